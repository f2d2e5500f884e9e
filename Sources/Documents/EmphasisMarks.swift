/// Emphasis beside the letters and signs of Chinese and Japanese: `**“重点”**在` and `是**`x`**的` are
/// bold.
///
/// CommonMark lets a `**` open or close only by what stands beside it, and takes a sign of
/// punctuation for the edge of a word; between Han characters, which no blanks part, that leaves the
/// stars as they are. Here the signs beside stars are hidden from the parser as letters for
/// private use, and letters across the stars from a sign of ASCII as rare signs. Each has as many
/// bytes as what it stands for, and is that again in what the parser makes of the text.
struct EmphasisMarks {
  /// The text with the characters hidden.
  let hidden: String
  /// The letters by the signs that stand for them.
  private let letters: [Unicode.Scalar: Unicode.Scalar]

  /// - Returns: Nothing where there is nothing to hide, or where the text has such letters for
  ///   private use itself.
  init?(hidingIn source: String) {
    guard source.utf8.contains(UInt8(ascii: "*")) else { return nil }
    var scalars = Array(source.unicodeScalars)
    guard !scalars.contains(where: { Self.privateUse.contains($0.value) }) else { return nil }
    let standIns = Self.standIns(for: scalars)
    guard !standIns.isEmpty else { return nil }
    for (index, standIn) in standIns { scalars[index] = standIn.sign }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    hidden = text
    let hiddenLetters = standIns.values.filter { !Self.privateUse.contains($0.sign.value) }
    letters = Dictionary(hiddenLetters.map { ($0.sign, $0.written) }) { first, _ in first }
  }

  /// A text of the parser's with the hidden characters as they were.
  func showing(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xEE }) else { return text }
    var shown = ""
    shown.unicodeScalars.append(
      contentsOf: text.unicodeScalars.map { letters[$0] ?? Self.sign(for: $0) ?? $0 })
    return shown
  }
}

extension EmphasisMarks {
  /// The signs, all of three bytes in UTF-8, and the first letter that stands for each block.
  private static let blocks: [(signs: ClosedRange<UInt32>, letter: UInt32)] = [
    (0x2010...0x206F, 0xE000), (0x3001...0x303F, 0xE100), (0xFE30...0xFE4F, 0xE180),
    (0xFF01...0xFFEF, 0xE200),
  ]

  private static let privateUse: ClosedRange<UInt32> = 0xE000...0xE2FF

  /// Signs of three bytes that no note has: those of old manuscripts, and ornaments.
  private static let rareSigns: [ClosedRange<UInt32>] = [
    0x2E00...0x2E2E, 0x2E30...0x2E42, 0x2768...0x2775, 0x2983...0x2998,
  ]

  /// What stands for which character, by its place.
  private static func standIns(
    for text: [Unicode.Scalar]
  ) -> [Int: (sign: Unicode.Scalar, written: Unicode.Scalar)] {
    let used = Set(text.filter { $0.value >= 0x2768 && $0.value <= 0x2E42 })
    var free = rareSigns.joined().compactMap(Unicode.Scalar.init).filter { !used.contains($0) }[...]
    var signs: [Unicode.Scalar: Unicode.Scalar] = [:]
    var standIns: [Int: (sign: Unicode.Scalar, written: Unicode.Scalar)] = [:]
    for (index, across) in acrossStars(in: text).sorted(by: { $0.key < $1.key }) {
      let written = text[index]
      if let letter = letter(for: written) {
        // Across the stars from a sign of ASCII or a blank, CommonMark wants the sign as it is.
        if !across.contains(where: \.isASCIISign) { standIns[index] = (letter, written) }
      } else if written.isHanOrKana, across.allSatisfy(\.isASCIISign),
        !across.allSatisfy(\.properties.isWhitespace)
      {
        // And a letter there it wants to be a sign; where all are used, it gets none.
        guard let sign = signs[written] ?? free.popFirst() else { continue }
        signs[written] = sign
        standIns[index] = (sign, written)
      }
    }
    return standIns
  }

  /// What stands on the other side of each run of stars that a character touches, by the
  /// character's place.
  private static func acrossStars(in text: [Unicode.Scalar]) -> [Int: [Unicode.Scalar]] {
    var across: [Int: [Unicode.Scalar]] = [:]
    var index = 0
    while let start = text[index...].firstIndex(of: "*") {
      index = text[start...].firstIndex { $0 != "*" } ?? text.count
      if start > 0, index < text.count {
        across[start - 1, default: []].append(text[index])
        across[index, default: []].append(text[start - 1])
      }
    }
    return across
  }

  private static func letter(for sign: Unicode.Scalar) -> Unicode.Scalar? {
    blocks.first { $0.signs.contains(sign.value) }.flatMap { block in
      Unicode.Scalar(block.letter + sign.value - block.signs.lowerBound)
    }
  }

  private static func sign(for letter: Unicode.Scalar) -> Unicode.Scalar? {
    guard privateUse.contains(letter.value),
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

  /// Whether the character is a letter of Chinese or Japanese with three bytes in UTF-8.
  fileprivate var isHanOrKana: Bool {
    (0x3040...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
  }
}
