/// Emphasis beside the punctuation of Chinese and Japanese: `**“重点”**在` is bold.
///
/// CommonMark lets a `**` open or close only by what stands beside it, and takes a sign of
/// punctuation for the edge of a word; between Han characters, which no blanks part, that leaves the
/// stars as they are. Here the signs beside stars are hidden from the parser as letters for
/// private use, which have as many bytes, and are themselves again in what it makes of the text.
enum EmphasisMarks {
  /// The signs, all of three bytes in UTF-8, and the first letter that stands for each block.
  private static let blocks: [(signs: ClosedRange<UInt32>, letter: UInt32)] = [
    (0x2010...0x206F, 0xE000), (0x3001...0x303F, 0xE100), (0xFE30...0xFE4F, 0xE180),
    (0xFF01...0xFFEF, 0xE200),
  ]

  private static let letters: ClosedRange<UInt32> = 0xE000...0xE2FF

  /// The text with the signs beside stars hidden; nothing where it has such letters of its own, or
  /// nothing to hide.
  static func hiding(_ source: String) -> String? {
    guard source.utf8.contains(UInt8(ascii: "*")) else { return nil }
    var scalars = Array(source.unicodeScalars)
    guard !scalars.contains(where: { letters.contains($0.value) }) else { return nil }
    var isChanged = false
    let runs = starRuns(in: scalars)
    // Across the stars from a sign of ASCII or a blank, CommonMark wants the sign as it is.
    let kept = Set(
      runs.flatMap { run in
        [
          scalars[run.before].isASCIISign ? run.after : nil,
          scalars[run.after].isASCIISign ? run.before : nil,
        ]
        .compactMap(\.self)
      })
    for index in runs.flatMap({ [$0.before, $0.after] }) where !kept.contains(index) {
      guard let letter = letter(for: scalars[index]) else { continue }
      scalars[index] = letter
      isChanged = true
    }
    guard isChanged else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// The text with the hidden signs as they were.
  static func showing(_ text: String) -> String {
    guard text.utf8.contains(0xEE) else { return text }
    var shown = ""
    shown.unicodeScalars.append(contentsOf: text.unicodeScalars.map { sign(for: $0) ?? $0 })
    return shown
  }

  /// The places of the characters before and behind each run of stars.
  private static func starRuns(in text: [Unicode.Scalar]) -> [(before: Int, after: Int)] {
    var runs: [(before: Int, after: Int)] = []
    var index = 0
    while let start = text[index...].firstIndex(of: "*") {
      index = text[start...].firstIndex { $0 != "*" } ?? text.count
      if start > 0, index < text.count { runs.append((start - 1, index)) }
      if index == text.count { break }
    }
    return runs
  }

  private static func letter(for sign: Unicode.Scalar) -> Unicode.Scalar? {
    blocks.first { $0.signs.contains(sign.value) }.flatMap { block in
      Unicode.Scalar(block.letter + sign.value - block.signs.lowerBound)
    }
  }

  private static func sign(for letter: Unicode.Scalar) -> Unicode.Scalar? {
    guard letters.contains(letter.value),
      let block = blocks.last(where: { $0.letter <= letter.value })
    else { return nil }
    return Unicode.Scalar(block.signs.lowerBound + letter.value - block.letter)
  }
}

extension Unicode.Scalar {
  /// Whether the character is a blank, a line's end, or punctuation of ASCII.
  fileprivate var isASCIISign: Bool {
    isASCII && !properties.isAlphabetic && properties.numericType == nil
  }
}
