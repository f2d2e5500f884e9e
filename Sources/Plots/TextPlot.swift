import Diagnostics

/// A chart drawn with characters, for terminals and Markdown.
///
/// Series stay apart without color: the first curve is bare, every further one carries its own
/// mark at intervals; in ASCII each is drawn with its mark.
package struct TextPlot {
  let chart: Chart
  let width: Int
  let height: Int
  let glyphs: Glyphs

  /// - Parameters:
  ///   - width: The columns of the whole plot; at least the labels and eight columns are used.
  ///   - height: The rows of the drawing area; title, labels and legend come on top.
  package init(_ chart: Chart, width: Int = 72, height: Int = 18, glyphs: Glyphs = .unicode) {
    self.chart = chart
    self.width = min(max(width, 12), 1000)
    self.height = min(max(height, 2), 1000)
    self.glyphs = glyphs
  }

  /// The plot's lines, joined by line ends, without one behind the last and without blanks at the
  /// end of a line.
  package var text: String {
    let room = chart.heatMap.map { min(height, $0.values.count) } ?? height
    let ySteps = room < 3 ? 1 : max(2, min(room / 3, 8))
    let projection = Projection(chart, xSteps: max(1, width / 10), ySteps: ySteps)
    let labels = projection.y.ticks.map {
      glyphs.line($0.label.clipped(toColumns: max(20, width / 3)))
    }
    let margin = (labels.map(\.columns).max() ?? 0) + 2
    let canvas = drawing(of: projection, columns: max(8, width - margin))
    let total = margin + canvas.columns
    var lines = title(total: total)
    if let name = chart.yLabel.map(glyphs.line), !name.isEmpty {
      lines += wrap(name, to: total).map { $0.leftPadded(toColumns: margin - 2) }
    }
    lines += rows(of: canvas, axis: projection.y, margin: margin)
    lines += floor(below: canvas, axis: projection.x, margin: margin)
    if let name = chart.xLabel.map(glyphs.line), !name.isEmpty {
      lines += wrap(name, to: canvas.columns).map {
        String(repeating: " ", count: margin) + centered($0, in: canvas.columns)
      }
    }
    lines += legend(margin: margin, columns: max(canvas.columns, width - margin))
    lines += shadeScale(margin: margin)
    return lines.map(\.trimmingEnd).joined(separator: "\n")
  }

  private func title(total: Int) -> [String] {
    guard let title = chart.title.map(glyphs.line), !title.isEmpty else { return [] }
    return wrap(title, to: total).map { centered($0, in: total) }
  }

  private func drawing(of projection: Projection, columns: Int) -> DotCanvas {
    let size =
      chart.heatMap.map { matrixSize($0, columns: columns) } ?? (columns: columns, rows: height)
    var canvas = DotCanvas(columns: size.columns, rows: size.rows, glyphs: glyphs)
    drawBackground(of: projection, on: &canvas)
    var isEmpty = chart.isEmptyBehindLines
    for (index, series) in chart.series.enumerated() {
      for piece in projection.pieces(of: series) {
        canvas.draw(piece, with: pen(index))
        isEmpty = false
      }
      if series.look.isMarked, series.style != .points {
        for point in series.points {
          let place = projection.place(x: point.x, y: point.y)
          if place.isVisible { canvas.draw([place], with: pen(index)) }
        }
      }
    }
    drawNotes(of: projection, on: &canvas)
    if isEmpty { canvas.write("no points") }
    return canvas
  }

  private func pen(_ index: Int) -> DotCanvas.Pen {
    let isBare = glyphs == .ascii || index == 0
    return DotCanvas.Pen(
      mark: Glyphs.mark(ofSeries: index), isDashed: chart.series[index].style.isBroken,
      markedColumns: isBare ? nil : (phase: (2 + 4 * index) % 12, period: 12))
  }

  private func rows(of canvas: DotCanvas, axis: Axis, margin: Int) -> [String] {
    var labels: [Int: String] = [:]
    for tick in axis.ticks {
      labels[canvas.row(at: tick.position)] = glyphs.line(
        tick.label.clipped(toColumns: max(20, width / 3)))
    }
    return canvas.lines.enumerated().map { row, line in
      let label = (labels[row] ?? "").leftPadded(toColumns: margin - 2)
      return "\(label) \(labels[row] == nil ? glyphs.axis : glyphs.yTick)\(line)"
    }
  }

  /// The x axis, and its labels in the middle below their ticks where there is room.
  private func floor(below canvas: DotCanvas, axis: Axis, margin: Int) -> [String] {
    var line = Array(repeating: glyphs.floor, count: canvas.columns)
    var labels = ""
    for tick in axis.ticks {
      let column = canvas.column(at: tick.position)
      line[column] = glyphs.xTick
      let label = glyphs.line(tick.label.clipped(toColumns: max(20, width / 3)))
      let start = max(
        0, min(margin + column - label.columns / 2, margin + canvas.columns - label.columns))
      guard start > labels.columns || labels.isEmpty else { continue }
      labels = labels.padded(toColumns: start) + label
    }
    let indent = String(repeating: " ", count: margin - 1)
    return [indent + String(glyphs.corner) + String(line), labels]
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
