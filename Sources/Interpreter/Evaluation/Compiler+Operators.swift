import Diagnostics
import Dialect

extension Compiler {
  /// `left op right`. A long chain such as `a + b + c + …` runs as a loop: its length takes no stack.
  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> ExpressionCode {
    guard isLongChain(left) else {
      let (left, right) = (operand(left), operand(right))
      return left.isPlain && right.isPlain
        ? PlainBinaryCode(op, left, right, whole.range) : BinaryCode(op, left, right, whole.range)
    }
    var links: [(op: BinaryOperator, right: ExpressionCode, range: SourceRange)] = []
    var current = whole
    while case .binary(let op, let left, let right) = current.kind {
      links.append((op, expression(right), current.range))
      current = left
    }
    links.reverse()
    let first = expression(current)
    return ExpressionClosure { frame throws(Raise) in
      var value = try first(frame)
      for (op, right, range) in links {
        value = try frame.context.apply(op, value, try right(frame), range)
      }
      return value
    }
  }

  private func isLongChain(_ expression: Expression) -> Bool {
    var current = expression
    for _ in 0..<4 {
      guard case .binary(_, let left, _) = current.kind else { return false }
      current = left
    }
    return true
  }

  /// `a < b <= c`: each operand once, and no further than the first that fails.
  func comparison(
    _ ops: [ComparisonOperator], _ operands: [Expression], _ range: SourceRange
  ) -> ExpressionCode {
    if ops.count == 1 {
      return ComparisonCode(ops[0], operand(operands[0]), operand(operands[1]), range)
    }
    let values = operands.map { expression($0) }
    return ExpressionClosure { frame throws(Raise) in
      var left = try values[0](frame)
      var result = Value.bool(true)
      for (index, op) in ops.enumerated() {
        let right = try values[index + 1](frame)
        do throws(Raise) {
          result = try frame.context.compare(op, left, right)
          if index < ops.count - 1, !(try frame.context.truth(result)) { return result }
        } catch {
          throw error.located(range)
        }
        left = right
      }
      return result
    }
  }

  /// `and`, which stops at the first part that is false, or `or`, which stops at a true one.
  func junction(
    _ operands: ArraySlice<Expression>, stopsAt stop: Bool, _ range: SourceRange
  ) -> ExpressionCode {
    guard let first = operands.first else { return ConstantCode(.bool(!stop)) }
    if operands.count == 1 { return condition(first) }
    return JunctionCode(
      condition(first), junction(operands.dropFirst(), stopsAt: stop, range), stopsAt: stop, range)
  }

  /// An expression that decides something.
  func condition(_ expression: Expression) -> ExpressionCode {
    let code = self.expression(expression)
    switch expression.kind {
    case .not, .and, .or: return code
    case .comparison(let ops, _) where ops.count == 1: return code
    default: return ConditionCode(code, expression.range)
    }
  }
}

/// `left op right`.
class BinaryCode: ExpressionCode {
  fileprivate let op: BinaryOperator
  fileprivate let left: Operand
  fileprivate let right: Operand
  private let range: SourceRange

  init(_ op: BinaryOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let a = try left(frame)
    return try frame.context.apply(op, a, try right(frame), range)
  }
}

/// The same for local names and numbers: those that are numbers are taken where they stand.
final class PlainBinaryCode: BinaryCode {
  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let a = left.int(frame) {
      if let b = right.int(frame), let result = combine(op, a, b) { return result }
    } else if let a = left.float(frame) {
      if let b = right.float(frame), let result = combine(op, a, b) { return result }
    }
    return try super.callAsFunction(frame)
  }
}

/// `left op right` with one comparison.
final class ComparisonCode: ExpressionCode {
  private let op: ComparisonOperator
  private let left: Operand
  private let right: Operand
  private let range: SourceRange

  init(_ op: ComparisonOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let a = try left(frame)
    let b = try right(frame)
    if let answer = compareNumbers(op, a, b) { return .bool(answer) }
    return try compare(a, b, frame)
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    if let a = left.int(frame), let b = right.int(frame), let answer = compareNumbers(op, a, b) {
      return answer
    }
    let a = try left(frame)
    let b = try right(frame)
    if let answer = compareNumbers(op, a, b) { return answer }
    return try frame.isTrue(try compare(a, b, frame), range)
  }

  private func compare(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Value {
    do throws(Raise) {
      return try frame.context.compare(op, a, b)
    } catch {
      throw error.located(range)
    }
  }
}

/// `first and second`, `first or second`.
final class JunctionCode: ExpressionCode {
  private let first: ExpressionCode
  private let second: ExpressionCode
  private let stop: Bool
  private let range: SourceRange

  init(
    _ first: ExpressionCode, _ second: ExpressionCode, stopsAt stop: Bool, _ range: SourceRange
  ) {
    self.first = first
    self.second = second
    self.stop = stop
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let value = try first(frame)
    return try frame.isTrue(value, range) == stop ? value : try second(frame)
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    try first.isTrue(frame) == stop ? stop : try second.isTrue(frame)
  }
}

extension Context {
  /// One binary operation, with the commonest pairs of numbers up front.
  @inline(__always)
  fileprivate func apply(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ range: SourceRange
  ) throws(Raise) -> Value {
    if let result = combineNumbers(op, a, b) { return result }
    do throws(Raise) {
      return try binary(op, a, b)
    } catch {
      throw error.located(range)
    }
  }
}

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
private func combine(_ op: BinaryOperator, _ x: Int, _ y: Int) -> Value? {
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
private func combine(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
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
private func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
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
private func isExact(_ value: Int) -> Bool { value.magnitude <= 1 << 53 }

@inline(__always)
private func compareNumbers<Number: Comparable>(
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
