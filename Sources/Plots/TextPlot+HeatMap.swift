import Diagnostics

extension TextPlot {
  /// The characters for a matrix: as many for each element, of a large one fewer than elements.
  func matrixSize(_ map: Chart.HeatMap, columns: Int) -> (columns: Int, rows: Int) {
    let (across, upright) = (max(1, map.columnCount), max(1, map.values.count))
    let elementRows = max(1, min(3, height / upright))
    let longest = (chart.notes.map(\.text.columns).max() ?? 0) + 2
    let wanted = max(2 * elementRows, min(longest, 12))
    let elementColumns = max(1, min(wanted, columns / across))
    return (
      columns: min(columns, max(4, across * elementColumns)),
      rows: min(height * 2, upright * elementRows)
    )
  }

  func draw(_ map: Chart.HeatMap, _ projection: Projection, on canvas: inout DotCanvas) {
    let (shades, bounds) = (glyphs.shades, map.bounds)
    let from = projection.place(x: map.x.lowerBound, y: map.y.lowerBound)
    let to = projection.place(x: map.x.upperBound, y: map.y.upperBound)
    for row in 0..<canvas.rows {
      for column in 0..<canvas.columns {
        let x = PlotSpan(column, of: canvas.columns, from: from.x, to: to.x)
        let y = PlotSpan(canvas.rows - 1 - row, of: canvas.rows, from: from.y, to: to.y)
        guard let value = map.mean(x, y) else { continue }
        let part = map.part(value, in: bounds)
        let shade = part.map { shades[min(shades.count - 1, Int($0 * Double(shades.count)))] }
        canvas.fill(row: row, column: column, with: shade ?? "?")
      }
    }
  }

  /// What the shades mean, from the lowest to the highest number.
  func shadeScale(margin: Int) -> [String] {
    guard let map = chart.heatMap else { return [] }
    let shades = glyphs.shades.map { String(repeating: $0, count: glyphs == .ascii ? 1 : 2) }
    let (low, high) = (map.bounds.lowerBound.brief, map.bounds.upperBound.brief)
    let scale = "\(low) \(glyphs.axis)\(shades.joined())\(glyphs.axis) \(high)"
    return [String(repeating: " ", count: margin) + scale]
  }
}

/// The part of a matrix's side, from zero to one, below one character or pixel.
struct PlotSpan {
  let low: Double
  let high: Double

  init(_ index: Int, of count: Int, from start: Double, to end: Double) {
    let ends = [index, index + 1].map { (Double($0) / Double(count) - start) / (end - start) }
    low = min(ends[0], ends[1])
    high = max(ends[0], ends[1])
  }

  /// The elements of `count` below it; nothing beside the matrix.
  func elements(of count: Int) -> Range<Int>? {
    let size = Double(count)
    guard low < 1 - 1e-9, high > 1e-9 else { return nil }
    let first = max(0, min(count - 1, Int((low * size + 1e-6).rounded(.down))))
    let last = max(first + 1, min(count, Int((high * size - 1e-6).rounded(.up))))
    // An element that is wider than a character belongs to the character's middle.
    if last - first > 1, (high - low) * size <= 1 {
      let middle = max(0, min(count - 1, Int((low + high) / 2 * size)))
      return middle..<middle + 1
    }
    return first..<last
  }
}

extension Chart.HeatMap {
  var columnCount: Int { values.map(\.count).min() ?? 0 }

  /// The numbers with the first and the last color.
  var bounds: ClosedRange<Double> {
    let drawable = values.joined().filter(\.isDrawable)
    let first = low ?? drawable.min() ?? 0
    let last = high ?? drawable.max() ?? 1
    return first <= last ? first...last : last...first
  }

  /// How far up the scale a number stands, from zero to one; nothing for what is no number.
  func part(_ value: Double, in bounds: ClosedRange<Double>) -> Double? {
    guard !value.isNaN else { return nil }
    let span = bounds.upperBound - bounds.lowerBound
    return span > 0 ? min(1, max(0, (value - bounds.lowerBound) / span)) : 0.5
  }

  /// The mean of the elements below a character; nothing beside the matrix.
  func mean(_ x: PlotSpan, _ y: PlotSpan) -> Double? {
    guard columnCount > 0, !values.isEmpty, let columns = x.elements(of: columnCount),
      let rows = y.elements(of: values.count)
    else { return nil }
    var sum = 0.0
    for row in rows { for column in columns { sum += values[row][column] } }
    return sum / Double(rows.count * columns.count)
  }
}
