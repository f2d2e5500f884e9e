extension SVGPlot {
  /// A matrix as colored rectangles, neighbors of one color as one; beside it, its scale.
  var heatMap: [String] {
    guard let map = chart.heatMap, map.columnCount > 0 else { return [] }
    let (rows, columns) = (min(map.values.count, 256), min(map.columnCount, 256))
    let bounds = map.bounds
    let from = projection.place(x: map.x.lowerBound, y: map.y.lowerBound)
    let to = projection.place(x: map.x.upperBound, y: map.y.upperBound)
    var paths: [String] = []
    for row in 0..<rows {
      let y = from.y + (to.y - from.y) * Double(row) / Double(rows)
      let height = (to.y - from.y) / Double(rows)
      var column = 0
      while column < columns {
        let color = color(map, row, column, rows, columns, bounds)
        var end = column + 1
        while end < columns, self.color(map, row, end, rows, columns, bounds) == color { end += 1 }
        if let color {
          let left = from.x + (to.x - from.x) * Double(column) / Double(columns)
          let right = from.x + (to.x - from.x) * Double(end) / Double(columns)
          paths.append(rectangle(left, right, y, y + height, color))
        }
        column = end
      }
    }
    let group = ["<g class=\"heat\" shape-rendering=\"crispEdges\">"] + paths + ["</g>"]
    return map.hasScale ? group + scale(map) : group
  }

  private func color(
    _ map: Chart.HeatMap, _ row: Int, _ column: Int, _ rows: Int, _ columns: Int,
    _ bounds: ClosedRange<Double>
  ) -> String? {
    let x = PlotSpan(column, of: columns, from: 0, to: 1)
    let y = PlotSpan(row, of: rows, from: 0, to: 1)
    guard let value = map.mean(x, y), let part = map.part(value, in: bounds) else { return nil }
    return map.colors.color(part).markup
  }

  private func rectangle(
    _ left: Double, _ right: Double, _ low: Double, _ high: Double, _ color: String
  ) -> String {
    func inside(_ part: Double) -> Double { min(1, max(0, part)) }
    let (x, end) = (layout.x(inside(min(left, right))), layout.x(inside(max(left, right))))
    let (y, foot) = (layout.y(inside(max(low, high))), layout.y(inside(min(low, high))))
    return "<path d=\"M\(x.short) \(y.short)H\(end.short)V\(foot.short)H\(x.short)z\""
      + " fill=\"\(color)\"/>"
  }

  /// The colors from low to high with some of their numbers.
  private func scale(_ map: Chart.HeatMap) -> [String] {
    let bounds = map.bounds
    let axis = Axis(
      [bounds.lowerBound, bounds.upperBound], shown: nil, isSnapped: false, atMost: 5)
    let (x, steps) = (layout.right + 14, 32)
    let height = layout.plotHeight / Double(steps)
    let colors = (0..<steps).map { step in
      let y = layout.bottom - Double(step + 1) * height
      return "<path d=\"M\(x.short) \(y.short)h12v\((height + 0.5).short)h-12z\""
        + " fill=\"\(map.colors.color(Double(step) / Double(steps - 1)).markup)\"/>"
    }
    let labels = axis.ticks.map { tick in
      text(tick.label.typeset, x: x + 17, y: layout.y(tick.position) + 4, "class=\"scale\"")
    }
    return ["<g class=\"scale\">"] + colors + ["</g>"] + labels
  }
}
