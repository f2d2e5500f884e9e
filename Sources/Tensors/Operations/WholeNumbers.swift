/// Functions of integers.
extension Tensor {
  /// The greatest number that divides both.
  ///
  /// - Throws: `CalculationError.wholeNumbers`.
  public func gcd(_ other: Tensor) throws -> Tensor {
    try pairOfIntegers("gcd_cpu", other) { a, b in
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a.remainderReportingOverflow(dividingBy: b).partialValue) }
      return a < 0 ? 0 &- a : a
    }
  }

  /// The bits moved to higher places.
  ///
  /// - Throws: `CalculationError.wholeNumbers`.
  public func shiftedLeft(_ other: Tensor) throws -> Tensor {
    try pairOfIntegers("lshift_cpu", other) { 0..<64 ~= $1 ? $0 << $1 : 0 }
  }

  /// The bits moved to lower places.
  ///
  /// - Throws: `CalculationError.wholeNumbers`.
  public func shiftedRight(_ other: Tensor) throws -> Tensor {
    try pairOfIntegers("rshift_cpu", other) { 0..<64 ~= $1 ? $0 >> $1 : $0 < 0 ? -1 : 0 }
  }

  private func pairOfIntegers(
    _ operation: String, _ other: Tensor, _ function: (Int64, Int64) -> Int64
  ) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    guard kind.isInteger else {
      throw CalculationError.wholeNumbers(operation: operation, kind)
    }
    let (a, b) = try Tensor.integers(self, other, kind)
    return try Tensor.pairwise(a, b, Int64.self, function).narrowed(to: kind)
  }
}
