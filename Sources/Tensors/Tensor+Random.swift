import CKernels

extension Tensor {
  /// Numbers of the uniform distribution on [0, 1).
  public static func rand(
    _ shape: [Int], dtype: DType = .standard, _ generator: RandomGenerator
  ) throws -> Tensor {
    try Tensor(uninitialized: shape, dtype).uniform_(0, 1, generator)
  }

  /// Numbers of the normal distribution with mean 0 and deviation 1.
  public static func randn(
    _ shape: [Int], dtype: DType = .standard, _ generator: RandomGenerator
  ) throws -> Tensor {
    try Tensor(uninitialized: shape, dtype).normal_(0, 1, generator)
  }

  /// Integers in `low ..< high`.
  public static func randint(
    _ low: Int, _ high: Int, _ shape: [Int], _ generator: RandomGenerator
  ) throws -> Tensor {
    guard low < high else { throw TensorError.emptyRandomRange(low: low, high: high) }
    let result = try Tensor(uninitialized: shape, .int64)
    try result.withPointer(Int64.self) { x in
      for i in 0..<result.count { x[i] = Int64(try generator.integer(low, high)) }
    }
    return result
  }

  /// The numbers below `count` in random order.
  public static func randperm(_ count: Int, _ generator: RandomGenerator) throws -> Tensor {
    Tensor(integers: try generator.permutation(count))
  }

  /// Writes numbers of the uniform distribution on [low, high), in storage order: of 24 random bits
  /// in float32, of 53 in float64.
  ///
  /// - Throws: `TensorError.uniformRange`, `.expectedFloat`, and what forbids a change in place.
  @discardableResult
  public func uniform_(_ low: Double = 0, _ high: Double = 1, _ generator: RandomGenerator) throws
    -> Tensor
  {
    guard low <= high else { throw TensorError.uniformRange(from: low, to: high) }
    guard dtype != .float64 else {
      return try drawn(Double.self) { x, count in
        for i in 0..<count {
          let number = low.addingProduct(generator.uniform64(), high - low)
          x[i] = number == high ? low : number
        }
      }
    }
    let (from, to) = (Float(low), Float(high))
    return try drawn(Float.self) { x, count in
      for i in 0..<count { x[i] = generator.uniform32() }
      Kernels.active.scale_and_shift(count, to - from, from, x, x)
      for i in 0..<count where x[i] == to { x[i] = from }
    }
  }

  /// Writes numbers of the normal distribution, in storage order.
  ///
  /// - Throws: `TensorError.normalDeviation`, `.expectedFloat`, and what forbids a change in place.
  @discardableResult
  public func normal_(
    _ mean: Double = 0, _ deviation: Double = 1, _ generator: RandomGenerator
  ) throws -> Tensor {
    guard deviation >= 0 else { throw TensorError.normalDeviation(deviation) }
    let inOrder = isContiguous
    guard dtype != .float64 else {
      return try drawn(Double.self) { x, count in
        generator.fillNormal(x, count, inBlocks: inOrder, mean: mean, deviation: deviation)
      }
    }
    guard inOrder else {
      return try drawn(Float.self) { x, count in
        for i in 0..<count { x[i] = Float(generator.normal64() * deviation + mean) }
      }
    }
    return try drawn(Float.self) { x, count in
      generator.fillNormal(x, count, mean: mean, deviation: deviation)
    }
  }

  /// Writes 1 with probability p, else 0: one draw in double precision an element.
  ///
  /// - Throws: `TensorError.probability`, and what forbids a change in place.
  @discardableResult
  public func bernoulli_(_ p: Double, _ generator: RandomGenerator) throws -> Tensor {
    guard p >= 0, p <= 1 else { throw TensorError.probability(p) }
    guard dtype == .float32 else { return try drawnInDouble { generator.uniform64() < p ? 1 : 0 } }
    return try drawn(Float.self) { x, count in
      generator.fillMask(x, count, probability: p, value: 1)
    }
  }

  /// 1 with the probability that each element gives, else 0.
  public func bernoulli(_ generator: RandomGenerator) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw TensorError.expectedFloat(dtype) }
    if let p = doubles.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw TensorError.probability(p)
    }
    return dtype == .float64
      ? try map(Double.self) { generator.uniform64() < $0 ? Double(1) : 0 }
      : try map(Float.self) { generator.uniform32() < $0 ? Float(1) : 0 }
  }

  /// Writes numbers of the exponential distribution, in storage order.
  @discardableResult
  public func exponential_(_ rate: Double = 1, _ generator: RandomGenerator) throws -> Tensor {
    try drawnInDouble { generator.exponential64(rate: rate) }
  }

  /// Draws numbers one after the other in double precision.
  func drawnInDouble(_ draw: () -> Double) throws -> Tensor {
    guard dtype != .float64 else {
      return try drawn(Double.self) { x, count in for i in 0..<count { x[i] = draw() } }
    }
    return try drawn(Float.self) { x, count in for i in 0..<count { x[i] = Float(draw()) } }
  }

  /// Draws elements in the order in which this tensor's stand in memory.
  private func drawn<Real: FloatingPointElement>(
    _: Real.Type, _ draw: (UnsafeMutablePointer<Real>, Int) -> Void
  ) throws -> Tensor {
    guard dtype == Real.dtype else { throw TensorError.expectedFloat(dtype) }
    try checkInPlace()
    let axes = axesInMemory
    let target = isContiguous ? self : try Tensor(uninitialized: axes.map { shape[$0] }, dtype)
    target.withPointer(Real.self) { draw($0, count) }
    if target !== self { along(axes).assignElements(of: target) }
    storage.version += 1
    return self
  }
}
