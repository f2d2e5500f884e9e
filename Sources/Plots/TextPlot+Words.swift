import Diagnostics

extension TextPlot {
  func legend(margin: Int, columns: Int) -> [String] {
    let samples =
      chart.series.indices.map { (chart.series[$0].name, sample($0)) }
      + chart.bands.map { ($0.name, String(repeating: glyphs.band, count: 2)) }
      + chart.bars.enumerated().map { index, bars in
        (bars.name, String(repeating: glyphs.bar(ofGroup: index), count: 2))
      }
      + chart.rules.map { ($0.name, String(repeating: glyphs.rule($0.direction), count: 3)) }
    let entries = samples.compactMap { name, sample in
      name.map { "\(sample) \(glyphs.line($0.clipped(toColumns: 60)))" }
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
      return style.isBroken ? "\(mark)\(mark) \(mark)\(mark)" : String(repeating: mark, count: 5)
    }
    let dash = style.isBroken ? "⠒ " : "⠒⠒"
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
