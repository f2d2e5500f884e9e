import Diagnostics

extension Parser {
  mutating func program() throws(SyntaxError) -> Program {
    var body: [Statement] = []
    var endsWithSemicolon = false
    while current.kind != .end { endsWithSemicolon = try statement(into: &body) }
    var showsLast = false
    if case .expression? = body.last?.kind { showsLast = !endsWithSemicolon }
    return Program(source: source, body: body, showsLastExpression: showsLast)
  }

  /// One compound statement or one line of simple ones; returns whether a semicolon ended it.
  @discardableResult
  private mutating func statement(into body: inout [Statement]) throws(SyntaxError) -> Bool {
    if let compound = try compoundStatement() {
      body.append(compound)
      return false
    }
    return try simpleStatements(into: &body)
  }

  private mutating func simpleStatements(
    into body: inout [Statement]
  ) throws(SyntaxError) -> Bool {
    var endsWithSemicolon = false
    repeat {
      body.append(try simpleStatement())
      endsWithSemicolon = accept(";")
    } while endsWithSemicolon && current.kind != .newline
    guard current.kind == .newline else { throw unexpected() }
    advance()
    return endsWithSemicolon
  }

  /// `:` and the statements behind it, on the same line or as a block.
  ///
  /// - Parameters:
  ///   - owner: What the block belongs to, in the words of the message for a missing block.
  ///   - line: The line in which the owner begins.
  ///   - always: Whether the message for a missing `:` does not depend on what stands instead.
  mutating func block(
    of owner: String, line: Int, always: Bool = false
  ) throws(SyntaxError) -> [Statement] {
    guard accept(":") else {
      if always || current.kind == .newline {
        throw SyntaxError(.expected("':'"), at: current.range)
      }
      throw unexpected()
    }
    var body: [Statement] = []
    guard current.kind == .newline else {
      _ = try simpleStatements(into: &body)
      return body
    }
    advance()
    guard current.kind == .indent else {
      throw SyntaxError(.missingBlock(after: owner, line: line), at: current.range)
    }
    advance()
    while current.kind != .dedent && current.kind != .end { try statement(into: &body) }
    if current.kind == .dedent { advance() }
    return body
  }

  func statement(_ kind: Statement.Kind, from start: SourceLocation) -> Statement {
    Statement(kind, range: range(from: start))
  }

  private mutating func simpleStatement() throws(SyntaxError) -> Statement {
    guard current.kind == .keyword else { return try expressionStatement() }
    let start = start
    switch current.text {
    case "pass": return keywordStatement(.pass)
    case "break": return keywordStatement(.break)
    case "continue": return keywordStatement(.continue)
    case "return":
      advance()
      let value = endsSimpleStatement ? nil : try starExpressions()
      return statement(.return(value), from: start)
    case "raise": return try raiseStatement()
    case "assert": return try assertStatement()
    case "del": return try deleteStatement()
    case "global": return try declaration(.global)
    case "nonlocal": return try declaration(.nonlocal)
    case "import": return try importStatement()
    case "from": return try importFromStatement()
    default: return try expressionStatement()
    }
  }

  private mutating func keywordStatement(_ kind: Statement.Kind) -> Statement {
    let start = start
    advance()
    return statement(kind, from: start)
  }

  var endsSimpleStatement: Bool {
    current.kind == .newline || current.kind == .end || at(";")
  }

  private mutating func raiseStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    if endsSimpleStatement { return statement(.raise(nil, cause: nil), from: start) }
    let raised = try expression()
    let cause = accept("from") ? try expression() : nil
    return statement(.raise(raised, cause: cause), from: start)
  }

  private mutating func assertStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let condition = try expression()
    let message = accept(",") ? try expression() : nil
    return statement(.assert(condition, message: message), from: start)
  }

  private mutating func deleteStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let list = try targetList()
    let isParenthesizedOrAlone = list.elements.count == 1 && !list.endsWithComma
    let targets =
      isParenthesizedOrAlone
      ? [try target(list.elements[0], for: .deletion)]
      : try targets(list.elements, for: .deletion)
    guard endsSimpleStatement else { throw unexpected() }
    return statement(.delete(targets), from: start)
  }

  private mutating func declaration(
    _ kind: Statement.Declaration.Kind
  ) throws(SyntaxError) -> Statement {
    let start = start
    advance()
    var names = [try name()]
    while accept(",") { names.append(try name()) }
    return statement(.declaration(Statement.Declaration(kind, names: names)), from: start)
  }
}
