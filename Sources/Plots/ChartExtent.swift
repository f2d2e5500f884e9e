/// The values that a chart's axes must reach.
struct ChartExtent {
  struct Values {
    var values: [Double]
    /// Whether the axis counts, said where the values alone would not tell.
    var isWhole: Bool?
  }

  private(set) var x: Values
  private(set) var y: Values
  /// Whether points lie apart from each other, so that axes keep a margin around them.
  private let hasScatter: Bool

  /// - Parameter padsPoints: Whether the axes reach a twentieth further than scattered points,
  ///   which would lie on the frame.
  init(_ chart: Chart, padsPoints: Bool = false) {
    let points = chart.series.flatMap(\.points)
    let bands = chart.bands.flatMap(\.points)
    let boxes = chart.bars.flatMap(\.boxes)
    x = ChartExtent.values(
      points.map(\.x) + bands.map(\.x) + ChartExtent.rules(.vertical, of: chart),
      ranges: boxes.map(\.x))
    y = ChartExtent.values(
      points.map(\.y) + bands.flatMap { [$0.low, $0.high] }
        + ChartExtent.rules(.horizontal, of: chart), ranges: boxes.map(\.y))
    // A single point beside lines marks a place of one of them.
    let isAllPoints = chart.series.allSatisfy { $0.style == .points }
    let scatter = chart.series.filter {
      $0.style == .points && (isAllPoints || $0.points.count > 1)
    }
    .flatMap(\.points)
    hasScatter = padsPoints && scatter.count > 1
    guard hasScatter else { return }
    if chart.xScale == .linear { x.pad(scatter.map(\.x)) }
    if chart.yScale == .linear { y.pad(scatter.map(\.y)) }
  }

  /// Whether the upright axis grows to the next ticks: one with a margin has room already.
  var isSnapped: Bool { !hasScatter }

  private static func rules(_ direction: Chart.Rule.Direction, of chart: Chart) -> [Double] {
    chart.rules.filter { $0.direction == direction }.map(\.value)
  }

  /// The ends of boxes count as values; across bars that stand beside each other there is a margin.
  private static func values(_ plain: [Double], ranges: [ClosedRange<Double>]) -> Values {
    guard !ranges.isEmpty else { return Values(values: plain) }
    let ends = ranges.flatMap { [$0.lowerBound, $0.upperBound] }.filter(\.isDrawable)
    let middles = ranges.map { ($0.lowerBound + $0.upperBound) / 2 }
    let drawable = plain.filter(\.isDrawable)
    let isCounted = (middles + drawable).allSatisfy { $0 == $0.rounded() }
    let haveOneFoot = Set(ranges.map(\.lowerBound)).count == 1
    let values = plain + ends
    guard let low = ends.min(), let high = ends.max(), !haveOneFoot else {
      return Values(values: values)
    }
    let margin = (high - low) / 40
    return Values(
      values: values + [low - margin, high + margin], isWhole: isCounted ? true : nil)
  }
}

extension ChartExtent.Values {
  /// Makes room around points: a twentieth of all that the axis reaches.
  fileprivate mutating func pad(_ points: [Double]) {
    let drawable = values.filter(\.isDrawable)
    guard let low = drawable.min(), let high = drawable.max(), let first = points.min(),
      let last = points.max()
    else { return }
    let margin = (high - low) / 20
    isWhole = isWhole ?? drawable.allSatisfy { $0 == $0.rounded() }
    values += [first - margin, last + margin]
  }
}

extension Chart {
  /// The values that an axis reaches.
  package func reach(isAcross: Bool) -> [Double] {
    let extent = ChartExtent(self)
    return (isAcross ? extent.x : extent.y).values.filter(\.isDrawable)
  }
}
