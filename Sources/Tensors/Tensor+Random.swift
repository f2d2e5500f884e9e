import CKernels

extension Tensor {
  /// Numbers of the uniform distribution on [0, 1).
  public static func rand(_ shape: [Int], _ generator: RandomGenerator) throws -> Tensor {
    try Tensor(uninitialized: shape).uniform_(0, 1, generator)
  }

  /// Numbers of the normal distribution with mean 0 and deviation 1.
  public static func randn(_ shape: [Int], _ generator: RandomGenerator) throws -> Tensor {
    try Tensor(uninitialized: shape).normal_(0, 1, generator)
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

  /// Writes numbers of the uniform distribution on [low, high), in storage order.
  ///
  /// - Throws: `TensorError.uniformRange`, `.expectedFloat`, and what forbids a change in place.
  @discardableResult
  public func uniform_(_ low: Double = 0, _ high: Double = 1, _ generator: RandomGenerator) throws
    -> Tensor
  {
    guard low <= high else { throw TensorError.uniformRange(from: low, to: high) }
    let (from, to) = (Float(low), Float(high))
    return try drawn { x, count in
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
    guard isContiguous else {
      return try drawn { x, count in
        for i in 0..<count { x[i] = Float(generator.normal64() * deviation + mean) }
      }
    }
    return try drawn { x, count in
      generator.fillNormal(x, count, mean: mean, deviation: deviation)
    }
  }

  /// Writes 1 with probability p, else 0: one draw in double precision an element.
  ///
  /// - Throws: `TensorError.probability`, and what forbids a change in place.
  @discardableResult
  public func bernoulli_(_ p: Double, _ generator: RandomGenerator) throws -> Tensor {
    guard p >= 0, p <= 1 else { throw TensorError.probability(p) }
    return try drawn { x, count in
      for i in 0..<count { x[i] = generator.uniform64() < p ? 1 : 0 }
    }
  }

  /// 1 with the probability that each element gives, else 0.
  public func bernoulli(_ generator: RandomGenerator) throws -> Tensor {
    guard dtype == .float32 else { throw TensorError.expectedFloat(dtype) }
    if let p = elements.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw TensorError.probability(Double(p))
    }
    return try map(Float.self) { generator.uniform32() < $0 ? Float(1) : 0 }
  }

  /// Writes numbers of the exponential distribution, in storage order.
  @discardableResult
  public func exponential_(_ rate: Double = 1, _ generator: RandomGenerator) throws -> Tensor {
    try drawn { x, count in
      for i in 0..<count { x[i] = Float(generator.exponential64(rate: rate)) }
    }
  }

  /// Draws elements into memory in order, then puts them into this tensor.
  private func drawn(_ draw: (UnsafeMutablePointer<Float>, Int) -> Void) throws -> Tensor {
    guard dtype == .float32 else { throw TensorError.expectedFloat(dtype) }
    try checkInPlace()
    let target = isContiguous ? self : try Tensor(uninitialized: shape)
    target.withPointer(Float.self) { draw($0, count) }
    if target !== self { assignElements(of: target) }
    storage.version += 1
    return self
  }

  /// Places drawn with the probabilities that a vector, or each row of a matrix, is proportional to.
  ///
  /// - Throws: `TensorError.multinomialRank` and its relatives.
  public func multinomial(
    _ draws: Int, replacement: Bool = false, _ generator: RandomGenerator
  ) throws -> Tensor {
    guard rank == 1 || rank == 2 else { throw TensorError.multinomialRank }
    guard dtype == .float32 else { throw TensorError.multinomialDType(dtype) }
    guard draws > 0 else { throw TensorError.multinomialCount(draws) }
    let width = shape[rank - 1]
    guard replacement || draws <= width else { throw TensorError.multinomialExcess }
    let p = elements
    guard p.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw TensorError.multinomialProbability
    }
    let rows = stride(from: 0, to: p.count, by: Swift.max(width, 1)).map {
      Array(p[$0..<$0 + width])
    }
    guard width > 0, rows.allSatisfy({ $0.contains { $0 > 0 } }) else {
      throw TensorError.multinomialSum
    }
    let target = Array(shape.dropLast()) + [draws]
    _ = try Shape.count(target)
    if replacement && draws > 1 {
      let places = rows.flatMap { generator.replaced($0, draws) }
      return Tensor(integers: places, shape: target)
    }
    let scores = Tensor(
      p.map { $0 / Float(generator.exponential64()) }, shape: shape)
    return try draws == 1
      ? scores.argmax(dimension: -1, keepDimensions: true) : scores.topk(draws).indices
  }
}

extension RandomGenerator {
  /// Places drawn independently: the first whose running sum of probabilities reaches a draw.
  fileprivate func replaced(_ weights: [Float], _ draws: Int) -> [Int] {
    var sum: Float = 0
    var running = weights.map { weight in
      sum += weight
      return sum
    }
    running = running.map { $0 / sum }
    running[running.count - 1] = 1
    return (0..<draws).map { _ in
      let draw = uniform64()
      var (low, high) = (0, running.count)
      while low < high {
        let middle = (low + high) / 2
        if Double(running[middle]) < draw { low = middle + 1 } else { high = middle }
      }
      return Swift.min(low, running.count - 1)
    }
  }
}
