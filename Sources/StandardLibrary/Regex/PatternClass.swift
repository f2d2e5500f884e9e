import Interpreter

/// The class of `re.Pattern` with its methods.
var patternClass: ClassObject {
  ClassObject(
    name: "Pattern", module: "re", base: nil,
    methods: [
      place("match", .atStart), place("fullmatch", .whole), place("search", .anywhere),
      findAll, findIter, split,
      method("sub", substitution) { (pattern, arguments, context) throws(Raise) in
        try pattern.substitute(arguments, context).text
      },
      method("subn", substitution) { (pattern, arguments, context) throws(Raise) in
        let made = try pattern.substitute(arguments, context)
        return Value(tuple: [made.text, .int(made.count)])
      },
    ])
}

private func method(
  _ name: String, _ parameters: [BuiltinParameter],
  _ body: @escaping (PatternObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "Pattern.\(name)"
  ) { (arguments, context) throws(Raise) in
    guard let pattern = arguments.receiver.native(as: PatternObject.self) else {
      throw arguments.wrongType("self", expected: "re.Pattern")
    }
    return try body(pattern, arguments, context)
  }
}

private let subjectParameters: [(String, Int)] = [("pos", 0), ("endpos", Int.max)]

private var parameters: [BuiltinParameter] {
  [.required("string")] + subjectParameters.map { .optional($0.0, .int($0.1)) }
}

private var substitution: [BuiltinParameter] {
  [.required("repl"), .required("string"), .optional("count", 0)]
}

extension Arguments {
  fileprivate func subject(of pattern: PatternObject) throws(Raise) -> RegexSubject {
    try RegexSubject(
      self["string"], for: pattern, start: try int("pos"), end: try int("endpos"))
  }
}

private func place(_ name: String, _ place: PatternObject.Place) -> BuiltinFunction {
  method(name, parameters) { (pattern, arguments, context) throws(Raise) in
    try pattern.match(try arguments.subject(of: pattern), place, context: context)
  }
}

private var findAll: BuiltinFunction {
  method("findall", parameters) { (pattern, arguments, context) throws(Raise) in
    let empty = pattern.value([])
    var found: [Value] = []
    let subject = try arguments.subject(of: pattern)
    for match in try pattern.matches(in: subject, context: context) {
      switch pattern.program.groupCount {
      case 0: found.append(match.value(0))
      case 1: found.append(match.value(1, default: empty))
      case let count:
        found.append(Value(tuple: (1...count).map { match.value($0, default: empty) }))
      }
    }
    return Value(list: found)
  }
}

private var findIter: BuiltinFunction {
  method("finditer", parameters) { (pattern, arguments, context) throws(Raise) in
    let subject = try arguments.subject(of: pattern)
    let found = try pattern.matches(in: subject, context: context)
    var index = 0
    return .iterator(
      IteratorObject(typeName: "callable_iterator") { (_) throws(Raise) in
        guard index < found.count else { return nil }
        defer { index += 1 }
        return .native(found[index])
      })
  }
}

private var split: BuiltinFunction {
  method("split", [.required("string"), .optional("maxsplit", 0)]) {
    (pattern, arguments, context) throws(Raise) in
    let subject = try RegexSubject(arguments["string"], for: pattern)
    let most = try arguments.int("maxsplit")
    if most < 0 { return Value(list: [arguments["string"]]) }
    let scalars = subject.text.scalars
    var parts: [Value] = []
    var place = 0
    let matches = try pattern.matches(
      in: subject, most: most == 0 ? .max : most, context: context)
    for match in matches {
      parts.append(pattern.value(scalars[place..<match.marks[0]]))
      for group in 0..<pattern.program.groupCount { parts.append(match.value(group + 1)) }
      place = match.marks[1]
    }
    parts.append(pattern.value(scalars[place...]))
    return Value(list: parts)
  }
}

extension PatternObject {
  /// The text with its matches replaced by a template or by what a function returns.
  fileprivate func substitute(
    _ arguments: Arguments, _ context: Context
  ) throws(Raise) -> (text: Value, count: Int) {
    let replacement = arguments["repl"]
    let subject = try RegexSubject(arguments["string"], for: self)
    let most = try arguments.int("count")
    let template =
      context.isCallable(replacement) ? nil : try template(replacement, in: context)
    let found = try matches(in: subject, most: most <= 0 ? .max : most, context: context)
    let scalars = subject.text.scalars
    var result: [Unicode.Scalar] = []
    var place = 0
    for match in found {
      result += scalars[place..<match.marks[0]]
      if let template {
        result += template.expanded(match)
      } else {
        result += try made(by: replacement, match, context)
      }
      place = match.marks[1]
      try context.checkSize(result.count, of: "the text")
    }
    result += scalars[place...]
    return (value(result[...]), found.count)
  }

  private func made(
    by function: Value, _ match: MatchObject, _ context: Context
  ) throws(Raise) -> [Unicode.Scalar] {
    let value = try context.call(function, [.native(match)])
    if let text = part(value) { return text.scalars }
    if value.isNone { return [] }
    throw Raise(
      .typeError,
      isBytes
        ? "sequence item 0: expected a bytes-like object, \(value.plainTypeName) found"
        : "sequence item 0: expected str instance, \(value.plainTypeName) found")
  }

  /// A text of the pattern's kind.
  private func part(_ value: Value) -> StringObject? {
    isBytes
      ? value.native(as: BytesObject.self).map { StringObject(latin: $0.bytes) } : value.asText
  }

  /// What replaces matches, read.
  func template(_ value: Value, in context: Context) throws(Raise) -> Replacement {
    if let text = part(value) { return try Replacement(text.text, for: self, in: context) }
    let type = value.plainTypeName
    if isBytes, value.asString != nil {
      throw Raise(.typeError, "sequence item 0: expected a bytes-like object, str found")
    }
    if !isBytes, value.native(as: BytesObject.self) != nil {
      throw Raise(.typeError, "sequence item 0: expected str instance, bytes found")
    }
    throw Raise(.typeError, "decoding to str: need a bytes-like object, \(type) found")
  }
}
