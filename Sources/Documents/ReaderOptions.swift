/// What a text is read as: a note, or plain Markdown with chosen extensions.
package struct ReaderOptions: Hashable, Sendable {
  /// An extension of GitHub's Markdown, by the name that libcmark-gfm and the GFM specification's
  /// examples use.
  package enum Extension: String, Hashable, Sendable, CaseIterable {
    case table, strikethrough, autolink, tasklist, footnotes
    /// Changes how HTML is written, not what is read: kept for those who write.
    case tagfilter
  }

  package var extensions: Set<Extension>
  /// Whether `$…$`, `$$…$$`, `\(…\)`, `\[…\]` are formulas.
  package var math: Bool
  /// Whether the text is a note: front matter, cells, options, written outputs, and faults for
  /// what plain Markdown would let pass.
  package var cells: Bool

  package init(extensions: Set<Extension>, math: Bool, cells: Bool) {
    self.extensions = extensions
    self.math = math
    self.cells = cells
  }

  /// A note with everything that notes have.
  package static let note = ReaderOptions(
    extensions: Set(Extension.allCases), math: true, cells: true)

  /// Markdown as the GFM specification means it.
  package static func markdown(_ extensions: Set<Extension>) -> ReaderOptions {
    ReaderOptions(extensions: extensions, math: false, cells: false)
  }
}
