import Dialect

/// The commonest operations on numbers; nothing where there is more to it.
@inline(__always)
func combineNumbers(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value? {
  switch (a, b) {
  case (.int(let x), .int(let y)): combine(op, x, y)
  case (.float(let x), .float(let y)): combine(op, x, y)
  case (.float(let x), .int(let y)): combine(op, x, Double(y))
  case (.int(let x), .float(let y)): combine(op, Double(x), y)
  default: nil
  }
}

@inline(__always)
func combine(_ op: BinaryOperator, _ x: Int, _ y: Int) -> Value? {
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
func combine(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
  switch op {
  case .add: .float(x + y)
  case .subtract: .float(x - y)
  case .multiply: .float(x * y)
  case .divide where y != 0: .float(x / y)
  default: nil
  }
}

/// Comparisons of numbers; nothing for other pairs and operators.
@inline(__always)
func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
  switch (a, b) {
  case (.int(let x), .int(let y)): compareNumbers(op, x, y)
  case (.float(let x), .float(let y)): compareNumbers(op, x, y)
  case (.int(let x), .float(let y)) where isExact(x): compareNumbers(op, Double(x), y)
  case (.float(let x), .int(let y)) where isExact(y): compareNumbers(op, x, Double(y))
  default: nil
  }
}

/// Whether a `float` holds the integer as it is.
@inline(__always)
func isExact(_ value: Int) -> Bool { value.magnitude <= 1 << 53 }

@inline(__always)
func compareNumbers<Number: Comparable>(
  _ op: ComparisonOperator, _ x: Number, _ y: Number
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
