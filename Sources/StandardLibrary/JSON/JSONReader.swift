import Interpreter

/// Reads one JSON text as CPython's `json` does, with its faults at its places.
struct JSONReader {
  /// What a text becomes where the caller wants something else than usual; nothing for usual.
  struct Hooks {
    var object: Value?
    var pairs: Value?
    var float: Value?
    var int: Value?
    var constant: Value?
    /// Whether control characters in strings are faults.
    var isStrict = true
  }

  /// A fault and the index of the character that it is about.
  struct Fault {
    let message: String
    let position: Int
  }

  private let scalars: [Unicode.Scalar]
  private let hooks: Hooks
  private let context: Context
  private let raise: (Fault) throws(Raise) -> Raise
  private var position = 0

  init(
    _ text: StringObject, hooks: Hooks, in context: Context,
    raise: @escaping (Fault) throws(Raise) -> Raise
  ) {
    scalars = text.scalars
    self.hooks = hooks
    self.context = context
    self.raise = raise
  }

  /// The value of the whole text.
  mutating func read() throws(Raise) -> Value {
    skipSpace()
    let result = try value()
    skipSpace()
    if position < scalars.count { throw try fault("Extra data") }
    return result
  }

  private func fault(_ message: String, at place: Int? = nil) throws(Raise) -> Raise {
    try raise(Fault(message: message, position: place ?? position))
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skipSpace() {
    while let scalar = current, " \t\n\r".unicodeScalars.contains(scalar) { position += 1 }
  }

  private mutating func take(_ word: String) -> Bool {
    let end = position + word.unicodeScalars.count
    guard end <= scalars.count,
      word.unicodeScalars.elementsEqual(scalars[position..<end])
    else { return false }
    position = end
    return true
  }

  private mutating func value() throws(Raise) -> Value {
    try context.step()
    switch current {
    case "\"": return Value(try string())
    case "{":
      let what = "while decoding a JSON object from a unicode string"
      return try context.deeper(during: what) { () throws(Raise) in try object() }
    case "[":
      let what = "while decoding a JSON array from a unicode string"
      return try context.deeper(during: what) { () throws(Raise) in try array() }
    default: break
    }
    if take("null") { return .none }
    if take("true") { return true }
    if take("false") { return false }
    for (name, number) in [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)]
    where take(name) {
      if let constant = hooks.constant { return try context.call(constant, [Value(name)]) }
      return .float(number)
    }
    return try number()
  }

  private mutating func array() throws(Raise) -> Value {
    position += 1
    var elements: [Value] = []
    skipSpace()
    if take("]") { return Value(list: []) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return Value(list: elements) }
      if !take(",") { throw try fault("Expecting ',' delimiter") }
      skipSpace()
    }
  }

  private mutating func object() throws(Raise) -> Value {
    position += 1
    let dict = DictObject()
    var pairs: [Value] = []
    skipSpace()
    if !take("}") {
      while true {
        if current != "\"" {
          throw try fault("Expecting property name enclosed in double quotes")
        }
        let key = Value(try string())
        skipSpace()
        if !take(":") { throw try fault("Expecting ':' delimiter") }
        skipSpace()
        let value = try value()
        if hooks.pairs != nil {
          pairs.append(Value(tuple: [key, value]))
        } else {
          try dict.set(value, for: key, in: context)
        }
        skipSpace()
        if take("}") { break }
        if !take(",") { throw try fault("Expecting ',' delimiter") }
        skipSpace()
      }
    }
    if let hook = hooks.pairs { return try context.call(hook, [Value(list: pairs)]) }
    if let hook = hooks.object { return try context.call(hook, [.dict(dict)]) }
    return .dict(dict)
  }

  private mutating func string() throws(Raise) -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      position += 1
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try escaped(from: start))
      default:
        if hooks.isStrict, scalar.value < 32 {
          throw try fault("Invalid control character at", at: position - 1)
        }
        text.append(scalar)
      }
    }
    throw try fault("Unterminated string starting at", at: start)
  }

  private mutating func escaped(from start: Int) throws(Raise) -> Unicode.Scalar {
    guard let scalar = current else {
      throw try fault("Unterminated string starting at", at: start)
    }
    position += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "u":
      let high = try unit()
      if (0xD800..<0xDC00).contains(high) {
        let kept = position
        if take("\\u"), let low = try? unit(), (0xDC00..<0xE000).contains(low) {
          let code = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
          return Unicode.Scalar(code) ?? "\u{FFFD}"
        }
        position = kept
      }
      // Half of a pair is no character of a text here.
      return Unicode.Scalar(high) ?? "\u{FFFD}"
    default: throw try fault("Invalid \\escape", at: position - 2)
    }
  }

  private mutating func unit() throws(Raise) -> UInt32 {
    let digits = scalars[position..<min(position + 4, scalars.count)]
    let isHex = digits.allSatisfy { $0.properties.isASCIIHexDigit }
    guard digits.count == 4, isHex, let code = UInt32(text(digits), radix: 16) else {
      throw try fault("Invalid \\uXXXX escape", at: position - 1)
    }
    position += 4
    return code
  }

  private func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: part)
    return String(view)
  }

  private mutating func digits() -> Bool {
    let start = position
    while let scalar = current, ("0"..."9").contains(scalar) { position += 1 }
    return position > start
  }

  private mutating func number() throws(Raise) -> Value {
    let start = position
    _ = take("-")
    if !take("0"), !digits() { throw try fault("Expecting value", at: start) }
    var isFloat = false
    var end = position
    if take("."), digits() { (isFloat, end) = (true, position) }
    position = end
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      if digits() { (isFloat, end) = (true, position) }
    }
    position = end
    let written = Value(text(scalars[start..<end]))
    let usual = Value.classObject(isFloat ? context.types.float : context.types.int)
    return try context.call((isFloat ? hooks.float : hooks.int) ?? usual, [written])
  }
}

/// `_read(text, error, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant,
/// strict)`: the value of a JSON text; a fault raises `error(message, text, position)`.
var jsonReadFunction: Value {
  let names = [
    "text", "error", "object_hook", "pairs_hook", "float", "int", "constant", "strict",
  ]
  return .builtin(
    BuiltinFunction("_read", names.map { .positional($0) }) { (arguments, context) throws(Raise) in
      guard let text = arguments["text"].asText else {
        throw arguments.wrongType("text", expected: "str")
      }
      func hook(_ name: String) -> Value? { arguments[name].isNone ? nil : arguments[name] }
      let hooks = JSONReader.Hooks(
        object: hook("object_hook"), pairs: hook("pairs_hook"), float: hook("float"),
        int: hook("int"), constant: hook("constant"),
        isStrict: try context.truth(arguments["strict"]))
      let error = arguments["error"]
      var reader = JSONReader(text, hooks: hooks, in: context) { (fault) throws(Raise) in
        let made = try context.call(
          error, [Value(fault.message), arguments["text"], .int(fault.position)])
        guard case .instance(let object) = made else {
          return Raise(.valueError, fault.message)
        }
        return Raise(object)
      }
      return try reader.read()
    })
}
