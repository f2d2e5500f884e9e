import Plots

/// What a format string such as `'r--o'` says of a line.
struct FormatString: Equatable {
  var color: Chart.Color?
  /// Nothing where the format names none; `points` where it has a marker alone.
  var style: Chart.Series.Style?
  var hasMarker = false

  /// - Throws: `PyplotFault.format` with matplotlib's reason.
  init(_ text: String) throws(PyplotFault) {
    if let whole = PlotColor.named(text), text.count > 1, !text.allSatisfy(\.isNumber) {
      color = whole
      return
    }
    var rest = Substring(text)
    while let first = rest.first {
      if let (sign, style) = Self.styles.first(where: { rest.hasPrefix($0.0) }) {
        guard self.style == nil else { throw .format(text, reason: "two linestyle symbols") }
        self.style = style
        rest = rest.dropFirst(sign.count)
      } else if first == "C", let digit = rest.dropFirst().first?.wholeNumberValue {
        try set(.palette(digit), text)
        rest = rest.dropFirst(2)
      } else if let color = PlotColor.letters[String(first)] {
        try set(color, text)
        rest = rest.dropFirst()
      } else if Self.isMarker(String(first)) {
        guard !hasMarker else { throw .format(text, reason: "two marker symbols") }
        hasMarker = true
        rest = rest.dropFirst()
      } else {
        throw .format(text, reason: "unrecognized character '\(first)'")
      }
    }
    if hasMarker, style == nil { style = .points }
  }

  private mutating func set(_ color: Chart.Color, _ text: String) throws(PyplotFault) {
    guard self.color == nil else { throw .format(text, reason: "two color symbols") }
    self.color = color
  }

  private static let styles: [(String, Chart.Series.Style)] = [
    ("--", .dashed), ("-.", .dashDotted), ("-", .solid), (":", .dotted),
  ]

  static func isMarker(_ sign: String) -> Bool {
    sign.count == 1 && ".,ov^<>12348spP*hH+xXDd|_".contains(sign)
  }
}
