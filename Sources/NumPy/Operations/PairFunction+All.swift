import Dialect
import Glibc
import Interpreter

extension PairFunction {
  static let add = PairFunction(
    name: "add", outcome: .promoted, doubles: { $0 + $1 }, integers: { $0 &+ $1 })
  static let subtract = PairFunction(
    name: "subtract", outcome: .promoted, doubles: { $0 - $1 }, integers: { $0 &- $1 })
  static let multiply = PairFunction(
    name: "multiply", outcome: .promoted, doubles: { $0 * $1 }, integers: { $0 &* $1 })
  static let divide = PairFunction(
    name: "divide", outcome: .floating, doubles: { $0 / $1 })
  static let floorDivide = PairFunction(
    name: "floor_divide", outcome: .promoted, doubles: { floorDivision($0, $1).quotient },
    integers: { $1 == 0 ? 0 : $1 == -1 ? 0 &- $0 : floorDivision($0, $1).quotient },
    truthsBecome: .int8)
  static let remainder = PairFunction(
    name: "remainder", outcome: .promoted, doubles: { floorDivision($0, $1).remainder },
    integers: { $1 == 0 || $1 == -1 ? 0 : floorDivision($0, $1).remainder },
    truthsBecome: .int8)
  static let power = PairFunction(
    name: "power", outcome: .promoted, doubles: { pow($0, $1) }, integers: wholePower,
    truthsBecome: .int8)
  static let maximum = PairFunction(
    name: "maximum", outcome: .promoted,
    doubles: { $0.isNaN || $0 >= $1 ? $0 : $1 }, integers: { max($0, $1) })
  static let minimum = PairFunction(
    name: "minimum", outcome: .promoted,
    doubles: { $0.isNaN || $0 <= $1 ? $0 : $1 }, integers: { min($0, $1) })
  static let bitwiseAnd = PairFunction(
    name: "bitwise_and", outcome: .promoted, doubles: { x, _ in x }, integers: { $0 & $1 },
    isBitwise: true)
  static let bitwiseOr = PairFunction(
    name: "bitwise_or", outcome: .promoted, doubles: { x, _ in x }, integers: { $0 | $1 },
    isBitwise: true)
  static let bitwiseXor = PairFunction(
    name: "bitwise_xor", outcome: .promoted, doubles: { x, _ in x }, integers: { $0 ^ $1 },
    isBitwise: true)
  static let leftShift = PairFunction(
    name: "left_shift", outcome: .promoted, doubles: { x, _ in x }, integers: { $0 << $1 },
    truthsBecome: .int8, isBitwise: true)
  static let rightShift = PairFunction(
    name: "right_shift", outcome: .promoted, doubles: { x, _ in x }, integers: { $0 >> $1 },
    truthsBecome: .int8, isBitwise: true)

  /// The functions that only the module has, not the operators.
  static let further: [PairFunction] = [
    maximum, minimum,
    PairFunction(
      name: "fmax", outcome: .promoted, doubles: { Double.maximum($0, $1) },
      integers: { max($0, $1) }),
    PairFunction(
      name: "fmin", outcome: .promoted, doubles: { Double.minimum($0, $1) },
      integers: { min($0, $1) }),
    PairFunction(
      name: "fmod", outcome: .promoted, doubles: { Glibc.fmod($0, $1) },
      integers: { $1 == 0 || $1 == -1 ? 0 : $0 % $1 }, truthsBecome: .int8),
    PairFunction(name: "arctan2", outcome: .floating, doubles: { atan2($0, $1) }),
    PairFunction(name: "hypot", outcome: .floating, doubles: { Glibc.hypot($0, $1) }),
    PairFunction(name: "copysign", outcome: .floating, doubles: { Glibc.copysign($0, $1) }),
    PairFunction(name: "float_power", outcome: .floating, doubles: { pow($0, $1) }),
    PairFunction(name: "logaddexp", outcome: .floating, doubles: { logarithmOfSum($0, $1) }),
    PairFunction(
      name: "heaviside", outcome: .floating,
      doubles: {
        $0.isNaN ? $0 : $0 == 0 ? $1 : $0 < 0 ? 0 : 1
      }),
    PairFunction(
      name: "gcd", outcome: .promoted, doubles: { x, _ in x },
      integers: { greatestDivisor($0, $1) },
      isBitwise: true),
    PairFunction(
      name: "lcm", outcome: .promoted, doubles: { x, _ in x },
      integers: {
        $0 == 0 || $1 == 0
          ? 0 : Int64(truncatingIfNeeded: ($0 / greatestDivisor($0, $1) &* $1).magnitude)
      },
      isBitwise: true),
    logical("logical_and") { $0 && $1 }, logical("logical_or") { $0 || $1 },
    logical("logical_xor") { $0 != $1 },
  ]

