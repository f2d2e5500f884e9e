import Diagnostics

/// A note's text by lines, and the way from the parser's byte columns to characters.
struct SourceText {
  /// The lines without their ends.
  let lines: [String]

  /// Takes any line ends, drops a byte order mark at the head, and puts U+FFFD for each NUL.
  init(_ source: String) {
    var lines: [String] = []
    var line: [UInt8] = []
    var wasReturn = false
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "\n") where wasReturn: wasReturn = false
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        wasReturn = byte == UInt8(ascii: "\r")
      case 0:
        line += [0xEF, 0xBF, 0xBD]
        wasReturn = false
      default:
        line.append(byte)
        wasReturn = false
      }
    }
    lines.append(String(decoding: line, as: UTF8.self))
    if lines[0].unicodeScalars.first == "\u{FEFF}" {
      lines[0] = String(lines[0].unicodeScalars.dropFirst())
    }
    self.lines = lines
  }

  var source: String { lines.joined(separator: "\n") }

  /// The text with its first lines emptied, so that all others keep their numbers.
  func source(blankingLines count: Int) -> String {
    count == 0
      ? source
      : (Array(repeating: "", count: count) + lines.dropFirst(count)).joined(separator: "\n")
  }

  /// A line by its number from one; empty behind the end.
  func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// The place of a byte column, counted from one.
  func location(line number: Int, byteColumn: Int) -> SourceLocation {
    let before = line(number).utf8.prefix(max(0, byteColumn - 1))
    return SourceLocation(line: number, column: before.characterCount + 1)
  }

  /// The place behind a line's last character.
  func end(ofLine number: Int) -> SourceLocation {
    SourceLocation(line: number, column: line(number).unicodeScalars.count + 1)
  }

  /// The characters before `piece` on a line. The piece is what is left of the line when prefixes
  /// of lists and quotes are gone, or some of that.
  func offset(of piece: some StringProtocol, onLine number: Int) -> Int {
    let bytes = Array(line(number).utf8)
    let part = Array(piece.utf8)
    if bytes.hasSuffix(part) { return bytes.dropLast(part.count).characterCount }
    let trimmed = part.trimmingBlanks
    let blanks = part.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let start = max(0, (bytes.firstRange(of: trimmed) ?? 0) - blanks)
    return bytes.prefix(start).characterCount
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }

  fileprivate var trimmingBlanks: [UInt8] {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    return Array(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  /// Where `other` first stands in these bytes.
  fileprivate func firstRange(of other: [UInt8]) -> Int? {
    guard let first = other.first, count >= other.count else { return nil }
    return (0...count - other.count).first { start in
      self[start] == first && self[start..<start + other.count].elementsEqual(other)
    }
  }
}

/// The text of a file's bytes.
func decodeUTF8(_ bytes: [UInt8]) throws(DocumentError) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  var line = 1
  while case .scalarValue(let scalar) = decoder.decode(&iterator) {
    offset += UTF8.width(scalar)
    if scalar == "\n" { line += 1 }
  }
  throw .notUTF8(byte: bytes[min(offset, bytes.count - 1)], offset: offset, line: line)
}
