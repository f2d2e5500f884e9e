// Methods of `str` that pad, strip, translate and format.

func layoutMethods() -> [BuiltinFunction] {
  stripMethods() + padMethods() + [
    stringMethod("format", [.variadic("args"), .keywords("kwargs")], "Fills the `{}` fields.") {
      (text, arguments, context) throws(Raise) in
      var run = TemplateFormat(
        context, positional: arguments.rest, keywords: arguments.keywords)
      return Value(try run.expand(text.text))
    },
    stringMethod("format_map", [.positional("mapping")], "Fills the `{}` fields from a dict.") {
      (text, arguments, context) throws(Raise) in
      var run = TemplateFormat(context, mapping: arguments["mapping"])
      return Value(try run.expand(text.text))
    },
    stringMethod("translate", [.positional("table")], "Maps every character by a table.") {
      (text, arguments, context) throws(Raise) in
      guard let dict = arguments["table"].asDict else {
        throw arguments.wrongType("table", expected: "dict")
      }
      var result = ""
      for scalar in text.text.unicodeScalars {
        switch try dict.value(for: .int(Int(scalar.value)), in: context) {
        case nil: result.unicodeScalars.append(scalar)
        case .some(.none): break
        case .some(.int(let code)):
          if let mapped = UInt32(exactly: code).flatMap(Unicode.Scalar.init) {
            result.unicodeScalars.append(mapped)
          }
        case .some(let other): result += try context.text(other)
        }
      }
      return Value(result)
    },
    stringMethod("removeprefix", [.positional("prefix")], "The text without a beginning.") {
      (text, arguments, _) throws(Raise) in
      let prefix = try arguments.string("prefix").unicodeScalars
      guard text.text.unicodeScalars.starts(with: prefix) else { return .string(text) }
      return .string(StringObject(scalars: text.scalars.dropFirst(prefix.count)))
    },
    stringMethod("removesuffix", [.positional("suffix")], "The text without an end.") {
      (text, arguments, _) throws(Raise) in
      let suffix = try arguments.string("suffix").unicodeScalars
      guard text.scalars.reversed().starts(with: suffix.reversed()) else { return .string(text) }
      return .string(StringObject(scalars: text.scalars.dropLast(suffix.count)))
    },
    stringMethod(
      "encode", [.optional("encoding", "utf-8"), .optional("errors", "strict")],
      "The text as bytes."
    ) { (text, arguments, _) throws(Raise) in
      let (encoding, errors) = (try arguments.string("encoding"), try arguments.string("errors"))
      return .native(
        BytesObject(try TextEncoding.bytes(of: text.text, encoding, errors: errors)))
    },
    stringMethod("expandtabs", [.optional("tabsize", 8)], "Tabs as blanks.") {
      (text, arguments, context) throws(Raise) in
      let size = try arguments.int("tabsize")
      try context.checkSize(size, of: "the text")
      var (result, column) = ("", 0)
      for character in text.text {
        if character == "\t" {
          let width = size > 0 ? size - column % size : 0
          result += String(repeating: " ", count: width)
          column += width
        } else {
          result.append(character)
          column = character.isNewline ? 0 : column + 1
        }
      }
      return Value(result)
    },
  ]
}

private func stripMethods() -> [BuiltinFunction] {
  func strip(
    _ name: String, left: Bool, right: Bool, _ documentation: String
  ) -> BuiltinFunction {
    stringMethod(name, [.positional("chars", .none)], documentation) {
      (text, arguments, _) throws(Raise) in
      let given = try arguments.optional("chars", Arguments.string).map { Set($0.unicodeScalars) }
      func drops(_ scalar: Unicode.Scalar) -> Bool { given?.contains(scalar) ?? isBlank(scalar) }
      var scalars = text.scalars[...]
      if left { scalars = scalars.drop(while: drops) }
      if right { while let last = scalars.last, drops(last) { scalars.removeLast() } }
      return .string(StringObject(scalars: scalars))
    }
  }
  return [
    strip("strip", left: true, right: true, "Without blanks at both ends."),
    strip("lstrip", left: true, right: false, "Without blanks in front."),
    strip("rstrip", left: false, right: true, "Without blanks behind."),
  ]
}

private func padMethods() -> [BuiltinFunction] {
  func pad(
    _ name: String, _ documentation: String, left: @escaping (Int, Int) -> Int
  ) -> BuiltinFunction {
    stringMethod(name, [.positional("width"), .positional("fillchar", " ")], documentation) {
      (text, arguments, context) throws(Raise) in
      let width = max(0, try arguments.int("width"))
      try context.checkSize(width, of: "the text")
      let fill = try arguments.string("fillchar")
      guard fill.unicodeScalars.count == 1 else {
        throw Raise(.typeError, "The fill character must be exactly one character long")
      }
      let missing = max(0, width - text.count)
      let front = left(missing, width)
      return Value(
        String(repeating: fill, count: front) + text.text
          + String(repeating: fill, count: missing - front))
    }
  }
  return [
    pad("ljust", "At the left of a width.") { _, _ in 0 },
    pad("rjust", "At the right of a width.") { missing, _ in missing },
    pad("center", "In the middle of a width.") { missing, width in
      missing / 2 + (missing & width & 1)
    },
    stringMethod("zfill", [.positional("width")], "With zeros between sign and digits.") {
      (text, arguments, context) throws(Raise) in
      let width = max(0, try arguments.int("width"))
      try context.checkSize(width, of: "the text")
      let zeros = String(repeating: "0", count: max(0, width - text.count))
      let hasSign = text.text.hasPrefix("-") || text.text.hasPrefix("+")
      let sign = hasSign ? text.text.prefix(1) : ""
      return Value(sign + zeros + text.text.dropFirst(sign.count))
    },
  ]
}

extension Context {
  /// `str.maketrans`: code points to replacements.
  func translationTable(_ arguments: Arguments) throws(Raise) -> Value {
    let table = DictObject()
    func code(_ text: String) -> Value { .int(Int(text.unicodeScalars.first?.value ?? 0)) }
    if let dict = arguments["x"].asDict {
      for entry in dict.table.live {
        try table.set(
          entry.value, for: entry.key.asString.map { code($0) } ?? entry.key, in: self)
      }
      return .dict(table)
    }
    let (from, to) = (try arguments.string("x"), try arguments.string("y"))
    guard from.unicodeScalars.count == to.unicodeScalars.count else {
      throw Raise(
        .valueError, "the first two maketrans arguments must have equal length")
    }
    for (a, b) in zip(from.unicodeScalars, to.unicodeScalars) {
      try table.set(.int(Int(b.value)), for: .int(Int(a.value)), in: self)
    }
    if !arguments["z"].isNone {
      for scalar in try arguments.string("z").unicodeScalars {
        try table.set(.none, for: .int(Int(scalar.value)), in: self)
      }
    }
    return .dict(table)
  }
}
