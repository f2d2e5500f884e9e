/// A plot as plain data: what is drawn, not how.
package struct Chart: Hashable, Sendable {
  package var title: String?
  package var xLabel: String?
  package var yLabel: String?
  package var series: [Series]
  /// The shown range of an axis; computed from the data where nothing is set.
  package var xRange: ClosedRange<Double>?
  package var yRange: ClosedRange<Double>?
  /// How values lie along an axis.
  package var xScale: Scale
  package var yScale: Scale
  /// The marked values of an axis; multiples of a round step where nothing is set.
  package var xTicks: [Tick]?
  package var yTicks: [Tick]?
  /// Whether an axis grows to the left; whether the upright one grows downward, as the rows of a
  /// matrix do.
  package var isXReversed = false
  package var isYReversed = false
  /// Whether thin lines stand at the ticks.
  package var hasGrid = true
  /// The size that the author asked for; pages make it fit.
  package var size: Size?
  /// What is drawn below the lines, from the back to the front.
  package var heatMap: HeatMap?
  package var bands: [Band] = []
  package var bars: [Bars] = []
  package var rules: [Rule] = []
  /// Words inside the drawing area, above everything.
  package var notes: [Note] = []
  package var caption: String?
  /// The text alternative; made from the data where nothing is set.
  package var alternative: String?

  package init(
    title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, series: [Series],
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    xScale: Scale = .linear, yScale: Scale = .linear, xTicks: [Tick]? = nil,
    yTicks: [Tick]? = nil, caption: String? = nil, alternative: String? = nil
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
    self.xScale = xScale
    self.yScale = yScale
    self.xTicks = xTicks
    self.yTicks = yTicks
    self.caption = caption
    self.alternative = alternative
  }

  /// A width and a height in pixels.
  package struct Size: Hashable, Sendable {
    package var width: Double
    package var height: Double

    package init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// One line: points joined in order; a point that is not finite breaks the line.
  package struct Series: Hashable, Sendable {
    package enum Style: Hashable, Sendable { case solid, dashed, dotted, dashDotted, points }
    package var name: String?
    package var x: [Double]
    package var y: [Double]
    package var style: Style
    package var look: Look

    package init(
      name: String? = nil, x: [Double], y: [Double], style: Style = .solid, look: Look = Look()
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.style = style
      self.look = look
    }
  }
}
