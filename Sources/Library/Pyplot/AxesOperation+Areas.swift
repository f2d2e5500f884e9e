import Interpreter
import Plots

extension AxesOperation {
  /// Bands and lines across the drawing area.
  static var areas: [AxesOperation] {
    [
      AxesOperation(
        "fill_between",
        [.required("x"), .required("y1"), .optional("y2", 0), .optional("where")],
        "Fills the area between two lines."
      ) { (axes, arguments, context) in try axes.fill(arguments, in: context) },
      AxesOperation(
        "axhline", [.optional("y", 0), .optional("xmin", 0), .optional("xmax", 1)],
        "Draws a level line across."
      ) { (axes, arguments, context) in
        try axes.rule(.horizontal, arguments.plotNumber("y", in: context), arguments, context)
      },
      AxesOperation(
        "axvline", [.optional("x", 0), .optional("ymin", 0), .optional("ymax", 1)],
        "Draws an upright line across."
      ) { (axes, arguments, context) in
        try axes.rule(.vertical, arguments.plotNumber("x", in: context), arguments, context)
      },
      segments("hlines", isLevel: true, "y", "xmin", "xmax"),
      segments("vlines", isLevel: false, "x", "ymin", "ymax"),
    ]
  }

  private static func segments(
    _ name: String, isLevel: Bool, _ place: String, _ from: String, _ to: String
  ) -> AxesOperation {
    AxesOperation(
      name,
      [
        .required(place), .required(from), .required(to), .optional("colors"),
        .optional("linestyles"), .optional("label", ""),
      ], "Draws straight lines from one value to another."
    ) { (axes, arguments, context) in
      let places = try arguments.plotData(place, in: context).row(for: name)
      func ends(_ end: String) throws -> [Double] {
        let row = try arguments.plotData(end, in: context).row(for: name)
        return row.count == places.count
          ? row : Array(repeating: row.first ?? .nan, count: places.count)
      }
      let (starts, stops) = (try ends(from), try ends(to))
      let along = places.indices.flatMap { [starts[$0], stops[$0], .nan] }
      let across = places.flatMap { [$0, $0, .nan] }
      let keywords = try PlotKeywords(arguments, artist: "LineCollection", in: context)
      let named = try PlotColor.color(
        arguments["colors"].asSequence?.first ?? arguments["colors"], in: context)
      var look = keywords.look
      look.color = named ?? look.color
      let label = arguments["label"].asString ?? ""
      let isBroken = ["--", "dashed", ":", "dotted"].contains(
        arguments["linestyles"].asString ?? "")
      axes.chart.series.append(
        Chart.Series(
          name: label.isEmpty ? nil : label, x: isLevel ? along : across,
          y: isLevel ? across : along, style: isBroken ? .dashed : keywords.style ?? .solid,
          look: look))
      return .native(PlotArtist("LineCollection", on: axes))
    }
  }
}

extension PlotAxes {
  func fill(_ arguments: Arguments, in context: Context) throws -> Value {
    let keywords = try PlotKeywords(arguments, artist: "FillBetweenPolyCollection", in: context)
    let x = try places(arguments.plotData("x", in: context), of: "fill_between")
    func line(_ name: String) throws -> [Double] {
      let row = try arguments.plotData(name, in: context).row(for: "fill_between")
      if row.count == 1, let only = row.first { return Array(repeating: only, count: x.count) }
      guard row.count == x.count else {
        throw PyplotFault.fillSizes(x: x.count, name: name, count: row.count)
      }
      return row
    }
    var (first, second) = (try line("y1"), try line("y2"))
    if !arguments["where"].isNone {
      let shown = try line("where")
      for index in x.indices where shown[index] == 0 { first[index] = second[index] }
    }
    for index in x.indices where first[index] > second[index] {
      (first[index], second[index]) = (second[index], first[index])
    }
    chart.bands.append(
      Chart.Band(name: keywords.name, x: x, low: first, high: second, look: keywords.look))
    return .native(PlotArtist("FillBetweenPolyCollection", on: self))
  }

  func rule(
    _ direction: Chart.Rule.Direction, _ value: Double?, _ arguments: Arguments,
    _ context: Context
  ) throws -> Value {
    let keywords = try PlotKeywords(arguments, in: context)
    chart.rules.append(
      Chart.Rule(
        name: keywords.name, direction, at: value ?? 0, style: keywords.style ?? .solid,
        look: keywords.look))
    return .native(PlotArtist("Line2D", on: self))
  }
}
