/// A value in JSON text; numbers stay as they were written.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONEntry])

  /// The whole number that the value is, else nothing.
  var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  /// The value of a key of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// A key of an object with its value.
struct JSONEntry: Equatable {
  let key: String
  let value: JSONValue
}

/// What is wrong with JSON text, and where.
struct JSONFault: Error, Equatable {
  let reason: String
  /// Bytes from the text's start.
  let offset: Int
}

/// Reads JSON text (RFC 8259) to its end.
struct JSONReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var depth = 0

  private static let deepest = 64

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The value that the text is; blanks around it are passed over.
  mutating func read() throws(JSONFault) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard index == bytes.endIndex else { throw fault("text behind the value's end") }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw fault("more than \(Self.deepest) levels") }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    index += 1
    var entries: [JSONEntry] = []
    var keys: Set<String> = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes is missing") }
      let key = try string()
      guard keys.insert(key).inserted else { throw fault("the name '\(key)' stands there twice") }
      skipBlanks()
      guard take(":") else { throw fault("a colon is missing") }
      entries.append(JSONEntry(key: key, value: try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw fault("a comma or } is missing") }
    return .object(entries)
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw fault("a comma or ] is missing") }
    return .array(elements)
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    guard bytes[index...].starts(with: text.utf8) else { throw fault("a value is missing") }
    index += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = index
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { index += 1 }
    guard index > start, let text = String(validating: bytes[start..<index], as: UTF8.self),
      Double(text) != nil
    else { throw fault("a value is missing") }
    return .number(text)
  }

  private mutating func string() throws(JSONFault) -> String {
    index += 1
    var content: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character stands in quotes") }
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      content += String(try escape()).utf8
    }
    guard take("\"") else { throw fault("a quote is opened and never closed") }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw fault("the text in quotes is not UTF-8")
    }
    return text
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let kind = next else { throw fault("a quote is opened and never closed") }
    index += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw fault("an unknown escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xd800..<0xdc00).contains(first), take("\\"), take("u") else {
      throw fault("half a character")
    }
    let second = try hexadecimal()
    guard (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw fault("half a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let text = String(validating: digits, as: UTF8.self),
      text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16)
    else { throw fault("four hexadecimal digits are missing") }
    index += 4
    return code
  }

  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, " \n\r\t".utf8.contains(byte) { index += 1 }
  }

  private func fault(_ reason: String) -> JSONFault {
    JSONFault(reason: reason, offset: index - bytes.startIndex)
  }
}
