import Dialect

/// A function's parameters as the binding of arguments sees them.
struct Signature {
  let names: [String]
  /// How many of the names, from the first, take arguments by place.
  let positionalCount: Int
  let positionalOnlyCount: Int
  let hasDefault: [Bool]
  let variadic: Int?
  let keywords: Int?

  private enum Kind { case positionalOnly, ordinary, variadic, keywordOnly, keywords }

  private init(_ parameters: [(String, Kind, Bool)]) {
    names = parameters.map(\.0)
    positionalCount = parameters.prefix { $0.1 == .positionalOnly || $0.1 == .ordinary }.count
    positionalOnlyCount = parameters.prefix { $0.1 == .positionalOnly }.count
    hasDefault = parameters.map(\.2)
    variadic = parameters.firstIndex { $0.1 == .variadic }
    keywords = parameters.firstIndex { $0.1 == .keywords }
  }

  init(_ function: Function) {
    self.init(
      function.parameters.map { parameter in
        let kind: Kind =
          switch parameter.kind {
          case .positionalOnly: .positionalOnly
          case .ordinary: .ordinary
          case .variadic: .variadic
          case .keywordOnly: .keywordOnly
          case .keywords: .keywords
          }
        return (parameter.name, kind, parameter.defaultValue != nil)
      })
  }

  init(_ parameters: [BuiltinParameter]) {
    self.init(
      parameters.map { parameter in
        let kind: Kind =
          switch parameter.kind {
          case .positionalOnly: .positionalOnly
          case .ordinary: .ordinary
          case .variadic: .variadic
          case .keywordOnly: .keywordOnly
          case .keywords: .keywords
          }
        return (parameter.name, kind, parameter.defaultValue != nil)
      })
  }

  /// Whether all parameters take arguments by place.
  var isSimple: Bool { positionalCount == names.count }

  /// Arguments by parameter, with what `*rest` and `**rest` collect; defaults are not filled in.
  struct Bound {
    var values: [Value?]
    var rest: [Value] = []
    var keywords: [(name: String, value: Value)] = []
  }

  /// Python's rules for which argument goes to which parameter.
  func bind(
    _ call: CallArguments, function: String, style: MessageStyle = .python
  ) throws(Raise) -> Bound {
    var bound = Bound(values: Array(repeating: nil, count: names.count))
    let byPlace = min(call.positional.count, positionalCount)
    for index in 0..<byPlace { bound.values[index] = call.positional[index] }
    if call.positional.count > positionalCount, variadic != nil {
      bound.rest = Array(call.positional[positionalCount...])
    }
    for (name, value) in call.keywords {
      try bind(name, value, into: &bound, function: function)
    }
    if call.positional.count > positionalCount, variadic == nil {
      throw tooMany(call.positional.count, bound, function: function)
    }
    try checkMissing(bound, function: function, style: style)
    return bound
  }

  private func bind(
    _ name: String, _ value: Value, into bound: inout Bound, function: String
  ) throws(Raise) {
    let index = names.indices.first {
      names[$0] == name && $0 >= positionalOnlyCount && $0 != variadic && $0 != keywords
    }
    guard let index else {
      guard keywords != nil else {
        throw .unexpectedKeyword(
          name, function: function, known: names,
          isPositionalOnly: names.prefix(positionalOnlyCount).contains(name))
      }
      bound.keywords.append((name, value))
      return
    }
    if bound.values[index] != nil { throw .multipleValues(name, function: function) }
    bound.values[index] = value
  }

  private func tooMany(_ given: Int, _ bound: Bound, function: String) -> Raise {
    let defaults = hasDefault.prefix(positionalCount).count { $0 }
    let keywordOnly = names.indices.count {
      $0 >= positionalCount && $0 != variadic && $0 != keywords && bound.values[$0] != nil
    }
    return .tooManyArguments(
      function: function, least: positionalCount - defaults, most: positionalCount,
      given: given, keywordOnly: keywordOnly)
  }

  private func checkMissing(
    _ bound: Bound, function: String, style: MessageStyle
  ) throws(Raise) {
    let missing = names.indices.filter {
      bound.values[$0] == nil && !hasDefault[$0] && $0 != variadic && $0 != keywords
    }
    let positional = missing.filter { $0 < positionalCount }
    if !positional.isEmpty {
      let missing = positional.map { names[$0] }
      guard style == .python else { throw .missingArguments(missing, torch: function) }
      throw .missingArguments(missing, kind: "positional", function: function)
    }
    if !missing.isEmpty {
      throw .missingArguments(missing.map { names[$0] }, kind: "keyword-only", function: function)
    }
  }
}
