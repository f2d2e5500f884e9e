import Diagnostics
import Dialect

extension Compiler {
  /// `left op right`. A long chain such as `a + b + c + …` runs as a loop: its length takes no stack.
  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> ExpressionCode {
    guard isLongChain(left) else {
      return BinaryCode(op, operand(left), operand(right), whole.range)
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
    if ops == [.in] || ops == [.notIn] {
      return MembershipCode(
        operand(operands[0]), operand(operands[1]), isNegated: ops == [.notIn], range)
    }
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
