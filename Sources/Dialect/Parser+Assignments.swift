import Diagnostics

extension Parser {
  /// An expression, or any of the assignments that begin with one.
  mutating func expressionStatement() throws(SyntaxError) -> Statement {
    let start = start
    let first = try yieldOrStarExpressions()
    if at(":"), next.kind != .newline { return try annotatedAssignment(first, from: start) }
    if at("=") { return try assignment(first, from: start) }
    if current.kind == .symbol, let op = Parser.augmentedOperators[current.text] {
      return try augmentedAssignment(first, op, from: start)
    }
    return statement(.expression(first), from: start)
  }

  mutating func yieldOrStarExpressions() throws(SyntaxError) -> Expression {
    at("yield") ? try yieldExpression() : try starExpressions()
  }

  private mutating func assignment(
    _ first: Expression, from start: SourceLocation
  ) throws(SyntaxError) -> Statement {
    var parts = [first]
    var failure: SyntaxError?
    while accept("=") {
      if failure == nil { failure = assignmentFault(parts[parts.count - 1]) }
      parts.append(try yieldOrStarExpressions())
    }
    if let failure {
      let suggests = parts.count == 2 && endsSimpleStatement && mayCompare(lastElement(of: first))
      throw failure.suggestingComparison(suggests)
    }
    var targets: [Target] = []
    for part in parts.dropLast() { targets.append(try target(part, for: .assignment)) }
    return statement(.assign(targets: targets, value: parts[parts.count - 1]), from: start)
  }

  /// What stands right before the `=`: the last element of a tuple without parentheses.
  private func lastElement(of expression: Expression) -> Expression {
    guard case .tuple(let elements) = expression.kind, let last = elements.last,
      last.range.end == expression.range.end
    else { return expression }
    return last
  }

  /// Why nothing can be assigned to the expression, if so.
  private func assignmentFault(_ expression: Expression) -> SyntaxError? {
    do {
      _ = try target(expression, for: .assignment)
      return nil
    } catch {
      return error
    }
  }

  private mutating func augmentedAssignment(
    _ first: Expression, _ op: BinaryOperator, from start: SourceLocation
  ) throws(SyntaxError) -> Statement {
    guard let target = singleTarget(first) else {
      throw SyntaxError(.cannotAugment(first.kind.description), at: first.range)
    }
    advance()
    let value = try yieldOrStarExpressions()
    return statement(.augmentedAssign(target: target, op: op, value: value), from: start)
  }

  private mutating func annotatedAssignment(
    _ first: Expression, from start: SourceLocation
  ) throws(SyntaxError) -> Statement {
    guard let target = singleTarget(first) else {
      let name: String? =
        switch first.kind {
        case .list: "list"
        case .tuple: "tuple"
        default: nil
        }
      throw SyntaxError(.cannotAnnotate(name), at: first.range)
    }
    advance()
    let annotation = try expression()
    let value = accept("=") ? try yieldOrStarExpressions() : nil
    return statement(
      .annotatedAssign(target: target, annotation: annotation, value: value), from: start)
  }

  /// The expression as a target where only a name, an attribute or an item may stand.
  private func singleTarget(_ expression: Expression) -> Target? {
    switch expression.kind {
    case .name, .attribute, .item: try? target(expression, for: .assignment)
    default: nil
    }
  }

  private static let augmentedOperators: [String: BinaryOperator] = Dictionary(
    uniqueKeysWithValues: BinaryOperator.allCases.map { ($0.rawValue + "=", $0) })
}

extension SyntaxError {
  fileprivate func suggestingComparison(_ suggests: Bool) -> SyntaxError {
    guard suggests, case .cannotAssign(let what, _) = reason else { return self }
    return SyntaxError(.cannotAssign(what, suggestsComparison: true), at: range)
  }
}
