import Diagnostics

extension Parser {
  /// A `match` statement, or nothing, and nothing read, where `match` is a name like any other.
  mutating func matchStatement() throws(SyntaxError) -> Statement? {
    guard current.kind == .name, current.text == "match" else { return nil }
    let (savedIndex, savedRecursion, start) = (index, recursion, start)
    advance()
    guard let subject = try? starExpressions(), accept(":"), current.kind == .newline,
      next.kind == .indent
    else {
      (index, recursion) = (savedIndex, savedRecursion)
      return nil
    }
    advance()
    advance()
    var cases: [MatchCase] = []
    while current.kind != .dedent && current.kind != .end {
      if let last = cases.last, last.condition == nil, let what = last.pattern.irrefutable {
        throw SyntaxError(.unreachablePatterns(what), at: last.pattern.range)
      }
      cases.append(try matchCase())
    }
    if current.kind == .dedent { advance() }
    return statement(.match(subject: subject, cases: cases), from: start)
  }

  private mutating func matchCase() throws(SyntaxError) -> MatchCase {
    let start = start
    guard current.kind == .name, current.text == "case" else { throw unexpected() }
    advance()
    let pattern = try openPattern()
    try checkNames(of: pattern)
    let condition = accept("if") ? try namedExpression() : nil
    let body = try block(of: "'case' statement", line: start.line)
    return MatchCase(pattern: pattern, condition: condition, body: body)
  }

  private func checkNames(of pattern: Pattern) throws(SyntaxError) {
    var seen: Set<String> = []
    for name in pattern.names where !seen.insert(name.text).inserted {
      throw SyntaxError(.duplicateCapture(name.text), at: pattern.range)
    }
  }

  /// A pattern, or several with commas as a sequence.
  private mutating func openPattern() throws(SyntaxError) -> Pattern {
    let start = start
    let (elements, starred, endsWithComma) = try patterns(until: ":")
    if elements.count == 1, starred == nil, !endsWithComma { return elements[0] }
    return Pattern(.sequence(elements, starred: starred), range: range(from: start))
  }

  /// Patterns with commas between them; at most one has a star.
  private mutating func patterns(
    until end: String
  ) throws(SyntaxError) -> (elements: [Pattern], starred: Int?, endsWithComma: Bool) {
    let start = start
    var elements: [Pattern] = []
    var starred: Int?
    var endsWithComma = false
    while !at(end), !(end == ":" && at("if") && !elements.isEmpty) {
      if accept("*") {
        if starred != nil {
          throw SyntaxError(.severalPatternStars, at: range(from: start))
        }
        starred = elements.count
        elements.append(try capture())
      } else {
        elements.append(try pattern())
      }
      endsWithComma = accept(",")
      if !endsWithComma { break }
    }
    if elements.isEmpty, end == ":" { throw unexpected() }
    return (elements, starred, endsWithComma)
  }

  private mutating func pattern() throws(SyntaxError) -> Pattern {
    let start = start
    recursion += 1
    guard recursion <= Parser.maximumRecursion else {
      throw SyntaxError(.nestedTooDeeply, at: current.range)
    }
    defer { recursion -= 1 }
    var choices = [try closedPattern()]
    while accept("|") {
      if let last = choices.last, let what = last.irrefutable {
        throw SyntaxError(.unreachablePatterns(what), at: last.range)
      }
      choices.append(try closedPattern())
    }
    var whole = choices[0]
    if choices.count > 1 {
      let names = Set(whole.names.map(\.text))
      guard choices.allSatisfy({ Set($0.names.map(\.text)) == names }) else {
        throw SyntaxError(.differentCaptures, at: range(from: start))
      }
      whole = Pattern(.or(choices), range: range(from: start))
    }
    guard accept("as") else { return whole }
    if current.text == "_" { throw SyntaxError(.wildcardTarget, at: current.range) }
    return Pattern(.alias(whole, Name(try name(), .global)), range: range(from: start))
  }

  private mutating func closedPattern() throws(SyntaxError) -> Pattern {
    let start = start
    switch current.kind {
    case .number, .string: return try valuePattern()
    case .name: return try namePattern()
    default: break
    }
    if at("-") || at("None") || at("True") || at("False") { return try valuePattern() }
    if accept("[") {
      let (elements, starred, _) = try patterns(until: "]")
      try expect("]")
      return Pattern(.sequence(elements, starred: starred), range: range(from: start))
    }
    if accept("(") {
      let (elements, starred, endsWithComma) = try patterns(until: ")")
      try expect(")")
      if elements.count == 1, starred == nil, !endsWithComma { return elements[0] }
      return Pattern(.sequence(elements, starred: starred), range: range(from: start))
    }
    if at("{") { return try mappingPattern() }
    throw unexpected()
  }

  private mutating func valuePattern() throws(SyntaxError) -> Pattern {
    let start = start
    let value = try patternValue()
    return Pattern(.value(value), range: range(from: start))
  }

  /// A literal, with a minus in front of a number, or a dotted name.
  private mutating func patternValue() throws(SyntaxError) -> Expression {
    let start = start
    if accept("-") {
      guard current.kind == .number else { throw unexpected() }
      return try node(.unary(.minus, try number()), from: start)
    }
    return try primary()
  }

  private mutating func capture() throws(SyntaxError) -> Pattern {
    let start = start
    let text = try name()
    let kind = text == "_" ? Pattern.Kind.wildcard : .capture(Name(text, .global))
    return Pattern(kind, range: range(from: start))
  }

  /// A capture, a dotted name, or a class with patterns of its attributes.
  private mutating func namePattern() throws(SyntaxError) -> Pattern {
    let start = start
    guard next.text == "." || next.text == "(" else { return try capture() }
    var value = try node(.name(Name(try name(), .global)), from: start)
    while accept(".") { value = try node(.attribute(value, try name()), from: start) }
    guard accept("(") else { return Pattern(.value(value), range: range(from: start)) }
    var positional: [Pattern] = []
    var keywords: [String] = []
    var values: [Pattern] = []
    while !at(")") {
      if current.kind == .name, next.text == "=" {
        keywords.append(try name())
        try expect("=")
        values.append(try pattern())
      } else if keywords.isEmpty {
        positional.append(try pattern())
      } else {
        throw SyntaxError(.positionalPatternAfterKeyword, at: current.range)
      }
      if !accept(",") { break }
    }
    try expect(")")
    return Pattern(
      .instance(value, positional: positional, keywords: keywords, values: values),
      range: range(from: start))
  }

  private mutating func mappingPattern() throws(SyntaxError) -> Pattern {
    let start = start
    try expect("{")
    var keys: [Expression] = []
    var values: [Pattern] = []
    var rest: Name?
    while !at("}") {
      if accept("**") {
        rest = Name(try name(), .global)
        _ = accept(",")
        break
      }
      keys.append(try patternValue())
      try expect(":")
      values.append(try pattern())
      if !accept(",") { break }
    }
    try expect("}")
    return Pattern(.mapping(keys: keys, values: values, rest: rest), range: range(from: start))
  }
}
