extension Character {
  /// Whether a character outside ASCII is a letter of mathematics: Latin, Greek, Cyrillic, Hebrew,
  /// the mathematical alphabets; not the letters of a sentence in Chinese.
  var isMathLetter: Bool {
    guard let scalar = unicodeScalars.first, isLetter else { return false }
    return switch scalar.value {
    case 0xC0...0x52F, 0x5D0...0x5EA, 0x1E00...0x1FFF, 0x2100...0x214F, 0x1D400...0x1D7FF: true
    default: false
    }
  }
}
