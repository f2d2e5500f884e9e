import Diagnostics

extension Parser {
  /// A statement with a block, or nothing where none begins here.
  mutating func compoundStatement() throws(SyntaxError) -> Statement? {
    if at("@") { return try decoratedDefinition() }
    if let match = try matchStatement() { return match }
    guard current.kind == .keyword else { return nil }
    switch current.text {
    case "if": return try ifStatement()
    case "for": return try forStatement()
    case "while": return try whileStatement()
    case "try": return try tryStatement()
    case "with": return try withStatement()
    case "def", "class": return try definition(decorators: [])
    case "async": throw SyntaxError(.unsupported(.asynchronous), at: current.range)
    default: return nil
    }
  }

  /// `if` with its `elif`s: read one by one, then put into each other.
  private mutating func ifStatement() throws(SyntaxError) -> Statement {
    var arms: [(start: SourceLocation, condition: Expression, then: [Statement])] = []
    while at("if") || (at("elif") && !arms.isEmpty) {
      guard arms.count < Parser.maximumElifs else {
        throw SyntaxError(.nestedTooDeeply, at: current.range)
      }
      let start = start
      let keyword = advance().text
      let condition = try namedExpression()
      let then = try block(of: "'\(keyword)' statement", line: start.line)
      arms.append((start, condition, then))
      if !at("elif") { break }
    }
    var orElse = try elseBlock()
    for arm in arms.reversed() {
      let kind = Statement.Kind.if(condition: arm.condition, then: arm.then, orElse: orElse)
      orElse = [statement(kind, from: arm.start)]
    }
    return orElse[0]
  }

  private mutating func elseBlock() throws(SyntaxError) -> [Statement] {
    let line = start.line
    return accept("else") ? try block(of: "'else' statement", line: line, always: true) : []
  }

  private mutating func forStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let target = try loopTarget()
    try expect("in")
    let iterable = try starExpressions()
    let body = try block(of: "'for' statement", line: start.line)
    let orElse = try elseBlock()
    return statement(
      .for(target: target, iterable: iterable, body: body, orElse: orElse), from: start)
  }

  private mutating func whileStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let condition = try namedExpression()
    let body = try block(of: "'while' statement", line: start.line)
    let orElse = try elseBlock()
    return statement(.while(condition: condition, body: body, orElse: orElse), from: start)
  }

  private mutating func withStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let items: [Statement.WithItem]
    if let parenthesized = try parenthesizedWithItems() {
      items = parenthesized
    } else {
      items = try withItems()
    }
    let body = try block(of: "'with' statement", line: start.line)
    return statement(.with(items: items, body: body), from: start)
  }

  /// `(a as b, c as d)` before a colon; nothing, and nothing read, where the parenthesis belongs
  /// to an expression.
  private mutating func parenthesizedWithItems() throws(SyntaxError) -> [Statement.WithItem]? {
    guard at("(") else { return nil }
    let (savedIndex, savedRecursion) = (index, recursion)
    advance()
    var items: [Statement.WithItem] = []
    while !at(")"), let item = try? withItem() {
      items.append(item)
      if !accept(",") { break }
    }
    if !items.isEmpty, accept(")"), at(":") { return items }
    (index, recursion) = (savedIndex, savedRecursion)
    return nil
  }

  private mutating func withItems() throws(SyntaxError) -> [Statement.WithItem] {
    var items: [Statement.WithItem] = []
    repeat { items.append(try withItem()) } while accept(",")
    return items
  }

  private mutating func withItem() throws(SyntaxError) -> Statement.WithItem {
    let context = try expression()
    guard accept("as") else { return Statement.WithItem(context: context, target: nil) }
    let target = try target(try binary(), for: .assignment)
    return Statement.WithItem(context: context, target: target)
  }

  private mutating func tryStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    let body = try block(of: "'try' statement", line: start.line, always: true)
    var handlers: [Statement.Handler] = []
    var defaultHandler: SourceRange?
    while at("except") {
      if let defaultHandler { throw SyntaxError(.defaultHandlerNotLast, at: defaultHandler) }
      let keyword = current.range
      let handler = try handler()
      if handler.type == nil { defaultHandler = keyword }
      handlers.append(handler)
    }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    let line = self.start.line
    let finally =
      accept("finally") ? try block(of: "'finally' statement", line: line, always: true) : []
    guard !handlers.isEmpty || !finally.isEmpty else {
      throw SyntaxError(.missingHandler, at: current.range)
    }
    return statement(
      .try(body: body, handlers: handlers, orElse: orElse, finally: finally), from: start)
  }

  private mutating func handler() throws(SyntaxError) -> Statement.Handler {
    let start = start
    advance()
    if at("*") { throw SyntaxError(.unsupported(.exceptionGroup), at: current.range) }
    var type: Expression?
    var bound: Name?
    if !at(":") && current.kind != .newline {
      type = try expression()
      if at(",") { throw SyntaxError(.unparenthesizedExceptions, at: range(from: start)) }
      if accept("as") { bound = Name(try name(), .global) }
    }
    let body = try block(of: "'except' statement", line: start.line)
    return Statement.Handler(type: type, name: bound, body: body)
  }
}
