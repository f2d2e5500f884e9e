/// What `open(…, newline=…)` makes of the ends of lines.
struct LineEnds {
  /// Nothing for Python's `None`: every kind of end is read as `\n`.
  private let end: String?

  static let unchanged = LineEnds(end: "\n")

  private init(end: String?) { self.end = end }

  init(_ newline: String?) throws(OpenFileError) {
    if let newline, !["", "\n", "\r", "\r\n"].contains(newline) { throw .newline(newline) }
    end = newline
  }

  private static let feed = UInt8(ascii: "\n")
  private static let carriage = UInt8(ascii: "\r")

  /// Text as a program reads it.
  func read(_ text: [UInt8]) -> [UInt8] {
    guard end == nil, text.contains(Self.carriage) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (place, byte) in text.enumerated() {
      if byte == Self.feed, place > 0, text[place - 1] == Self.carriage { continue }
      result.append(byte == Self.carriage ? Self.feed : byte)
    }
    return result
  }

  /// Text as it stands in the file.
  func written(_ text: [UInt8]) -> [UInt8] {
    guard let end, end.utf8.first == Self.carriage else { return text }
    return text.flatMap { $0 == Self.feed ? Array(end.utf8) : [$0] }
  }

  /// Where the line that begins at `start` ends, behind its end.
  func end(of text: [UInt8], from start: Int) -> Int {
    var place = start
    while place < text.count {
      let byte = text[place]
      let isPair =
        byte == Self.carriage && place + 1 < text.count && text[place + 1] == Self.feed
      switch end {
      case "" where isPair: return place + 2
      case "" where byte == Self.carriage: return place + 1
      case "\r" where byte == Self.carriage: return place + 1
      case "\r\n" where isPair: return place + 2
      case "\r", "\r\n": break
      default: if byte == Self.feed { return place + 1 }
      }
      place += 1
    }
    return text.count
  }
}
