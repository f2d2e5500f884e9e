import Diagnostics
import Documents

/// The note that a text is.
func read(_ source: String) throws -> Document {
  try MarkdownReader().read(path: "note.md", source: source)
}

/// What the reader says of a text that it refuses; empty where it takes it.
func complaint(_ source: String) -> String {
  do throws(Diagnostic) {
    _ = try MarkdownReader().read(path: "note.md", source: source)
    return ""
  } catch {
    return error.text
  }
}

func range(_ startLine: Int, _ startColumn: Int, _ endLine: Int, _ endColumn: Int) -> SourceRange {
  SourceRange(
    start: SourceLocation(line: startLine, column: startColumn),
    end: SourceLocation(line: endLine, column: endColumn))
}

/// A formula of `lines` that begins in `line`, with the characters before each of its lines.
func math(
  _ lines: [String], line: Int, offsets: [Int], _ delimiter: Math.Delimiter,
  display: Bool = true, label: String? = nil
) -> Math {
  Math(
    source: SourceFragment(
      path: "note.md", lines: lines, firstLine: line, columnOffsets: offsets),
    isDisplay: display, delimiter: delimiter, label: label)
}

/// An inline formula between single dollars.
func dollar(_ source: String, line: Int = 1, before: Int) -> Inline {
  .math(math([source], line: line, offsets: [before], .dollar, display: false))
}
