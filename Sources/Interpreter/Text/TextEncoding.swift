/// How text becomes bytes, with Python's names and messages.
enum TextEncoding {
  case utf8, ascii, latin1

  init(named name: String) throws(Raise) {
    switch name.lowercased().replacing("_", with: "-") {
    case "utf-8", "utf8": self = .utf8
    case "ascii", "us-ascii": self = .ascii
    case "latin-1", "latin1", "iso-8859-1": self = .latin1
    default: throw Raise(.lookupError, "unknown encoding: \(name)")
    }
  }

  /// - Parameter errors: `strict`, `ignore` or `replace`.
  func encoded(_ text: String, errors: String) throws(Raise) -> [UInt8] {
    if self == .utf8 { return Array(text.utf8) }
    let limit: UInt32 = self == .ascii ? 0x80 : 0x100
    var result: [UInt8] = []
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < limit {
        result.append(UInt8(scalar.value))
      } else if errors == "replace" {
        result.append(0x3F)
      } else if errors != "ignore" {
        throw Raise(
          .unicodeEncodeError,
          "'\(self == .ascii ? "ascii" : "latin-1")' codec can't encode character "
            + "\(asciiLiteral(stringLiteral(String(scalar)))) in position \(place): "
            + "ordinal not in range(\(limit))")
      }
    }
    return result
  }

  func decoded(_ bytes: [UInt8], errors: String) throws(Raise) -> String {
    switch self {
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .utf8:
      if errors == "replace" { return String(decoding: bytes, as: UTF8.self) }
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      throw UTF8Fault(in: bytes).raise
    case .ascii:
      guard let place = bytes.firstIndex(where: { $0 >= 0x80 }) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      throw Raise(
        .unicodeDecodeError,
        "'ascii' codec can't decode byte 0x\(String(bytes[place], radix: 16)) in position "
          + "\(place): ordinal not in range(128)")
    }
  }
}
