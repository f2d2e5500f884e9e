/// A place in a plot's drawing area: (0, 0) is its lower left corner, (1, 1) its upper right one.
struct PlotPoint: Hashable {
  var x: Double
  var y: Double
}

/// Both axes of a chart, and what it draws in the coordinates of the drawing area.
struct Projection: Hashable {
  let x: Axis
  let y: Axis
  private let xScale: Chart.Scale
  private let yScale: Chart.Scale

  init(_ chart: Chart, xSteps: Int, ySteps: Int, padsPoints: Bool = false) {
    (xScale, yScale) = (chart.xScale, chart.yScale)
    let extent = ChartExtent(chart, padsPoints: padsPoints)
    let across = Projection.axis(
      extent.x, chart.xScale, shown: chart.xRange ?? chart.heatMap?.x, chart.xTicks,
      isSnapped: false, atMost: xSteps)
    let upright = Projection.axis(
      extent.y, chart.yScale, shown: chart.yRange ?? chart.heatMap?.y, chart.yTicks,
      isSnapped: chart.yTicks == nil && extent.isSnapped, atMost: ySteps)
    x = chart.isXReversed ? across.reversed : across
    y = chart.isYReversed ? upright.reversed : upright
  }

  private static func axis(
    _ extent: ChartExtent.Values, _ scale: Chart.Scale, shown: ClosedRange<Double>?,
    _ ticks: [Chart.Tick]?, isSnapped: Bool, atMost count: Int
  ) -> Axis {
    let places = extent.values.map(scale.place)
    let axis =
      switch scale {
      case .linear:
        Axis(
          places, shown: shown, isSnapped: isSnapped, atMost: count, isWhole: extent.isWhole)
      case .logarithmic: Axis(powers: places, shown: scale.range(shown), atMost: count)
      }
    guard let ticks else { return axis }
    return axis.marking(
      ticks.map { (place: scale.place($0.value), label: $0.label ?? $0.value.brief) })
  }

  /// Where a point lies; what has no place on a logarithmic axis lies below its low end.
  func place(x across: Double, y upright: Double) -> PlotPoint {
    PlotPoint(
      x: position(across, on: x, xScale), y: position(upright, on: y, yScale))
  }

  func place(of note: Chart.Note) -> PlotPoint {
    note.isRelative ? PlotPoint(x: note.x, y: note.y) : place(x: note.x, y: note.y)
  }

  private func position(_ value: Double, on axis: Axis, _ scale: Chart.Scale) -> Double {
    let place = scale.place(value)
    return axis.position(place.isNaN ? axis.low : place)
  }

  /// The visible pieces of a series: each a line through its points, or a single point.
  ///
  /// A piece ends where a point can't be drawn and where the line leaves the drawing area.
  func pieces(of series: Chart.Series) -> [[PlotPoint]] {
    let places = zip(series.x.map(xScale.place), series.y.map(yScale.place))
    let runs = places.split { !($0.isDrawable && $1.isDrawable) }.map { run in
      run.map { PlotPoint(x: x.position($0), y: y.position($1)) }
    }
    if series.style == .points {
      return runs.joined().filter(\.isVisible).map { [$0] }
    }
    return runs.flatMap(visiblePieces).map { piece in
      // A line without length could not be seen; as a point it can.
      Set(piece).count == 1 ? Array(piece.prefix(1)) : piece
    }
  }

  private func visiblePieces(of run: [PlotPoint]) -> [[PlotPoint]] {
    guard run.count > 1 else { return run.filter(\.isVisible).map { [$0] } }
    var pieces: [[PlotPoint]] = []
    var piece: [PlotPoint] = []
    for (start, end) in zip(run, run.dropFirst()) {
      guard let (from, to) = visiblePart(from: start, to: end) else { continue }
      if piece.last != from {
        if !piece.isEmpty { pieces.append(piece) }
        piece = [from]
      }
      piece.append(to)
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  /// The part of a straight line inside the drawing area (the algorithm of Liang and Barsky).
  private func visiblePart(from a: PlotPoint, to b: PlotPoint) -> (PlotPoint, PlotPoint)? {
    if a.isVisible, b.isVisible { return (a, b) }
    var first = 0.0
    var last = 1.0
    for (start, change) in [(a.x, b.x - a.x), (a.y, b.y - a.y)] {
      if change == 0 {
        guard (0...1).contains(start) else { return nil }
        continue
      }
      let crossings = [-start / change, (1 - start) / change]
      first = max(first, min(crossings[0], crossings[1]))
      last = min(last, max(crossings[0], crossings[1]))
    }
    guard first <= last else { return nil }
    func point(_ part: Double) -> PlotPoint {
      PlotPoint(
        x: min(1, max(0, a.x + part * (b.x - a.x))), y: min(1, max(0, a.y + part * (b.y - a.y))))
    }
    return (first == 0 ? a : point(first), last == 1 ? b : point(last))
  }
}

extension PlotPoint {
  var isVisible: Bool { (0...1).contains(x) && (0...1).contains(y) }
}

extension Chart.Series {
  /// The points that can be drawn; a coordinate without a partner is left out.
  var points: [PlotPoint] {
    zip(x, y).filter { $0.isDrawable && $1.isDrawable }.map { PlotPoint(x: $0, y: $1) }
  }
}
