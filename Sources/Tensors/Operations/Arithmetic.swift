import CKernels

extension Tensor {
  /// Elementwise sum, broadcast; `or` of truth values.
  public static func + (a: Tensor, b: Tensor) throws -> Tensor {
    let result: Tensor
    let kind = promoted(a, b)
    let (x, y) = try operands(a, b, kind)
    switch kind.memory {
    case .float32, .float64: result = try combine(ck_add, x, y)
    case .int64: result = try pairwise(x, y, Int64.self, &+).narrowed(to: kind)
    case .bool: result = try pairwise(x, y, Bool.self) { $0 || $1 }
    }
    guard records(a, b) else { return result }
    let (shapeA, shapeB) = (a.shape, b.shape)
    return result.recorded("AddBackward0", [a, b]) { context in
      [
        context.needs[0] ? try context.gradient.summed(to: shapeA) : nil,
        context.needs[1] ? try context.gradient.summed(to: shapeB) : nil,
      ]
    }
  }

  /// Elementwise difference, broadcast.
  ///
  /// - Throws: `TensorError.booleanSubtraction`, `.broadcast`.
  public static func - (a: Tensor, b: Tensor) throws -> Tensor {
    try subtract(a, b, name: "SubBackward0")
  }

  private static func subtract(_ a: Tensor, _ b: Tensor, name: String) throws -> Tensor {
    guard a.dtype != .bool, b.dtype != .bool else { throw TensorError.booleanSubtraction }
    let kind = promoted(a, b)
    let (x, y) = try operands(a, b, kind)
    let result =
      kind.isFloatingPoint
      ? try combine(ck_subtract, x, y)
      : try pairwise(x, y, Int64.self, &-).narrowed(to: kind)
    guard records(a, b) else { return result }
    let (shapeA, shapeB) = (a.shape, b.shape)
    return result.recorded(name, [a, b]) { context in
      [
        context.needs[0] ? try context.gradient.summed(to: shapeA) : nil,
        context.needs[1] ? try (-context.gradient).summed(to: shapeB) : nil,
      ]
    }
  }

  /// Elementwise product, broadcast; `and` of truth values.
  ///
  ///     ∂(a·b)/∂a = b, ∂(a·b)/∂b = a
  public static func * (a: Tensor, b: Tensor) throws -> Tensor {
    let result: Tensor
    let kind = promoted(a, b)
    let (x, y) = try operands(a, b, kind)
    switch kind.memory {
    case .float32, .float64: result = try combine(ck_multiply, x, y)
    case .int64: result = try pairwise(x, y, Int64.self, &*).narrowed(to: kind)
    case .bool: result = try pairwise(x, y, Bool.self) { $0 && $1 }
    }
    guard records(a, b) else { return result }
    let (shapeA, shapeB) = (a.shape, b.shape)
    // A factor is kept only where the other one's gradient is asked for.
    let saved = [b.requiresGrad ? a : a.emptied(), a.requiresGrad ? b : b.emptied()]
    return result.recorded("MulBackward0", [a, b], saved: saved) { context in
      [
        context.needs[0] ? try (context.gradient * context.saved[1]).summed(to: shapeA) : nil,
        context.needs[1] ? try (context.gradient * context.saved[0]).summed(to: shapeB) : nil,
      ]
    }
  }

  /// Elementwise quotient, broadcast; integers become floats first.
  ///
  ///     ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = −(a/b)/b
  public static func / (a: Tensor, b: Tensor) throws -> Tensor {
    let (shapeA, shapeB) = (a.shape, b.shape)
    let saved = b.requiresGrad ? [b, a] : [b]
    let (x, y) = try operands(a, b, promotedFloating(a, b))
    return try combine(ck_divide, x, y).recorded(
      "DivBackward0", [a, b], saved: saved
    ) { context in
      let (gradient, b) = (context.gradient, context.saved[0])
      return [
        context.needs[0] ? try (gradient / b).summed(to: shapeA) : nil,
        context.needs[1]
          ? try (-gradient * (context.saved[1] / b / b)).summed(to: shapeB) : nil,
      ]
    }
  }

  /// The negative.
  ///
  /// - Throws: `TensorError.booleanNegation`.
  public static prefix func - (a: Tensor) throws -> Tensor {
    let result: Tensor
    switch a.dtype.memory {
    case .float32, .float64: result = try a.mapReal({ -$0 }, { -$0 })
    case .int64: result = try a.map(Int64.self) { 0 &- $0 }.narrowed(to: a.dtype)
    case .bool: throw TensorError.booleanNegation
    }
    return result.recorded("NegBackward0", [a]) { [try -$0.gradient] }
  }

