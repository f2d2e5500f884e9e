import BigInt
import Dialect
import Glibc

extension Context {
  /// Arithmetic of two `int`s.
  func integers(_ op: BinaryOperator, _ a: Int, _ b: Int) throws(Raise) -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide:
      if b == 0 { throw Raise(.zeroDivisionError, "division by zero") }
      let exact = 1 << 53
      if a.magnitude <= exact, b.magnitude <= exact { return .float(Double(a) / Double(b)) }
      return .float(try trueQuotient(BigInt(a), BigInt(b)))
    case .floorDivide:
      if b == 0 { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
      if a == Int.min, b == -1 { return Value(-BigInt(a)) }
      return .int(floorQuotient(a, b))
    case .modulo:
      if b == 0 { throw Raise(.zeroDivisionError, "integer modulo by zero") }
      return .int(floorRemainder(a, b))
    case .power: return try power(a, b)
    case .shiftLeft:
      if b >= 0, b < 63, (a << b) >> b == a { return .int(a << b) }
      return try integers(op, BigInt(a), BigInt(b))
    case .shiftRight:
      if b < 0 { throw Raise(.valueError, "negative shift count") }
      return .int(a >> min(b, 63))
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .matrixMultiply: throw .unsupportedOperands("@", "int", "int")
    }
    if result.overflow { return try integers(op, BigInt(a), BigInt(b)) }
    return .int(result.partialValue)
  }

  private func power(_ base: Int, _ exponent: Int) throws(Raise) -> Value {
    if exponent < 0 {
      if base == 0 {
        throw Raise(.zeroDivisionError, "0.0 cannot be raised to a negative power")
      }
      return .float(pow(Double(base), Double(exponent)))
    }
    var result = 1
    var factor = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 {
        let product = result.multipliedReportingOverflow(by: factor)
        if product.overflow { return try integers(.power, BigInt(base), BigInt(exponent)) }
        result = product.partialValue
      }
      left >>= 1
      if left > 0 {
        let square = factor.multipliedReportingOverflow(by: factor)
        if square.overflow { return try integers(.power, BigInt(base), BigInt(exponent)) }
        factor = square.partialValue
      }
    }
    return .int(result)
  }

  /// Operators that keep `bool`s `bool`.
  func booleans(_ op: BinaryOperator, _ a: Bool, _ b: Bool) -> Value? {
    switch op {
    case .bitAnd: .bool(a && b)
    case .bitOr: .bool(a || b)
    case .bitXor: .bool(a != b)
    default: nil
    }
  }

  /// Arithmetic of two `float`s; nothing for operators that floats don't have.
  func floats(_ op: BinaryOperator, _ a: Double, _ b: Double) throws(Raise) -> Value? {
    switch op {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw Raise(.zeroDivisionError, "float division by zero") }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw Raise(.zeroDivisionError, "float floor division by zero") }
      return .float(floatDivision(a, b).quotient)
    case .modulo:
      if b == 0 { throw Raise(.zeroDivisionError, "float modulo") }
      return .float(floatDivision(a, b).remainder)
    case .power: return .float(try floatPower(a, b))
    case .matrixMultiply, .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor: return nil
    }
  }

  func floatPower(_ a: Double, _ b: Double) throws(Raise) -> Double {
    if a == 0, b < 0 {
      throw Raise(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if a < 0, b.isFinite, b != b.rounded() {
      throw Raise(
        .valueError, "a negative number to a fractional power is complex",
        fix: "the cell language has no complex numbers")
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw Raise(.overflowError, "(34, 'Numerical result out of range')")
    }
    return result
  }
}

/// The quotient rounded towards minus infinity.
func floorQuotient(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return (a % b != 0) && ((a < 0) != (b < 0)) ? quotient - 1 : quotient
}

/// The remainder with the divisor's sign.
func floorRemainder(_ a: Int, _ b: Int) -> Int {
  if b == -1 { return 0 }
  let remainder = a % b
  return remainder != 0 && ((remainder < 0) != (b < 0)) ? remainder + b : remainder
}

/// Floor division of floats with CPython's corrections, so that quotient and remainder agree.
package func floatDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
  var remainder = fmod(a, b)
  var quotient = (a - remainder) / b
  if remainder != 0 {
    if (b < 0) != (remainder < 0) {
      remainder += b
      quotient -= 1
    }
  } else {
    remainder = copysign(0, b)
  }
  if quotient != 0 {
    let floored = quotient.rounded(.down)
    quotient = quotient - floored > 0.5 ? floored + 1 : floored
  } else {
    quotient = copysign(0, a / b)
  }
  return (quotient, remainder)
}
