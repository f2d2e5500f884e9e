/// How a series is drawn: a color of Okabe and Ito's palette, which color-blind readers tell apart,
/// and a pattern of dashes, which needs no color at all.
enum SVGStroke {
  private static let colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
  private static let solid = ["", "14 3", "14 3 3 3", "2 3", "9 3 2 3 2 3", "20 4"]
  private static let dashed = ["6 5", "6 4 2 4", "4 4", "8 3 2 3", "10 6", "3 5"]

  /// The attributes of a curve.
  static func line(
    ofSeries index: Int, _ style: Chart.Series.Style, _ look: Chart.Look = Chart.Look()
  ) -> String {
    // Where the colors come round again, another pattern comes with them.
    let pattern = (index + index / colors.count) % solid.count
    let dashes =
      switch style {
      case .dashed: dashed[pattern]
      case .dotted: "2 3"
      case .dashDotted: "8 3 2 3"
      case .solid, .points: solid[pattern]
      }
    let attribute = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return "fill=\"none\" stroke=\"\(look.markup(or: index))\""
      + " stroke-width=\"\((look.width ?? 1.8).short)\" stroke-linejoin=\"round\"\(attribute)"
      + look.strokeOpacity
  }

  /// The attributes of single points, which are lines without length.
  static func dots(ofSeries index: Int, _ look: Chart.Look = Chart.Look()) -> String {
    "fill=\"none\" stroke=\"\(look.markup(or: index))\" stroke-width=\"5\""
      + " stroke-linecap=\"round\"\(look.strokeOpacity)"
  }

  /// The attributes of an area, which lets the grid shine through.
  static func area(_ index: Int, _ look: Chart.Look, opacity: Double) -> String {
    "fill=\"\(look.markup(or: index))\" fill-opacity=\"\((opacity * look.opacity).short)\""
  }

  static func color(_ index: Int) -> String { colors[index % colors.count] }
}

extension Chart.Look {
  /// The color that was chosen, or the one that is next.
  fileprivate func markup(or index: Int) -> String { color?.markup ?? SVGStroke.color(index) }

  fileprivate var strokeOpacity: String {
    opacity == 1 ? "" : " stroke-opacity=\"\(opacity.short)\""
  }
}
