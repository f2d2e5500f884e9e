import Diagnostics
import Dialect

extension Compiler {
  /// `left op right`. A chain such as `a + b + c + …` runs as a loop: its length takes no stack.
  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> Evaluate {
    if case .binary = left.kind {
    } else {
      return binary(op, expression(left), expression(right), whole.range)
    }
    var links: [(op: BinaryOperator, right: Part, range: SourceRange)] = []
    var current = whole
    while case .binary(let op, let left, let right) = current.kind {
      links.append((op, Part(expression(right)), current.range))
      current = left
    }
    links.reverse()
    let first = expression(current)
    return { frame throws(Raise) in
      var value = try first(frame)
      for (op, right, range) in links {
        let operand = try right.evaluate(frame)
        value = try apply(op, value, operand, range, frame)
      }
      return value
    }
  }

  private func binary(
    _ op: BinaryOperator, _ left: @escaping Evaluate, _ right: @escaping Evaluate,
    _ range: SourceRange
  ) -> Evaluate {
    { frame throws(Raise) in
      let a = try left(frame)
      let b = try right(frame)
      return try apply(op, a, b, range, frame)
    }
  }

  /// `a < b <= c`: each operand once, and no further than the first that fails.
  func comparison(
    _ ops: [ComparisonOperator], _ operands: [Expression], _ range: SourceRange
  ) -> Evaluate {
    if ops.count == 1 {
      let op = ops[0]
      let left = expression(operands[0])
      let right = expression(operands[1])
      return { frame throws(Raise) in
        let a = try left(frame)
        let b = try right(frame)
        return try relate(op, a, b, range, frame)
      }
    }
    let values = operands.map { Part(expression($0)) }
    return { frame throws(Raise) in
      var left = try values[0].evaluate(frame)
      var result = Value.bool(true)
      for (index, op) in ops.enumerated() {
        let right = try values[index + 1].evaluate(frame)
        result = try relate(op, left, right, range, frame)
        if index < ops.count - 1 {
          do throws(Raise) {
            if !(try frame.context.truth(result)) { return result }
          } catch {
            throw error.located(range)
          }
        }
        left = right
      }
      return result
    }
  }
}

/// One binary operation, with the commonest pairs of numbers up front.
@inline(__always)
private func apply(
  _ op: BinaryOperator, _ a: Value, _ b: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Value {
  switch (a, b) {
  case (.int(let x), .int(let y)):
    switch op {
    case .add:
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .int(sum) }
    case .subtract:
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .int(difference) }
    case .multiply:
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .int(product) }
    default: break
    }
  case (.float(let x), .float(let y)):
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    default: break
    }
  default: break
  }
  do throws(Raise) {
    return try frame.context.binary(op, a, b)
  } catch {
    throw error.located(range)
  }
}

@inline(__always)
private func relate(
  _ op: ComparisonOperator, _ a: Value, _ b: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Value {
  if case .int(let x) = a, case .int(let y) = b {
    switch op {
    case .less: return .bool(x < y)
    case .greater: return .bool(x > y)
    case .equal: return .bool(x == y)
    case .lessEqual: return .bool(x <= y)
    default: break
    }
  }
  do throws(Raise) {
    return try frame.context.compare(op, a, b)
  } catch {
    throw error.located(range)
  }
}
