import Diagnostics

/// Where the parts of an SVG plot stand, in its user units (pixels at natural size).
struct SVGLayout {
  let width: Double
  let height: Double
  let left: Double
  let top: Double
  let plotWidth: Double
  let plotHeight: Double
  /// Whether the labels below the axis are turned, so that long ones have room.
  let hasTurnedLabels: Bool
  let legend: [LegendEntry]

  /// A named series in the legend; `x` is where its sample begins, `y` the base line of its name.
  struct LegendEntry: Hashable {
    let sample: LegendSample
    let text: String
    var x: Double
    var y: Double
  }

  /// - Parameter space: The width of the whole, and the drawing area's height.
  init(_ chart: Chart, _ projection: Projection, _ space: SVGSpace) {
    let labels = projection.y.ticks.map { min(24, $0.label.columns) }.max() ?? 0
    left = 14 + Double(labels) * 7 + (chart.yLabel == nil ? 0 : 18)
    // The last label stands in the middle below its tick and must not be cut.
    let lastLabel = projection.x.ticks.last.map { min(24, $0.label.columns) } ?? 0
    let scale = chart.heatMap?.hasScale == true ? 74.0 : 0
    let edge = max(16, 5 + Double(lastLabel) * 3.6)
    let room = max(40, space.width - left - scale - edge)
    (plotWidth, plotHeight) = SVGLayout.size(of: chart, width: room, height: space.plotHeight)
    let start = chart.title?.isEmpty == false ? 28.0 : 8
    legend = SVGLayout.legend(chart, from: left, to: left + room, below: start)
    top = (legend.last?.y ?? start) + 10
    // What is drawn narrower than its room ends where it ends, so that a page can center it.
    let isNarrow = plotWidth < room && legend.isEmpty
    let names = SVGLayout.halfWidth(ofNames: chart) - plotWidth / 2
    width = isNarrow ? min(space.width, left + plotWidth + max(scale + edge, names)) : space.width
    let longest = projection.x.ticks.map { min(24, $0.label.columns) }.max() ?? 0
    let step = plotWidth / Double(max(1, projection.x.ticks.count))
    hasTurnedLabels = chart.xTicks != nil && Double(longest) * 7 + 4 > step
    let drop = hasTurnedLabels ? Double(longest) * 4.6 : 0
    height = top + plotHeight + drop + (chart.xLabel == nil ? 26 : 46)
    labelDrop = drop
  }

  /// Half of what the title and the axis's name need, which stand over the middle and below it.
  private static func halfWidth(ofNames chart: Chart) -> Double {
    let title = Double(chart.title?.columns ?? 0) * 8
    return max(title, Double(chart.xLabel?.columns ?? 0) * 7) / 2
  }

  /// How much lower the axis's name stands because of turned labels.
  let labelDrop: Double

  /// The drawing area: a matrix of square elements keeps their shape.
  private static func size(
    of chart: Chart, width: Double, height: Double
  ) -> (Double, Double) {
    guard let map = chart.heatMap, map.isSquare, map.columnCount > 0 else { return (width, height) }
    let side = min(width / Double(map.columnCount), height * 1.3 / Double(map.values.count))
    return (
      max(40, side * Double(map.columnCount)), max(24, side * Double(map.values.count))
    )
  }

  var right: Double { left + plotWidth }
  var bottom: Double { top + plotHeight }

  func x(_ position: Double) -> Double { left + position * plotWidth }
  func y(_ position: Double) -> Double { bottom - position * plotHeight }

  func place(_ point: PlotPoint) -> PlotPoint { PlotPoint(x: x(point.x), y: y(point.y)) }

  /// The legend's entries in rows above the drawing area, where they hide no curve.
  private static func legend(
    _ chart: Chart, from left: Double, to right: Double, below start: Double
  ) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    var x = left
    var y = start + 12
    for (sample, name) in LegendSample.all(of: chart) {
      guard let name = name?.clipped(toColumns: 60), !name.isEmpty else { continue }
      let width = 32 + Double(name.columns) * 7.2
      if x > left, x + width > right {
        x = left
        y += 18
      }
      entries.append(LegendEntry(sample: sample, text: name, x: x, y: y))
      x += width + 18
    }
    return entries
  }
}

/// The room that a plot has in a page, in pixels.
struct SVGSpace: Hashable {
  var width = 640.0
  var plotHeight = 264.0
}

extension SVGSpace {
  /// The room of a plot of the size that was asked for, as far as a page has it: what is wider is
  /// made narrower and keeps its shape.
  ///
  /// - Parameters:
  ///   - size: The size of the whole figure, which has `rows` and `columns` of plots.
  ///   - gap: What stands between two columns.
  init(_ size: Chart.Size?, rows: Int = 1, columns: Int = 1, gap: Double = 0) {
    let full = max(240, min(640, size?.width ?? 640))
    width = max(200, (full - gap * Double(columns - 1)) / Double(columns))
    guard let size else {
      plotHeight = min(264, max(130, width * 0.6))
      return
    }
    // The names of the axes and the title stand around the drawing area.
    plotHeight = max(100, min(640, full * size.height / size.width / Double(rows) - 66))
  }
}

/// What stands before a name in the legend, by its place among its like.
enum LegendSample: Hashable {
  case series(Int)
  case band(Int)
  case bars(Int)
  case rule(Int)

  static func all(of chart: Chart) -> [(LegendSample, String?)] {
    chart.series.enumerated().map { (.series($0), $1.name) }
      + chart.bands.enumerated().map { (.band($0), $1.name) }
      + chart.bars.enumerated().map { (.bars($0), $1.name) }
      + chart.rules.enumerated().map { (.rule($0), $1.name) }
  }
}
