import Tensors

/// Functions of each element, each as one operation with PyTorch's name.
enum Pointwise {
  /// x held between two bounds; its slope is 1 strictly between them.
  static func hardTanh(_ x: Tensor, _ low: Double, _ high: Double) throws -> Tensor {
    guard low <= high else { throw ActivationError.bounds }
    return try x.pointwise("HardtanhBackward0") {
      try $0.clamp(min: .float(low), max: .float(high))
    } slope: {
      try $0.greater(.float(low)).and($0.less(.float(high))).to($0.dtype)
    }
  }

  /// `scale·x` above zero, `scale·α·(exp(rate·x) − 1)` below.
  static func exponentialLinear(
    _ x: Tensor, name: String = "EluBackward0", alpha: Double, scale: Double = 1, rate: Double = 1
  ) throws -> Tensor {
    try x.pointwise(name, kernel: "elu_cpu") { x in
      let low = try (x.clamp(max: 0) * .float(rate)).expm1() * .float(alpha * scale)
      return try (x * .float(scale)).where(x.greater(0), low)
    } slope: { x in
      let low = try (x.clamp(max: 0) * .float(rate)).exp() * .float(alpha * scale * rate)
      return try Tensor.full(x.shape, .float(scale), dtype: x.dtype).where(x.greater(0), low)
    }
  }

  /// Klambauer et al. 2017: keeps mean 0 and variance 1.
  static func selu(_ x: Tensor) throws -> Tensor {
    try exponentialLinear(x, alpha: 1.6732632423543772, scale: 1.0507009873554805)
  }

  /// `max(x, 0) + min(0, α·(exp(x/α) − 1))`.
  static func celu(_ x: Tensor, alpha: Double) throws -> Tensor {
    guard alpha != 0 else { throw ActivationError.zeroAlpha }
    return try exponentialLinear(x, name: "CeluBackward0", alpha: alpha, rate: 1 / alpha)
  }

  /// `x·tanh(log(1 + eˣ))`.
  static func mish(_ x: Tensor) throws -> Tensor {
    try x.pointwise("MishBackward0", kernel: "mish_cpu") {
      try $0 * $0.softplus().tanh()
    } slope: { x in
      let t = try x.softplus().tanh()
      return try t + x * x.sigmoid() * (1 - t * t)
    }
  }

  /// `clamp(x + 3, 0, 6) / 6`.
  static func hardSigmoid(_ x: Tensor) throws -> Tensor {
    try x.pointwise("HardsigmoidBackward0", kernel: "hardsigmoid_cpu") {
      try ($0 + 3).clamp(min: 0, max: 6) / 6
    } slope: {
      try $0.greater(-3).and($0.less(3)).to($0.dtype) * .float(1.0 / 6)
    }
  }

  /// `x·clamp(x + 3, 0, 6) / 6`.
  static func hardSwish(_ x: Tensor) throws -> Tensor {
    try x.pointwise("HardswishBackward0", kernel: "hardswish_cpu") {
      try $0 * ($0 + 3).clamp(min: 0, max: 6) / 6
    } slope: { x in
      let inside = try (x / 3 + .float(0.5)).where(x.less(3), 1)
      return try inside.where(x.greater(-3), 0)
    }
  }

  /// `−log(1 + e⁻ˣ)`.
  static func logSigmoid(_ x: Tensor) throws -> Tensor {
    try x.pointwise("LogSigmoidBackward0", kernel: "log_sigmoid_cpu") {
      try $0.clamp(max: 0) - ($0.abs() * -1).exp().log1p()
    } slope: {
      try ($0 * -1).sigmoid()
    }
  }

  /// x above the threshold, else a value.
  static func threshold(_ x: Tensor, _ threshold: Double, value: Double) throws -> Tensor {
    try x.pointwise("ThresholdBackward0") {
      try $0.where($0.greater(.float(threshold)), .float(value))
    } slope: {
      try $0.greater(.float(threshold)).to($0.dtype)
    }
  }

