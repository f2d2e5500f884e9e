import Dialect

/// An `int` or `float` in place, as arithmetic takes it: without a reference to count.
enum Number {
  case int(Int)
  case float(Double)

  var isZero: Bool {
    switch self {
    case .int(let value): value == 0
    case .float(let value): value == 0
    }
  }
}

extension Value {
  @inline(__always)
  init(_ number: Number) {
    switch number {
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    }
  }

  /// Python's own `int` or `float`, where it is stored in place.
  @inline(__always)
  var number: Number? {
    switch self {
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    default: nil
    }
  }
}

/// Whether it pays to take an operation for one on numbers: not after it was something else a few
/// times.
struct NumberGuess {
  private var chances: UInt8 = 8

  @inline(__always)
  var pays: Bool { chances > 0 }

  @inline(__always)
  mutating func fail() { chances -= 1 }
}

/// The commonest operations on numbers; nothing where there is more to it.
@inline(__always)
func combine(_ op: BinaryOperator, _ a: Number, _ b: Number) -> Number? {
  switch (a, b) {
  case (.int(let x), .int(let y)): combine(op, x, y)
  case (.float(let x), .float(let y)): combine(op, x, y)
  case (.float(let x), .int(let y)): combine(op, x, Double(y))
  case (.int(let x), .float(let y)): combine(op, Double(x), y)
  }
}

@inline(__always)
private func combine(_ op: BinaryOperator, _ x: Int, _ y: Int) -> Number? {
  let result: (partialValue: Int, overflow: Bool)
  switch op {
  case .add: result = x.addingReportingOverflow(y)
  case .subtract: result = x.subtractingReportingOverflow(y)
  case .multiply: result = x.multipliedReportingOverflow(by: y)
  case .floorDivide where x >= 0 && y > 0: return .int(x / y)
  case .modulo where x >= 0 && y > 0: return .int(x % y)
  default: return nil
  }
  return result.overflow ? nil : .int(result.partialValue)
}

@inline(__always)
private func combine(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Number? {
  switch op {
  case .add: .float(x + y)
  case .subtract: .float(x - y)
  case .multiply: .float(x * y)
  case .divide where y != 0: .float(x / y)
  default: nil
  }
}

/// Comparisons of numbers; nothing for other operators and for integers that no `float` holds.
@inline(__always)
func compare(_ op: ComparisonOperator, _ a: Number, _ b: Number) -> Bool? {
  switch (a, b) {
  case (.int(let x), .int(let y)): compareInPlace(op, x, y)
  case (.float(let x), .float(let y)): compareInPlace(op, x, y)
  case (.int(let x), .float(let y)): isExact(x) ? compareInPlace(op, Double(x), y) : nil
  case (.float(let x), .int(let y)): isExact(y) ? compareInPlace(op, x, Double(y)) : nil
  }
}

/// Whether a `float` holds the integer as it is.
@inline(__always)
private func isExact(_ value: Int) -> Bool { value.magnitude <= 1 << 53 }

@inline(__always)
private func compareInPlace<Operand: Comparable>(
  _ op: ComparisonOperator, _ x: Operand, _ y: Operand
) -> Bool? {
  switch op {
  case .equal: x == y
  case .notEqual: x != y
  case .less: x < y
  case .lessEqual: x <= y
  case .greater: x > y
  case .greaterEqual: x >= y
  case .is, .isNot, .in, .notIn: nil
  }
}
