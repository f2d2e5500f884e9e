import Diagnostics

extension Parser {
  /// A definition behind its decorators; its statement begins at `def` or `class`.
  mutating func decoratedDefinition() throws(SyntaxError) -> Statement {
    var decorators: [Expression] = []
    while accept("@") {
      decorators.append(try namedExpression())
      guard current.kind == .newline else { throw unexpected() }
      advance()
    }
    if at("async") { throw SyntaxError(.unsupported(.asynchronous), at: current.range) }
    guard at("def") || at("class") else { throw unexpected() }
    return try definition(decorators: decorators)
  }

  mutating func definition(decorators: [Expression]) throws(SyntaxError) -> Statement {
    at("def")
      ? try functionDefinition(decorators: decorators)
      : try classDefinition(decorators: decorators)
  }

  private mutating func functionDefinition(
    decorators: [Expression]
  ) throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let name = try name()
    guard accept("(") else { throw SyntaxError(.expected("'('"), at: current.range) }
    let parameters = try parameters(until: ")")
    try expect(")")
    let returns = accept("->") ? try expression() : nil
    let body = try block(of: "function definition", line: start.line, always: true)
    let function = unresolvedFunction(
      name, parameters: parameters, returns: returns, body: body, range: range(from: start))
    return statement(
      .function(target: Name(name, .global), function, decorators: decorators), from: start)
  }

  private mutating func classDefinition(
    decorators: [Expression]
  ) throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let name = try name()
    let bases = accept("(") ? try arguments() : []
    let body = try block(of: "class definition", line: start.line)
    let function = unresolvedFunction(
      name, parameters: [], body: body, range: range(from: start))
    let definition = ClassDefinition(
      name: name, qualifiedName: name, bases: bases, body: function)
    return statement(
      .classDefinition(target: Name(name, .global), definition, decorators: decorators),
      from: start)
  }

  /// A function whose slots the resolver has still to find.
  func unresolvedFunction(
    _ name: String, parameters: [Parameter], returns: Expression? = nil, body: [Statement],
    range: SourceRange
  ) -> Function {
    var documentation: String?
    if case .expression(let first)? = body.first?.kind, case .string(let text) = first.kind {
      documentation = text
    }
    return Function(
      name: name, qualifiedName: name, parameters: parameters, body: body, slotNames: [],
      boxedSlots: [], captures: [], isGenerator: false, documentation: documentation,
      source: source, range: range, returns: returns)
  }
}
