/// The mathematical alphabets of Unicode: browsers draw them without `mathvariant`.
enum MathAlphabet {
  /// The character in a font, or itself where the font has no such letter.
  static func styled(_ text: String, _ font: MathFont, isItalicByItself: Bool) -> String {
    let font =
      font == .boldSymbol ? (isItalicByItself ? MathFont.boldItalic : .bold) : font
    return String(text.map { styled($0, font) })
  }

  private static func styled(_ character: Character, _ font: MathFont) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return character
    }
    if let special = exceptions[font]?[character] { return special }
    guard let code = code(of: scalar.value, in: font), let styled = Unicode.Scalar(code) else {
      return character
    }
    return Character(styled)
  }

  /// Where a font's Latin capitals, small letters and digits begin, and its Greek ones.
  private struct Starts {
    var capitals: UInt32
    var smalls: UInt32
    var digits: UInt32?
    var greekCapitals: UInt32?
    var greekSmalls: UInt32?
  }

  private static func starts(_ font: MathFont) -> Starts? {
    switch font {
    case .roman, .boldSymbol: nil
    case .bold:
      Starts(
        capitals: 0x1D400, smalls: 0x1D41A, digits: 0x1D7CE, greekCapitals: 0x1D6A8,
        greekSmalls: 0x1D6C2)
    case .italic:
      Starts(
        capitals: 0x1D434, smalls: 0x1D44E, greekCapitals: 0x1D6E2, greekSmalls: 0x1D6FC)
    case .boldItalic:
      Starts(
        capitals: 0x1D468, smalls: 0x1D482, digits: 0x1D7CE, greekCapitals: 0x1D71C,
        greekSmalls: 0x1D736)
    case .blackboard: Starts(capitals: 0x1D538, smalls: 0x1D552, digits: 0x1D7D8)
    case .calligraphic, .script: Starts(capitals: 0x1D49C, smalls: 0x1D4B6)
    case .fraktur: Starts(capitals: 0x1D504, smalls: 0x1D51E)
    case .sans: Starts(capitals: 0x1D5A0, smalls: 0x1D5BA, digits: 0x1D7E2)
    case .typewriter: Starts(capitals: 0x1D670, smalls: 0x1D68A, digits: 0x1D7F6)
    }
  }

  private static func code(of value: UInt32, in font: MathFont) -> UInt32? {
    guard let starts = starts(font) else { return nil }
    switch value {
    case 0x41...0x5A: return starts.capitals + value - 0x41
    case 0x61...0x7A: return starts.smalls + value - 0x61
    case 0x30...0x39: return starts.digits.map { $0 + value - 0x30 }
    case 0x391...0x3A9: return starts.greekCapitals.map { $0 + value - 0x391 }
    case 0x3B1...0x3C9: return starts.greekSmalls.map { $0 + value - 0x3B1 }
    case 0x2207: return starts.greekCapitals.map { $0 + 25 }
    case 0x2202: return starts.greekSmalls.map { $0 + 25 }
    case 0x3F5: return starts.greekSmalls.map { $0 + 26 }
    case 0x3D1: return starts.greekSmalls.map { $0 + 27 }
    case 0x3D5: return starts.greekSmalls.map { $0 + 29 }
    default: return nil
    }
  }

  /// Letters that Unicode had before the alphabets came.
  private static let exceptions: [MathFont: [Character: Character]] = [
    .italic: ["h": "ℎ"],
    .calligraphic: scriptExceptions,
    .script: scriptExceptions,
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]

  private static let scriptExceptions: [Character: Character] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
    "g": "ℊ", "o": "ℴ",
  ]
}