  /// Sum with one number.
  public static func + (a: Tensor, b: Scalar) throws -> Tensor { try a + wrapped(b) }
  /// Sum with one number.
  public static func + (a: Scalar, b: Tensor) throws -> Tensor { try b + wrapped(a) }
  /// Difference from one number.
  public static func - (a: Tensor, b: Scalar) throws -> Tensor { try a - wrapped(b) }
  /// Difference of one number.
  public static func - (a: Scalar, b: Tensor) throws -> Tensor {
    try subtract(wrapped(a), b, name: "RsubBackward1")
  }
  /// Product with one number.
  public static func * (a: Tensor, b: Scalar) throws -> Tensor { try a * wrapped(b) }
  /// Product with one number.
  public static func * (a: Scalar, b: Tensor) throws -> Tensor { try b * wrapped(a) }
  /// Quotient by one number.
  public static func / (a: Tensor, b: Scalar) throws -> Tensor { try a / wrapped(b) }
  /// Quotient of one number: its product with the reciprocal.
  public static func / (a: Scalar, b: Tensor) throws -> Tensor { try b.reciprocal() * wrapped(a) }

  /// A tensor without elements in place of a value that no derivative needs.
  func emptied() -> Tensor {
    Tensor(
      storage: Storage(count: 0, dtype: dtype), dtype: dtype, shape: [0], strides: [1], offset: 0)
  }

  /// ⌊a/b⌋, broadcast: Python's `//`. The quotient of an integer by zero is an error.
  ///
  /// - Throws: `TensorError.zeroDivision`, `.broadcast`.
  public func floorDivide(_ other: Tensor) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    if kind.isFloatingPoint {
      let (a, b) = try Tensor.operands(self, other, kind)
      return try Tensor.pairwiseReal(a, b, flooredQuotient, flooredQuotient)
    }
    let (dividend, divisor) = try Tensor.integers(self, other, kind)
    guard !divisor.array(Int64.self).contains(0) else { throw TensorError.zeroDivision }
    return try Tensor.pairwise(dividend, divisor, Int64.self) { a, b in
      let (quotient, rest) = a.dividedReportingOverflow(by: b).partialValue.pair(a, b)
      return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient
    }.narrowed(to: kind)
  }

  /// a − b·⌊a/b⌋, broadcast: Python's `%`, with the sign of the divisor.
  ///
  /// - Throws: `TensorError.zeroDivision`, `.broadcast`.
  public func remainder(_ other: Tensor) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    if kind.isFloatingPoint {
      let (x, y) = try Tensor.operands(self, other, kind)
      let (shape, shapeOfOther) = (shape, other.shape)
      return try Tensor.pairwiseReal(x, y, floored, floored).recorded(
        other.isWrappedNumber ? "RemainderBackward0" : "RemainderBackward1", [self, other],
        saved: [x, y]
      ) { context in
        let quotient = try context.needs[1] ? context.saved[0].floorDivide(context.saved[1]) : nil
        return [
          try context.gradient.summed(to: shape),
          try quotient.map { try (-context.gradient * $0).summed(to: shapeOfOther) },
        ]
      }
    }
    let (dividend, divisor) = try Tensor.integers(self, other, kind)
    guard !divisor.array(Int64.self).contains(0) else { throw TensorError.zeroDivision }
    return try Tensor.pairwise(dividend, divisor, Int64.self) { a, b in
      let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    }.narrowed(to: kind)
  }
}

/// ⌊a/b⌋ from the exact remainder, as Python computes it.
private func flooredQuotient<Real: FloatingPointElement>(_ a: Real, _ b: Real) -> Real {
  if b == 0 { return a / b }
  let rest = a.truncatingRemainder(dividingBy: b)
  let quotient = (a - rest) / b - (rest != 0 && (b < 0) != (rest < 0) ? 1 : 0)
  if quotient == 0 { return Real(signOf: a / b, magnitudeOf: 0) }
  let floor = quotient.rounded(.down)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

/// The remainder with the sign of the divisor.
private func floored<Real: FloatingPointElement>(_ a: Real, _ b: Real) -> Real {
  let rest = a.truncatingRemainder(dividingBy: b)
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
}

extension Int64 {
  /// A quotient of a by b together with its remainder, without overflow.
  fileprivate func pair(_ a: Int64, _ b: Int64) -> (Int64, Int64) { (self, a &- self &* b) }
}
