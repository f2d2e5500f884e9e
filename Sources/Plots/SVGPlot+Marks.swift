import Diagnostics

extension SVGPlot {
  /// Bands and bars, below the lines.
  var areas: [String] {
    chart.bands.indices.map(band) + chart.bars.indices.map(bars)
  }

  func stroke(ofBand index: Int) -> String {
    SVGStroke.area(index, chart.bands[index].look, opacity: 0.3)
  }

  func stroke(ofBars index: Int) -> String {
    // Lines and bars of one plot do not share colors unless their author says so.
    SVGStroke.area(chart.series.count + index, chart.bars[index].look, opacity: 0.75)
      + " stroke=\"currentColor\" stroke-opacity=\"0.35\" stroke-width=\"0.5\""
  }

  func stroke(ofRule index: Int) -> String {
    let rule = chart.rules[index]
    var look = rule.look
    look.color = look.color ?? .text
    look.width = look.width ?? 1.2
    return SVGStroke.line(ofSeries: 0, rule.style, look)
  }

  private func band(_ index: Int) -> String {
    let points = chart.bands[index].points
    let edge =
      points.map { projection.place(x: $0.x, y: $0.low) }
      + points.reversed().map { projection.place(x: $0.x, y: $0.high) }
    let path = edge.map { layout.place($0.clamped).coordinates }.joined(separator: " ")
    guard !path.isEmpty else { return "<!-- an empty band -->" }
    return "<path class=\"series-band-\(index + 1)\" d=\"M\(path)z\" \(stroke(ofBand: index))/>"
  }

  private func bars(_ index: Int) -> String {
    let path = chart.bars[index].boxes.compactMap { box -> String? in
      let a = projection.place(x: box.x.lowerBound, y: box.y.lowerBound).clamped
      let b = projection.place(x: box.x.upperBound, y: box.y.upperBound).clamped
      guard a.x != b.x, a.y != b.y else { return nil }
      let (from, to) = (layout.place(a), layout.place(b))
      return "M\(from.coordinates)H\(to.x.short)V\(to.y.short)H\(from.x.short)z"
    }
    return
      "<path class=\"series-bars-\(index + 1)\" d=\"\(path.joined())\" \(stroke(ofBars: index))/>"
  }

  /// The lines across the drawing area.
  var rules: [String] {
    chart.rules.indices.compactMap { index in
      let rule = chart.rules[index]
      let place = projection.place(x: rule.value, y: rule.value)
      let isHorizontal = rule.direction == .horizontal
      guard (0...1).contains(isHorizontal ? place.y : place.x) else { return nil }
      let path =
        isHorizontal
        ? "M\(layout.left.short) \(layout.y(place.y).short)H\(layout.right.short)"
        : "M\(layout.x(place.x).short) \(layout.top.short)V\(layout.bottom.short)"
      return "<path class=\"rule-\(index + 1)\" d=\"\(path)\" \(stroke(ofRule: index))/>"
    }
  }

  /// Words in the drawing area; above a matrix they are black or white as its color wants it, and
  /// numbers are as small as its elements want them.
  var notes: [String] {
    let size = matrixNumberSize
    return chart.notes.compactMap { note in
      let place = projection.place(of: note)
      let isNumber = Double(note.text) != nil
      let shown = isNumber ? note.text.typeset : note.text
      let words = shown.clipped(toColumns: 80).markupLine
      let isSmall = note.isNumber && size < 12
      guard place.isVisible, !words.isEmpty, !isSmall || size >= 6 else { return nil }
      let anchor =
        switch note.alignment {
        case .left: "start"
        case .center: "middle"
        case .right: "end"
        }
      let color = noteColor(note).map { " fill=\"\($0)\"" } ?? ""
      let isCentered = note.alignment == .center
      return text(
        words, x: layout.x(place.x) + (note.alignment == .left ? 3 : 0),
        y: layout.y(place.y) + (isCentered ? 4 : -3),
        "class=\"note\" text-anchor=\"\(anchor)\"\(color)"
          + (isSmall ? " style=\"font-size:\(size.short)px\"" : ""))
    }
  }

  /// The size of letters in which the longest number fits its element of the matrix.
  private var matrixNumberSize: Double {
    guard let map = chart.heatMap, map.columnCount > 0 else { return 12 }
    let longest = chart.notes.filter(\.isNumber).map(\.text.columns).max() ?? 0
    let width = layout.plotWidth / Double(map.columnCount)
    let height = layout.plotHeight / Double(map.values.count)
    return min(12, width / (Double(max(1, longest)) * 0.62), height * 0.9)
  }

  private func noteColor(_ note: Chart.Note) -> String? {
    guard let map = chart.heatMap, let value = map.value(x: note.x, y: note.y),
      let part = map.part(value, in: map.bounds)
    else { return nil }
    return map.colors.isDark(part) ? "#fff" : "#000"
  }
}

extension Chart.Note {
  /// Whether the note is a number in the middle of its place, as an element of a matrix.
  var isNumber: Bool { alignment == .center && Double(text) != nil }
}

extension PlotPoint {
  /// The nearest place of the drawing area.
  fileprivate var clamped: PlotPoint { PlotPoint(x: min(1, max(0, x)), y: min(1, max(0, y))) }
}

extension Chart.HeatMap {
  /// The element at a place of the axes.
  fileprivate func value(x across: Double, y upright: Double) -> Double? {
    let column = (across - x.lowerBound) / (x.upperBound - x.lowerBound) * Double(columnCount)
    let row = (upright - y.lowerBound) / (y.upperBound - y.lowerBound) * Double(values.count)
    guard column >= 0, row >= 0, column < Double(columnCount), row < Double(values.count) else {
      return nil
    }
    return values[Int(row)][Int(column)]
  }
}
