/// HTML text that grows, with the escaping that its places need.
struct HTMLBuffer {
  private(set) var text = ""

  /// Appends markup as it is.
  mutating func append(_ markup: String) {
    text += markup
  }

  /// Appends text in which `& < > "` are escaped, for content and for quoted attributes.
  mutating func append(escaping source: String) {
    text += escaped(source)
  }

  /// Begins a new line, but where one begins already.
  mutating func startLine() {
    if let last = text.utf8.last, last != UInt8(ascii: "\n") { text += "\n" }
  }
}

/// The text with `& < > "` escaped, for content and for quoted attributes.
func escaped(_ source: String) -> String {
  guard source.utf8.contains(where: isMarkup) else { return source }
  var result = ""
  result.reserveCapacity(source.utf8.count + 16)
  for scalar in source.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
  default: false
  }
}

/// The address for an `href` or `src`: bytes that an address can't hold are percent-encoded, and
/// `&` and `'` escaped. What is encoded already stays.
func escapedAddress(_ address: String) -> String {
  var result = ""
  result.reserveCapacity(address.utf8.count)
  for byte in address.utf8 {
    switch byte {
    case UInt8(ascii: "&"): result += "&amp;"
    case UInt8(ascii: "'"): result += "&#x27;"
    case _ where isAddressByte(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
    default: result += percentEncoded(byte)
    }
  }
  return result
}

private func percentEncoded(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 16 ? "%0" + digits : "%" + digits
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: addressMarks.contains(byte)
  }
}

private let addressMarks = Set("-_.+!*(),%#@?=;:/$~".utf8)
