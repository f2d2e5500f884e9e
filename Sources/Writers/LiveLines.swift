import Diagnostics
import Documents

/// A note's lines with the values of its inline expressions and the numbers of its references in
/// the text. Around each stands what was written, so that the next rendering finds it.
struct LiveLines {
  /// The lines by their numbers from one; none for a line that went into the one above.
  private(set) var lines: [String?]

  init(_ notebook: Notebook, _ labels: PageLabels) {
    let source = notebook.document.source
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var edits: [(range: SourceRange, text: String)] = []
    for reference in notebook.document.references {
      let text = labels.text(of: reference).map(escapedMarkdown)
      let shown = text.map { LiveMark.wrap($0, written: reference.written) }
      edits.append((reference.range, shown ?? reference.written))
    }
    for expression in notebook.document.expressions {
      var shown = expression.written
      if case .text(let value)? = notebook.inlineValues[expression.index] {
        shown = LiveMark.wrap(escapedMarkdown(value), written: expression.written)
      }
      edits.append((expression.range, shown))
    }
    // From the end, so that the places before stay as they are.
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
      replace(edit.range, with: edit.text)
    }
  }

  private mutating func replace(_ range: SourceRange, with text: String) {
    let (first, last) = (range.start.line - 1, range.end.line - 1)
    guard lines.indices.contains(first), lines.indices.contains(last), first <= last,
      let head = lines[first]?.unicodeScalars, let tail = lines[last]?.unicodeScalars
    else { return }
    var line = String.UnicodeScalarView(head.prefix(range.start.column - 1))
    line += text.unicodeScalars
    line += tail.dropFirst(range.end.column - 1)
    lines[first] = String(line)
    for index in lines.indices where index > first && index <= last { lines[index] = nil }
  }
}
