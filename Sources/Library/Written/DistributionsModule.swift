import StandardLibrary

extension StandardModule {
  /// `torch.distributions`: those that notes draw from.
  static var distributionsModule: StandardModule {
    StandardModule(
      "torch.distributions", "Distributions to draw from and to measure.",
      source: baseSource + choicesSource + numbersSource)
  }
}

extension StandardModule {
  /// `torch.distributions.normal` and its like, which hold one distribution each.
  static var singleDistributionModules: [StandardModule] {
    ["Bernoulli", "Categorical", "Normal", "Uniform"].map { name in
      StandardModule(
        "torch.distributions.\(name.lowercased())", "The distribution \(name).",
        source: "from torch.distributions import \(name)")
    }
  }
}

private let baseSource = #"""
  import math as _math
  import torch as _torch
  import torch.nn.functional as _F

  class Distribution:
      has_rsample = False

      def __init__(self, batch_shape=_torch.Size(), event_shape=_torch.Size(), validate_args=None):
          self._batch_shape, self._event_shape = batch_shape, event_shape

      batch_shape = property(lambda self: self._batch_shape)
      event_shape = property(lambda self: self._event_shape)
      stddev = property(lambda self: self.variance.sqrt())

      def _extended(self, sample_shape):
          return _torch.Size(tuple(sample_shape) + tuple(self._batch_shape))

      def sample(self, sample_shape=_torch.Size()):
          with _torch.no_grad():
              return self.rsample(sample_shape)

      def rsample(self, sample_shape=_torch.Size()):
          raise NotImplementedError

      def sample_n(self, n):
          return self.sample(_torch.Size((n,)))

      def _check(self, name, value, holds, constraint):
          if not bool(holds.all()):
              raise ValueError(
                  f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) "
                  f"of distribution {self!r} to satisfy the constraint {constraint}, but found "
                  f"invalid values:\n{value}")

      def _check_sample(self, value, holds, constraint):
          if not bool(holds.all()):
              raise ValueError(
                  f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to "
                  f"be within the support ({constraint}) of the distribution {self!r}, but found "
                  f"invalid values:\n{value}")

      def __repr__(self):
          names = [name for name in self._shown if name in self.__dict__]
          texts = []
          for name in names:
              value = self.__dict__[name]
              texts.append(f"{name}: {value if value.numel() == 1 else value.size()}")
          return f"{type(self).__name__}({', '.join(texts)})"

  def _tensors(*values):
      if not all(isinstance(value, (_torch.Tensor, int, float)) for value in values):
          raise ValueError("Input arguments must all be instances of Number, torch.Tensor or objects "
              "implementing __torch_function__.")
      if all(not isinstance(value, _torch.Tensor) for value in values):
          return [_torch.tensor(float(value)) for value in values]
      return _torch.broadcast_tensors(*[_torch.as_tensor(value).float()
          if not isinstance(value, _torch.Tensor) else value for value in values])

  """#

private let choicesSource = #"""
  class Categorical(Distribution):
      _shown = ("probs", "logits")

      def __init__(self, probs=None, logits=None, validate_args=None):
          if (probs is None) == (logits is None):
              raise ValueError(
                  "Either `probs` or `logits` must be specified, but not both.")
          given = probs if probs is not None else logits
          if given.dim() < 1:
              name = "probs" if probs is not None else "logits"
              raise ValueError(f"`{name}` parameter must be at least one-dimensional.")
          self._num_events = given.size(-1)
          super().__init__(given.shape[:-1])
          if probs is not None:
              self.probs = probs / probs.sum(-1, keepdim=True)
              self._check("probs", self.probs, self.probs >= 0, "Simplex()")
          else:
              self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)

      def __getattr__(self, name):
          if name == "probs":
              self.probs = _F.softmax(self.logits, dim=-1)
              return self.probs
          if name == "logits":
              eps = _torch.finfo(self.probs.dtype).eps
              self.logits = _torch.log(self.probs.clamp(min=eps, max=1 - eps))
              return self.logits
          raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

      param_shape = property(lambda self: self.probs.size())
      mode = property(lambda self: self.probs.argmax(dim=-1))
      mean = property(lambda self: _torch.full(self._batch_shape, float("nan")))
      variance = property(lambda self: _torch.full(self._batch_shape, float("nan")))

      def sample(self, sample_shape=_torch.Size()):
          shape = _torch.Size(sample_shape)
          probs = self.probs.detach().reshape(-1, self._num_events)
          drawn = _torch.multinomial(probs, shape.numel(), True).T
          return drawn.reshape(self._extended(shape))

      def log_prob(self, value):
          self._check_sample(value, (value >= 0) & (value < self._num_events),
              f"IntegerInterval(lower_bound=0, upper_bound={self._num_events - 1})")
          value = value.long().unsqueeze(-1)
          value, log_pmf = _torch.broadcast_tensors(value, self.logits)
          return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

      def entropy(self):
          logits = _torch.clamp(self.logits, min=_torch.finfo(self.logits.dtype).min)
          return -(logits * self.probs).sum(-1)

      def enumerate_support(self, expand=True):
          values = _torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
          return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

  class Bernoulli(Distribution):
      _shown = ("probs", "logits")

      def __init__(self, probs=None, logits=None, validate_args=None):
          if (probs is None) == (logits is None):
              raise ValueError("Either `probs` or `logits` must be specified, but not both.")
          if probs is not None:
              self.probs, = _tensors(probs)
              super().__init__(self.probs.size())
              self._check("probs", self.probs, (self.probs >= 0) & (self.probs <= 1),
                  "Interval(lower_bound=0.0, upper_bound=1.0)")
          else:
              self.logits, = _tensors(logits)
              super().__init__(self.logits.size())

      def __getattr__(self, name):
          if name == "probs":
              self.probs = _torch.sigmoid(self.logits)
              return self.probs
          if name == "logits":
              eps = _torch.finfo(self.probs.dtype).eps
              clamped = self.probs.clamp(min=eps, max=1 - eps)
              self.logits = _torch.log(clamped) - _torch.log1p(-clamped)
              return self.logits
          raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

      mean = property(lambda self: self.probs)
      variance = property(lambda self: self.probs * (1 - self.probs))
      mode = property(lambda self: (self.probs >= 0.5).to(self.probs.dtype))

      def sample(self, sample_shape=_torch.Size()):
          with _torch.no_grad():
              return _torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

      def log_prob(self, value):
          logits, value = _torch.broadcast_tensors(self.logits, value)
          return -_F.binary_cross_entropy_with_logits(logits, value, reduction="none")

      def entropy(self):
          return _F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

  """#

private let numbersSource = #"""
  class Normal(Distribution):
      has_rsample = True
      _shown = ("loc", "scale")

      def __init__(self, loc, scale, validate_args=None):
          self.loc, self.scale = _tensors(loc, scale)
          super().__init__(self.loc.size())
          self._check("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

      mean = property(lambda self: self.loc)
      mode = property(lambda self: self.loc)
      stddev = property(lambda self: self.scale)
      variance = property(lambda self: self.scale.pow(2))

      def sample(self, sample_shape=_torch.Size()):
          shape = self._extended(sample_shape)
          with _torch.no_grad():
              return _torch.normal(self.loc.expand(shape), self.scale.expand(shape))

      def rsample(self, sample_shape=_torch.Size()):
          shape = self._extended(sample_shape)
          drawn = _torch.normal(_torch.zeros(shape, dtype=self.loc.dtype),
              _torch.ones(shape, dtype=self.loc.dtype))
          return self.loc + drawn * self.scale

      def log_prob(self, value):
          log_scale = self.scale.log()
          return (-((value - self.loc) ** 2) / (2 * self.variance) - log_scale
              - _math.log(_math.sqrt(2 * _math.pi)))

      def cdf(self, value):
          return 0.5 * (1 + _torch.erf((value - self.loc) * self.scale.reciprocal() / _math.sqrt(2)))

      def icdf(self, value):
          return self.loc + self.scale * _torch.erfinv(2 * value - 1) * _math.sqrt(2)

      def entropy(self):
          return 0.5 + 0.5 * _math.log(2 * _math.pi) + _torch.log(self.scale)

  class Uniform(Distribution):
      has_rsample = True
      _shown = ("low", "high")

      def __init__(self, low, high, validate_args=None):
          self.low, self.high = _tensors(low, high)
          super().__init__(self.low.size())
          self._check("low", self.low, self.low < self.high,
              f"LessThan(upper_bound={self.high})" if self.high.dim() else
              f"LessThan(upper_bound={self.high.item()})")

      mean = property(lambda self: (self.high + self.low) / 2)
      variance = property(lambda self: (self.high - self.low).pow(2) / 12)

      def rsample(self, sample_shape=_torch.Size()):
          drawn = _torch.rand(self._extended(sample_shape), dtype=self.low.dtype)
          return self.low + drawn * (self.high - self.low)

      def log_prob(self, value):
          lb = self.low.le(value).type_as(self.low)
          ub = self.high.gt(value).type_as(self.low)
          return _torch.log(lb.mul(ub)) - _torch.log(self.high - self.low)

      def entropy(self):
          return _torch.log(self.high - self.low)

  def kl_divergence(p, q):
      if type(p) is Normal and type(q) is Normal:
          ratio = (p.scale / q.scale).pow(2)
          distance = ((p.loc - q.loc) / q.scale).pow(2)
          return 0.5 * (ratio + distance - 1 - ratio.log())
      if type(p) is Categorical and type(q) is Categorical:
          t = p.probs * (p.logits - q.logits)
          t = _torch.where((q.probs == 0).expand_as(t), _torch.inf, t)
          return _torch.where((p.probs == 0).expand_as(t), 0, t).sum(-1)
      if type(p) is Bernoulli and type(q) is Bernoulli:
          return (p.probs * (p.logits - q.logits)
              + _torch.log1p(-p.probs) - _torch.log1p(-q.probs))
      raise NotImplementedError(
          f"No KL(p || q) is implemented for p type {type(p).__name__} "
          f"and q type {type(q).__name__}")
  """#
