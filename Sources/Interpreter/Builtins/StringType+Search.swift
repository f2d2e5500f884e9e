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

/// Whether `start` and `end` leave the whole text.
private func isWhole(_ arguments: Arguments) -> Bool {
  arguments["start"].isNone && arguments["end"].isNone
}

/// The index of a part within what `start` and `end` leave.
private func place(
  of part: String, in text: StringObject, last: Bool, _ arguments: Arguments, _ context: Context
) throws(Raise) -> Int? {
  if !last, text.isASCII, isWhole(arguments) {
    return withBytes(of: text.text) { text in
      withBytes(of: part) { part in firstByte(of: part, in: text, from: 0) }
    }
  }
  guard let window = try window(text, arguments, context) else { return nil }
  return occurrence(of: Array(part.unicodeScalars), in: window, last: last)
}

/// How often a part, which is not empty, occurs in the text.
private func count(of part: String, in text: String) -> Int {
  withBytes(of: text) { text in
    withBytes(of: part) { part in
      var (count, start) = (0, 0)
      while let found = firstByte(of: part, in: text, from: start) {
        count += 1
        start = found + part.count
      }
      return count
    }
  }
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
      let part = try searched(arguments["sub"])
      if let found = try place(of: part, in: text, last: last, arguments, context) {
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
      let part = try searched(arguments["sub"])
      if !part.isEmpty, isWhole(arguments) { return .int(count(of: part, in: text.text)) }
      guard let window = try window(text, arguments, context) else { return 0 }
      if part.isEmpty { return .int(window.count + 1) }
      return .int(count(of: part, in: joined(window)))
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
  let limit = limit < 0 ? Int.max : limit
  if part.isEmpty { return characters(text, limit: limit) }
  return withBytes(of: text.text) { text in
    withBytes(of: part) { part in
      var result: [String] = []
      var start = 0
      while result.count < limit, let found = firstByte(of: part, in: text, from: start) {
        result.append(String(decoding: text[start..<found], as: UTF8.self))
        start = found + part.count
      }
      result.append(String(decoding: text[start...], as: UTF8.self))
      return result
    }
  }
}

/// The text cut before every character and at its end.
private func characters(_ text: StringObject, limit: Int) -> [String] {
  var rest = text.scalars[...]
  var result: [String] = limit > 0 ? [""] : []
  while result.count < limit, let first = rest.popFirst() { result.append(String(first)) }
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
      var bytes: [UInt8] = []
      let separator = text.text.utf8
      let elements = try context.elements(of: arguments["iterable"])
      for (index, element) in elements.enumerated() {
        guard let part = element.asString else {
          throw Raise(
            .typeError,
            "sequence item \(index): expected str instance, \(element.plainTypeName) found")
        }
        if index > 0 { bytes.append(contentsOf: separator) }
        bytes.append(contentsOf: part.utf8)
        if index & 0xFFF == 0xFFF { try context.checkSize(bytes.count, of: "the text") }
      }
      try context.checkSize(bytes.count, of: "the text")
      return .string(bytes.withUnsafeBufferPointer { StringObject(utf8: $0) })
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

/// The words of plain ASCII.
private func words(_ text: String) -> [Value] {
  withBytes(of: text) { text in
    text.split(whereSeparator: isBlank).map {
      .string(StringObject(utf8: UnsafeBufferPointer(rebasing: $0)))
    }
  }
}

private func splitAtBlanks(_ text: StringObject, _ limit: Int, _ fromEnd: Bool) -> Value {
  if text.isASCII, limit < 0 { return Value(list: words(text.text)) }
  var scalars = text.scalars
  if fromEnd { scalars.reverse() }
  var rest = scalars[...].drop { isBlank($0) }
  var words: [ArraySlice<Unicode.Scalar>] = []
  while !rest.isEmpty {
    if limit >= 0, words.count == limit {
      words.append(rest)
      break
    }
    let word = rest.prefix { !isBlank($0) }
    words.append(word)
    rest = rest.dropFirst(word.count).drop { isBlank($0) }
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
