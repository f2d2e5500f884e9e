/// The sentences of a diagnostic in each language of pages.
///
/// In Chinese, pieces of the source stand between backquotes, which a page shows as code.
package struct DiagnosticWords: Hashable, Sendable {
  package typealias Pair = (english: String, chinese: String)

  package struct Sentences: Hashable, Sendable {
    /// What happened; no full stop.
    package var message: String
    package var why: String?
    package var fix: String?

    package init(message: String, why: String? = nil, fix: String? = nil) {
      self.message = message
      self.why = why
      self.fix = fix
    }
  }

  package var english: Sentences
  package var chinese: Sentences

  package init(_ message: Pair, why: Pair? = nil, fix: Pair? = nil) {
    english = Sentences(message: message.english, why: why?.english, fix: fix?.english)
    chinese = Sentences(message: message.chinese, why: why?.chinese, fix: fix?.chinese)
  }
}

extension Diagnostic {
  /// A fault with its words in each language; the terminal tells the English ones.
  package init(
    _ severity: Severity = .error, path: String? = nil, range: SourceRange? = nil,
    sourceLine: String? = nil, words: DiagnosticWords
  ) {
    let english = words.english
    self.init(
      severity, path: path, range: range, sourceLine: sourceLine, message: english.message,
      why: english.why, fix: english.fix)
    chinese = words.chinese
  }

  /// A fault at a place of a fragment, with its words in each language.
  package init(
    _ severity: Severity = .error, in fragment: SourceFragment, at local: SourceRange,
    words: DiagnosticWords
  ) {
    let english = words.english
    self.init(
      severity, in: fragment, at: local, message: english.message, why: english.why,
      fix: english.fix)
    chinese = words.chinese
  }

  /// Says something else, in each language.
  package mutating func tell(_ words: DiagnosticWords) {
    (message, why, fix) = (words.english.message, words.english.why, words.english.fix)
    chinese = words.chinese
  }

  /// The diagnostic as a page in this language tells it; in English where it has no other words.
  package func told(in language: WordLanguage) -> Diagnostic {
    guard language == .chinese, let chinese else { return self }
    func spaced(_ text: String) -> String { language.text("", text) }
    var told = self
    told.message = spaced(chinese.message)
    (told.why, told.fix) = (chinese.why.map(spaced), chinese.fix.map(spaced))
    return told
  }
}

extension String {
  /// The text with quotes in the place of backquotes, for places that show no code in a text.
  package var withQuotesForCode: String { String(map { $0 == "`" ? "'" : $0 }) }
}
