extension Diagnostic {
  /// The diagnostic with long quotes of a source cut: of a word, and of a whole sentence, only the
  /// beginning and the end are told. A formula may be a megabyte long.
  package var withShortQuotes: Diagnostic {
    var short = self
    short.message = message.withShortQuotes
    short.why = why?.withShortQuotes
    short.fix = fix?.withShortQuotes
    return short
  }
}

/// The most characters that are told of one word, which may be a whole formula without blanks.
private let longestWord = 60
/// The most characters of a sentence; the longest mends that are no quotes stay whole.
private let longestSentence = 480

extension String {
  fileprivate var withShortQuotes: String {
    guard utf8.count > longestWord else { return self }
    let words = split(separator: " ", omittingEmptySubsequences: false)
    return words.map { $0.cut(to: longestWord) }.joined(separator: " ").cut(to: longestSentence)
  }
}

extension StringProtocol {
  /// The text, or its beginning and its end around an ellipsis, `limit` characters together.
  fileprivate func cut(to limit: Int) -> String {
    guard utf8.count > limit, count > limit else { return String(self) }
    let end = limit / 3
    return prefix(limit - end - 1) + "…" + suffix(end)
  }
}
