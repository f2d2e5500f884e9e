/// How bytes become characters and characters bytes: the encodings that `decode`, `encode` and `open`
/// know.
package enum TextEncoding {
  case utf8
  /// UTF-8 with a byte order mark in front, Python's `utf-8-sig`.
  case markedUTF8
  case ascii
  case latin1

  package init(named name: String) throws(EncodingFault) {
    let plain = name.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    switch plain {
    case "utf-8", "utf8", "u8", "utf": self = .utf8
    case "utf-8-sig", "utf8-sig": self = .markedUTF8
    case "ascii", "us-ascii", "646": self = .ascii
    case "latin-1", "latin1", "latin", "iso-8859-1", "iso8859-1", "8859", "l1": self = .latin1
    case let other where Self.others.contains(other): throw .missing(name)
    default: throw .unknown(name)
    }
  }

  private static let others: Set<String> = [
    "big5", "cp1250", "cp1251", "cp1252", "cp932", "cp936", "cp949", "euc-jp", "euc-kr", "gb18030",
    "gb2312", "gbk", "hz", "iso-8859-15", "iso-8859-2", "koi8-r", "shift-jis", "sjis", "utf-16",
    "utf-16-be", "utf-16-le", "utf-32", "utf16", "windows-1252",
  ]

  /// What is done with bytes or characters that the encoding does not have.
  package enum Fault: String {
    case strict, ignore, replace
    case backslash = "backslashreplace"
    case reference = "xmlcharrefreplace"

    package init(named name: String) throws(EncodingFault) {
      guard let known = Fault(rawValue: name) else { throw .handlerUnknown(name) }
      self = known
    }
  }

  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// The bytes as UTF-8.
  package func decoded(_ bytes: [UInt8], _ fault: Fault) throws(EncodingFault) -> [UInt8] {
    switch self {
    case .utf8: return try Self.decodedUTF8(bytes[...], fault)
    case .markedUTF8:
      let start = bytes.starts(with: Self.mark) ? 3 : 0
      return try Self.decodedUTF8(bytes[start...], fault)
    case .latin1:
      return bytes.flatMap { $0 < 0x80 ? [$0] : [0xc0 | $0 >> 6, 0x80 | $0 & 0x3f] }
    case .ascii:
      var result: [UInt8] = []
      for (place, byte) in bytes.enumerated() {
        if byte < 0x80 {
          result.append(byte)
        } else {
          result += try Self.replacement(
            for: [byte], at: place, "ordinal not in range(128)", "ascii", fault)
        }
      }
      return result
    }
  }

  private static func decodedUTF8(
    _ bytes: ArraySlice<UInt8>, _ fault: Fault
  ) throws(EncodingFault) -> [UInt8] {
    if String(validating: bytes, as: UTF8.self) != nil { return Array(bytes) }
    var result: [UInt8] = []
    var rest = bytes
    while let first = rest.first {
      let (count, reason) = wellFormed(rest, first)
      if let reason {
        result += try replacement(
          for: Array(rest.prefix(count)), at: rest.startIndex - bytes.startIndex, reason, "utf-8",
          fault)
      } else {
        result += rest.prefix(count)
      }
      rest = rest.dropFirst(count)
    }
    return result
  }

  /// How many bytes the next character takes; with a reason, how many bytes are none.
  private static func wellFormed(
    _ bytes: ArraySlice<UInt8>, _ first: UInt8
  ) -> (count: Int, reason: String?) {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch first {
    case ..<0x80: return (1, nil)
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef:
      length = 3
      if first == 0xe0 { second = 0xa0...0xbf }
      if first == 0xed { second = 0x80...0x9f }
    case 0xf0...0xf4:
      length = 4
      if first == 0xf0 { second = 0x90...0xbf }
      if first == 0xf4 { second = 0x80...0x8f }
    default: return (1, "invalid start byte")
    }
    for (place, byte) in bytes.prefix(length).enumerated().dropFirst() {
      let range = place == 1 ? second : 0x80...0xbf
      if !range.contains(byte) { return (place, "invalid continuation byte") }
    }
    return bytes.count < length ? (bytes.count, "unexpected end of data") : (length, nil)
  }

  private static func replacement(
    for bytes: [UInt8], at position: Int, _ reason: String, _ name: String, _ fault: Fault
  ) throws(EncodingFault) -> [UInt8] {
    switch fault {
    case .strict, .reference:
      throw .undecodable(encoding: name, bytes: bytes, position: position, reason: reason)
    case .ignore: return []
    case .replace: return Array("\u{fffd}".utf8)
    case .backslash:
      return bytes.flatMap { byte in
        Array("\\x".utf8) + Array((byte < 16 ? "0" : "").utf8)
          + Array(String(byte, radix: 16).utf8)
      }
    }
  }

  /// UTF-8 text as bytes; `isStart` where they are a file's first.
  package func encoded(
    _ text: [UInt8], _ fault: Fault, isStart: Bool = true
  ) throws(EncodingFault) -> [UInt8] {
    switch self {
    case .utf8: return text
    case .markedUTF8: return isStart && !text.isEmpty ? Self.mark + text : text
    case .ascii: return try Self.narrowed(text, "ascii", limit: 0x80, fault)
    case .latin1: return try Self.narrowed(text, "latin-1", limit: 0x100, fault)
    }
  }

  private static func narrowed(
    _ text: [UInt8], _ name: String, limit: UInt32, _ fault: Fault
  ) throws(EncodingFault) -> [UInt8] {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var result: [UInt8] = []
    for (place, scalar) in scalars.enumerated() {
      switch fault {
      case _ where scalar.value < limit: result.append(UInt8(scalar.value))
      case .ignore: continue
      case .replace: result.append(UInt8(ascii: "?"))
      case .backslash: result += Array(Self.escape(scalar).utf8)
      case .reference: result += Array("&#\(scalar.value);".utf8)
      case .strict:
        let end = scalars[place...].firstIndex { $0.value < limit } ?? scalars.count
        throw .unencodable(
          encoding: name, character: scalar, range: place..<end, limit: Int(limit))
      }
    }
    return result
  }

  /// The character as a literal of Python shows it that has no other.
  static func escape(_ character: Unicode.Scalar) -> String {
    let text = String(character.value, radix: 16)
    let (letter, digits) =
      switch character.value {
      case ..<0x100: ("x", 2)
      case ..<0x10000: ("u", 4)
      default: ("U", 8)
      }
    return "\\\(letter)\(String(repeating: "0", count: max(0, digits - text.count)))\(text)"
  }
}
