/// An opening tag of raw HTML.
struct HTMLTag {
  struct Attribute {
    /// In lower case.
    var name: String
    /// As written between the quotes, character references included; none without `=`.
    var value: String?
  }

  /// In lower case.
  var name: String
  var attributes: [Attribute]
  /// The whole tag as written.
  var source: String
}

/// Takes raw HTML apart into tags and the text between them.
struct HTMLScanner {
  enum Token {
    /// Text with its character references; a `<` that begins no tag is escaped.
    case text(String)
    case opening(HTMLTag)
    case closing(name: String, source: String)
    /// A comment, a declaration, a processing instruction or a CDATA section.
    case hidden
  }

  private let bytes: [UInt8]
  private var position = 0
  /// A tag longer than this is read as text, which keeps reading linear.
  private static let longestTag = 8192

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    guard bytes[position] == UInt8(ascii: "<") else { return text() }
    if let token = hidden() ?? closing() ?? opening() { return token }
    position += 1
    return .text("&lt;")
  }

  private mutating func text() -> Token {
    let start = position
    while let byte = current, byte != UInt8(ascii: "<") { position += 1 }
    return .text(string(start..<position))
  }

  private mutating func hidden() -> Token? {
    let forms: [(String, String)] = [
      ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"),
    ]
    for (start, end) in forms where matches(start, at: position) {
      var place = position + start.utf8.count
      while place < bytes.count, !matches(end, at: place) { place += 1 }
      position = min(bytes.count, place + end.utf8.count)
      return .hidden
    }
    return nil
  }

  private mutating func closing() -> Token? {
    let start = position
    guard matches("</", at: position) else { return nil }
    position += 2
    let name = name()
    skipBlanks()
    guard !name.isEmpty, current == UInt8(ascii: ">") else {
      position = start
      return nil
    }
    position += 1
    return .closing(name: name, source: string(start..<position))
  }

  private mutating func opening() -> Token? {
    let start = position
    position += 1
    let name = name()
    var attributes: [HTMLTag.Attribute] = []
    while !name.isEmpty, position - start < Self.longestTag {
      skipBlanks()
      if current == UInt8(ascii: "/") {
        position += 1
      } else if current == UInt8(ascii: ">") {
        position += 1
        let source = string(start..<position)
        return .opening(HTMLTag(name: name, attributes: attributes, source: source))
      } else if let attribute = attribute(endingBefore: start + Self.longestTag) {
        attributes.append(attribute)
      } else {
        break
      }
    }
    position = start
    return nil
  }

  private mutating func attribute(endingBefore limit: Int) -> HTMLTag.Attribute? {
    let name = take { !isBlank($0) && !"\"'<>/=".utf8.contains($0) }
    guard !name.isEmpty else { return nil }
    let behindName = position
    skipBlanks()
    guard current == UInt8(ascii: "=") else {
      position = behindName
      return HTMLTag.Attribute(name: name.lowercased(), value: nil)
    }
    position += 1
    skipBlanks()
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = take { !isBlank($0) && !"\"'<>=`".utf8.contains($0) }
      return HTMLTag.Attribute(name: name.lowercased(), value: value)
    }
    position += 1
    let start = position
    while let byte = current, byte != quote, position < limit { position += 1 }
    guard current == quote else { return nil }
    position += 1
    return HTMLTag.Attribute(name: name.lowercased(), value: string(start..<position - 1))
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// A tag's name in lower case: a letter, then letters, digits and hyphens.
  private mutating func name() -> String {
    guard let first = current, isLetter(first) else { return "" }
    return take { isLetter($0) || $0 == UInt8(ascii: "-") || isDigit($0) }.lowercased()
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, condition(byte) { position += 1 }
    return string(start..<position)
  }

  private mutating func skipBlanks() {
    while let byte = current, isBlank(byte) { position += 1 }
  }

  private func matches(_ word: String, at place: Int) -> Bool {
    bytes[place...].starts(with: word.utf8)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || (9...13).contains(byte)
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
