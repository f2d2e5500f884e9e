/// A plot as plain data: what is drawn, not how.
package struct Chart: Hashable, Sendable {
  package var title: String?
  package var xLabel: String?
  package var yLabel: String?
  package var series: [Series]
  /// The shown range of an axis; computed from the data where nothing is set.
  package var xRange: ClosedRange<Double>?
  package var yRange: ClosedRange<Double>?
  package var caption: String?
  /// The text alternative; made from the data where nothing is set.
  package var alternative: String?

  package init(
    title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, series: [Series],
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    caption: String? = nil, alternative: String? = nil
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
    self.caption = caption
    self.alternative = alternative
  }

  /// One line: points joined in order; a point that is not finite breaks the line.
  package struct Series: Hashable, Sendable {
    package enum Style: Hashable, Sendable { case solid, dashed, points }
    package var name: String?
    package var x: [Double]
    package var y: [Double]
    package var style: Style

    package init(name: String? = nil, x: [Double], y: [Double], style: Style = .solid) {
      self.name = name
      self.x = x
      self.y = y
      self.style = style
    }
  }
}
