import Diagnostics

extension SVGPlot {
  /// A thin line for each tick, across the drawing area.
  var grid: String {
    let across = projection.y.ticks.map { tick in
      "M\(layout.left.short) \(layout.y(tick.position).short)H\(layout.right.short)"
    }
    let upright = projection.x.ticks.map { tick in
      "M\(layout.x(tick.position).short) \(layout.top.short)V\(layout.bottom.short)"
    }
    return "<path class=\"grid\" d=\"\((across + upright).joined())\" fill=\"none\""
      + " stroke=\"currentColor\" stroke-opacity=\"0.15\"/>"
  }

  var frame: String {
    let corner = "V\(layout.bottom.short)H\(layout.right.short)"
    return "<path class=\"axis\" d=\"M\(layout.left.short) \(layout.top.short)\(corner)\""
      + " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.6\"/>"
  }

  var tickLabels: [String] {
    if layout.hasTurnedLabels { return turnedLabels + uprightLabels }
    let longest = projection.x.ticks.map(\.label.columns).max() ?? 0
    let room = layout.plotWidth / Double(max(1, projection.x.ticks.count - 1))
    // Labels that would touch each other make way for every second, third, … one.
    let interval = max(1, Int((Double(longest) * 7 + 6) / room + 0.999))
    let across = projection.x.ticks.enumerated().filter { $0.offset % interval == 0 }.map { tick in
      text(
        tick.element.label.typeset.markupLine, x: layout.x(tick.element.position),
        y: layout.bottom + 17,
        "text-anchor=\"middle\"")
    }
    return across + uprightLabels
  }

  private var uprightLabels: [String] {
    projection.y.ticks.map { tick in
      text(
        tick.label.clipped(toColumns: 24).typeset.markupLine, x: layout.left - 7,
        y: layout.y(tick.position) + 4, "text-anchor=\"end\"")
    }
  }

  private var turnedLabels: [String] {
    projection.x.ticks.map { tick in
      let (x, y) = (layout.x(tick.position) + 4, layout.bottom + 13)
      return text(
        tick.label.clipped(toColumns: 24).markupLine, x: x, y: y,
        "text-anchor=\"end\" transform=\"rotate(-40 \(x.short) \(y.short))\"")
    }
  }

  /// The names of the axes, and a note in the middle of a plot without points.
  var axisNames: [String] {
    let middle = (x: layout.left + layout.plotWidth / 2, y: layout.top + layout.plotHeight / 2)
    let label = "class=\"label\" text-anchor=\"middle\""
    var lines: [String] = []
    if let name = chart.xLabel?.clipped(toColumns: 80).markupLine {
      lines.append(text(name, x: middle.x, y: layout.bottom + layout.labelDrop + 37, label))
    }
    if let name = chart.yLabel?.clipped(toColumns: 40).markupLine {
      let turned = "\(label) transform=\"rotate(-90 14 \(middle.y.short))\""
      lines.append(text(name, x: 14, y: middle.y, turned))
    }
    if chart.isEmptyBehindLines,
      chart.series.allSatisfy({ projection.pieces(of: $0).isEmpty })
    {
      lines.append(text("no points", x: middle.x, y: middle.y, "text-anchor=\"middle\""))
    }
    return lines
  }
}
