import StandardLibrary

extension StandardModule {
  /// `torch.nn`'s layers of planes, and functions of planes that are made of others.
  static var planeLayersModule: StandardModule {
    StandardModule("torch.nn._planes", "Layers of planes.", source: functions + layers + windows)
  }
}

private let functions = #"""
  import math as _math
  import torch as _torch
  import torch.nn as _nn
  import torch.nn.functional as _F

  def _pair(value):
      return (value, value) if isinstance(value, int) else tuple(value)

  def _adaptive(name, pool, input, output_size):
      if input.dim() not in (3, 4):
          raise RuntimeError(f"{name}(): Expected 3D or 4D tensor, but got {list(input.shape)}")
      rows, columns = _pair(output_size)
      rows = input.shape[-2] if rows is None else rows
      columns = input.shape[-1] if columns is None else columns
      flat = input.reshape(-1, input.shape[-2], input.shape[-1])
      pooled = pool(pool(flat, columns).transpose(1, 2), rows).transpose(1, 2)
      return pooled.reshape(*input.shape[:-2], rows, columns)

  def adaptive_avg_pool2d(input, output_size):
      return _adaptive("adaptive_avg_pool2d", _F.adaptive_avg_pool1d, input, output_size)

  def adaptive_max_pool2d(input, output_size, return_indices=False):
      return _adaptive("adaptive_max_pool2d", _F.adaptive_max_pool1d, input, output_size)

  def dropout2d(input, p=0.5, training=True, inplace=False):
      if not 0 <= p <= 1:
          raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
      channels = input.shape[:-2] + (1, 1)
      return input * _F.dropout(_torch.ones(channels, dtype=input.dtype), p, training)

  """#

private let layers = #"""
  class Conv2d(_nn.Module):
      __module__ = "torch.nn.modules.conv"

      def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
              groups=1, bias=True, padding_mode="zeros", device=None, dtype=None):
          super().__init__()
          if groups <= 0:
              raise ValueError("groups must be a positive integer")
          if in_channels % groups != 0:
              raise ValueError("in_channels must be divisible by groups")
          if out_channels % groups != 0:
              raise ValueError("out_channels must be divisible by groups")
          self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
          self.kernel_size, self.stride = _pair(kernel_size), _pair(stride)
          self.padding = padding if isinstance(padding, str) else _pair(padding)
          self.dilation, self.padding_mode = _pair(dilation), padding_mode
          self._check()
          shape = (out_channels, in_channels // groups) + self.kernel_size
          self.weight = _nn.Parameter(_torch.empty(shape, dtype=dtype))
          if bias:
              self.bias = _nn.Parameter(_torch.empty(out_channels, dtype=dtype))
          else:
              self.register_parameter("bias", None)
          self.reset_parameters()

      def _check(self):
          if isinstance(self.padding, str):
              if self.padding not in ("same", "valid"):
                  raise ValueError(f"Invalid padding string {self.padding!r}, should be one of "
                      "{'same', 'valid'}")
              if self.padding == "same" and any(step != 1 for step in self.stride):
                  raise ValueError("padding='same' is not supported for strided convolutions")
          if self.padding_mode != "zeros":
              raise NotImplementedError(
                  f"nn.Conv2d(padding_mode='{self.padding_mode}') is not supported here")

      def reset_parameters(self):
          if self.weight.numel() == 0:
              return
          _nn.init.kaiming_uniform_(self.weight, a=_math.sqrt(5))
          if self.bias is not None:
              bound = 1 / _math.sqrt(self.weight[0].numel())
              _nn.init.uniform_(self.bias, -bound, bound)

      def forward(self, input):
          return _F.conv2d(input, self.weight, self.bias, self.stride, self.padding, self.dilation,
              self.groups)

      def extra_repr(self):
          text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
              f"stride={self.stride}")
          if self.padding != (0, 0):
              text += f", padding={self.padding}"
          if self.dilation != (1, 1):
              text += f", dilation={self.dilation}"
          if self.groups != 1:
              text += f", groups={self.groups}"
          return text + ("" if self.bias is not None else ", bias=False")

  class BatchNorm2d(_nn.BatchNorm1d):
      __module__ = "torch.nn.modules.batchnorm"

      def forward(self, input):
          if input.dim() != 4:
              raise ValueError(f"expected 4D input (got {input.dim()}D input)")
          share, keeps = self.momentum, self.track_running_stats
          if self.training and keeps:
              self.num_batches_tracked.add_(1)
              if share is None:
                  share = 1 / self.num_batches_tracked.item()
          means = self.running_mean if keeps else None
          spreads = self.running_var if keeps else None
          return _F.batch_norm(input, means, spreads, self.weight, self.bias,
              self.training or not keeps, share or 0.0, self.eps)

  class Dropout2d(_nn.Dropout):
      __module__ = "torch.nn.modules.dropout"

      def forward(self, input):
          return dropout2d(input, self.p, self.training)

  """#

private let windows = #"""
  class MaxPool2d(_nn.Module):
      __module__ = "torch.nn.modules.pooling"

      def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False,
              ceil_mode=False):
          super().__init__()
          self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
          self.padding, self.dilation = padding, dilation
          self.return_indices, self.ceil_mode = return_indices, ceil_mode

      def forward(self, input):
          return _F.max_pool2d(input, self.kernel_size, self.stride, self.padding, self.dilation,
              self.ceil_mode, self.return_indices)

      def extra_repr(self):
          return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
              f"dilation={self.dilation}, ceil_mode={self.ceil_mode}")

  class AvgPool2d(_nn.Module):
      __module__ = "torch.nn.modules.pooling"

      def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False,
              count_include_pad=True):
          super().__init__()
          self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
          self.padding, self.ceil_mode = padding, ceil_mode
          self.count_include_pad = count_include_pad

      def forward(self, input):
          return _F.avg_pool2d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode,
              self.count_include_pad)

      def extra_repr(self):
          return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"

  class AdaptiveAvgPool2d(_nn.Module):
      __module__ = "torch.nn.modules.pooling"

      def __init__(self, output_size):
          super().__init__()
          self.output_size = output_size

      def forward(self, input):
          return adaptive_avg_pool2d(input, self.output_size)

      def extra_repr(self):
          return f"output_size={self.output_size}"

  class AdaptiveMaxPool2d(AdaptiveAvgPool2d):
      __module__ = "torch.nn.modules.pooling"

      def forward(self, input):
          return adaptive_max_pool2d(input, self.output_size)

  class Unfold(_nn.Module):
      __module__ = "torch.nn.modules.fold"

      def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
          super().__init__()
          self.kernel_size, self.dilation = kernel_size, dilation
          self.padding, self.stride = padding, stride

      def forward(self, input):
          return _F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

      def extra_repr(self):
          return (f"kernel_size={self.kernel_size}, dilation={self.dilation}, "
              f"padding={self.padding}, stride={self.stride}")
  """#
