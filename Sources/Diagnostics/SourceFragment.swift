/// A piece of a file: a cell's code, a formula, or a whole file.
///
/// Parsers see only `lines` and speak in the fragment's own coordinates (line 1, column 1 is its
/// first character); `location(_:)` turns those into places in the file. A fragment inside a list
/// or a quote starts each line at another column, so every line has its own offset.
package struct SourceFragment: Hashable, Sendable {
  /// The file's path as the user wrote it.
  package let path: String
  /// The fragment's lines, without line ends.
  package let lines: [String]
  /// The file's line in which the fragment begins.
  package let firstLine: Int
  /// For each line, the number of the file's characters before it on that line.
  package let columnOffsets: [Int]

  package init(
    path: String, lines: [String], firstLine: Int = 1, columnOffsets: [Int] = []
  ) {
    self.path = path
    self.lines = lines
    self.firstLine = firstLine
    self.columnOffsets = columnOffsets
  }

  /// A whole text, from the first line of `path`.
  ///
  /// Lines end as in Markdown and Python: with a line feed, a carriage return, or both.
  package init(path: String, source: String) {
    let lines = source.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }.map(String.init)
    self.init(path: path, lines: lines)
  }

  package var source: String { lines.joined(separator: "\n") }

  /// The place in the file of a place in this fragment.
  package func location(_ local: SourceLocation) -> SourceLocation {
    let index = local.line - 1
    let offset = columnOffsets.indices.contains(index) ? columnOffsets[index] : 0
    return SourceLocation(line: firstLine + index, column: offset + local.column)
  }

  package func range(_ local: SourceRange) -> SourceRange {
    SourceRange(start: location(local.start), end: location(local.end))
  }

  /// The text of one of the fragment's lines, or nothing behind its end.
  package func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}