  /// x beyond ±λ, else 0.
  static func hardShrink(_ x: Tensor, _ lambda: Double) throws -> Tensor {
    try x.pointwise("HardshrinkBackward0", kernel: "hardshrink_cpu") {
      try $0.where($0.abs().greater(.float(lambda)), 0)
    } slope: {
      try $0.abs().greater(.float(lambda)).to($0.dtype)
    }
  }

  /// x moved by λ towards 0, and 0 between ±λ.
  static func softShrink(_ x: Tensor, _ lambda: Double) throws -> Tensor {
    guard lambda >= 0 else { throw ActivationError.negativeThreshold(lambda) }
    return try x.pointwise("SoftshrinkBackward0", kernel: "softshrink_check") { x in
      let inner = try (x + .float(lambda)).where(x.less(.float(-lambda)), x * 0)
      return try (x - .float(lambda)).where(x.greater(.float(lambda)), inner)
    } slope: {
      try $0.abs().greater(.float(lambda)).to($0.dtype)
    }
  }

  /// Dauphin et al. 2017: the first half of a dimension times σ of the second.
  static func gatedLinear(_ x: Tensor, dimension: Int) throws -> Tensor {
    guard x.rank > 0 else { throw ActivationError.halvingNumber }
    guard x.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "glu_cpu", x.dtype)
    }
    let size = try x.size(dimension)
    let axis = dimension < 0 ? dimension + x.rank : dimension
    guard size % 2 == 0 else { throw ActivationError.halving(dimension: axis, size: size) }
    let (half, value) = try noGrad {
      let halves = try x.split(sizes: [size / 2, size / 2], axis)
      return (size / 2, try halves[0] * halves[1].sigmoid())
    }
    return Tensor.custom(name: "GluBackward0", inputs: [x], outputs: [value], saved: [x]) {
      let halves = try $0.saved[0].split(sizes: [half, half], axis)
      let gate = try halves[1].sigmoid()
      let (first, second) = (try $0.gradient * gate, try $0.gradient * halves[0])
      return [try Tensor.cat([first, second * gate * (1 - gate)], axis)]
    }[0]
  }

  /// x above zero, else x times a slope: one for all, or one for each channel (dimension 1).
  static func parametricRelu(_ x: Tensor, slope: Tensor) throws -> Tensor {
    guard slope.rank <= 1 else { throw ActivationError.slopeDimensions(slope.rank) }
    let channels = x.rank > 1 ? x.shape[1] : 1
    guard slope.count == 1 || slope.count == channels else {
      throw ActivationError.slopes(count: slope.count, channels: channels)
    }
    var shape = [Int](repeating: 1, count: x.rank)
    if slope.count != 1 { shape[1] = slope.count }
    let slopeShape = slope.shape
    let value = try noGrad { try x.where(x.greater(0), x * slope.reshape(shape)) }
    return Tensor.custom(
      name: "PreluKernelBackward0", inputs: [x, slope], outputs: [value], saved: [x, slope]
    ) { context in
      let (x, slope) = (context.saved[0], try context.saved[1].reshape(shape))
      let isAbove = try x.greater(0)
      let lower = try (context.gradient * x).maskedFill(isAbove, 0)
      let repeated = shape.indices.filter { shape[$0] == 1 }
      let sum =
        repeated.isEmpty ? lower : try lower.sum(dimensions: repeated, keepDimensions: true)
      return [
        try context.gradient.where(isAbove, context.gradient * slope), try sum.reshape(slopeShape),
      ]
    }[0]
  }
}

extension Tensor {
  /// A function of each element as one operation; `slope` is its derivative.
  ///
  /// - Parameter kernel: PyTorch's name of a function that integers do not have; without one,
  ///   integers stay integers.
  fileprivate func pointwise(
    _ name: String, kernel: String? = nil, value: (Tensor) throws -> Tensor,
    slope: @escaping (Tensor) throws -> Tensor
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      if let kernel { throw TensorError.notImplemented(operation: kernel, dtype) }
      return try value(to(.float32)).to(dtype)
    }
    let result = try noGrad { try value(self) }
    return Tensor.custom(name: name, inputs: [self], outputs: [result], saved: [self]) {
      [try $0.gradient * slope($0.saved[0])]
    }[0]
  }
}
