/// The values that a chart's axes must reach.
struct ChartExtent {
  struct Values {
    var values: [Double]
    /// Whether the axis counts, said where the values alone would not tell.
    var isWhole: Bool?
  }

  private(set) var x: Values
  private(set) var y: Values

  init(_ chart: Chart) {
    let points = chart.series.flatMap(\.points)
    let bands = chart.bands.flatMap(\.points)
    let boxes = chart.bars.flatMap(\.boxes)
    x = ChartExtent.values(
      points.map(\.x) + bands.map(\.x) + ChartExtent.rules(.vertical, of: chart),
      ranges: boxes.map(\.x))
    y = ChartExtent.values(
      points.map(\.y) + bands.flatMap { [$0.low, $0.high] }
        + ChartExtent.rules(.horizontal, of: chart), ranges: boxes.map(\.y))
  }

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

extension Chart {
  /// The values that an axis reaches.
  package func reach(isAcross: Bool) -> [Double] {
    let extent = ChartExtent(self)
    return (isAcross ? extent.x : extent.y).values.filter(\.isDrawable)
  }
}
