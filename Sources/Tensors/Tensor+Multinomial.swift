extension Tensor {
  /// Places drawn with the probabilities that a vector, or each row of a matrix, is proportional to.
  ///
  /// - Throws: `TensorError.multinomialRank` and its relatives.
  public func multinomial(
    _ draws: Int, replacement: Bool = false, _ generator: RandomGenerator
  ) throws -> Tensor {
    guard rank == 1 || rank == 2 else { throw TensorError.multinomialRank }
    guard dtype.isFloatingPoint else { throw TensorError.multinomialDType(dtype) }
    guard draws > 0 else { throw TensorError.multinomialCount(draws) }
    return dtype == .float64
      ? try places(elements: array(Double.self), draws, replacement, generator)
      : try places(elements: array(Float.self), draws, replacement, generator)
  }

  private func places<Real: FloatingPointElement>(
    elements p: [Real], _ draws: Int, _ replacement: Bool, _ generator: RandomGenerator
  ) throws -> Tensor {
    let width = shape[rank - 1]
    guard replacement || draws <= width else { throw TensorError.multinomialExcess }
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
    let scores = Tensor(elements: p.map { $0 / Real(generator.exponential64()) }, shape: shape)
    return try draws == 1
      ? scores.argmax(dimension: -1, keepDimensions: true) : scores.topk(draws).indices
  }
}

extension RandomGenerator {
  /// Places drawn independently: the first whose running sum of probabilities reaches a draw.
  fileprivate func replaced<Real: FloatingPointElement>(_ weights: [Real], _ draws: Int) -> [Int] {
    var sum: Real = 0
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
