import Diagnostics

/// `` `{rnn} loss` `` in running text: a page shows the expression's value in its place.
package struct InlineExpression: Hashable, Sendable {
  /// The expression's number in the note, counted from zero.
  package var index: Int
  package var language: Cell.Language
  /// The code, with its place in the file.
  package var code: SourceFragment
  /// The expression as it was written, backticks included.
  package var written: String
  /// What stands for it in the file: the code span, or what an earlier rendering put there.
  package var range: SourceRange

  package init(
    index: Int, language: Cell.Language, code: SourceFragment, written: String, range: SourceRange
  ) {
    self.index = index
    self.language = language
    self.code = code
    self.written = written
    self.range = range
  }
}

/// `@fig-loss` in running text: a page shows a link to what has the label.
package struct Reference: Hashable, Sendable {
  package var label: String
  /// What stands for it in the file.
  package var range: SourceRange

  package init(label: String, range: SourceRange) {
    self.label = label
    self.range = range
  }

  /// The reference as it was written.
  package var written: String { "@" + label }
}
