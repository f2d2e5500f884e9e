import Glibc

/// Draws that networks need less often.
extension Tensor {
  /// Writes whole numbers in `low ..< high`, in storage order.
  ///
  /// - Throws: `TensorError.emptyRandomRange`, and what forbids a change in place.
  @discardableResult
  public func random_(_ low: Int, _ high: Int, _ generator: RandomGenerator) throws -> Tensor {
    guard low < high else { throw TensorError.emptyRandomRange(low: low, high: high) }
    return try copy_(Tensor.randint(low, high, shape, generator))
  }

  /// Writes whole numbers from 0 up to the largest before which the kind has all of them.
  @discardableResult
  public func random_(_ generator: RandomGenerator) throws -> Tensor {
    let drawn = (0..<count).map { _ -> Int in
      switch dtype {
      case .float32: Int(generator.next32() % (1 << 24 + 1))
      case .float64: Int(generator.next64() % (1 << 53 + 1))
      case .int64: Int(generator.seed64())
      case .int32, .int16, .int8, .uint8:
        Int(generator.next32() % (UInt32(dtype.range.upperBound) + 1))
      case .bool: Int(generator.next32() % 2)
      }
    }
    return try copy_(Tensor(integers: drawn, shape: shape))
  }

  /// Writes numbers whose logarithms are normal, in storage order.
  ///
  /// - Throws: `TensorError.normalDeviation`, `.expectedFloat`, and what forbids a change in place.
  @discardableResult
  public func logNormal_(
    _ mean: Double = 1, _ deviation: Double = 2, _ generator: RandomGenerator
  ) throws -> Tensor {
    guard deviation > 0 else { throw TensorError.normalDeviation(deviation) }
    return try drawnInDouble { Glibc.exp(generator.normal64() * deviation + mean) }
  }

  /// Writes how many trials of probability p a success takes, in storage order.
  ///
  /// - Throws: `TensorError.probability`, `.expectedFloat`, and what forbids a change in place.
  @discardableResult
  public func geometric_(_ p: Double, _ generator: RandomGenerator) throws -> Tensor {
    guard p > 0, p < 1 else { throw TensorError.probability(p) }
    return try drawnInDouble {
      (Glibc.log(generator.uniform64()) / Glibc.log1p(-p)).rounded(.up)
    }
  }
}
