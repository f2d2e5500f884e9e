/// A language in which pages, cards and commands have words of their own.
package enum WordLanguage: Hashable, Sendable {
  case english, chinese

  /// The language for a note's `lang`, such as `zh-CN`; English where that has no words here.
  package init(tag: String) {
    self = tag.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  /// The one of two texts that is in this language, the Chinese one with blanks around what is not
  /// Han in it.
  package func text(
    _ english: @autoclosure () -> String, _ chinese: @autoclosure () -> String
  ) -> String {
    switch self {
    case .english: english()
    case .chinese: chinese().withBlanksBesideHan
    }
  }
}

extension String {
  /// The text with a blank between Han and what stands beside it of letters, digits and formulas.
  fileprivate var withBlanksBesideHan: String {
    var text = ""
    var last: Character?
    for character in self {
      if let last, last.isHan != character.isHan, (last.isHan ? character : last).isWordOrFormula {
        text.append(" ")
      }
      text.append(character)
      last = character
    }
    return text
  }
}

extension Character {
  fileprivate var isHan: Bool {
    unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }

  /// Whether the character is of a word of another script, or at the edge of a formula.
  fileprivate var isWordOrFormula: Bool {
    if let value = asciiValue { return isLetter || isNumber || "$|-+=<>'".utf8.contains(value) }
    return isLetter || "∂≠→∈∝≈−σ".contains(self)
  }
}
