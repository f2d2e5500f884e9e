import Documents
import Plots

extension OutputTable {
  /// The columns of a terminal that a table's sentences keep to.
  private static let terminalWidth = 80

  /// The table in columns of text, a rule below its head; formulas as their source, without the
  /// dollars. Where it is wider than a terminal, its texts go on in further lines.
  package func terminalText(_ glyphs: Glyphs = .unicode) -> String {
    let header = header.map(plain)
    let rows = rows.map { $0.map(plain) }
    let widths = widths([header] + rows)
    let dash = glyphs == .ascii ? "-" : "─"
    let rule = widths.map { String(repeating: dash, count: $0) }.joined(separator: "  ")
    let head = header.isEmpty ? [] : lines(header, widths) + [rule]
    let all = head + rows.flatMap { lines($0, widths) }
    return (all + [caption.map(plain)].compactMap { $0 }).map { $0 + "\n" }.joined()
  }

  /// A cell's text in one line.
  private func plain(_ text: String) -> String {
    let shown = MixedText.parts(of: text).map { part in
      switch part {
      case .text(let text), .formula(let text), .code(let text): text
      }
    }.joined()
    return String(shown.map { $0.isNewline ? " " : $0 })
  }

  /// What the columns need; less for the widest texts where that is more than a terminal has, though
  /// never less than their longest words.
  private func widths(_ rows: [[String]]) -> [Int] {
    let columns = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { column < $0.count ? $0[column] : "" }
    }
    var widths = columns.map { $0.map(\.columns).max() ?? 0 }
    let least = columns.enumerated().map { column, cells in
      isRight(column) ? widths[column] : cells.flatMap(\.words).map(\.columns).max() ?? 0
    }
    func excess() -> Int { widths.reduce(2 * (widths.count - 1), +) - Self.terminalWidth }
    while excess() > 0 {
      let open = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = open.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let room = max(1, widths[widest] - max(next, least[widest]))
      widths[widest] -= min(room, excess())
    }
    return widths
  }

  private func isRight(_ column: Int) -> Bool {
    column < alignments.count && alignments[column] == .right
  }

  /// The lines of a row.
  private func lines(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = zip(cells, widths).map { $0.wrapped(toColumns: $1) }
    return (0..<(wrapped.map(\.count).max() ?? 1)).map { place in
      let padded = zip(wrapped, widths).enumerated().map { column, cell in
        let text = place < cell.0.count ? cell.0[place] : ""
        return isRight(column)
          ? text.leftPadded(toColumns: cell.1) : text.padded(toColumns: cell.1)
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }

  /// The text in lines that fit, broken at blanks; as it is where it fits.
  fileprivate func wrapped(toColumns width: Int) -> [String] {
    guard columns > width else { return [self] }
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.columns + 1 + word.columns <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
