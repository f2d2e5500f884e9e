/// A node of the Markdown syntax tree, as plain data: what the parser library said, with its places
/// in its own terms (lines from one, columns in UTF-8 bytes from one).
struct MarkdownNode {
  enum Kind {
    case document, blockQuote, paragraph, thematicBreak
    case heading(level: Int)
    case list(List.Marker, isTight: Bool)
    case item(List.Task?)
    case code(info: String, literal: String, isFenced: Bool)
    /// The lines of a display formula, delimiters included.
    case displayMath(literal: String, Math.Delimiter)
    case html(String)
    case table([Table.Alignment])
    case tableRow, tableCell
    case footnoteDefinition(label: String)

    case text(String), inlineCode(String), inlineHTML(String)
    case softBreak, lineBreak, emphasis, strong, strikethrough
    case link(destination: String, title: String)
    case image(destination: String, title: String)
    /// `offset` is where `literal` begins in the content of the block around it, in bytes.
    case math(literal: String, Math.Delimiter, offset: Int)
    /// The footnote's number, or the literal where there is no such footnote.
    case footnoteReference(String)
  }

  var kind: Kind
  /// Zero where the parser library does not know.
  var line: Int
  var column: Int
  /// Right for paragraphs only.
  var endLine: Int
  /// A leaf block's text as it was given to the inline parser: each line without the prefixes of
  /// the containers around it and without leading blanks.
  var content: [UInt8] = []
  /// For a table's cell, the bars of the file's line that belong to the cell's formulas.
  var barsInFormulas = 0
  var children: [MarkdownNode] = []
}
