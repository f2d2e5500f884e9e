import Diagnostics

extension TextPlot {
  func legend(margin: Int, columns: Int) -> [String] {
    let entries = chart.series.enumerated().compactMap { index, series in
      series.name.map { "\(sample(index)) \(glyphs.line($0.clipped(toColumns: 60)))" }
    }
    var lines: [String] = []
    for entry in entries {
      if let last = lines.last, last.columns + 3 + entry.columns <= columns {
        lines[lines.count - 1] = "\(last)   \(entry)"
      } else {
        lines.append(entry)
      }
    }
    return lines.map { String(repeating: " ", count: margin) + $0 }
  }

  /// What a series looks like, for the legend.
  private func sample(_ index: Int) -> String {
    let mark = Glyphs.mark(ofSeries: index)
    let style = chart.series[index].style
    if style == .points || chart.series[index].points.count == 1 { return String(mark) }
    if glyphs == .ascii {
      return style == .dashed ? "\(mark)\(mark) \(mark)\(mark)" : String(repeating: mark, count: 5)
    }
    let dash = style == .dashed ? "⠒ " : "⠒⠒"
    return index == 0 ? dash + dash + "⠒" : "\(dash)\(mark)\(String(dash.reversed()))"
  }

  func centered(_ line: String, in columns: Int) -> String {
    line.leftPadded(toColumns: line.columns + max(0, columns - line.columns) / 2)
  }

  /// The text in lines of at most `columns`, broken at blanks, or anywhere in a longer word.
  func wrap(_ text: String, to columns: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if !last.isEmpty, last.columns + 1 + word.columns <= columns {
        lines[lines.count - 1] = "\(last) \(word)"
        continue
      }
      if !last.isEmpty { lines.append("") }
      for character in word {
        if lines[lines.count - 1].columns + character.columns > columns { lines.append("") }
        lines[lines.count - 1].append(character)
      }
    }
    return lines
  }
}
