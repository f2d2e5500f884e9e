import Interpreter
import Plots

extension AxesOperation {
  /// Titles, names of axes, legends, words in the drawing area.
  static var words: [AxesOperation] {
    [
      naming("title", "set_title", "label", "Sets what stands above the plot.") {
        $0.chart.title = $1
      },
      naming("xlabel", "set_xlabel", "xlabel", "Sets what stands below the axis.") {
        $0.chart.xLabel = $1
      },
      naming("ylabel", "set_ylabel", "ylabel", "Sets what stands beside the axis.") {
        $0.chart.yLabel = $1
      },
      AxesOperation(
        "legend", [.variadic("args"), .keywordOnly("labels"), .keywordOnly("handles")],
        "Shows the names of what is drawn."
      ) { (axes, arguments, context) in
        if let place = arguments.keyword("loc").asString, !legendPlaces.contains(place) {
          throw PyplotFault.legendPlace(place)
        }
        let labels = arguments["labels"].isNone ? arguments.rest.last : arguments["labels"]
        if let labels {
          try axes.nameMarks(context.elements(of: labels).map { try context.text($0) })
        }
        axes.hasLegend = true
        return .native(PlotArtist("Legend", on: axes))
      },
      AxesOperation(
        "text", [.required("x"), .required("y"), .required("s")], "Puts words somewhere."
      ) { (axes, arguments, context) in
        try axes.addNote(arguments["s"], arguments["x"], arguments["y"], arguments, context)
        return .native(PlotArtist("Text", on: axes))
      },
      AxesOperation(
        "annotate",
        [.required("text"), .required("xy"), .optional("xytext"), .keywordOnly("arrowprops")],
        "Puts words at a point, with a line to it where they stand elsewhere."
      ) { (axes, arguments, context) in try axes.annotate(arguments, in: context) },
    ]
  }

  private static func naming(
    _ name: String, _ method: String, _ parameter: String, _ documentation: String,
    _ set: @escaping (PlotAxes, String) -> Void
  ) -> AxesOperation {
    AxesOperation(
      name, method: method, [.required(parameter), .optional("fontdict")], documentation
    ) { (axes, arguments, context) in
      _ = try PlotKeywords(arguments, artist: "Text", in: context)
      set(axes, plainWords(try context.text(arguments[parameter])))
      return .native(PlotArtist("Text", on: axes))
    }
  }
}

/// Where matplotlib can put a legend.
private let legendPlaces: Set = [
  "best", "upper right", "upper left", "lower left", "lower right", "right", "center left",
  "center right", "lower center", "upper center", "center", "outside",
]

/// The words without the signs that set formulas off.
func plainWords(_ text: String) -> String { text.replacing("$", with: "") }

extension PlotAxes {
  /// Gives names to what is drawn, in the order of drawing.
  func nameMarks(_ names: [String]) {
    var rest = names[...]
    for index in chart.series.indices {
      chart.series[index].name = rest.popFirst() ?? chart.series[index].name
    }
    for index in chart.bars.indices {
      chart.bars[index].name = rest.popFirst() ?? chart.bars[index].name
    }
    for index in chart.bands.indices {
      chart.bands[index].name = rest.popFirst() ?? chart.bands[index].name
    }
  }

  func addNote(
    _ text: Value, _ x: Value, _ y: Value, _ arguments: Arguments, _ context: Context
  ) throws {
    let alignment: Chart.Note.Alignment
    let side = arguments.keyword("ha").asString ?? arguments.keyword("horizontalalignment").asString
    switch side {
    case "center": alignment = .center
    case "right": alignment = .right
    default: alignment = .left
    }
    let across = try places(PlotData(x, in: context), of: "text").first ?? 0
    let upright = try places(PlotData(y, in: context), of: "text", isUpright: true).first ?? 0
    let isInArea = arguments.keyword("transform").native(as: PlotSetting.self)?.typeName
    chart.notes.append(
      Chart.Note(
        plainWords(try context.text(text)), x: across, y: upright, alignment: alignment,
        isRelative: isInArea == "transAxes"))
  }

  func annotate(_ arguments: Arguments, in context: Context) throws -> Value {
    let target = try context.elements(of: arguments["xy"])
    let place =
      arguments["xytext"].isNone
        || arguments.keyword("textcoords").asString.map { $0 != "data" } == true
      ? target : try context.elements(of: arguments["xytext"])
    guard target.count == 2, place.count == 2 else {
      throw arguments.wrongType("xy", expected: "a pair of numbers")
    }
    try addNote(arguments["text"], place[0], place[1], arguments, context)
    if !arguments["arrowprops"].isNone {
      let ends = try [place, target].map { try PlotData(Value(list: $0), in: context).numbers }
      chart.series.append(
        Chart.Series(
          x: ends.map { $0[0] }, y: ends.map { $0[1] },
          look: Chart.Look(color: .text, opacity: 0.6, width: 1)))
    }
    return .native(PlotArtist("Annotation", on: self))
  }
}
