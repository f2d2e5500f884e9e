extension Diagnostic {
  /// The diagnostic with long quotes of a source cut: of a word, and of a whole sentence, only the
  /// beginning and the end are told. A formula may be a megabyte long.
  package var withShortQuotes: Diagnostic {
    var short = self
    short.message = message.withShortQuotes
    short.why = why?.withShortQuotes
    short.fix = fix?.withShortQuotes
    short.chinese = chinese.map { words in
      DiagnosticWords.Sentences(
        message: words.message.withShortQuotes, why: words.why?.withShortQuotes,
        fix: words.fix?.withShortQuotes)
    }
    return short
  }
}

/// The most characters that are told of one word, which may be a whole formula without blanks; the
/// words of a Chinese sentence are not told apart, and Han is no part of others.
private let longestWord = 60
/// The most characters of a sentence; the longest mends that are no quotes stay whole.
private let longestSentence = 480

extension String {
  fileprivate var withShortQuotes: String {
    guard utf8.count > longestWord else { return self }
    // Bytes, not characters: the text may be long.
    let bytes = Array(utf8)
    var short = ""
    var start = 0
    for (index, byte) in bytes.enumerated() {
      let length = byte == UInt8(ascii: " ") ? 1 : byte.beginsWide ? 3 : 0
      guard length > 0 else { continue }
      short += bytes[start..<index].text.cut(to: longestWord)
      short += bytes[index..<min(index + length, bytes.count)].text
      start = index + length
    }
    if start < bytes.count { short += bytes[start...].text.cut(to: longestWord) }
    return short.cut(to: longestSentence)
  }
}

extension UInt8 {
  /// Whether the byte begins Han, or a sign of Chinese text such as `，`: three bytes.
  fileprivate var beginsWide: Bool { (0xE3...0xE9).contains(self) || self == 0xEF }
}

extension ArraySlice<UInt8> {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

extension StringProtocol {
  /// The text, or its beginning and its end around an ellipsis, `limit` characters together.
  fileprivate func cut(to limit: Int) -> String {
    guard utf8.count > limit, count > limit else { return String(self) }
    let end = limit / 3
    return prefix(limit - end - 1) + "…" + suffix(end)
  }
}
