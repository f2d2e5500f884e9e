import Diagnostics

/// A diagram over time in characters.
package struct StepDiagramText {
  private let diagram: StepDiagram
  private let glyphs: Glyphs
  private let width: Int
  private let margins: (left: Int, right: Int)

  package init(_ diagram: StepDiagram, glyphs: Glyphs = .unicode) {
    self.diagram = diagram
    self.glyphs = glyphs
    let lines = diagram.rows.flatMap(\.lines)
    width = (lines.flatMap(\.texts).map { glyphs.line($0).columns }.max() ?? 1) + 2
    func margin(_ flow: StepDiagram.Flow) -> Int {
      lines.filter { $0.flow == flow }.map { glyphs.line($0.start).columns + 1 }.max() ?? 0
    }
    margins = (margin(.forward), margin(.backward))
  }

  /// The lines, without a line end behind the last.
  package var text: String {
    var lines: [String] = []
    for (place, row) in diagram.rows.enumerated() {
      if place > 0 { lines.append(across(arrow(\.up), gap: " ")) }
      lines += row.isBoxed ? boxed(row) : row.lines.map { plain($0) }
    }
    lines += diagram.notes.isEmpty ? [] : [""] + diagram.notes.map(glyphs.line)
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }

  /// Columns between two boxes: an arrow.
  private static let gap = 4

  private func arrow(_ sign: KeyPath<DiagramGlyphs, String>) -> String {
    DiagramGlyphs(glyphs)[keyPath: sign]
  }

  /// The same middle in every column.
  private func across(_ middle: String, gap: Character) -> String {
    let column = centered(middle, in: width + 2)
    let space = String(repeating: String(gap), count: Self.gap)
    return leftMargin + Array(repeating: column, count: diagram.steps).joined(separator: space)
  }

  private var leftMargin: String {
    String(repeating: " ", count: margins.left == 0 ? 0 : margins.left + Self.gap)
  }

  private func plain(_ line: StepDiagram.Line) -> String {
    let columns = line.texts.map { centered(glyphs.line($0), in: width + 2) }
    return leftMargin + columns.joined(separator: String(repeating: " ", count: Self.gap))
  }

  private func boxed(_ row: StepDiagram.Row) -> [String] {
    let signs = DiagramGlyphs(glyphs)
    let bar = String(repeating: signs.horizontal, count: width)
    let space = String(repeating: " ", count: Self.gap)
    func edge(_ left: String, _ right: String) -> String {
      leftMargin
        + Array(repeating: left + bar + right, count: diagram.steps).joined(separator: space)
    }
    let inner = row.lines.map { line in
      let boxes = line.texts.map { text in
        signs.vertical + centered(glyphs.line(text), in: width) + signs.vertical
      }
      let flow = signs.flow(line.flow, length: Self.gap)
      return start(line) + boxes.joined(separator: flow) + end(line)
    }
    return [edge(signs.topLeft, signs.topRight)] + inner
      + [edge(signs.bottomLeft, signs.bottomRight)]
  }

  private func start(_ line: StepDiagram.Line) -> String {
    switch line.flow {
    case .forward:
      glyphs.line(line.start).padded(toColumns: margins.left)
        + DiagramGlyphs(glyphs).flow(.forward, length: Self.gap)
    case .backward, .none: leftMargin
    }
  }

  private func end(_ line: StepDiagram.Line) -> String {
    guard line.flow == .backward else { return "" }
    return DiagramGlyphs(glyphs).flow(.backward, length: Self.gap) + " " + glyphs.line(line.start)
  }

  private func centered(_ text: String, in columns: Int) -> String {
    let free = max(0, columns - text.columns)
    return text.leftPadded(toColumns: text.columns + free / 2).padded(toColumns: columns)
  }
}

/// The characters of boxes and arrows.
private struct DiagramGlyphs {
  let isASCII: Bool

  init(_ glyphs: Glyphs) { isASCII = glyphs == .ascii }

  var up: String { isASCII ? "^" : "↑" }
  var horizontal: String { isASCII ? "-" : "─" }
  var vertical: String { isASCII ? "|" : "│" }
  var topLeft: String { isASCII ? "+" : "┌" }
  var topRight: String { isASCII ? "+" : "┐" }
  var bottomLeft: String { isASCII ? "+" : "└" }
  var bottomRight: String { isASCII ? "+" : "┘" }

  func flow(_ flow: StepDiagram.Flow, length: Int) -> String {
    let bar = String(repeating: horizontal, count: length - 1)
    switch flow {
    case .forward: return bar + (isASCII ? ">" : "→")
    case .backward: return (isASCII ? "<" : "←") + bar
    case .none: return String(repeating: " ", count: length)
    }
  }
}
