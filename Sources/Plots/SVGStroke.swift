/// How a series is drawn: a color of Okabe and Ito's palette, which color-blind readers tell apart,
/// and a pattern of dashes, which needs no color at all.
enum SVGStroke {
  private static let colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
  private static let solid = ["", "14 3", "14 3 3 3", "2 3", "9 3 2 3 2 3", "20 4"]
  private static let dashed = ["6 5", "6 4 2 4", "4 4", "8 3 2 3", "10 6", "3 5"]

  /// The attributes of a curve.
  static func line(ofSeries index: Int, _ style: Chart.Series.Style) -> String {
    // Where the colors come round again, another pattern comes with them.
    let pattern = (index + index / colors.count) % solid.count
    let dashes = (style == .dashed ? dashed : solid)[pattern]
    let attribute = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return "fill=\"none\" stroke=\"\(color(index))\" stroke-width=\"1.8\""
      + " stroke-linejoin=\"round\"\(attribute)"
  }

  /// The attributes of single points, which are lines without length.
  static func dots(ofSeries index: Int) -> String {
    "fill=\"none\" stroke=\"\(color(index))\" stroke-width=\"5\" stroke-linecap=\"round\""
  }

  private static func color(_ index: Int) -> String { colors[index % colors.count] }
}
