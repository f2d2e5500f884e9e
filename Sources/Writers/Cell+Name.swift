import Documents

extension Cell {
  /// The cell's label, or `cell-3` for the third cell of the note.
  var name: String { options.label ?? "cell-\(index + 1)" }
}
