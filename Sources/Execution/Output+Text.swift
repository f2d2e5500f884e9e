import Diagnostics
import Documents
import Plots

extension Output {
  /// The output as a terminal shows it, line end included; none for failures and warnings, which
  /// are told as diagnostics.
  package func terminalText(_ glyphs: Glyphs) -> String? {
    switch self {
    case .text(let text): text
    case .result(let text), .formula(let text): text + "\n"
    case .listing(let source, _): source
    case .plot(let chart): TextPlot(chart, glyphs: glyphs).text + "\n"
    case .diagram(let diagram): StepDiagramText(diagram, glyphs: glyphs).text + "\n"
    case .table(let table): table.terminalText(glyphs)
    case .warning, .failure: nil
    }
  }
}

extension OutputTable {
  /// The table in columns of text, a rule below its head; formulas as their source, without the
  /// dollars.
  package func terminalText(_ glyphs: Glyphs = .unicode) -> String {
    let header = header.map(plain)
    let rows = rows.map { $0.map(plain) }
    let columns = ([header] + rows).map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      ([header] + rows).map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    let dash = glyphs == .ascii ? "-" : "─"
    let rule = widths.map { String(repeating: dash, count: $0) }.joined(separator: "  ")
    let head = header.isEmpty ? [] : [line(header, widths), rule]
    let lines = head + rows.map { line($0, widths) }
    return (lines + [caption.map(plain)].compactMap { $0 }).map { $0 + "\n" }.joined()
  }

  /// A cell's text in one line.
  private func plain(_ text: String) -> String {
    let shown = MixedText.parts(of: text).map { part in
      switch part {
      case .text(let text), .formula(let text): text
      }
    }.joined()
    return String(shown.map { $0.isNewline ? " " : $0 })
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).enumerated().map { column, cell in
      let isRight = column < alignments.count && alignments[column] == .right
      return isRight ? cell.0.leftPadded(toColumns: cell.1) : cell.0.padded(toColumns: cell.1)
    }
    let text = padded.joined(separator: "  ")
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
