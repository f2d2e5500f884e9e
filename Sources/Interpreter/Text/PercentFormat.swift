extension Context {
  /// Python's `template % value`.
  func percentFormat(_ template: String, _ value: Value) throws(Raise) -> String {
    var run = PercentFormat(context: self, value: value)
    return try run.expand(template)
  }
}

/// A running `%` format.
private struct PercentFormat {
  let context: Context
  let value: Value
  private var arguments: [Value]
  private var used = 0

  init(context: Context, value: Value) {
    self.context = context
    self.value = value
    if case .tuple(let tuple) = value.plain {
      arguments = tuple.elements
    } else {
      arguments = [value]
    }
  }

  /// One `%…` directive.
  private struct Directive {
    var key: String?
    var flags = ""
    var width = 0
    var precision: Int?
    var code: Character = "s"
  }

  mutating func expand(_ template: String) throws(Raise) -> String {
    var rest = Substring(template)
    var result = ""
    var usesKeys = false
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      let directive = try directive(&rest, template)
      if directive.code == "%" {
        result.append("%")
        continue
      }
      if directive.key != nil { usesKeys = true }
      result += try text(of: directive)
    }
    if used < arguments.count, !usesKeys, !isMapping {
      throw Raise(.typeError, "not all arguments converted during string formatting")
    }
    return result
  }

  private var isMapping: Bool {
    switch value.plain {
    case .dict, .list, .range: true
    default: false
    }
  }

  private mutating func next() throws(Raise) -> Value {
    guard used < arguments.count else {
      throw Raise(.typeError, "not enough arguments for format string")
    }
    used += 1
    return arguments[used - 1]
  }

  private mutating func directive(
    _ rest: inout Substring, _ template: String
  ) throws(Raise) -> Directive {
    var made = Directive()
    if rest.first == "(" {
      let key = rest.dropFirst().prefix { $0 != ")" }
      made.key = String(key)
      rest = rest.dropFirst(key.count + 2)
    }
    while let flag = rest.first, "#0- +".contains(flag) {
      made.flags.append(flag)
      rest.removeFirst()
    }
    made.width = try number(&rest) ?? 0
    if rest.first == "." {
      rest.removeFirst()
      made.precision = try number(&rest) ?? 0
    }
    while let length = rest.first, "hlL".contains(length) { rest.removeFirst() }
    guard let code = rest.popFirst() else { throw Raise(.valueError, "incomplete format") }
    made.code = code
    if !"diouxXeEfFgGcrsa%".contains(code) {
      let place = template.unicodeScalars.count - rest.unicodeScalars.count - 1
      let hex = String(code.unicodeScalars.first?.value ?? 0, radix: 16)
      throw Raise(
        .valueError,
        "unsupported format character '\(code)' (0x\(hex)) at index \(place)")
    }
    return made
  }

  private mutating func number(_ rest: inout Substring) throws(Raise) -> Int? {
    if rest.first == "*" {
      rest.removeFirst()
      guard let width = try next().asInt else { throw Raise(.typeError, "* wants int") }
      return min(max(width, -1_000_000), 1_000_000)
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    if digits.isEmpty { return nil }
    guard let value = Int(digits), value <= 1_000_000 else {
      throw Raise(.valueError, "width too big")
    }
    return value
  }

  private mutating func text(of directive: Directive) throws(Raise) -> String {
    let argument: Value
    if let key = directive.key {
      guard value.asDict != nil else { throw Raise(.typeError, "format requires a mapping") }
      argument = try context.item(value, Value(key))
    } else {
      argument = try next()
    }
    var specification = ""
    let isText = "rsac".contains(directive.code)
    if directive.flags.contains("-") || directive.width < 0 {
      specification += "<"
    } else if !isText && directive.flags.contains("0") {
      specification += "0="
    } else {
      specification += ">"
    }
    if !isText {
      if directive.flags.contains("+") {
        specification += "+"
      } else if directive.flags.contains(" ") {
        specification += " "
      }
      if directive.flags.contains("#") { specification += "#" }
    }
    if directive.width != 0 { specification += String(directive.width.magnitude) }
    return try apply(directive, argument, specification)
  }

  private func apply(
    _ directive: Directive, _ argument: Value, _ specification: String
  ) throws(Raise) -> String {
    let precision = directive.precision.map { ".\($0)" } ?? ""
    switch directive.code {
    case "s":
      return try context.format(Value(try context.text(argument)), specification + precision)
    case "r":
      return try context.format(Value(try context.repr(argument)), specification + precision)
    case "a":
      let text = asciiLiteral(try context.repr(argument))
      return try context.format(Value(text), specification + precision)
    case "c": return try context.format(try character(argument), specification)
    case "d", "i", "u":
      return try context.format(
        try integer(argument, directive.code), specification + "d")
    case "x", "X", "o":
      guard let number = argument.asBigInt else { throw needsInteger(directive.code, argument) }
      return try context.format(Value(number), specification + String(directive.code))
    default:
      guard let number = try context.double(argument) else {
        throw Raise(
          .typeError, "must be real number, not \(argument.plainTypeName)")
      }
      return try context.format(
        .float(number), specification + precision + String(directive.code))
    }
  }

  private func needsInteger(_ code: Character, _ argument: Value) -> Raise {
    Raise(
      .typeError,
      "%\(code) format: an integer is required, not \(argument.plainTypeName)")
  }

  private func integer(_ argument: Value, _ code: Character) throws(Raise) -> Value {
    if let number = argument.asBigInt { return Value(number) }
    if let number = try context.double(argument) { return try context.truncated(number) }
    throw Raise(
      .typeError,
      "%\(code) format: a real number is required, not \(argument.plainTypeName)")
  }

  private func character(_ argument: Value) throws(Raise) -> Value {
    if let text = argument.asString, text.unicodeScalars.count == 1 { return argument }
    if let code = argument.asInt, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) {
      return Value(String(Character(scalar)))
    }
    throw Raise(.typeError, "%c requires int or char")
  }
}

extension Context {
  /// What `float(value)` gives for a number-like value; nothing for others, text included.
  package func double(_ value: Value) throws(Raise) -> Double? {
    if let number = value.asDouble { return number }
    if case .bigInt = value { throw .tooLarge(for: "float") }
    if case .native(let object) = value { return try object.number(in: self) }
    if let result = try callSpecial(value, "__float__") { return result.asDouble }
    if let result = try callSpecial(value, "__index__") { return result.asDouble }
    return nil
  }
}
