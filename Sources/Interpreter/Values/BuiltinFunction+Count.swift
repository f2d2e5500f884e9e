extension BuiltinFunction {
  /// Refuses arguments that don't fit, in CPython's words for functions of its own; the object of a
  /// method is not counted. What is written in Python is told by `Signature`.
  func checkCount(_ call: CallArguments) throws(Raise) {
    if parameters.allSatisfy({ $0.kind == .positionalOnly || $0.kind == .variadic }) {
      if !call.keywords.isEmpty {
        throw Raise(.typeError, "\(qualifiedName)() takes no keyword arguments")
      }
      return try checkPlaces(call)
    }
    if style == .cpython { try checkNames(call) }
  }

  private var ownCount: Int { parameters.first?.name == "self" ? 1 : 0 }

  /// A function that takes all arguments by place.
  private func checkPlaces(_ call: CallArguments) throws(Raise) {
    if parameters.contains(where: { $0.kind == .variadic }) { return }
    let own = ownCount
    let given = call.positional.count - own
    let most = parameters.count - own
    let least = parameters.count { $0.defaultValue == nil } - own
    if given < 0 || (least...most).contains(given) { return }
    switch (least, most) {
    case (0, 0):
      throw Raise(.typeError, "\(qualifiedName)() takes no arguments (\(given) given)")
    case (1, 1):
      throw Raise(.typeError, "\(qualifiedName)() takes exactly one argument (\(given) given)")
    default:
      let bound = least == most ? "" : given < least ? "at least " : "at most "
      throw Raise(
        .typeError,
        "\(name) expected \(bound)\(plural(given < least ? least : most)), got \(given)")
    }
  }

  /// A function that takes arguments by name.
  private func checkNames(_ call: CallArguments) throws(Raise) {
    let own = ownCount
    let given = call.positional.count - own
    let named = parameters.dropFirst(own)
    let isVariadic = named.contains { $0.kind == .variadic || $0.kind == .keywords }
    if !isVariadic { try checkNumbers(given, call.keywords.count, named) }
    for (place, parameter) in named.enumerated()
    where place >= given && parameter.defaultValue == nil && parameter.kind == .ordinary
      && !call.keywords.contains(where: { $0.name == parameter.name })
    {
      throw Raise(
        .typeError, "\(name)() missing required argument '\(parameter.name)' (pos \(place + 1))")
    }
    for (keyword, _) in call.keywords where !takes(keyword) {
      // The keywords of `sorted` are those of the method that it calls.
      throw Raise(
        .typeError,
        "'\(keyword)' is an invalid keyword argument for \(name == "sorted" ? "sort" : name)()")
    }
  }

  private func takes(_ keyword: String) -> Bool {
    parameters.contains { parameter in
      switch parameter.kind {
      case .ordinary, .keywordOnly: parameter.name == keyword
      case .keywords: true
      case .positionalOnly, .variadic: false
      }
    }
  }

  private func checkNumbers(
    _ given: Int, _ keywords: Int, _ named: ArraySlice<BuiltinParameter>
  ) throws(Raise) {
    if given + keywords > named.count {
      let kind = given == 0 ? "keyword " : ""
      throw Raise(
        .typeError,
        "\(name)() takes at most \(plural(named.count, kind)) (\(given + keywords) given)")
    }
    let most = named.count { $0.kind != .keywordOnly }
    let needed = named.count { $0.kind == .positionalOnly && $0.defaultValue == nil }
    if name == "sorted", given != 1 {
      throw Raise(.typeError, "sorted expected 1 argument, got \(given)")
    }
    if given > most {
      if most == 0 { throw Raise(.typeError, "\(name)() takes no positional arguments") }
      let bound = needed < most ? "at most" : "exactly"
      throw Raise(
        .typeError, "\(name)() takes \(bound) \(plural(most, "positional ")) (\(given) given)")
    }
    if given < needed {
      let bound = needed < most ? "at least" : "exactly"
      throw Raise(
        .typeError,
        "\(name)() takes \(bound) \(plural(needed, "positional ")) (\(given) given)")
    }
  }

  private func plural(_ count: Int, _ kind: String = "") -> String {
    "\(count) \(kind)argument\(count == 1 ? "" : "s")"
  }
}
