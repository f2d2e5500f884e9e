extension Chart {
  /// A color that can be seen on light and on dark pages.
  package enum Color: Hashable, Sendable {
    /// A place in the palette, which comes round again.
    case palette(Int)
    /// The page's color of text.
    case text
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  /// What an author may choose of a line's looks.
  package struct Look: Hashable, Sendable {
    /// Nothing for the color that is next.
    package var color: Color?
    /// From zero, which can't be seen, to one.
    package var opacity: Double
    /// In pixels of the drawing.
    package var width: Double?
    /// Whether the points of a line are marked.
    package var isMarked: Bool

    package init(
      color: Color? = nil, opacity: Double = 1, width: Double? = nil, isMarked: Bool = false
    ) {
      self.color = color
      self.opacity = opacity
      self.width = width
      self.isMarked = isMarked
    }
  }

  /// A value that an axis marks.
  package struct Tick: Hashable, Sendable {
    package var value: Double
    /// Nothing for the number itself.
    package var label: String?

    package init(_ value: Double, _ label: String? = nil) {
      self.value = value
      self.label = label
    }
  }
}

extension Chart.Color {
  /// The color as an attribute's value.
  var markup: String {
    switch self {
    case .palette(let index): SVGStroke.color(index)
    case .text: "currentColor"
    case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(Self.hex).joined()
    }
  }

  private static func hex(_ part: UInt8) -> String {
    (part < 16 ? "0" : "") + String(part, radix: 16, uppercase: true)
  }
}
