import Diagnostics

extension Parser {
  /// Elements between commas without parentheses: one expression, or a tuple.
  mutating func starExpressions() throws(SyntaxError) -> Expression {
    let start = start
    let first = try starExpression()
    guard at(",") else { return first }
    var elements = [first]
    while accept(",") {
      guard beginsExpression else { break }
      elements.append(try starExpression())
    }
    return try node(.tuple(elements), from: start)
  }

  mutating func starExpression() throws(SyntaxError) -> Expression {
    let start = start
    guard accept("*") else { return try expression() }
    return try node(.starred(try binary()), from: start)
  }

  var beginsExpression: Bool {
    current.beginsOperand
      || (current.kind == .symbol && ["(", "[", "-", "+", "*"].contains(current.text))
      || at("await") || at("yield")
  }

  mutating func yieldExpression() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    if accept("from") { return try node(.yieldFrom(try expression()), from: start) }
    let isBare = endsSimpleStatement || at(")") || at("]") || at("}") || at("=")
    return try node(.yield(isBare ? nil : try starExpressions()), from: start)
  }

  /// An expression, or `name := expression`; refuses a single `=` behind it.
  mutating func namedExpression() throws(SyntaxError) -> Expression {
    let expression = try walrusOrExpression()
    try refuseEquals(behind: expression)
    return expression
  }

  mutating func walrusOrExpression() throws(SyntaxError) -> Expression {
    let start = start
    if current.kind == .name, next.isWord(":=") {
      let name = Name(advance().text, .global)
      advance()
      return try node(.namedValue(name, try expression()), from: start)
    }
    let expression = try expression()
    if at(":=") {
      throw SyntaxError(.cannotName(expression.kind.description), at: expression.range)
    }
    return expression
  }

  /// A lambda, a conditional, or an `or` of operands.
  mutating func expression() throws(SyntaxError) -> Expression {
    try nested { (parser) throws(SyntaxError) in try parser.conditional() }
  }

  private mutating func conditional() throws(SyntaxError) -> Expression {
    if at("lambda") { return try lambda() }
    let (start, first) = (start, index)
    let then = try disjunction()
    if current.beginsOperand { throw try neighborFault(then, first: first) }
    guard at("if") else { return then }
    let condition = try conditionBehindIf()
    try expect("else")
    let orElse = try expression()
    return try node(.conditional(condition: condition, then: then, orElse: orElse), from: start)
  }

  private mutating func conditionBehindIf() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    let condition = try disjunction()
    guard at("else") || at(":") || current.beginsOperand else {
      throw SyntaxError(.forgottenElse, at: range(from: start))
    }
    return condition
  }

  /// What to say of two expressions without anything between them.
  private mutating func neighborFault(
    _ left: Expression, first: Int
  ) throws(SyntaxError) -> SyntaxError {
    let generic = unexpected()
    if case .name(let name) = left.kind, index == first + 1 {
      if ["print", "exec"].contains(name.text), (try? starExpressions()) != nil {
        return SyntaxError(
          .legacyStatement(name.text), at: range(from: left.range.start))
      }
      if current.kind == .string { return generic }
    }
    let place = index
    var right = try? expression()
    if right == nil {
      // Three in a row: what is wrong with the second and third is said of the first two.
      index = place
      right = try? disjunction()
    }
    guard let right, tokens[index - 1].level > 0 else { return generic }
    return SyntaxError(
      .forgottenComma, at: SourceRange(start: left.range.start, end: right.range.end))
  }

  mutating func lambda() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    let parameters = try parameters(until: ":")
    try expect(":")
    let body = try expression()
    let statement = Statement(.return(body), range: body.range)
    let function = unresolvedFunction(
      "<lambda>", parameters: parameters, body: [statement], range: range(from: start))
    return try node(.lambda(function), from: start)
  }

  mutating func disjunction() throws(SyntaxError) -> Expression {
    let start = start
    let first = try conjunction()
    guard at("or") else { return first }
    var operands = [first]
    while accept("or") { operands.append(try conjunction()) }
    return try node(.or(operands), from: start)
  }

  private mutating func conjunction() throws(SyntaxError) -> Expression {
    let start = start
    let first = try inversion()
    guard at("and") else { return first }
    var operands = [first]
    while accept("and") { operands.append(try inversion()) }
    return try node(.and(operands), from: start)
  }

  private mutating func inversion() throws(SyntaxError) -> Expression {
    var starts: [SourceLocation] = []
    while at("not") {
      starts.append(start)
      advance()
    }
    var expression = try comparison()
    for start in starts.reversed() { expression = try node(.not(expression), from: start) }
    return expression
  }

  private mutating func comparison() throws(SyntaxError) -> Expression {
    let start = start
    let first = try binary()
    guard let firstOperator = comparisonOperator() else { return first }
    var operators = [firstOperator]
    var operands = [first, try binary()]
    while let op = comparisonOperator() {
      operators.append(op)
      operands.append(try binary())
    }
    return try node(.comparison(operators, operands), from: start)
  }

  /// Reads a comparison operator of one or two words, if one stands here.
  private mutating func comparisonOperator() -> ComparisonOperator? {
    guard current.kind == .symbol || current.kind == .keyword else { return nil }
    if at("not") {
      guard next.isWord("in") else { return nil }
      advance()
      advance()
      return .notIn
    }
    guard let op = ComparisonOperator(rawValue: current.text) else { return nil }
    advance()
    return op == .is && accept("not") ? .isNot : op
  }
}
