import Interpreter
import Plots

extension AxesOperation {
  /// Matrices as colors.
  static var matrices: [AxesOperation] {
    [
      AxesOperation(
        "imshow",
        [
          .required("X"), .optional("cmap"), .keywordOnly("aspect"), .keywordOnly("vmin"),
          .keywordOnly("vmax"), .keywordOnly("extent"),
        ], "Draws a matrix as colors, its first row on top."
      ) { (axes, arguments, context) in
        try axes.addMatrix(
          try arguments.plotData("X", in: context).matrix(for: "imshow"), arguments, context,
          isImage: true)
      },
      AxesOperation(
        "matshow",
        [
          .required("A"), .optional("cmap"), .keywordOnly("aspect"), .keywordOnly("vmin"),
          .keywordOnly("vmax"), .keywordOnly("fignum"),
        ], "Draws a matrix as colors, its first row on top."
      ) { (axes, arguments, context) in
        try axes.addMatrix(
          try arguments.plotData("A", in: context).matrix(for: "matshow"), arguments, context,
          isImage: true)
      },
      AxesOperation(
        "pcolormesh",
        [
          .variadic("args"), .keywordOnly("cmap"), .keywordOnly("vmin"), .keywordOnly("vmax"),
        ], "Draws a matrix as colors, its first row below."
      ) { (axes, arguments, context) in try axes.mesh(arguments, in: context) },
      AxesOperation(
        "pcolor",
        [
          .variadic("args"), .keywordOnly("cmap"), .keywordOnly("vmin"), .keywordOnly("vmax"),
        ], "Draws a matrix as colors, its first row below."
      ) { (axes, arguments, context) in try axes.mesh(arguments, in: context) },
    ]
  }
}

extension PlotAxes {
  func mesh(_ arguments: Arguments, in context: Context) throws -> Value {
    guard let last = arguments.rest.last else { throw PyplotFault.noArgument("C") }
    let values = try PlotData(last, in: context).matrix(for: "pcolormesh")
    let drawn = try addMatrix(values, arguments, context, isImage: false)
    if arguments.rest.count == 3 {
      for (place, value) in arguments.rest.prefix(2).enumerated() {
        let numbers = try PlotData(value, in: context).numbers.filter(\.isFinite)
        guard let low = numbers.min(), let high = numbers.max(), low < high else { continue }
        if place == 0 { chart.heatMap?.x = low...high } else { chart.heatMap?.y = low...high }
      }
    }
    return drawn
  }

  func addMatrix(
    _ values: [[Double]], _ arguments: Arguments, _ context: Context, isImage: Bool
  ) throws -> Value {
    _ = try PlotKeywords(arguments, artist: "AxesImage", in: context)
    let isLower = arguments.keyword("origin").asString == "lower"
    let shift = isImage ? -0.5 : 0
    let (width, height) = (Double(values.first?.count ?? 0), Double(values.count))
    var map = Chart.HeatMap(
      values: values, x: shift...(width + shift), y: shift...(height + shift),
      low: try arguments.plotNumber("vmin", in: context),
      high: try arguments.plotNumber("vmax", in: context), colors: try colorMap(arguments),
      isSquare: isImage && arguments["aspect"].asString != "auto")
    if map.low?.isFinite == false { map.low = nil }
    if map.high?.isFinite == false { map.high = nil }
    let extent = arguments["extent"]
    if !extent.isNone {
      let ends = try PlotData(extent, in: context).row(for: "imshow")
      if ends.count == 4, ends.allSatisfy(\.isFinite) {
        map.x = min(ends[0], ends[1])...max(ends[0], ends[1])
        map.y = min(ends[2], ends[3])...max(ends[2], ends[3])
        map.isSquare = false
      }
    }
    chart.isYReversed = isImage && !isLower
    chart.heatMap = map
    return .native(PlotArtist(isImage ? "AxesImage" : "QuadMesh", on: self))
  }
}
