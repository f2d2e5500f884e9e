// Methods of `str` that search, split and join.

private var wholeRange: [BuiltinParameter] {
  [.positional("start", .none), .positional("end", .none)]
}

/// The part of the text that `start` and `end` leave.
private func window(
  _ text: StringObject, _ arguments: Arguments, _ context: Context
) throws(Raise) -> ArraySlice<Unicode.Scalar>? {
  let scalars = text.scalars
  let slice = SliceObject(lower: arguments["start"], upper: arguments["end"], step: .none)
  if let start = arguments["start"].asInt, start > scalars.count { return nil }
  let range = try context.indices(slice, count: scalars.count)
  return scalars[range.start..<max(range.start, range.stop)]
}

/// The text of an argument.
private func searched(_ value: Value, _ what: String = "") throws(Raise) -> String {
  if let text = value.asString { return text }
  throw Raise(.typeError, "\(what)must be str, not \(value.plainTypeName)")
}

func searchMethods() -> [BuiltinFunction] {
  func find(
    _ name: String, last: Bool, raises: Bool, _ documentation: String
  ) -> BuiltinFunction {
    stringMethod(name, [.positional("sub")] + wholeRange, documentation) {
      (text, arguments, context) throws(Raise) in
      let part = Array(try searched(arguments["sub"]).unicodeScalars)
      if let window = try window(text, arguments, context),
        let found = occurrence(of: part, in: window, last: last)
      {
        return .int(found)
      }
      if raises { throw Raise(.valueError, "substring not found") }
      return -1
    }
  }
  func affix(_ name: String, atEnd: Bool, _ documentation: String) -> BuiltinFunction {
    stringMethod(name, [.positional("affix")] + wholeRange, documentation) {
      (text, arguments, context) throws(Raise) in
      var options = [arguments["affix"]]
      if case .tuple(let tuple) = arguments["affix"] { options = tuple.elements }
      guard let window = try window(text, arguments, context) else { return false }
      for option in options {
        guard let affix = option.asString else {
          throw Raise(
            .typeError,
            "\(name) first arg must be str or a tuple of str, not \(option.plainTypeName)")
        }
        let scalars = affix.unicodeScalars
        let matches =
          atEnd
          ? window.reversed().starts(with: scalars.reversed()) : window.starts(with: scalars)
        if matches { return true }
      }
      return false
    }
  }
  return [
    find("find", last: false, raises: false, "The first index of a part, or -1."),
    find("rfind", last: true, raises: false, "The last index of a part, or -1."),
    find("index", last: false, raises: true, "The first index of a part."),
    find("rindex", last: true, raises: true, "The last index of a part."),
    affix("startswith", atEnd: false, "Whether the text begins so."),
    affix("endswith", atEnd: true, "Whether the text ends so."),
    stringMethod("count", [.positional("sub")] + wholeRange, "How often a part occurs.") {
      (text, arguments, context) throws(Raise) in
      let part = Array(try searched(arguments["sub"]).unicodeScalars)
      guard var rest = try window(text, arguments, context) else { return 0 }
      if part.isEmpty { return .int(rest.count + 1) }
      var count = 0
      while let found = occurrence(of: part, in: rest) {
        count += 1
        rest = rest[(found + part.count)...]
      }
      return .int(count)
    },
    stringMethod(
      "replace", [.positional("old"), .positional("new"), .positional("count", -1)],
      "The text with a part replaced."
    ) { (text, arguments, context) throws(Raise) in
      let old = try searched(arguments["old"], "replace() argument 1 ")
      let new = try searched(arguments["new"], "replace() argument 2 ")
      let parts = pieces(text, of: old, limit: try arguments.int("count"))
      try context.checkSize(parts.count * (new.utf8.count + 1), of: "the text")
      return Value(parts.joined(separator: new))
    },
  ]
}

/// The text cut at a part, which may be empty (then between all characters).
private func pieces(_ text: StringObject, of part: String, limit: Int) -> [String] {
  let separator = Array(part.unicodeScalars)
  let limit = limit < 0 ? Int.max : limit
  var rest = text.scalars[...]
  var result: [String] = []
  if separator.isEmpty {
    if limit > 0 { result.append("") }
    while result.count < limit, let first = rest.popFirst() { result.append(String(first)) }
    return result + [joined(rest)]
  }
  while result.count < limit, let found = occurrence(of: separator, in: rest) {
    result.append(joined(rest[..<found]))
    rest = rest[(found + separator.count)...]
  }
  return result + [joined(rest)]
}

private func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

