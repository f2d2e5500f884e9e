import StandardLibrary

extension StandardModule {
  /// `torch.functional`: functions of `torch` that are made of others.
  static var torchFunctionsModule: StandardModule {
    StandardModule(
      "torch.functional", "Functions made of others.",
      natives: { _ in
        factorizationFunctions.filter { $0.name == "_named" }.map { ($0.name, .builtin($0)) }
      }, source: algebraSource + settingsSource)
  }

  /// `torch.amp` and its older place: mixed precision, which is off without a GPU.
  static var mixedPrecisionModules: [StandardModule] {
    ["torch.amp", "torch.cuda.amp"].map {
      StandardModule($0, "Mixed precision: off.", source: precisionSource)
    }
  }

  /// `torch.nn.functional`'s functions that are made of others.
  static var networkFunctionsModule: StandardModule {
    StandardModule(
      "torch.nn._functions", "Functions made of others.", source: networkSource)
  }
}

private let algebraSource = #"""
  import torch as _torch
  import torch.linalg as _linalg
  import torch.nn.functional as _F

  newaxis = None
  inverse, det, slogdet, pinverse = _linalg.inv, _linalg.det, _linalg.slogdet, _linalg.pinv

  def logdet(input):
      sign, logarithm = _linalg.slogdet(input)
      return _torch.where(sign < 0, _torch.nan, logarithm)

  def cholesky(input, upper=False, *, out=None):
      return _linalg.cholesky(input, upper=upper)

  def qr(input, some=True, *, out=None):
      return _named("qr", ["Q", "R"], tuple(_linalg.qr(input, "reduced" if some else "complete")))

  def svd(input, some=True, compute_uv=True, *, out=None):
      U, S, Vh = _linalg.svd(input, full_matrices=not some)
      return _named("svd", ["U", "S", "V"], (U, S, Vh.mT))

  def range(start, end=None, step=1, *, dtype=None, requires_grad=False):
      if end is None:
          start, end = 0, start
      count = int((end - start) / step) + 1
      made = start + _torch.arange(count, dtype=dtype or _torch.get_default_dtype()) * step
      return made.requires_grad_(requires_grad)

  def vander(x, N=None, increasing=False):
      powers = _torch.arange(len(x) if N is None else N)
      return x.unsqueeze(-1) ** (powers if increasing else powers.flip(0))

  def split_with_sizes(input, split_sizes, dim=0):
      return _torch.split(input, list(split_sizes), dim)

  def detach(input):
      return input.detach()

  def dropout(input, p, train):
      return _F.dropout(input, p, train)

  def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
      made = _torch.as_tensor(obj, dtype=dtype, device=device)
      return made.clone() if copy else made

  def get_device(input):
      return -1

  layer_norm, conv1d, max_pool1d = _F.layer_norm, _F.conv1d, _F.max_pool1d
  conv2d, max_pool2d = _F.conv2d, _F.max_pool2d
  avg_pool1d, prelu, selu, celu = _F.avg_pool1d, _F.prelu, _F.selu, _F.celu
  bilinear, kl_div, threshold = _F.bilinear, _F.kl_div, _F.threshold
  binary_cross_entropy_with_logits = _F.binary_cross_entropy_with_logits

  def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
      return _F.embedding(indices, weight)

  """#

private let settingsSource = #"""
  def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None,
          options=None, disable=False):
      if model is None:
          return lambda function: function
      return model

  def set_float32_matmul_precision(precision):
      if precision not in ("highest", "high", "medium"):
          raise RuntimeError(f"Float32 precision must be one of 'highest', 'high', 'medium' "
              f"but got {precision}")

  def get_float32_matmul_precision():
      return "highest"

  def set_default_device(device):
      _torch.zeros(0, device=device)

  def get_default_device():
      return _torch.device("cpu")

  def set_default_tensor_type(t):
      name = t if isinstance(t, str) else f"torch.{t.__name__}"
      kinds = {"torch.FloatTensor": _torch.float32, "torch.DoubleTensor": _torch.float64}
      if name not in kinds:
          raise TypeError("only floating-point types are supported as the default type")
      _torch.set_default_dtype(kinds[name])

  def set_deterministic_debug_mode(debug_mode):
      pass

  def are_deterministic_algorithms_enabled():
      return False

  def is_inference_mode_enabled():
      return not _torch.is_grad_enabled()
  """#

private let precisionSource = #"""
  import torch as _torch

  class autocast:
      """Mixed precision: without a GPU it is off, as PyTorch says in a warning."""

      def __init__(self, device_type="cuda", dtype=None, enabled=True, cache_enabled=None):
          if str(device_type).startswith("cpu") and enabled:
              raise NotImplementedError("autocast on the CPU computes in bfloat16, which is not "
                  "supported here: write enabled=False")

      def __enter__(self):
          return self

      def __exit__(self, *details):
          return False

      def __call__(self, func):
          return func

  class GradScaler:
      """Scales losses on a GPU; without one it is off and changes nothing."""

      def __init__(self, device="cuda", init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5,
              growth_interval=2000, enabled=True):
          pass

      def is_enabled(self):
          return False

      def scale(self, outputs):
          return outputs

      def unscale_(self, optimizer):
          pass

      def step(self, optimizer, *args, **kwargs):
          return optimizer.step(*args, **kwargs)

      def update(self, new_scale=None):
          pass

      def get_scale(self):
          return 1.0

      def state_dict(self):
          return {}

      def load_state_dict(self, state_dict):
          pass
  """#

private let networkSource = #"""
  import torch as _torch

  def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
      gumbels = -_torch.empty_like(logits).exponential_().log()
      soft = ((logits + gumbels) / tau).softmax(dim)
      if not hard:
          return soft
      index = soft.max(dim, keepdim=True)[1]
      chosen = _torch.zeros_like(logits).scatter_(dim, index, 1.0)
      return chosen - soft.detach() + soft

  def rms_norm(input, normalized_shape, weight=None, eps=None):
      dims = tuple(range(-len(tuple(normalized_shape)), 0))
      if eps is None:
          eps = _torch.finfo(input.dtype).eps
      made = input * _torch.rsqrt((input * input).mean(dims, keepdim=True) + eps)
      return made if weight is None else made * weight

  def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
      batch, channels = input.shape[:2]
      if channels % num_groups:
          raise RuntimeError(f"Expected number of channels in input to be divisible by num_groups, but "
              f"got input of shape {list(input.shape)} and num_groups={num_groups}")
      grouped = input.reshape(batch, num_groups, -1)
      mean = grouped.mean(-1, keepdim=True)
      variance = grouped.var(-1, unbiased=False, keepdim=True)
      made = ((grouped - mean) / (variance + eps).sqrt()).reshape(input.shape)
      shape = (1, channels) + (1,) * (input.dim() - 2)
      if weight is not None:
          made = made * weight.view(shape)
      return made if bias is None else made + bias.view(shape)

  def relu_(input):
      return input.relu_()
  """#
