import Diagnostics

extension Parser {
  /// The arguments of a call or the bases of a class, and the `)` behind them.
  mutating func arguments() throws(SyntaxError) -> [Argument] {
    let open = tokens[index - 1].range.start
    var arguments: [Argument] = []
    var keywords: Set<String> = []
    while !at(")") {
      let start = start
      let argument = try argument()
      try checkOrder(argument, behind: arguments, from: start)
      if case .keyword(let name) = argument.kind, !keywords.insert(name).inserted {
        throw SyntaxError(.repeatedKeyword(name), at: range(from: start))
      }
      arguments.append(argument)
      if beginsComprehension, argument.kind == .positional {
        arguments[arguments.count - 1] = try generatorArgument(
          argument.value, alone: arguments.count == 1, from: open)
      }
      if !accept(",") { break }
    }
    try expect(")")
    return arguments
  }

  private mutating func argument() throws(SyntaxError) -> Argument {
    if accept("*") { return Argument(.star, try expression()) }
    if accept("**") { return Argument(.doubleStar, try expression()) }
    if next.isWord("="), current.kind == .name || current.isConstant {
      guard current.kind == .name else {
        throw SyntaxError(
          .cannotAssign(current.text, suggestsComparison: false), at: current.range)
      }
      let name = advance().text
      advance()
      let value = try expression()
      if at("for") { throw SyntaxError(.assignmentInExpression, at: value.range) }
      return Argument(.keyword(name), value)
    }
    let value = try walrusOrExpression()
    if at("=") { throw SyntaxError(.assignmentInArgument, at: value.range) }
    return Argument(.positional, value)
  }

  private func checkOrder(
    _ argument: Argument, behind earlier: [Argument], from start: SourceLocation
  ) throws(SyntaxError) {
    let range = range(from: start)
    switch argument.kind {
    case .keyword, .doubleStar: return
    case .star:
      if earlier.contains(where: { $0.kind == .doubleStar }) {
        throw SyntaxError(.starAfterUnpacking, at: range)
      }
    case .positional:
      if earlier.contains(where: { $0.kind == .doubleStar }) {
        throw SyntaxError(.positionalAfterUnpacking, at: range)
      }
      if earlier.contains(where: \.isKeyword) {
        throw SyntaxError(.positionalAfterKeyword, at: range)
      }
    }
  }

  /// `f(x for x in y)`: the generator expression takes the call's parentheses as its own.
  private mutating func generatorArgument(
    _ element: Expression, alone: Bool, from open: SourceLocation
  ) throws(SyntaxError) -> Argument {
    let generator = try comprehension(.generator, element: element, value: nil, from: open)
    let isLast = at(")") || (at(",") && next.isWord(")") && alone)
    guard alone && isLast && !at(",") else {
      throw SyntaxError(.bareGenerator, at: generator.range)
    }
    let range = SourceRange(start: generator.range.start, end: current.range.end)
    return Argument(.positional, Expression(generator.kind, range: range))
  }
}

extension Argument {
  fileprivate var isKeyword: Bool {
    if case .keyword = kind { true } else { false }
  }
}

extension Token {
  fileprivate var isConstant: Bool {
    kind == .keyword && ["True", "False", "None"].contains(text)
  }
}