func splitMethods() -> [BuiltinFunction] {
  let parameters: [BuiltinParameter] = [.optional("sep"), .optional("maxsplit", -1)]
  func partition(_ name: String, last: Bool, _ documentation: String) -> BuiltinFunction {
    stringMethod(name, [.positional("sep")], documentation) { (text, arguments, _) throws(Raise) in
      let separator = try arguments.string("sep")
      if separator.isEmpty { throw Raise(.valueError, "empty separator") }
      let scalars = text.scalars
      let part = Array(separator.unicodeScalars)
      guard let found = occurrence(of: part, in: scalars[...], last: last) else {
        let whole = Value.string(text)
        return Value(tuple: last ? ["", "", whole] : [whole, "", ""])
      }
      return Value(tuple: [
        Value(joined(scalars[..<found])), Value(separator),
        Value(joined(scalars[(found + part.count)...])),
      ])
    }
  }
  return [
    stringMethod("split", parameters, "The parts between separators, or between blanks.") {
      (text, arguments, _) throws(Raise) in
      try split(text, arguments, fromEnd: false)
    },
    stringMethod("rsplit", parameters, "As `split`, counted from the end.") {
      (text, arguments, _) throws(Raise) in
      try split(text, arguments, fromEnd: true)
    },
    stringMethod("splitlines", [.optional("keepends", false)], "The lines.") {
      (text, arguments, context) throws(Raise) in
      Value(list: lines(text, keepEnds: try context.truth(arguments["keepends"])))
    },
    partition("partition", last: false, "Before, separator, after; at the first place."),
    partition("rpartition", last: true, "Before, separator, after; at the last place."),
    stringMethod("join", [.positional("iterable")], "The texts with this one in between.") {
      (text, arguments, context) throws(Raise) in
      guard context.isIterable(arguments["iterable"]) else {
        throw Raise(.typeError, "can only join an iterable")
      }
      var parts: [String] = []
      var total = 0
      for (index, element) in try context.elements(of: arguments["iterable"]).enumerated() {
        guard let part = element.asString else {
          throw Raise(
            .typeError,
            "sequence item \(index): expected str instance, \(element.plainTypeName) found")
        }
        parts.append(part)
        total += part.utf8.count + text.text.utf8.count
      }
      try context.checkSize(total, of: "the text")
      return Value(parts.joined(separator: text.text))
    },
  ]
}

private func split(
  _ text: StringObject, _ arguments: Arguments, fromEnd: Bool
) throws(Raise) -> Value {
  let limit = try arguments.int("maxsplit")
  if arguments["sep"].isNone { return splitAtBlanks(text, limit, fromEnd) }
  let separator = try arguments.string("sep")
  if separator.isEmpty { throw Raise(.valueError, "empty separator") }
  if !fromEnd {
    return Value(list: pieces(text, of: separator, limit: limit).map { Value($0) })
  }
  let mirrored = StringObject(scalars: text.scalars.reversed())
  let parts = pieces(
    mirrored, of: joined(Array(separator.unicodeScalars.reversed())[...]), limit: limit)
  return Value(
    list: parts.reversed().map { .string(StringObject(scalars: $0.unicodeScalars.reversed())) })
}

private func splitAtBlanks(_ text: StringObject, _ limit: Int, _ fromEnd: Bool) -> Value {
  var scalars = text.scalars
  if fromEnd { scalars.reverse() }
  var rest = scalars[...].drop(while: isBlank)
  var words: [ArraySlice<Unicode.Scalar>] = []
  while !rest.isEmpty {
    if limit >= 0, words.count == limit {
      words.append(rest)
      break
    }
    let word = rest.prefix { !isBlank($0) }
    words.append(word)
    rest = rest.dropFirst(word.count).drop(while: isBlank)
  }
  if fromEnd {
    return Value(
      list: words.reversed().map { .string(StringObject(scalars: $0.reversed())) })
  }
  return Value(list: words.map { Value(joined($0)) })
}

private func lines(_ text: StringObject, keepEnds: Bool) -> [Value] {
  let ends: Set<Unicode.Scalar> = [
    "\n", "\r", "\u{0B}", "\u{0C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}",
  ]
  var rest = text.scalars[...]
  var result: [Value] = []
  while !rest.isEmpty {
    let line = rest.prefix { !ends.contains($0) }
    rest = rest.dropFirst(line.count)
    let width = rest.starts(with: ["\r", "\n"]) ? 2 : min(1, rest.count)
    result.append(Value(joined(line) + (keepEnds ? joined(rest.prefix(width)) : "")))
    rest = rest.dropFirst(width)
  }
  return result
}
