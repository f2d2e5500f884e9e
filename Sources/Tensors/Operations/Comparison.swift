extension Tensor {
  private func compared(
    _ other: Tensor, _ floats: (Float, Float) -> Bool, _ doubles: (Double, Double) -> Bool,
    _ integers: (Int64, Int64) -> Bool
  ) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    guard kind.isFloatingPoint else {
      let (a, b) = try Tensor.integers(self, other, kind)
      return try Tensor.pairwise(a, b, Int64.self, integers)
    }
    let (a, b) = try Tensor.operands(self, other, kind)
    return try Tensor.pairwiseReal(a, b, floats, doubles)
  }

  /// Where both are the same number.
  public func equal(_ other: Tensor) throws -> Tensor { try compared(other, ==, ==, ==) }
  /// Where they are not the same number.
  public func notEqual(_ other: Tensor) throws -> Tensor { try compared(other, !=, !=, !=) }
  /// Where this is below the other.
  public func less(_ other: Tensor) throws -> Tensor { try compared(other, <, <, <) }
  /// Where this is not above the other.
  public func lessOrEqual(_ other: Tensor) throws -> Tensor { try compared(other, <=, <=, <=) }
  /// Where this is above the other.
  public func greater(_ other: Tensor) throws -> Tensor { try compared(other, >, >, >) }
  /// Where this is not below the other.
  public func greaterOrEqual(_ other: Tensor) throws -> Tensor { try compared(other, >=, >=, >=) }

  /// Where this is the number.
  public func equal(_ other: Scalar) throws -> Tensor { try equal(.wrapped(other)) }
  /// Where this is not the number.
  public func notEqual(_ other: Scalar) throws -> Tensor { try notEqual(.wrapped(other)) }
  /// Where this is below the number.
  public func less(_ other: Scalar) throws -> Tensor { try less(.wrapped(other)) }
  /// Where this is not above the number.
  public func lessOrEqual(_ other: Scalar) throws -> Tensor { try lessOrEqual(.wrapped(other)) }
  /// Where this is above the number.
  public func greater(_ other: Scalar) throws -> Tensor { try greater(.wrapped(other)) }
  /// Where this is not below the number.
  public func greaterOrEqual(_ other: Scalar) throws -> Tensor {
    try greaterOrEqual(.wrapped(other))
  }

  /// Where this is not zero.
  func truths() throws -> Tensor { try converted(to: .bool) }

  /// Where both are other than zero; the bits that both have, of integers.
  public func and(_ other: Tensor) throws -> Tensor {
    try logical("bitwise_and_cpu", other, { $0 && $1 }, &)
  }
  /// Where either is other than zero; the bits that either has, of integers.
  public func or(_ other: Tensor) throws -> Tensor {
    try logical("bitwise_or_cpu", other, { $0 || $1 }, |)
  }
  /// Where just one is other than zero; the bits that just one has, of integers.
  public func exclusiveOr(_ other: Tensor) throws -> Tensor {
    try logical("bitwise_xor_cpu", other, { $0 != $1 }, ^)
  }
  /// The opposite truth value; the opposite bits of integers.
  public func not() throws -> Tensor {
    switch dtype.memory {
    case .float32, .float64: throw TensorError.bitsOfFloats(name: "invert", symbol: "~")
    case .int64: try map(Int64.self, ~).narrowed(to: dtype)
    case .bool: try map(Bool.self, !)
    }
  }

  private func logical(
    _ name: String, _ other: Tensor, _ truths: (Bool, Bool) -> Bool, _ bits: (Int64, Int64) -> Int64
  ) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    switch kind.memory {
    case .float32, .float64: throw TensorError.notImplemented(operation: name, kind)
    case .int64:
      let (a, b) = try Tensor.integers(self, other, kind)
      return try Tensor.pairwise(a, b, Int64.self, bits).narrowed(to: kind)
    case .bool: return try Tensor.pairwise(self.truths(), other.truths(), Bool.self, truths)
    }
  }

  /// Where the number is not a number.
  public func isNaN() throws -> Tensor { try test { $0.isNaN } }
  /// Where the number is infinite.
  public func isInfinite() throws -> Tensor { try test { $0.isInfinite } }
  /// Where the number is neither infinite nor not a number.
  public func isFinite() throws -> Tensor { try test { $0.isFinite } }

  private func test(_ holds: (Double) -> Bool) throws -> Tensor {
    dtype == .float32
      ? try map(Float.self) { holds(Double($0)) }
      : try converted(to: .float64).map(Double.self, holds)
  }

  /// Whether both have the same shape and the same numbers.
  public func isEqual(to other: Tensor) throws -> Bool {
    shape == other.shape ? try equal(other).booleans.allSatisfy { $0 } : false
  }

  /// Whether |a − b| ≤ absolute + relative·|b| for every pair of elements, broadcast.
  public func isClose(
    to other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Bool {
    return try Tensor.pairwise(
      converted(to: .float64), other.converted(to: .float64), Double.self
    ) { a, b in
      if a == b || equalNaN && a.isNaN && b.isNaN { return true }
      guard a.isFinite, b.isFinite else { return false }
      return Swift.abs(a - b) <= absolute + relative * Swift.abs(b)
    }.booleans.allSatisfy { $0 }
  }
}
