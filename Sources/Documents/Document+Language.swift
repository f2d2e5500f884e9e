extension Document {
  /// The front matter's `lang`, or the language that the note's script suggests.
  ///
  /// A browser picks the glyphs of Han characters and the line breaks by it.
  package var language: String { Documents.language(frontMatter.lang, of: source) }
}

/// The language that a note says it is in, or the one that its script suggests.
func language(_ stated: String?, of source: String) -> String {
  stated ?? suggestedLanguage(of: source)
}

extension String {
  /// Whether a language's text is Han characters without blanks between the words.
  var isHan: Bool {
    let name = lowercased().prefix { $0 != "-" && $0 != "_" }
    return name == "zh" || name == "ja"
  }
}

private func suggestedLanguage(of source: String) -> String {
  var han = 0
  var kana = 0
  var hangul = 0
  var latin = 0
  for scalar in source.unicodeScalars.prefix(20_000) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
    case 0x3041...0x30FF: kana += 1
    case 0x4E00...0x9FFF: han += 1
    case 0xAC00...0xD7A3: hangul += 1
    default: break
    }
  }
  // Code and formulas are Latin in every note, so a tenth of the letters is enough.
  guard (han + kana + hangul) * 10 > latin else { return "en" }
  if hangul > han + kana { return "ko" }
  return kana * 10 > han ? "ja" : "zh-CN"
}
