import Interpreter
import Plots

/// What figures can do.
extension FigureOperation {
  static func all(_ library: CellLibrary) -> [FigureOperation] {
    [
      FigureOperation("subplot", method: "add_subplot", [.variadic("args")], "Axes in a grid.") {
        (figure, arguments, _) in
        .native(figure.axes(at: try place(arguments)))
      },
      FigureOperation("axes", method: "add_axes", [.optional("rect")], "Axes over the figure.") {
        (figure, _, _) in
        .native(figure.axes(at: PlotAxes.Place()))
      },
      FigureOperation("gca", [], "The axes that are drawn on.") { (figure, _, _) in
        .native(figure.current)
      },
      FigureOperation(
        nil, method: "subplots", [.optional("nrows", 1), .optional("ncols", 1)], "Axes in a grid."
      ) { (figure, arguments, _) in try panels(of: figure, arguments) },
      FigureOperation("suptitle", [.required("t")], "Sets what stands above all plots.") {
        (figure, arguments, context) in
        figure.title = plainWords(try context.text(arguments["t"]))
        return .native(PlotArtist("Text", on: figure.current))
      },
      FigureOperation(
        "colorbar", [.optional("mappable"), .optional("cax"), .optional("ax")],
        "Shows what a matrix's colors mean."
      ) { (figure, arguments, _) in
        let axes =
          arguments["mappable"].native(as: PlotArtist.self)?.axes
          ?? arguments["ax"].native(as: PlotAxes.self) ?? figure.current
        guard axes.chart.heatMap != nil || !arguments["mappable"].isNone else {
          throw PyplotFault.noMappable
        }
        axes.chart.heatMap?.hasScale = true
        return .native(PlotArtist("Colorbar", on: axes))
      },
      FigureOperation("savefig", [.required("fname")], "Writes the figure, as SVG, to a file.") {
        [unowned library] (figure, arguments, context) in
        guard let path = arguments["fname"].asString else { return .none }
        if let svg = figure.display?.svg { try library.scratch.write(Array(svg.utf8), to: path) }
        return .none
      },
      FigureOperation(
        nil, method: "set_size_inches", [.required("w"), .optional("h")], "Sets the figure's size."
      ) { (figure, arguments, context) in
        let pair = Value(tuple: [arguments["w"], arguments["h"]])
        let isPair = arguments["h"].isNone
        figure.size = try arguments.figureSize(isPair ? arguments["w"] : pair, in: context)
        return .none
      },
      FigureOperation("clf", [], "Takes away what the figure shows.") { (figure, _, _) in
        figure.clear()
        return .none
      },
      FigureOperation(nil, method: "show", [], "Shows the figure.") {
        [unowned library] (figure, _, _) in
        library.plots.close(figure)
        if let display = figure.display { library.note.show(display) }
        return .none
      },
      FigureOperation(
        nil, method: "legend", [.variadic("args")], "Shows the names of what is drawn."
      ) {
        (figure, _, _) in
        for axes in figure.axes { axes.hasLegend = true }
        return .none
      },
    ]
      + ["tight_layout", "subplots_adjust"].map { accepted($0, $0) }
      + [
        "autofmt_xdate", "set_dpi", "set_facecolor", "align_labels",
        "set_figwidth", "set_figheight", "set_tight_layout", "text", "supxlabel", "supylabel",
        "set_layout_engine",
      ].map { accepted(nil, $0) }
  }

  private static func accepted(_ name: String?, _ method: String) -> FigureOperation {
    FigureOperation(name, method: method, [.variadic("args")], "Is accepted and changes nothing.") {
      (_, _, _) in .none
    }
  }

  /// The place of `subplot(2, 1, 1)`, `subplot(211)` or `subplot()`.
  private static func place(_ arguments: Arguments) throws -> PlotAxes.Place {
    var numbers = arguments.rest.compactMap(\.asInt)
    if numbers.count == 1, (111...999).contains(numbers[0]) {
      numbers = [numbers[0] / 100, numbers[0] / 10 % 10, numbers[0] % 10]
    }
    guard numbers.count == 3 else {
      if arguments.rest.isEmpty { return PlotAxes.Place() }
      throw arguments.wrongType("args", expected: "three integers, as in subplot(2, 1, 1)")
    }
    let rows = try count(numbers[0], "rows")
    let columns = try count(numbers[1], "columns")
    guard (1...rows * columns).contains(numbers[2]) else {
      throw PyplotFault.panel(rows: rows, columns: columns, index: numbers[2])
    }
    return PlotAxes.Place(
      rows: rows, columns: columns, row: (numbers[2] - 1) / columns,
      column: (numbers[2] - 1) % columns)
  }

  private static func count(_ number: Int, _ what: String) throws(PyplotFault) -> Int {
    guard (1...12).contains(number) else { throw .panelCount(what: what, number) }
    return number
  }

  /// Axes for every place of a grid: alone, in a row, or in rows, as matplotlib gives them.
  static func panels(of figure: PlotFigure, _ arguments: Arguments) throws -> Value {
    let rows = try count(arguments.int("nrows"), "rows")
    let columns = try count(arguments.int("ncols"), "columns")
    let grid = (0..<rows).map { row in
      (0..<columns).map { column in
        figure.axes(
          at: PlotAxes.Place(rows: rows, columns: columns, row: row, column: column))
      }
    }
    if let first = grid.first?.first { figure.select(first) }
    let isSqueezed = arguments.keyword("squeeze").asInt != 0
    if rows == 1, columns == 1, isSqueezed { return .native(grid[0][0]) }
    let isFlat = isSqueezed && (rows == 1 || columns == 1)
    return .native(
      PlotAxesArray(isFlat ? [Array(grid.joined())] : grid, isFlat: isFlat))
  }
}

extension Display {
  /// The drawing as a document of its own.
  fileprivate var svg: String? {
    switch self {
    case .plot(let chart): SVGPlot(chart).svg + "\n"
    case .plots(let grid): grid.svg() + "\n"
    default: nil
    }
  }
}
