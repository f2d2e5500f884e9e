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
  /// The text with a blank between Han and what stands beside it of letters, digits, formulas and
  /// code. What stands within `$…$`, between backquotes or in quotes is left as it was written.
  fileprivate var withBlanksBesideHan: String {
    var text = ""
    var last: Character?
    var closing: Character?
    for (index, character) in zip(indices, self) {
      if closing == nil, let last, last.isHan != character.isHan,
        (last.isHan ? character : last).isWordOrFormula
      {
        text.append(" ")
      }
      text.append(character)
      if closing == character {
        closing = nil
      } else if closing == nil, character.isQuote(behind: last),
        self[index...].dropFirst().contains(character)
      {
        closing = character
      }
      last = character
    }
    return text
  }
}

extension Character {
  fileprivate var isHan: Bool {
    unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }

  /// Whether the character is Han or a sign of Chinese text, such as `，`.
  fileprivate var isChinese: Bool { isHan || "，。；：、（）「」".contains(self) }

  /// Whether the character begins what is quoted; an apostrophe behind a letter is a prime.
  fileprivate func isQuote(behind last: Character?) -> Bool {
    switch self {
    case "$", "`": true
    case "'": last.map { $0.isChinese || $0.isWhitespace } ?? true
    default: false
    }
  }

  /// Whether the character is of a word of another script, or at the edge of a formula or of code.
  fileprivate var isWordOrFormula: Bool {
    if let value = asciiValue { return isLetter || isNumber || "$`|-+=<>'".utf8.contains(value) }
    return isLetter || "∂≠→∈∝≈−σ".contains(self)
  }
}
