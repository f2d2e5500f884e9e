/// Takes a text file of word vectors apart, line by line.
struct WordVectorReader {
  private(set) var words: [String] = []
  private(set) var numbers: [Float] = []
  private(set) var places: [ExactText: Int] = [:]
  private(set) var duplicateCount = 0
  /// The numbers of a vector; known from the header or the first vector on.
  private(set) var size: Int?
  /// How many lines had a vector.
  private(set) var lineCount = 0
  private var seen: Set<ExactText> = []

  mutating func read(
    _ bytes: [UInt8], keeping isWanted: (String) -> Bool
  ) throws(TextError) {
    var wantedCount: Int?
    var (line, start) = (0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let fields = try Self.fields(of: bytes[start..<end], line)
      start = end + 1
      if fields.isEmpty { continue }
      if line == 1, let header = Self.header(fields) {
        guard (1...1 << 20).contains(header.size) else { throw .headerSize(header.size) }
        (wantedCount, size) = (header.count, header.size)
        continue
      }
      try add(fields, line: line, keeping: isWanted)
    }
    if let wantedCount, wantedCount != lineCount {
      throw .vectorCount(wanted: wantedCount, got: lineCount)
    }
  }

  private mutating func add(
    _ fields: [String], line: Int, keeping isWanted: (String) -> Bool
  ) throws(TextError) {
    guard fields.count > 1 else { throw .vectorMissing(line: line) }
    let size = size ?? fields.count - 1
    self.size = size
    guard fields.count > size else {
      throw .vectorSize(line: line, word: fields[0], wanted: size, got: fields.count - 1)
    }
    let word = fields.dropLast(size).joined(separator: " ")
    var vector: [Float] = []
    for text in fields.suffix(size) {
      guard let number = Double(text), Float(number).isFinite else {
        throw .vectorNumber(line: line, word: word, text: text)
      }
      vector.append(Float(number))
    }
    // A word of several pieces, one of them a number, is rather a vector that is too long.
    if fields.dropLast(size).dropFirst().contains(where: { Double($0) != nil }) {
      throw .vectorSize(line: line, word: fields[0], wanted: size, got: fields.count - 1)
    }
    lineCount += 1
    guard seen.insert(ExactText(word)).inserted else {
      duplicateCount += 1
      return
    }
    guard isWanted(word) else { return }
    guard numbers.count < 1 << 31 - size else { throw .tooManyNumbers(line: line) }
    places[ExactText(word)] = words.count
    words.append(word)
    numbers += vector
  }

  private static func fields(
    of line: ArraySlice<UInt8>, _ number: Int
  ) throws(TextError) -> [String] {
    var fields: [String] = []
    for piece in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      guard let text = String(validating: piece, as: UTF8.self) else {
        throw .notText(line: number)
      }
      fields.append(text)
    }
    return fields
  }

  private static func header(_ fields: [String]) -> (count: Int, size: Int)? {
    guard fields.count == 2, let count = Int(fields[0]), let size = Int(fields[1]) else {
      return nil
    }
    return (count, size)
  }
}
