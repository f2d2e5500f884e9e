import Diagnostics
import Documents
import Plots

extension HTMLRenderer {
  mutating func output(_ output: Output) {
    html.startLine()
    switch output {
    case .text(let text): printed(text, className: "text")
    case .result(let text): printed(text, className: "text result")
    case .plot(let chart):
      picture(
        text: TextPlot(chart, glyphs: glyphs).text, caption: chart.caption,
        svg: { SVGPlot(chart, idPrefix: $0).svg })
    case .plots(let grid):
      picture(
        text: grid.text(glyphs: glyphs), caption: grid.caption, svg: { grid.svg(idPrefix: $0) })
    case .diagram(let diagram):
      picture(
        text: StepDiagramText(diagram, glyphs: glyphs).text, caption: diagram.caption,
        svg: { "<div class=\"drawing\">\n\(StepDiagramSVG(diagram, idPrefix: $0).svg)\n</div>" })
    case .table(let table): outputTable(table)
    case .formula(let source):
      let fragment = SourceFragment(path: notebook.document.path, source: source)
      html.append(
        "<div class=\"equation\">\(markup(fragment, isDisplay: true))</div>\n")
    case .listing(let source, "python"): highlightedCode(shownText(source))
    case .listing(let source, let language):
      codeBlock(info: language, shownText(source) + "\n")
    case .exercise(let card): self.card(card)
    case .warning(let diagnostic), .failure(let diagnostic):
      self.diagnostic(notebook.document.placingInCells(diagnostic))
    }
  }

  /// Printed text. Columns, which have runs of blanks, keep their lines; sentences may be wrapped.
  private mutating func printed(_ text: String, className: String) {
    let lines = shownText(text)
    guard !lines.isEmpty else { return }
    let isAligned = lines.contains("  ") || lines.contains("\t")
    html.append("<pre class=\"\(className)\(isAligned ? " aligned" : "")\"><samp>")
    html.append(escaping: lines)
    html.append("\n</samp></pre>\n")
  }

  /// A figure as the page shows it: drawn, with its text to be unfolded, or as text alone.
  private mutating func picture(
    text: String, caption words: String?, svg: (_ idPrefix: String) -> String
  ) {
    plotCount += 1
    html.append("<figure class=\"plot\">\n")
    let text = "<pre class=\"text\">\(escaped(text))\n</pre>\n"
    switch plots {
    case .text: html.append(text)
    case .graphic:
      html.append(svg("plot-\(plotCount)"))
      html.startLine()
      html.append("<details>\n<summary>\(self.words.plotAsText)</summary>\n\(text)</details>\n")
    }
    caption(words, tag: "figcaption")
    html.append("</figure>\n")
  }

  mutating func outputTable(_ table: OutputTable) {
    html.append("<div class=\"table\">\n<table>\n")
    caption(table.caption, tag: "caption")
    if table.header.contains(where: { !$0.isEmpty }) {
      html.append("<thead>\n")
      row(table.header, tag: "th", table.alignments)
      html.append("</thead>\n")
    }
    html.append("<tbody>\n")
    for cells in table.rows { row(cells, tag: "td", table.alignments) }
    html.append("</tbody>\n</table>\n</div>\n")
  }

  private mutating func row(_ cells: [String], tag: String, _ alignments: [Table.Alignment]) {
    html.append("<tr>\n")
    for (column, cell) in cells.enumerated() {
      let alignment = column < alignments.count ? alignments[column] : .none
      let shown = tag == "th" ? mixedName(cell) : mixedNumbers(cell)
      html.append("<\(tag)\(attribute(alignment))>\(shown)</\(tag)>\n")
    }
    html.append("</tr>\n")
  }

  /// A column's name, which may break behind a `_`: a table of many columns fits the page so.
  private func mixedName(_ text: String) -> String {
    let shown = mixedText(text)
    return text.contains("$") ? shown : shown.replacing("_", with: "_<wbr>")
  }

  /// As ``mixedText(_:)``; nothing but numbers, such as `3e-08` or `0.81 ± 0.12`, stays on one line.
  func mixedNumbers(_ text: String) -> String {
    let isNumeric = text.allSatisfy { "0123456789.,+-−±×–/%e ".contains($0) }
    let isBreakable = text.dropFirst().contains { " –-".contains($0) }
    guard isNumeric, isBreakable else { return mixedText(text) }
    return "<span class=\"unbroken\">\(escaped(text))</span>"
  }

  private mutating func caption(_ text: String?, tag: String) {
    guard let text, !text.isEmpty else { return }
    html.append("<\(tag)>\(mixedText(text))</\(tag)>\n")
  }

  /// Plain text in which `$…$` is a formula and text between backticks code, as HTML.
  func mixedText(_ source: String) -> String {
    MixedText.parts(of: source).map { part in
      switch part {
      case .text(let text): return escaped(text)
      case .formula(let latex):
        let fragment = SourceFragment(path: notebook.document.path, source: latex)
        return markup(fragment, isDisplay: false)
      case .code(let code): return "<code>\(escaped(code))</code>"
      }
    }.joined()
  }
}