  private static func logical(
    _ name: String, _ test: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> PairFunction {
    PairFunction(
      name: name, outcome: .truth, doubles: { test($0 != 0, $1 != 0) ? 1 : 0 },
      integers: { test($0 != 0, $1 != 0) ? 1 : 0 })
  }

  private static func comparison(
    _ name: String, _ doubles: @escaping @Sendable (Double, Double) -> Bool,
    _ integers: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> PairFunction {
    PairFunction(
      name: name, outcome: .truth, doubles: { doubles($0, $1) ? 1 : 0 },
      integers: { integers($0, $1) ? 1 : 0 })
  }

  static let comparisons: [PairFunction] = [
    comparison("equal", { $0 == $1 }, { $0 == $1 }),
    comparison("not_equal", { $0 != $1 }, { $0 != $1 }),
    comparison("less", { $0 < $1 }, { $0 < $1 }),
    comparison("less_equal", { $0 <= $1 }, { $0 <= $1 }),
    comparison("greater", { $0 > $1 }, { $0 > $1 }),
    comparison("greater_equal", { $0 >= $1 }, { $0 >= $1 }),
  ]

  static func of(_ op: ComparisonOperator) -> PairFunction {
    switch op {
    case .equal, .is, .in: comparisons[0]
    case .notEqual, .isNot, .notIn: comparisons[1]
    case .less: comparisons[2]
    case .lessEqual: comparisons[3]
    case .greater: comparisons[4]
    case .greaterEqual: comparisons[5]
    }
  }

  static func of(_ op: BinaryOperator) -> PairFunction {
    switch op {
    case .add, .matrixMultiply: add
    case .subtract: subtract
    case .multiply: multiply
    case .divide: divide
    case .floorDivide: floorDivide
    case .modulo: remainder
    case .power: power
    case .shiftLeft: leftShift
    case .shiftRight: rightShift
    case .bitAnd: bitwiseAnd
    case .bitOr: bitwiseOr
    case .bitXor: bitwiseXor
    }
  }

  /// The warning that NumPy writes to standard error where a division has no finite result.
  static func warn(
    _ op: BinaryOperator, _ a: NDArray, _ b: NDArray, _ result: NDArray, in context: Context
  ) {
    guard op == .divide || op == .floorDivide || op == .modulo else { return }
    guard b.count > 0, b.truths.contains(false) else { return }
    let name = of(op).name
    let (x, y) = (a.doubles, b.doubles)
    let isInvalid = x.contains(0) && y.contains(0)
    if !isInvalid || x.contains(where: { $0 != 0 }) {
      context.warn("RuntimeWarning: divide by zero encountered in \(name)")
    }
    if isInvalid, result.kind.isFloating {
      context.warn("RuntimeWarning: invalid value encountered in \(name)")
    }
  }
}

/// CPython's floor division, without an error where the divisor is zero.
private func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
  if b == 0 { return (a / b, .nan) }
  return a.isFinite ? floatDivision(a, b) : (.nan, .nan)
}

private func floorDivision(_ a: Int64, _ b: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  let isOff = remainder != 0 && (remainder < 0) != (b < 0)
  return isOff ? (quotient - 1, remainder + b) : (quotient, remainder)
}

private func wholePower(_ base: Int64, _ exponent: Int64) throws -> Int64 {
  guard exponent >= 0 else { throw ArrayError.negativePower.raise }
  var (result, factor, left): (Int64, Int64, Int64) = (1, base, exponent)
  while left > 0 {
    if left & 1 == 1 { result &*= factor }
    factor &*= factor
    left >>= 1
  }
  return result
}

private func logarithmOfSum(_ a: Double, _ b: Double) -> Double {
  if a == b { return a + M_LN2 }
  return max(a, b) + log1p(exp(-abs(a - b)))
}

private func greatestDivisor(_ a: Int64, _ b: Int64) -> Int64 {
  var (x, y) = (a.magnitude, b.magnitude)
  while y != 0 { (x, y) = (y, x % y) }
  return Int64(truncatingIfNeeded: x)
}
