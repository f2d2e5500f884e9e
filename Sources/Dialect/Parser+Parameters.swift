import Diagnostics

/// The parameters read so far, and what may still follow them.
private struct ParameterList {
  var parameters: [Parameter] = []
  var hasDefault = false
  var hasSlash = false
  var hasStar = false
  /// A lone `*` that still needs a keyword-only parameter behind it.
  var bareStar: SourceRange?
  var hasKeywords = false
}

extension Parser {
  /// The parameters of a `def` (up to `)`) or a lambda (up to `:`).
  mutating func parameters(until terminator: String) throws(SyntaxError) -> [Parameter] {
    let isLambda = terminator == ":"
    var list = ParameterList()
    while !at(terminator) {
      if list.hasKeywords { throw fault(.afterKeywords) }
      switch current.text {
      case "/": try slash(into: &list)
      case "*": try star(into: &list, isLambda: isLambda, terminator: terminator)
      case "**":
        advance()
        list.hasKeywords = true
        try variadic(.keywords, into: &list, isLambda: isLambda)
        if at("=") { throw fault(.keywordsDefault) }
      case "(":
        throw fault(isLambda ? .parenthesizedInLambda : .parenthesized)
      default: try ordinary(into: &list, isLambda: isLambda)
      }
      if !accept(",") { break }
    }
    if let bare = list.bareStar { throw SyntaxError(.parameter(.bareStar), at: bare) }
    return list.parameters
  }

  private func fault(_ fault: SyntaxError.ParameterFault) -> SyntaxError {
    SyntaxError(.parameter(fault), at: current.range)
  }

  private mutating func slash(into list: inout ParameterList) throws(SyntaxError) {
    if list.hasSlash { throw fault(.secondSlash) }
    if list.hasStar { throw fault(.slashAfterStar) }
    if list.parameters.isEmpty { throw fault(.firstSlash) }
    advance()
    list.hasSlash = true
    list.parameters = list.parameters.map {
      Parameter(
        name: $0.name, kind: .positionalOnly, defaultValue: $0.defaultValue,
        annotation: $0.annotation)
    }
  }

  private mutating func star(
    into list: inout ParameterList, isLambda: Bool, terminator: String
  ) throws(SyntaxError) {
    if list.hasStar { throw fault(.secondStar) }
    let star = advance()
    list.hasStar = true
    if at(",") || at(terminator) {
      list.bareStar = star.range
      return
    }
    try variadic(.variadic, into: &list, isLambda: isLambda)
    if at("=") { throw fault(.variadicDefault) }
  }

  private mutating func variadic(
    _ kind: Parameter.Kind, into list: inout ParameterList, isLambda: Bool
  ) throws(SyntaxError) {
    let name = try name()
    let annotation = try annotation(isLambda: isLambda, allowsStar: kind == .variadic)
    if kind == .keywords, let bare = list.bareStar {
      throw SyntaxError(.parameter(.bareStar), at: bare)
    }
    list.parameters.append(
      Parameter(name: name, kind: kind, defaultValue: nil, annotation: annotation))
  }

  private mutating func ordinary(
    into list: inout ParameterList, isLambda: Bool
  ) throws(SyntaxError) {
    let range = current.range
    let name = try name()
    let annotation = try annotation(isLambda: isLambda, allowsStar: false)
    var defaultValue: Expression?
    if accept("=") {
      if at(",") || at(")") || at(":") { throw fault(.missingDefault) }
      defaultValue = try expression()
      list.hasDefault = list.hasDefault || !list.hasStar
    } else if list.hasDefault && !list.hasStar {
      throw SyntaxError(.parameter(.defaultOrder), at: range)
    }
    list.bareStar = nil
    list.parameters.append(
      Parameter(
        name: name, kind: list.hasStar ? .keywordOnly : .ordinary, defaultValue: defaultValue,
        annotation: annotation))
  }

  private mutating func annotation(
    isLambda: Bool, allowsStar: Bool
  ) throws(SyntaxError) -> Expression? {
    guard !isLambda, accept(":") else { return nil }
    return allowsStar && at("*") ? try starExpression() : try expression()
  }
}
