/// `'…{}…'.format(…)`.
struct TemplateFormat {
  let context: Context
  let positional: [Value]
  let keywords: [(name: String, value: Value)]
  /// What the names are looked up in where it is not `keywords`: `format_map`.
  private var mapping: Value?
  private var automatic = 0
  private var usesNumbers = false

  init(
    _ context: Context, positional: [Value], keywords: [(name: String, value: Value)]
  ) {
    self.context = context
    self.positional = positional
    self.keywords = keywords
  }

  init(_ context: Context, mapping: Value) {
    self.init(context, positional: [], keywords: [])
    self.mapping = mapping
  }

  mutating func expand(_ template: String, depth: Int = 0) throws(Raise) -> String {
    if depth > 2 { throw Raise(.valueError, "Max string recursion exceeded") }
    let characters = Array(template)
    var result = ""
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      if character == "{" || character == "}", next == character {
        result.append(character)
        index += 2
      } else if character == "{" {
        let end = try fieldEnd(characters, from: index + 1)
        result += try field(String(characters[(index + 1)..<end]), depth: depth)
        index = end + 1
      } else if character == "}" {
        throw Raise(.valueError, "Single '}' encountered in format string")
      } else {
        result.append(character)
        index += 1
      }
    }
    return result
  }

  private func fieldEnd(_ characters: [Character], from start: Int) throws(Raise) -> Int {
    var open = 1
    for index in start..<characters.count {
      if characters[index] == "{" { open += 1 }
      if characters[index] == "}" { open -= 1 }
      if open == 0 { return index }
    }
    throw Raise(
      .valueError,
      start == characters.count
        ? "Single '{' encountered in format string" : "expected '}' before end of string")
  }

  private mutating func field(_ text: String, depth: Int) throws(Raise) -> String {
    let colon = text.firstIndex(of: ":")
    var name = text[..<(colon ?? text.endIndex)]
    var conversion: Character?
    if let mark = name.firstIndex(of: "!") {
      conversion = name[name.index(after: mark)...].first
      if let conversion, !"rsa".contains(conversion) {
        throw Raise(.valueError, "Unknown conversion specifier \(conversion)")
      }
      name = name[..<mark]
    }
    // The field's own number comes before those of the fields in its specification.
    let value = try value(String(name))
    let rest = colon.map { String(text[text.index(after: $0)...]) } ?? ""
    return try context.formatted(
      value, conversion: conversion, try expand(rest, depth: depth + 1))
  }

  /// The value of `0`, `name`, `name.attribute`, `0[key]`.
  private mutating func value(_ path: String) throws(Raise) -> Value {
    let head = path.prefix { $0 != "." && $0 != "[" }
    var value = try root(String(head))
    var rest = path.dropFirst(head.count)
    while let mark = rest.popFirst() {
      if mark == "." {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        value = try context.attribute(value, String(name))
        rest = rest.dropFirst(name.count)
      } else {
        let key = rest.prefix { $0 != "]" }
        value = try context.item(value, Int(key).map { .int($0) } ?? Value(String(key)))
        rest = rest.dropFirst(key.count + 1)
      }
    }
    return value
  }

  private mutating func root(_ name: String) throws(Raise) -> Value {
    if name.isEmpty {
      if usesNumbers { throw switching("manual field specification to automatic field numbering") }
      automatic += 1
      return try argument(automatic - 1)
    }
    if let number = Int(name) {
      if automatic > 0 {
        throw switching("automatic field numbering to manual field specification")
      }
      usesNumbers = true
      return try argument(number)
    }
    if let mapping { return try context.item(mapping, Value(name)) }
    if let found = keywords.first(where: { $0.name == name }) { return found.value }
    throw .keyError(Value(name), in: context)
  }

  private func switching(_ what: String) -> Raise {
    Raise(.valueError, "cannot switch from \(what)")
  }

  private func argument(_ index: Int) throws(Raise) -> Value {
    if positional.indices.contains(index) { return positional[index] }
    if mapping != nil {
      throw Raise(.valueError, "Format string contains positional fields")
    }
    throw Raise(
      .indexError,
      "Replacement index \(index) out of range for positional args tuple")
  }
}
