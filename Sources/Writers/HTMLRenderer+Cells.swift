import Documents

extension HTMLRenderer {
  /// Writes a cell: its code, and below it what it gave.
  mutating func cell(_ cell: Cell) {
    guard isPage else { return codeBlock(info: cell.info, cell.code.source + "\n") }
    let (display, outputs) = notebook.display(of: cell, labels)
    guard display.showsSource || !outputs.isEmpty else { return }
    if display.isListing, outputs.isEmpty { return highlightedCode(cell.code.source) }
    html.startLine()
    let state = outputs.contains { $0.isFailure } ? " failed" : ""
    html.append("<div class=\"cell\(state)\" id=\"\(escaped(cell.name))\">\n")
    if display.showsSource { code(of: cell) }
    if !outputs.isEmpty {
      html.append("<div class=\"outputs\">\n")
      for output in outputs { self.output(output) }
      html.append("</div>\n")
    }
    html.append("</div>\n")
  }

  /// Writes a cell's code, behind a click where its options say so.
  private mutating func code(of cell: Cell) {
    guard let fold = cell.options.codeFold else { return highlightedCode(cell.code.source) }
    let summary = cell.options.codeSummary.map(mixedText) ?? words.code
    html.append("<details class=\"code\"\(fold == .open ? " open" : "")>\n")
    html.append("<summary>\(summary)</summary>\n")
    highlightedCode(cell.code.source)
    html.append("</details>\n")
  }
}
