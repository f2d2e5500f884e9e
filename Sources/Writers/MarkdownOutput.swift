import Diagnostics
import Documents
import Plots

/// The outputs of a cell as Markdown.
struct MarkdownOutput {
  private let document: Document
  private let glyphs: Glyphs

  init(_ document: Document, glyphs: Glyphs) {
    self.document = document
    self.glyphs = glyphs
  }

  /// All outputs, a blank line between them; empty where nothing is shown.
  func body(of outputs: [Output]) -> String {
    outputs.map(markdown).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func markdown(_ output: Output) -> String {
    switch output {
    case .text(let text), .result(let text): return fenced(text)
    case .plot(let chart):
      return plot(TextPlot(chart, glyphs: glyphs).text, caption: chart.caption)
    case .plots(let grid): return plot(grid.text(glyphs: glyphs), caption: grid.caption)
    case .diagram(let diagram):
      return plot(StepDiagramText(diagram, glyphs: glyphs).text, caption: diagram.caption)
    case .table(let table): return self.table(table)
    case .formula(let source): return formula(source)
    case .listing(let source, let language): return fenced(source, info: language)
    case .exercise(let card): return self.card(card)
    case .warning(let diagnostic), .failure(let diagnostic):
      return fenced(document.placingInCells(diagnostic).text)
    }
  }

  /// Text in a fence that is longer than every run of backticks in it.
  private func fenced(_ printed: String, info: String = "text") -> String {
    let text = shownText(printed)
    guard !text.isEmpty else { return "" }
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(info)\n\(text)\n\(fence)"
  }

  /// A drawing of characters with its caption.
  private func plot(_ text: String, caption words: String?) -> String {
    [fenced(text), caption(words)].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func caption(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return "*\(escapedMarkdown(text))*"
  }

  private func table(_ table: OutputTable) -> String {
    let columns = max(1, table.header.count, table.rows.map(\.count).max() ?? 0)
    let delimiters = (0..<columns).map { column in
      delimiter(column < table.alignments.count ? table.alignments[column] : .none)
    }
    let header = row(table.header.map(escapedMarkdown), columns)
    let rows = table.rows.map { row($0.map(escapedMarkdown), columns) }
    let text = ([header, row(delimiters, columns)] + rows).joined(separator: "\n")
    return [caption(table.caption), text].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func row(_ cells: [String], _ columns: Int) -> String {
    let missing = Array(repeating: "", count: max(0, columns - cells.count))
    return "| " + (cells + missing).joined(separator: " | ") + " |"
  }

  private func delimiter(_ alignment: Table.Alignment) -> String {
    switch alignment {
    case .none: "---"
    case .left: ":---"
    case .center: ":---:"
    case .right: "---:"
    }
  }

  private func card(_ card: ExerciseCard) -> String {
    let words = PageWords(language: document.language).card
    let sentences = card.sentences(words) + card.remarks(words).map { "\(words.warning) \($0)" }
    let lines = sentences.map { "- \(escapedMarkdown($0))" }.joined(separator: "\n")
    let fault = card.fault.map { fenced(document.placingInCells($0).text) }
    return [
      "**\(words.tried)** `\(card.call)`", card.table(words).map(table), lines, fault,
    ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A formula between `$$`; one that holds them itself stands in a fence.
  private func formula(_ source: String) -> String {
    let lines = shownText(source).split(separator: "\n").filter { line in
      !line.allSatisfy { $0.isWhitespace }
    }
    let text = lines.joined(separator: "\n")
    guard !text.isEmpty else { return "" }
    return text.contains("$$") ? fenced(text, info: "math") : "$$\n\(text)\n$$"
  }
}
