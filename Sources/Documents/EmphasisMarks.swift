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
    for index in scalars.indices {
      let isBeside =
        (index > 0 && scalars[index - 1] == "*")
        || (index + 1 < scalars.count && scalars[index + 1] == "*")
      guard isBeside, let letter = letter(for: scalars[index]) else { continue }
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
