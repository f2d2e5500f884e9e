import Diagnostics

/// A diagram over time as one `svg` element in the page's text color and font.
package struct StepDiagramSVG {
  private let diagram: StepDiagram
  private let prefix: String
  private let boxWidth: Double
  private let margins: (left: Double, right: Double)
  private let tops: [Double]
  private let height: Double

  private static let lineHeight = 22.0
  private static let rowGap = 30.0
  private static let columnGap = 44.0

  /// - Parameter idPrefix: What the element's ids begin with, unlike that of every other picture of
  ///   the page.
  package init(_ diagram: StepDiagram, idPrefix: String = "diagram") {
    self.diagram = diagram
    prefix = idPrefix
    let lines = diagram.rows.flatMap(\.lines)
    func room(_ texts: [String]) -> Double { Double(texts.map(\.columns).max() ?? 0) * 8 }
    boxWidth = max(46, room(lines.flatMap(\.texts)) + 22)
    func margin(_ flow: StepDiagram.Flow) -> Double {
      let starts = lines.filter { $0.flow == flow }.map(\.start)
      return starts.isEmpty ? 8 : room(starts) + Self.columnGap + 10
    }
    margins = (margin(.forward), margin(.backward))
    var tops: [Double] = []
    var y = 8.0
    for row in diagram.rows {
      tops.append(y)
      y += Double(row.lines.count) * Self.lineHeight + Self.rowGap + (row.isBoxed ? 8 : 0)
    }
    self.tops = tops
    height = y - Self.rowGap + 8 + Double(diagram.notes.count) * 18
  }

  private var width: Double {
    let columns = Double(diagram.steps)
    let noted = Double(diagram.notes.map(\.columns).max() ?? 0) * 7 + 16
    return max(
      noted,
      margins.left + columns * boxWidth + max(0, columns - 1) * Self.columnGap + margins.right)
  }

  /// Its words stay readable: what is wide keeps most of its width, and a page lets it scroll.
  private var style: String {
    let least = min(620, (width * 0.75).rounded())
    return (least > 320 ? "min-width:\(least.short)px;" : "") + "max-width:100%;height:auto"
  }

  /// The element, without blank lines, so that it may also stand in Markdown.
  package var svg: String {
    let size = "width=\"\(width.short)\" height=\"\(height.short)\""
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot diagram\" \(size)"
        + " viewBox=\"0 0 \(width.short) \(height.short)\" style=\"\(style)\""
        + " role=\"img\" aria-labelledby=\"\(prefix)-desc\" font-size=\"14\" fill=\"currentColor\">",
      "<desc id=\"\(prefix)-desc\">\(diagram.alternative.markupLine)</desc>",
      "<style>\(standAloneStyle)</style>",
    ]
    for place in diagram.rows.indices { lines += row(place) }
    for (place, note) in diagram.notes.enumerated() {
      let y = height - 8 - Double(diagram.notes.count - 1 - place) * 18
      lines.append(text(note, 8, y, "class=\"note\" font-size=\"12\""))
    }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  // MARK: Parts

  private func left(_ step: Int) -> Double {
    margins.left + Double(step) * (boxWidth + Self.columnGap)
  }

  private func bottom(_ place: Int) -> Double {
    let row = diagram.rows[place]
    return tops[place] + Double(row.lines.count) * Self.lineHeight + (row.isBoxed ? 8 : 0)
  }

  private func row(_ place: Int) -> [String] {
    let row = diagram.rows[place]
    var parts: [String] = []
    for step in 0..<diagram.steps {
      let x = left(step)
      if row.isBoxed {
        let size = "width=\"\(boxWidth.short)\" height=\"\((bottom(place) - tops[place]).short)\""
        parts.append(
          "<rect x=\"\(x.short)\" y=\"\(tops[place].short)\" \(size) rx=\"5\" fill=\"none\""
            + " stroke=\"currentColor\"/>")
      }
      if place + 1 < diagram.rows.count {
        let middle = x + boxWidth / 2
        parts.append(
          arrow(from: (middle, tops[place + 1] - 3), to: (middle, bottom(place) + 3), "input"))
      }
    }
    for (index, line) in row.lines.enumerated() {
      let y = tops[place] + (row.isBoxed ? 4 : 0) + (Double(index) + 0.5) * Self.lineHeight
      parts += self.line(line, y)
    }
    return parts
  }

  private func line(_ line: StepDiagram.Line, _ y: Double) -> [String] {
    var parts = line.texts.enumerated().map { step, words in
      text(words, left(step) + boxWidth / 2, y + 5, "text-anchor=\"middle\"")
    }
    guard line.flow != .none else { return parts }
    let isForward = line.flow == .forward
    for step in 0..<diagram.steps {
      let edge = isForward ? left(step) : left(step) + boxWidth
      let other = isForward ? edge - Self.columnGap : edge + Self.columnGap
      let gap = isForward ? 3.0 : -3.0
      parts.append(arrow(from: (other + gap, y), to: (edge - gap, y), "state"))
    }
    let outside =
      isForward
      ? left(0) - Self.columnGap - 4 : left(diagram.steps - 1) + boxWidth + Self.columnGap + 4
    parts.append(
      text(line.start, outside, y + 5, "text-anchor=\"\(isForward ? "end" : "start")\""))
    return parts
  }

  /// A line with a head at its end.
  private func arrow(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ name: String
  ) -> String {
    let head: String
    if start.x == end.x {
      head =
        "M\((end.x - 4).short) \((end.y + 6).short)L\(end.x.short) \(end.y.short)"
        + "L\((end.x + 4).short) \((end.y + 6).short)"
    } else {
      let back = end.x > start.x ? -6.0 : 6.0
      head =
        "M\((end.x + back).short) \((end.y - 4).short)L\(end.x.short) \(end.y.short)"
        + "L\((end.x + back).short) \((end.y + 4).short)"
    }
    return "<path class=\"\(name)\" d=\"M\(start.x.short) \(start.y.short)"
      + "L\(end.x.short) \(end.y.short)\(head)\" fill=\"none\" stroke=\"currentColor\""
      + " stroke-opacity=\"0.75\"/>"
  }

  private func text(_ words: String, _ x: Double, _ y: Double, _ attributes: String) -> String {
    "<text x=\"\(x.short)\" y=\"\(y.short)\" \(attributes)>\(words.markupLine)</text>"
  }
}
