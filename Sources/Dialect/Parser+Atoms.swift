import Diagnostics

extension Parser {
  /// A name, a literal, or something in brackets.
  mutating func atom() throws(SyntaxError) -> Expression {
    let start = start
    switch current.kind {
    case .name: return try node(.name(Name(advance().text, .global)), from: start)
    case .number: return try number()
    case .string: return try strings()
    case .keyword:
      let constants: [String: Expression.Kind] = [
        "None": .none, "True": .bool(true), "False": .bool(false),
      ]
      guard let kind = constants[current.text] else { throw unexpected() }
      advance()
      return try node(kind, from: start)
    case .symbol:
      switch current.text {
      case "(": return try parenthesized()
      case "[": return try listDisplay()
      case "{": return try braceDisplay()
      case "...":
        advance()
        return try node(.ellipsis, from: start)
      default: throw unexpected()
      }
    case .newline, .indent, .dedent, .end: throw unexpected()
    }
  }

  private mutating func parenthesized() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    if accept(")") { return try node(.tuple([]), from: start) }
    if at("yield") {
      let value = try yieldExpression()
      try expect(")")
      return value
    }
    let first = try starNamedExpression()
    if beginsComprehension {
      try refuseStar(first)
      let generator = try comprehension(.generator, element: first, value: nil, from: start)
      try expect(")")
      return Expression(generator.kind, range: range(from: start))
    }
    guard at(",") else {
      try expect(")")
      guard case .starred = first.kind else { return first }
      throw SyntaxError(.starInGroup, at: first.range)
    }
    let elements = try elements(behind: first, until: ")", comprehension: .generator)
    return try node(.tuple(elements), from: start)
  }

  private mutating func listDisplay() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    if accept("]") { return try node(.list([]), from: start) }
    let first = try starNamedExpression()
    if beginsComprehension { return try closedComprehension(.list, first, until: "]", from: start) }
    let elements = try elements(behind: first, until: "]", comprehension: .list)
    return try node(.list(elements), from: start)
  }

  private mutating func closedComprehension(
    _ kind: Comprehension.Kind, _ element: Expression, value: Expression? = nil,
    until terminator: String, from start: SourceLocation
  ) throws(SyntaxError) -> Expression {
    try refuseStar(element)
    let result = try comprehension(kind, element: element, value: value, from: start)
    try expect(terminator)
    return Expression(result.kind, range: range(from: start))
  }

  /// The elements behind the first one, and the closing bracket.
  private mutating func elements(
    behind first: Expression, until terminator: String, comprehension kind: Comprehension.Kind
  ) throws(SyntaxError) -> [Expression] {
    var elements = [first]
    while accept(",") {
      if at(terminator) { break }
      elements.append(try starNamedExpression())
    }
    if beginsComprehension, kind != .generator || elements.count > 1 {
      throw SyntaxError(
        .unparenthesizedComprehensionTarget, at: range(from: first.range.start))
    }
    try expect(terminator)
    return elements
  }

  private mutating func starNamedExpression() throws(SyntaxError) -> Expression {
    at("*") ? try starExpression() : try namedExpression()
  }

  private func refuseStar(_ element: Expression) throws(SyntaxError) {
    if case .starred = element.kind {
      throw SyntaxError(.unpackingInComprehension, at: element.range)
    }
  }

  private mutating func braceDisplay() throws(SyntaxError) -> Expression {
    let start = start
    advance()
    if accept("}") { return try node(.dict([]), from: start) }
    if at("**") { return try dictDisplay(from: start, first: try dictItem()) }
    let first = try starNamedExpression()
    if at(":") {
      let item = DictItem(key: first, value: try dictValue())
      return try dictDisplay(from: start, first: item)
    }
    if beginsComprehension { return try closedComprehension(.set, first, until: "}", from: start) }
    let elements = try elements(behind: first, until: "}", comprehension: .set)
    return try node(.set(elements), from: start)
  }

  private mutating func dictDisplay(
    from start: SourceLocation, first: DictItem
  ) throws(SyntaxError) -> Expression {
    var items = [first]
    if beginsComprehension {
      guard let key = first.key else {
        throw SyntaxError(.dictUnpackingInComprehension, at: range(from: start))
      }
      return try closedComprehension(.dict, key, value: first.value, until: "}", from: start)
    }
    while accept(",") {
      if at("}") { break }
      items.append(try dictItem())
    }
    try expect("}")
    return try node(.dict(items), from: start)
  }

  private mutating func dictItem() throws(SyntaxError) -> DictItem {
    if accept("**") { return DictItem(key: nil, value: try binary()) }
    let key = try expression()
    guard at(":") else {
      throw at(",") || at("}")
        ? SyntaxError(.missingDictColon, at: tokens[index - 1].range) : unexpected()
    }
    return DictItem(key: key, value: try dictValue())
  }

  private mutating func dictValue() throws(SyntaxError) -> Expression {
    let colon = advance()
    if at("}") || at(",") { throw SyntaxError(.missingDictValue, at: colon.range) }
    if at("*") { throw SyntaxError(.starredDictValue, at: current.range) }
    return try expression()
  }

  /// The clauses behind an element that was read already.
  mutating func comprehension(
    _ kind: Comprehension.Kind, element: Expression, value: Expression?,
    from start: SourceLocation
  ) throws(SyntaxError) -> Expression {
    var clauses: [Comprehension.Clause] = []
    var firstIterable: Expression?
    while at("for") || at("async") || (at("if") && firstIterable != nil) {
      if at("async") { throw SyntaxError(.unsupported(.asynchronous), at: current.range) }
      if accept("if") {
        clauses.append(.if(try disjunction()))
        continue
      }
      advance()
      let target = try loopTarget()
      try expect("in")
      let iterable = try disjunction()
      clauses.append(.for(target, iterable: firstIterable == nil ? nil : iterable))
      if firstIterable == nil { firstIterable = iterable }
    }
    guard let firstIterable else { throw unexpected() }
    let scope = unresolvedFunction(
      kind.scopeName, parameters: [Parameter(name: ".0", kind: .ordinary, defaultValue: nil)],
      body: [], range: range(from: start))
    return try node(
      .comprehension(
        Comprehension(
          kind: kind, scope: scope, firstIterable: firstIterable, clauses: clauses,
          element: element, value: value)),
      from: start)
  }
}
