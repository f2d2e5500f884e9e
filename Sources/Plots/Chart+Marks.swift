extension Chart {
  /// Rectangles: the bars of a bar chart or a histogram, or a shaded stretch of an axis.
  package struct Bars: Hashable, Sendable {
    package struct Box: Hashable, Sendable {
      package var x: ClosedRange<Double>
      package var y: ClosedRange<Double>

      package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
        self.x = x
        self.y = y
      }
    }

    package var name: String?
    package var boxes: [Box]
    package var look: Look

    package init(name: String? = nil, boxes: [Box], look: Look = Look()) {
      self.name = name
      self.boxes = boxes
      self.look = look
    }
  }

  /// The area between two lines over the same places.
  package struct Band: Hashable, Sendable {
    package var name: String?
    package var x: [Double]
    package var low: [Double]
    package var high: [Double]
    package var look: Look

    package init(
      name: String? = nil, x: [Double], low: [Double], high: [Double], look: Look = Look()
    ) {
      self.name = name
      self.x = x
      self.low = low
      self.high = high
      self.look = look
    }
  }

  /// A straight line across the whole drawing area.
  package struct Rule: Hashable, Sendable {
    package enum Direction: Hashable, Sendable { case horizontal, vertical }
    package var name: String?
    package var direction: Direction
    package var value: Double
    package var style: Series.Style
    package var look: Look

    package init(
      name: String? = nil, _ direction: Direction, at value: Double,
      style: Series.Style = .solid, look: Look = Look()
    ) {
      self.name = name
      self.direction = direction
      self.value = value
      self.style = style
      self.look = look
    }
  }

  /// Words at a place.
  package struct Note: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case left, center, right }
    package var text: String
    package var x: Double
    package var y: Double
    /// Which part of the words stands at the place.
    package var alignment: Alignment
    /// Whether the place is one of the drawing area, from zero to one, and not of the axes.
    package var isRelative: Bool

    package init(
      _ text: String, x: Double, y: Double, alignment: Alignment = .left, isRelative: Bool = false
    ) {
      self.text = text
      self.x = x
      self.y = y
      self.alignment = alignment
      self.isRelative = isRelative
    }
  }

  /// A matrix whose numbers are colors or shades.
  package struct HeatMap: Hashable, Sendable {
    /// Rows of equal length, the first at the low end of the upright axis.
    package var values: [[Double]]
    /// What the whole matrix covers.
    package var x: ClosedRange<Double>
    package var y: ClosedRange<Double>
    /// The numbers with the first and the last color; the data's own where nothing is set.
    package var low: Double?
    package var high: Double?
    package var colors: ColorMap
    /// Whether a scale beside the drawing says what the colors mean; the text always has one.
    package var hasScale: Bool
    /// Whether an element is as wide as it is high.
    package var isSquare: Bool

    package init(
      values: [[Double]], x: ClosedRange<Double>, y: ClosedRange<Double>, low: Double? = nil,
      high: Double? = nil, colors: ColorMap = .viridis, hasScale: Bool = false,
      isSquare: Bool = true
    ) {
      self.values = values
      self.x = x
      self.y = y
      self.low = low
      self.high = high
      self.colors = colors
      self.hasScale = hasScale
      self.isSquare = isSquare
    }
  }
}

extension Chart.Band {
  /// The places where both lines can be drawn.
  var points: [(x: Double, low: Double, high: Double)] {
    zip(x, zip(low, high)).map { (x: $0, low: $1.0, high: $1.1) }
      .filter { $0.x.isDrawable && $0.low.isDrawable && $0.high.isDrawable }
  }
}
