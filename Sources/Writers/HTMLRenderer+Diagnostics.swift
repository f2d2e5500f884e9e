import Diagnostics
import Documents

extension HTMLRenderer {
  /// Writes what is said of a block's formulas and text: the first sentence, the rest folded.
  mutating func remarks(on block: Block) {
    let lines = block.range.start.line...max(block.range.start.line, block.range.end.line)
    let found = lines.flatMap { remarks[$0] ?? [] }
    guard let first = found.first else { return }
    let others = found.count > 1 ? " <small>\(words.otherRemarks(found.count - 1))</small>" : ""
    html.startLine()
    html.append(
      "<details class=\"remarks\">\n<summary>\(escaped(first.message))\(others)</summary>\n")
    for remark in found { diagnostic(remark) }
    html.append("</details>\n")
  }

  /// Writes a diagnostic: its words, the line with the faulty stretch marked, why, and the mend.
  mutating func diagnostic(_ diagnostic: Diagnostic) {
    let severity = diagnostic.severity.rawValue
    html.append("<div class=\"diagnostic \(severity)\">\n")
    html.append("<p><strong>\(severity):</strong> \(escaped(diagnostic.message))</p>\n")
    html.append(excerpt(of: diagnostic))
    let reasons = [("why", diagnostic.why), ("fix", diagnostic.fix)]
    for case (let name, let text?) in reasons {
      html.append("<p class=\"reason\"><b>\(name):</b> \(escaped(text))</p>\n")
    }
    html.append(trace(of: diagnostic))
    html.append("</div>\n")
  }

  private func excerpt(of diagnostic: Diagnostic) -> String {
    guard let range = diagnostic.range, let line = diagnostic.sourceLine else { return "" }
    let characters = Array(line.unicodeScalars)
    let start = min(characters.count, max(0, range.start.column - 1))
    let isOneLine = range.end.line == range.start.line
    let stop = isOneLine ? max(start + 1, range.end.column - 1) : characters.count
    let end = min(characters.count, max(start, stop))
    let marked = end > start ? text(characters[start..<end]) : " "
    let place = diagnostic.path.map { "\($0):\(range.start.line)" } ?? "\(range.start.line)"
    return "<pre class=\"excerpt\"><span class=\"place\">\(escaped(place))</span>"
      + escaped(text(characters[..<start])) + "<mark>\(escaped(marked))</mark>"
      + escaped(text(characters[end...])) + "\n</pre>\n"
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private func trace(of diagnostic: Diagnostic) -> String {
    guard diagnostic.trace.count > 1 else { return "" }
    let items = diagnostic.trace.map { frame in
      let place = "\(frame.path):\(frame.location.line)"
      let source = frame.sourceLine.map { " <code>\(escaped($0.trimmingSpaces))</code>" } ?? ""
      return "<li>\(escaped("\(place), in \(frame.function)"))\(source)</li>\n"
    }
    return "<details>\n<summary>\(words.callTrace)</summary>\n<ol>\n\(items.joined())</ol>\n"
      + "</details>\n"
  }
}

extension Block {
  /// Whether the block has words or a formula itself, not in blocks within it.
  var hasOwnText: Bool {
    switch kind {
    case .paragraph, .heading, .math, .table, .code: true
    case .blockQuote, .callout, .list, .cell, .html, .thematicBreak, .writtenOutput: false
    }
  }
}
