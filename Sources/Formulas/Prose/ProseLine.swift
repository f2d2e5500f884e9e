import Diagnostics

/// A piece of a line of prose: words, or a formula within them.
package enum ProsePiece: Hashable, Sendable {
  case words(String)
  case formula(SourceFragment)
}

/// A paragraph, an item of a list, or a row of a table: what may say what symbols mean.
package struct ProseLine: Hashable, Sendable {
  package var pieces: [ProsePiece]
  /// Whether the pieces are a table's cells: symbol and meaning without a word between them.
  package var isRow: Bool

  package init(_ pieces: [ProsePiece], isRow: Bool = false) {
    self.pieces = pieces
    self.isRow = isRow
  }
}
