import Diagnostics

/// Where the parts of an SVG plot stand, in its user units (pixels at natural size).
struct SVGLayout {
  let width = 640.0
  let height: Double
  let left: Double
  let top: Double
  let plotWidth: Double
  let plotHeight = 264.0
  let legend: [LegendEntry]

  /// A named series in the legend; `x` is where its sample begins, `y` the base line of its name.
  struct LegendEntry: Hashable {
    let series: Int
    let text: String
    var x: Double
    var y: Double
  }

  init(_ chart: Chart, _ projection: Projection) {
    let labels = projection.y.ticks.map(\.label.count).max() ?? 0
    left = 14 + Double(labels) * 7 + (chart.yLabel == nil ? 0 : 18)
    // The last label stands in the middle below its tick and must not be cut.
    let lastLabel = projection.x.ticks.last?.label.count ?? 0
    plotWidth = width - left - max(16, 5 + Double(lastLabel) * 3.6)
    let start = chart.title?.isEmpty == false ? 28.0 : 8
    legend = SVGLayout.legend(chart, from: left, to: left + plotWidth, below: start)
    top = (legend.last?.y ?? start) + 10
    height = top + plotHeight + (chart.xLabel == nil ? 26 : 46)
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
    for (index, series) in chart.series.enumerated() {
      guard let name = series.name?.clipped(toColumns: 60), !name.isEmpty else { continue }
      let width = 32 + Double(name.columns) * 7.2
      if x > left, x + width > right {
        x = left
        y += 18
      }
      entries.append(LegendEntry(series: index, text: name, x: x, y: y))
      x += width + 18
    }
    return entries
  }
}
