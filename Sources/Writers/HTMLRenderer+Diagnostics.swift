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
    let message = sentence(first.told(in: words.language).message, of: first)
    html.append("<details class=\"remarks\">\n<summary>\(message)\(others)</summary>\n")
    for remark in found { diagnostic(remark) }
    html.append("</details>\n")
  }

  /// Writes a diagnostic, in the page's language where it has words in it: what it says, the line
  /// with the faulty stretch marked, why, and the mend.
  mutating func diagnostic(_ diagnostic: Diagnostic) {
    let told = diagnostic.told(in: words.language)
    let severity = diagnostic.severity.rawValue
    let names = isTranslated(diagnostic) ? words.diagnostic : ("\(severity):", "why:", "fix:")
    html.append("<div class=\"diagnostic \(severity)\">\n")
    let message = sentence(told.message, of: diagnostic)
    html.append("<p><strong>\(names.0)</strong> \(message)</p>\n")
    html.append(excerpt(of: diagnostic))
    for case (let name, let text?) in [(names.1, told.why), (names.2, told.fix)] {
      let reason = sentence(text, of: diagnostic)
      html.append("<p class=\"reason\"><b>\(name)</b> \(reason)</p>\n")
    }
    html.append(trace(of: diagnostic))
    html.append("</div>\n")
  }

  private func isTranslated(_ diagnostic: Diagnostic) -> Bool {
    words.language == .chinese && diagnostic.chinese != nil
  }

  /// A sentence of a diagnostic; in Chinese ones, what stands between backquotes is code.
  private func sentence(_ text: String, of diagnostic: Diagnostic) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard isTranslated(diagnostic), !parts.count.isMultiple(of: 2) else { return escaped(text) }
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? escaped(String(part)) : "<code>\(escaped(String(part)))</code>"
    }.joined()
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
      let more = frame.repetition.map { " " + escaped($0) } ?? ""
      return "<li>\(escaped("\(place), in \(frame.function)"))\(source)\(more)</li>\n"
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
