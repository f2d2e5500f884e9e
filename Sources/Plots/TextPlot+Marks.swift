import Diagnostics

extension TextPlot {
  /// What stands behind the lines: shades of a matrix, bands, bars, lines across.
  func drawBackground(of projection: Projection, on canvas: inout DotCanvas) {
    if let heatMap = chart.heatMap { draw(heatMap, projection, on: &canvas) }
    for band in chart.bands { draw(band, projection, on: &canvas) }
    for (index, bars) in chart.bars.enumerated() {
      for box in bars.boxes { draw(box, ofGroup: index, projection, on: &canvas) }
    }
    for rule in chart.rules { draw(rule, projection, on: &canvas) }
  }

  private func draw(_ rule: Chart.Rule, _ projection: Projection, on canvas: inout DotCanvas) {
    let place = projection.place(x: rule.value, y: rule.value)
    let character = glyphs.rule(rule.direction)
    switch rule.direction {
    case .horizontal where (0...1).contains(place.y):
      let row = canvas.row(at: place.y)
      for column in 0..<canvas.columns { canvas.fill(row: row, column: column, with: character) }
    case .vertical where (0...1).contains(place.x):
      let column = canvas.column(at: place.x)
      for row in 0..<canvas.rows { canvas.fill(row: row, column: column, with: character) }
    default: return
    }
  }

  private func draw(_ band: Chart.Band, _ projection: Projection, on canvas: inout DotCanvas) {
    let ends = band.points.map { point in
      (
        low: projection.place(x: point.x, y: point.low),
        high: projection.place(x: point.x, y: point.high)
      )
    }.sorted { $0.low.x < $1.low.x }
    for (from, to) in zip(ends, ends.dropFirst()) {
      guard to.low.x >= 0, from.low.x <= 1 else { continue }
      let first = canvas.column(at: max(0, from.low.x))
      let last = canvas.column(at: min(1, to.low.x))
      for column in first...max(first, last) {
        let share = last > first ? Double(column - first) / Double(last - first) : 0
        let low = from.low.y + share * (to.low.y - from.low.y)
        let high = from.high.y + share * (to.high.y - from.high.y)
        fill(canvas.rows(from: min(low, high), to: max(low, high)), column, on: &canvas)
      }
    }
  }

  private func fill(_ rows: ClosedRange<Int>?, _ column: Int, on canvas: inout DotCanvas) {
    guard let rows else { return }
    for row in rows { canvas.fill(row: row, column: column, with: glyphs.band) }
  }

  private func draw(
    _ box: Chart.Bars.Box, ofGroup index: Int, _ projection: Projection,
    on canvas: inout DotCanvas
  ) {
    let a = projection.place(x: box.x.lowerBound, y: box.y.lowerBound)
    let b = projection.place(x: box.x.upperBound, y: box.y.upperBound)
    guard max(a.x, b.x) >= 0, min(a.x, b.x) <= 1 else { return }
    let columns = Double(canvas.columns)
    let left = min(canvas.columns - 1, Int((max(0, min(a.x, b.x)) * columns).rounded()))
    let right = min(canvas.columns - 1, Int((min(1, max(a.x, b.x)) * columns).rounded()) - 1)
    let low = min(1, max(0, min(a.y, b.y)))
    let high = min(1, max(0, max(a.y, b.y)))
    let isTall = box.y.upperBound > box.y.lowerBound
    for row in 0..<canvas.rows {
      // Eighths of this row, counted from the drawing area's foot.
      let foot = (canvas.rows - 1 - row) * 8
      let full = Double(canvas.rows * 8)
      let from = max(0, Int((low * full).rounded()) - foot)
      let to = min(8, max(Int((high * full).rounded()), Int((low * full).rounded()) + 1) - foot)
      guard to > from, isTall else { continue }
      let filling = filling(from: from, to: to, ofGroup: index)
      for column in left...max(left, right) {
        if let filling { canvas.fill(row: row, column: column, with: filling) }
      }
    }
  }

  /// The character for a part of a row, from the eighth `from` to the eighth `to`.
  private func filling(from: Int, to: Int, ofGroup index: Int) -> Character? {
    let whole = glyphs.bar(ofGroup: index)
    guard glyphs == .unicode, index == 0, to - from < 8 else { return to - from < 4 ? nil : whole }
    if from == 0 { return Array("▁▂▃▄▅▆▇")[to - 1] }
    return to - from < 4 ? "▔" : "▀"
  }

  /// The words in the drawing area; numbers of a matrix only where they stay apart.
  func drawNotes(of projection: Projection, on canvas: inout DotCanvas) {
    let places = chart.notes.compactMap { placed($0, projection, canvas) }
    let isCrowded = chart.heatMap != nil && places.filter(\.isNumber).isCrowded
    for place in places where !(isCrowded && place.isNumber) {
      canvas.write(place.text, row: place.row, column: place.column)
    }
  }

  /// Where a note begins; nothing outside of the drawing area.
  private func placed(
    _ note: Chart.Note, _ projection: Projection, _ canvas: DotCanvas
  ) -> PlacedNote? {
    let place = projection.place(of: note)
    let text = spaced(note, onColumns: canvas.columns)
    guard place.isVisible, !text.isEmpty else { return nil }
    let column = canvas.column(at: place.x)
    let start =
      switch note.alignment {
      case .left: column
      case .center: column - (text.columns - 1) / 2
      case .right: column - text.columns + 1
      }
    return PlacedNote(
      text: text, row: canvas.row(at: place.y),
      column: max(0, min(start, canvas.columns - text.columns)),
      isNumber: note.isNumber)
  }

  /// A note's text, on a matrix with a blank before and behind it, where its element has the room:
  /// shades that touch a number are read as a part of it.
  private func spaced(_ note: Chart.Note, onColumns columns: Int) -> String {
    let text = glyphs.line(note.text)
    guard let map = chart.heatMap, note.alignment == .center, !text.isEmpty,
      text.columns + 2 <= columns / max(1, map.columnCount)
    else { return text }
    return " \(text) "
  }
}

/// A note's words and the characters' place of the first of them.
private struct PlacedNote {
  let text: String
  let row: Int
  let column: Int
  let isNumber: Bool
}

extension [PlacedNote] {
  /// Whether two of the notes overlap, or nothing stands between them.
  fileprivate var isCrowded: Bool {
    let ordered = sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    return zip(ordered, ordered.dropFirst()).contains { first, second in
      first.row == second.row
        && second.column < first.column + first.text.columns
          + (first.text.hasSuffix(" ") || second.text.hasPrefix(" ") ? 0 : 1)
    }
  }
}

extension DotCanvas {
  /// The rows between two heights, from zero (bottom) to one; nothing outside the rectangle.
  fileprivate func rows(from low: Double, to high: Double) -> ClosedRange<Int>? {
    guard high >= 0, low <= 1 else { return nil }
    return row(at: min(1, high))...row(at: max(0, low))
  }
}

extension Chart {
  /// Whether lines are all that the chart can have.
  var isEmptyBehindLines: Bool {
    heatMap == nil && notes.isEmpty && rules.isEmpty && bars.allSatisfy(\.boxes.isEmpty)
      && bands.allSatisfy(\.points.isEmpty)
  }
}

extension Chart.Series.Style {
  var isBroken: Bool { self == .dashed || self == .dotted || self == .dashDotted }
}
