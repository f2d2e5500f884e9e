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
    case .plot(let chart): TextPlot(chart, glyphs: glyphs).text + "\n"
    case .table(let table): table.terminalText
    case .warning, .failure: nil
    }
  }
}

extension OutputTable {
  /// The table in columns of text, a rule below its head.
  package var terminalText: String {
    let widths = header.indices.map { column in
      ([header] + rows).map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let lines = [line(header, widths), rule] + rows.map { line($0, widths) }
    return lines.joined(separator: "\n") + "\n" + (caption.map { $0 + "\n" } ?? "")
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
