/// A place in a plot's drawing area: (0, 0) is its lower left corner, (1, 1) its upper right one.
struct PlotPoint: Hashable {
  var x: Double
  var y: Double
}

/// Both axes of a chart, and its series in the coordinates of the drawing area.
struct Projection: Hashable {
  let x: Axis
  let y: Axis

  init(_ chart: Chart, xSteps: Int, ySteps: Int) {
    let points = chart.series.flatMap(\.points)
    x = Axis(points.map(\.x), shown: chart.xRange, isSnapped: false, atMost: xSteps)
    y = Axis(points.map(\.y), shown: chart.yRange, isSnapped: true, atMost: ySteps)
  }

  /// The visible pieces of a series: each a line through its points, or a single point.
  ///
  /// A piece ends where a point can't be drawn and where the line leaves the drawing area.
  func pieces(of series: Chart.Series) -> [[PlotPoint]] {
    let runs = zip(series.x, series.y).split { !($0.isDrawable && $1.isDrawable) }.map { run in
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
