import Interpreter
import Plots

/// The keyword arguments that say what a line, a bar or a word looks like.
struct PlotKeywords {
  var name: String?
  var style: Chart.Series.Style?
  var hasMarker = false
  var look = Chart.Look()

  /// - Throws: `PyplotFault` for an unknown keyword or value.
  init(_ arguments: Arguments, artist: String = "Line2D", in context: Context) throws {
    for (name, value) in arguments.keywords {
      switch name {
      case "label":
        let text = value.isNone ? "" : try context.text(value)
        self.name = text.isEmpty || text.hasPrefix("_") ? nil : text
      case "color", "c", "facecolor": look.color = try Self.color(value, in: context) ?? look.color
      case "alpha":
        look.opacity = min(1, max(0, try Self.number(value, in: context) ?? 1))
      case "linewidth", "lw":
        look.width = try Self.number(value, in: context).map { min(20, max(0, $0)) }
      case "linestyle", "ls": style = try Self.style(value, in: context)
      case "marker": hasMarker = try Self.marker(value, in: context)
      case let other where Self.ignored.contains(other): continue
      default: throw PyplotFault.keyword(artist: artist, name: name)
      }
    }
  }

  /// One color; of a list with one for each bar, the first.
  private static func color(_ value: Value, in context: Context) throws -> Chart.Color? {
    if let list = value.asSequence, let first = list.first, first.asString != nil {
      return try PlotColor.color(first, in: context)
    }
    return try PlotColor.color(value, in: context)
  }

  private static func number(_ value: Value, in context: Context) throws -> Double? {
    try PlotData(value, in: context).numbers.first.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func marker(_ value: Value, in context: Context) throws -> Bool {
    guard let sign = value.asString, !sign.isEmpty, sign != "None", sign != " " else {
      return false
    }
    guard FormatString.isMarker(sign) || sign.hasPrefix("$") else {
      throw PyplotFault.marker(sign)
    }
    return true
  }

  private static func style(_ value: Value, in context: Context) throws -> Chart.Series.Style? {
    guard let name = value.asString else { return value.isNone ? nil : .dashed }
    switch name {
    case "-", "solid": return .solid
    case "--", "dashed": return .dashed
    case "-.", "dashdot": return .dashDotted
    case ":", "dotted": return .dotted
    case "", " ", "None", "none": return .points
    default: throw PyplotFault.lineStyle(name)
    }
  }

  /// What changes nothing that is seen here.
  private static let ignored: Set = [
    "markersize", "ms", "markerfacecolor", "mfc", "markeredgecolor", "mec", "markeredgewidth",
    "markevery", "mew", "zorder", "edgecolor", "edgecolors", "ec", "fontsize", "size", "fontweight",
    "weight", "fontfamily", "family", "fontname", "fontdict", "rotation", "va", "verticalalignment",
    "pad", "loc", "y", "x", "labelpad", "capsize", "capthick", "ecolor", "elinewidth", "hatch",
    "histtype", "rwidth", "drawstyle", "antialiased", "aa", "bbox", "arrowprops", "clip_on",
    "interpolation", "origin", "norm", "shading", "rasterized", "linewidths", "log", "error_kw",
    "fill", "solid_capstyle", "dash_capstyle", "fontstyle", "style", "textcoords", "xycoords",
    "annotation_clip", "wrap", "backgroundcolor", "animated", "picker", "gid", "snap", "visible",
    "multialignment", "ma", "rotation_mode", "dashes", "plotnonfinite", "step", "interpolate",
    "stacked", "cumulative", "minor", "horizontalalignment", "ha", "transform", "linespacing",
  ]

  /// A line's style and look, with what a format string says where no keyword does.
  func line(_ format: FormatString?) -> (style: Chart.Series.Style, look: Chart.Look) {
    var look = look
    look.color = look.color ?? format?.color
    let style = style ?? format?.style ?? .solid
    look.isMarked = style != .points && (hasMarker || format?.hasMarker == true)
    return (style, look)
  }
}
