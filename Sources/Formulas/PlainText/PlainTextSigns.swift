/// The signs by which text is known as plain text or Unicode rather than LaTeX.
package enum PlainTextSigns {
  /// Whether LaTeX would misread the text: it has no backslash, and an index of several letters
  /// (`W_hh`), a letter with a number (`h0`), a function in plain letters (`tanh(`), or a sign that LaTeX has commands for
  /// (`σ`, `·`, `h₁`, `C̃`).
  package static func areIn(_ text: String) -> Bool {
    !text.utf8.contains(UInt8(ascii: "\\"))
      && (text.unicodeScalars.contains(where: \.isMathOutsideASCII) || hasWords(text)
        || text.contains("**") || text.contains(" @ ") || text.contains("_("))
  }

  /// Whether there is an index of several letters, a word before a bracket, or a letter with a
  /// number, as `h0`.
  private static func hasWords(_ text: String) -> Bool {
    var run = ""
    var isIndex = false
    var braces = 0
    for character in text {
      if character == "{" { braces += 1 }
      if character == "}" { braces -= 1 }
      if character.isASCIILetter || (isIndex && character.isASCIIDigit) {
        run.append(character)
        continue
      }
      if isIndex ? run.count > 1 : character == "(" && isFunction(run) { return true }
      if !isIndex, run.count == 1, braces <= 0, character.isASCIIDigit { return true }
      run = ""
      isIndex = character == "_"
    }
    return isIndex && run.count > 1
  }

  private static func isFunction(_ word: String) -> Bool {
    word.count > 1 && CellFunction(name: word) != nil
  }
}

extension Unicode.Scalar {
  /// Greek letters, indices, combining marks, arrows and operators; not letters of a language.
  fileprivate var isMathOutsideASCII: Bool {
    switch value {
    case 0xB7, 0xD7, 0xB2, 0xB3, 0xB9, 0x300...0x36F, 0x391...0x3C9, 0x2070...0x209C,
      0x2190...0x22FF, 0x2A00...0x2AFF, 0x1D400...0x1D7FF:
      true
    default: false
    }
  }
}
