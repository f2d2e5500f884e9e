import StandardLibrary

extension StandardModule {
  /// `torch.nn`'s layers that are made of others.
  static var writtenLayersModule: StandardModule {
    StandardModule("torch.nn.modules", "Layers made of others.", source: layersSource)
  }
}

private let layersSource = #"""
  import torch as _torch
  import torch.nn as _nn
  import torch.nn.functional as _F

  class RMSNorm(_nn.Module):
      __module__ = "torch.nn.modules.normalization"

      def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
          super().__init__()
          shape = (normalized_shape,) if isinstance(normalized_shape, int) else normalized_shape
          self.normalized_shape, self.eps = tuple(shape), eps
          self.elementwise_affine = elementwise_affine
          if elementwise_affine:
              self.weight = _nn.Parameter(_torch.ones(self.normalized_shape, dtype=dtype))
          else:
              self.register_parameter("weight", None)

      def reset_parameters(self):
          if self.elementwise_affine:
              _nn.init.ones_(self.weight)

      def forward(self, x):
          return _F.rms_norm(x, self.normalized_shape, self.weight, self.eps)

      def extra_repr(self):
          return (f"{self.normalized_shape}, eps={self.eps}, "
              f"elementwise_affine={self.elementwise_affine}")

  class GroupNorm(_nn.Module):
      __module__ = "torch.nn.modules.normalization"

      def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None,
              bias=True):
          super().__init__()
          if num_channels % num_groups != 0:
              raise ValueError(
                  f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
          self.num_groups, self.num_channels = num_groups, num_channels
          self.eps, self.affine = eps, affine
          if affine:
              self.weight = _nn.Parameter(_torch.ones(num_channels, dtype=dtype))
          else:
              self.register_parameter("weight", None)
          if affine and bias:
              self.bias = _nn.Parameter(_torch.zeros(num_channels, dtype=dtype))
          else:
              self.register_parameter("bias", None)

      def forward(self, input):
          return _F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

      def extra_repr(self):
          return (f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, "
              f"bias={self.bias is not None}")

  class _Padding1d(_nn.Module):
      __module__ = "torch.nn.modules.padding"
      _mode = "constant"

      def __init__(self, padding):
          super().__init__()
          self.padding = (padding, padding) if isinstance(padding, int) else tuple(padding)

      def forward(self, input):
          return _F.pad(input, self.padding, self._mode)

      def extra_repr(self):
          return f"{self.padding}"

  class ReflectionPad1d(_Padding1d):
      __module__, _mode = "torch.nn.modules.padding", "reflect"

  class ReplicationPad1d(_Padding1d):
      __module__, _mode = "torch.nn.modules.padding", "replicate"

  class CircularPad1d(_Padding1d):
      __module__, _mode = "torch.nn.modules.padding", "circular"

  class ConstantPad1d(_Padding1d):
      __module__ = "torch.nn.modules.padding"

      def __init__(self, padding, value):
          super().__init__(padding)
          self.value = value

      def forward(self, input):
          return _F.pad(input, self.padding, "constant", self.value)

      def extra_repr(self):
          return f"padding={self.padding}, value={self.value}"

  class ZeroPad1d(ConstantPad1d):
      __module__ = "torch.nn.modules.padding"

      def __init__(self, padding):
          super().__init__(padding, 0.0)

      def extra_repr(self):
          return f"{self.padding}"

  class DataParallel(_nn.Module):
      __module__ = "torch.nn.parallel.data_parallel"

      def __init__(self, module, device_ids=None, output_device=None, dim=0):
          super().__init__()
          self.module, self.device_ids = module, []

      def forward(self, *inputs, **kwargs):
          return self.module(*inputs, **kwargs)
  """#
