import Diagnostics
import Dialect

extension Compiler {
  /// `left op right`. A long chain such as `a + b + c + …` runs as a loop: its length takes no stack.
  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> Evaluate {
    guard isLongChain(left) else {
      return pair(left, right, BinaryMaker(op: op, place: CodePlace(whole.range))).evaluate
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
  ) -> Evaluate {
    if ops.count == 1 {
      return pair(operands[0], operands[1], ComparisonMaker(op: ops[0], place: CodePlace(range)))
        .evaluate
    }
    let values = operands.map { Part(expression($0)) }
    return { frame throws(Raise) in
      var left = try values[0].evaluate(frame)
      var result = Value.bool(true)
      for (index, op) in ops.enumerated() {
        let right = try values[index + 1].evaluate(frame)
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

  // MARK: Conditions

  /// An expression as a truth value, without a `bool` in between where it is a comparison.
  func condition(_ expression: Expression) -> Test {
    switch expression.kind {
    case .not(let operand):
      let test = condition(operand)
      return { frame throws(Raise) in !(try test(frame)) }
    case .comparison(let ops, let operands) where ops.count == 1:
      let maker = ConditionMaker(op: ops[0], place: CodePlace(expression.range))
      return pair(operands[0], operands[1], maker).test
    case .and(let operands): return all(operands[...], stopsAt: false)
    case .or(let operands): return all(operands[...], stopsAt: true)
    default: break
    }
    let range = expression.range
    let value = self.expression(expression)
    return { frame throws(Raise) in
      try isTrue(try value(frame), range, frame)
    }
  }

  /// Tests in order until one gives `stop`.
  private func all(_ operands: ArraySlice<Expression>, stopsAt stop: Bool) -> Test {
    guard let operand = operands.first else { return { _ throws(Raise) in !stop } }
    let first = condition(operand)
    if operands.count == 1 { return first }
    let rest = all(operands.dropFirst(), stopsAt: stop)
    return { frame throws(Raise) in
      if try first(frame) == stop { return stop }
      return try rest(frame)
    }
  }
}

private struct BinaryMaker: PairMaker {
  let op: BinaryOperator
  let place: CodePlace

  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Part {
    Part { [op, place] frame throws(Raise) in
      let a = try left(frame)
      let b = try right(frame)
      return try apply(op, a, b, place.range, frame)
    }
  }
}

private struct ComparisonMaker: PairMaker {
  let op: ComparisonOperator
  let place: CodePlace

  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Part {
    Part { [op, place] frame throws(Raise) in
      let a = try left(frame)
      let b = try right(frame)
      if let answer = compareNumbers(op, a, b) { return .bool(answer) }
      do throws(Raise) {
        return try frame.context.compare(op, a, b)
      } catch {
        throw error.located(place.range)
      }
    }
  }
}

private struct ConditionMaker: PairMaker {
  let op: ComparisonOperator
  let place: CodePlace

  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Check {
    Check { [op, place] frame throws(Raise) in
      let a = try left(frame)
      let b = try right(frame)
      if let answer = compareNumbers(op, a, b) { return answer }
      let result: Value
      do throws(Raise) {
        result = try frame.context.compare(op, a, b)
      } catch {
        throw error.located(place.range)
      }
      return try isTrue(result, place.range, frame)
    }
  }
}

@inline(__always)
private func isTrue(_ value: Value, _ range: SourceRange, _ frame: Frame) throws(Raise) -> Bool {
  if case .bool(let answer) = value { return answer }
  do throws(Raise) {
    return try frame.context.truth(value)
  } catch {
    throw error.located(range)
  }
}

/// One binary operation, with the commonest pairs of numbers up front.
@inline(__always)
private func apply(
  _ op: BinaryOperator, _ a: Value, _ b: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Value {
  if let result = combineNumbers(op, a, b) { return result }
  do throws(Raise) {
    return try frame.context.binary(op, a, b)
  } catch {
    throw error.located(range)
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

/// Comparisons of two `int`s or two `float`s; nothing for other pairs and operators.
@inline(__always)
private func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
  switch (a, b) {
  case (.int(let x), .int(let y)): compareNumbers(op, x, y)
  case (.float(let x), .float(let y)): compareNumbers(op, x, y)
  default: nil
  }
}

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
