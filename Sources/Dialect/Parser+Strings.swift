import Diagnostics

extension Parser {
  /// String literals side by side, as one.
  mutating func strings() throws(SyntaxError) -> Expression {
    let start = start
    if StringLiteral(current, in: scalars).isBytes { return try bytes() }
    var parts: [FormattedPart] = []
    var isFormatted = false
    while current.kind == .string {
      let literal = StringLiteral(advance(), in: scalars)
      if literal.isBytes {
        throw SyntaxError(.mixedBytes, at: literal.range)
      }
      isFormatted = isFormatted || literal.isFormatted
      for part in try self.parts(of: literal) { append(part, to: &parts) }
    }
    if isFormatted { return try node(.formatted(parts), from: start) }
    var text = ""
    for case .text(let piece) in parts { text += piece }
    return try node(.string(text), from: start)
  }

  /// Bytes literals side by side, as one.
  private mutating func bytes() throws(SyntaxError) -> Expression {
    let start = start
    var bytes: [UInt8] = []
    while current.kind == .string {
      let literal = StringLiteral(advance(), in: scalars)
      guard literal.isBytes else { throw SyntaxError(.mixedBytes, at: literal.range) }
      bytes += try literal.decodedBytes()
    }
    return try node(.bytes(bytes), from: start)
  }

  private func parts(of literal: StringLiteral) throws(SyntaxError) -> [FormattedPart] {
    guard literal.isFormatted else {
      return [.text(try literal.decoded(literal.body))]
    }
    var reader = FormattedReader(literal, source: source, recursion: recursion)
    return try reader.parts(level: 0)
  }
}

/// Adds a part, joining neighboring texts and leaving out empty ones.
func append(_ part: FormattedPart, to parts: inout [FormattedPart]) {
  guard case .text(let text) = part else { return parts.append(part) }
  if text.isEmpty { return }
  if case .text(let last)? = parts.last {
    parts[parts.count - 1] = .text(last + text)
  } else {
    parts.append(part)
  }
}

/// A string token, taken apart.
struct StringLiteral {
  let scalars: [Unicode.Scalar]
  /// What stands between the quotes.
  let body: Range<Int>
  /// Where the literal, its prefix included, begins in `scalars`.
  let offset: Int
  let range: SourceRange
  let isRaw: Bool
  let isFormatted: Bool
  let isBytes: Bool

  init(_ token: Token, in scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    range = token.range
    offset = token.span.lowerBound
    let quote = scalars[token.span].firstIndex { $0 == "'" || $0 == "\"" } ?? offset
    let prefix = String(String.UnicodeScalarView(scalars[offset..<quote])).lowercased()
    isRaw = prefix.contains("r")
    isFormatted = prefix.contains("f")
    isBytes = prefix.contains("b")
    let isTriple =
      token.span.upperBound - quote >= 6 && scalars[quote + 1] == scalars[quote]
      && scalars[quote + 2] == scalars[quote]
    let width = isTriple ? 3 : 1
    body = (quote + width)..<(token.span.upperBound - width)
  }

  /// The text of a part of the body, its escapes replaced unless the literal is raw.
  func decoded(_ part: Range<Int>) throws(SyntaxError) -> String {
    if isRaw { return String(String.UnicodeScalarView(scalars[part])) }
    var view = String.UnicodeScalarView()
    var position = part.lowerBound
    while position < part.upperBound {
      let scalar = scalars[position]
      position += 1
      guard scalar == "\\", position < part.upperBound else {
        view.append(scalar)
        continue
      }
      try decodeEscape(at: &position, in: part, into: &view)
    }
    return String(view)
  }

  /// Reads what stands behind a backslash; unknown escapes stay as they are.
  private func decodeEscape(
    at position: inout Int, in part: Range<Int>, into view: inout String.UnicodeScalarView
  ) throws(SyntaxError) {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "\n": return
    case "x": view.append(try hexadecimal(2, .hex, at: &position, in: part))
    case "u": view.append(try hexadecimal(4, .short, at: &position, in: part))
    case "U": view.append(try hexadecimal(8, .long, at: &position, in: part))
    case "N": view.append(try named(at: &position, in: part))
    case "0"..."7":
      var value = scalar.value - 48
      var count = 1
      while count < 3, position < part.upperBound, ("0"..."7").contains(scalars[position]) {
        value = value * 8 + (scalars[position].value - 48)
        position += 1
        count += 1
      }
      view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    default:
      if let plain = StringLiteral.escapes[scalar] {
        view.append(plain)
      } else {
        view.append("\\")
        view.append(scalar)
      }
    }
  }

  /// The character of a `\N{NAME}`, from its brace on.
  private func named(
    at position: inout Int, in part: Range<Int>
  ) throws(SyntaxError) -> Unicode.Scalar {
    let start = position - 2 - part.lowerBound
    let rest = scalars[position..<part.upperBound]
    guard rest.first == "{", let end = rest.firstIndex(of: "}"), end > position + 1 else {
      let stop = rest.first == "{" ? rest.firstIndex(of: "}") ?? part.upperBound : position
      throw SyntaxError(
        .badEscape(.name, from: start, to: stop - 1 - part.lowerBound), at: range)
    }
    let name = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    guard let scalar = CharacterNames.scalar(named: name) else {
      throw SyntaxError(
        .badEscape(.unknownName, from: start, to: end - part.lowerBound), at: range)
    }
    position = end + 1
    return scalar
  }

  private func hexadecimal(
    _ count: Int, _ kind: SyntaxError.Escape, at position: inout Int, in part: Range<Int>
  ) throws(SyntaxError) -> Unicode.Scalar {
    let from = position - 2 - part.lowerBound
    var value: UInt32 = 0
    for _ in 0..<count {
      guard position < part.upperBound,
        let digit = Character(scalars[position]).hexDigitValue, scalars[position].isASCII
      else {
        throw SyntaxError(
          .badEscape(kind, from: from, to: position - 1 - part.lowerBound), at: range)
      }
      value = value * 16 + UInt32(digit)
      position += 1
    }
    if let scalar = Unicode.Scalar(value) { return scalar }
    if value < 0x11_0000 { throw SyntaxError(.unsupported(.loneSurrogate), at: range) }
    throw SyntaxError(
      .badEscape(.illegal, from: from, to: position - 1 - part.lowerBound), at: range)
  }

  /// The bytes of the body: ASCII, with escapes unless the literal is raw.
  func decodedBytes() throws(SyntaxError) -> [UInt8] {
    guard scalars[body].allSatisfy(\.isASCII) else {
      throw SyntaxError(.bytesBeyondASCII, at: range)
    }
    let text = scalars[body].map { UInt8($0.value) }
    if isRaw { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      if next == 0x78 {
        let digits = rest.prefix(2).prefix { Character(UnicodeScalar($0)).isHexDigit }
        guard digits.count == 2 else {
          throw SyntaxError(.badByteEscape(at: rest.startIndex - 2), at: range)
        }
        result.append(UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else if (0x30...0x37).contains(next) {
        let digits = [next] + rest.prefix(2).prefix { (0x30...0x37).contains($0) }
        rest = rest.dropFirst(digits.count - 1)
        let value = Int(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0
        result.append(UInt8(truncatingIfNeeded: value))
      } else if let plain = StringLiteral.escapes[UnicodeScalar(next)] {
        result.append(UInt8(plain.value))
      } else if next != 0x0A {
        result += [byte, next]
      }
    }
    return result
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "\\": "\\", "'": "'", "\"": "\"", "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}", "n": "\n",
    "r": "\r", "t": "\t", "v": "\u{0B}",
  ]
}
