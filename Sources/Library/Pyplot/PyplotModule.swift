import Interpreter
import Plots

/// The module `matplotlib.pyplot`: figures that the note shows where the cell shows them, or at
/// its end.
func pyplotModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let state = library.plots
  let base = context.types.object
  context.register(
    nativeClass: ClassObject(
      name: "Axes", module: "matplotlib.axes", base: base,
      methods: AxesOperation.all.map(\.asMethod) + [figureOfAxes]))
  let figures = FigureOperation.all(library)
  context.register(
    nativeClass: ClassObject(
      name: "Figure", module: "matplotlib.figure", base: base,
      methods: figures.map(\.asMethod)))
  return ModuleObject(
    name: "matplotlib.pyplot", documentation: "Plots, as in matplotlib.",
    functions: AxesOperation.all.compactMap { $0.function(state) }
      + figures.compactMap { $0.function(state) } + figureFunctions(library) + acceptedFunctions,
    attributes: [
      ("rcParams", .dict(DictObject())), ("style", .native(PlotSetting("style"))),
      ("cm", .module(colorMapModule())),
    ], adviceForMissing: { PlotAdvice.module[$0] })
}

private var figureOfAxes: BuiltinFunction {
  BuiltinFunction(pyplot: "get_figure", [.positional("self")], "The figure of the axes.") {
    (arguments, _) in
    arguments.receiver.native(as: PlotAxes.self)?.figure.map { .native($0) } ?? Value.none
  }
}

/// What makes, shows and closes figures.
private func figureFunctions(_ library: CellLibrary) -> [BuiltinFunction] {
  let state = library.plots
  return [
    BuiltinFunction(
      pyplot: "figure", [.optional("num"), .optional("figsize"), .keywords("kwargs")],
      "Starts a figure, or goes back to the one of that number."
    ) { (arguments, context) in
      let figure = state.make(number: arguments["num"].asInt)
      figure.size = try arguments.figureSize(arguments["figsize"], in: context) ?? figure.size
      return .native(figure)
    },
    BuiltinFunction(
      pyplot: "subplots",
      [.optional("nrows", 1), .optional("ncols", 1), .keywords("kwargs")],
      "Starts a figure with axes in a grid; gives both."
    ) { (arguments, context) in
      let figure = state.make()
      figure.size = try arguments.figureSize(arguments.keyword("figsize"), in: context)
      return Value(tuple: [.native(figure), try FigureOperation.panels(of: figure, arguments)])
    },
    BuiltinFunction(pyplot: "show", [.variadic("args"), .keywords("kwargs")], "Shows the figures.")
    { [unowned library] (_, _) in
      library.showPlots()
      return .none
    },
    BuiltinFunction(
      pyplot: "close", [.optional("fig")], "Closes a figure, which is not shown then, or 'all'."
    ) { (arguments, _) in
      if arguments["fig"].asString == "all" {
        state.closeAll()
      } else {
        state.close(arguments["fig"].native(as: PlotFigure.self) ?? state.figure)
      }
      return .none
    },
    BuiltinFunction(pyplot: "gcf", [], "The figure that is drawn on.") { (_, _) in
      .native(state.figure)
    },
    BuiltinFunction(pyplot: "sca", [.required("ax")], "Makes axes the ones that are drawn on.") {
      (arguments, _) in
      guard let axes = arguments["ax"].native(as: PlotAxes.self) else {
        throw arguments.wrongType("ax", expected: "Axes")
      }
      state.select(axes)
      return .none
    },
    BuiltinFunction(
      pyplot: "get_cmap", [.optional("name", "viridis"), .optional("lut")], "A color map's name."
    ) { (arguments, _) in
      _ = try ColorMap(matplotlib: arguments.string("name"))
      return arguments["name"]
    },
  ]
}

/// Calls about windows and styles, which there are none of here.
private var acceptedFunctions: [BuiltinFunction] {
  ["draw", "ioff", "ion", "pause", "rc", "rcdefaults", "set_cmap", "clim", "switch_backend"].map {
    BuiltinFunction(
      pyplot: $0, [.variadic("args"), .keywords("kwargs")], "Is accepted and changes nothing."
    ) { (_, _) in .none }
  }
}

private func colorMapModule() -> ModuleObject {
  ModuleObject(
    name: "matplotlib.cm", documentation: "The names of color maps.",
    attributes: ColorMap.matplotlibNames.map { ($0, Value($0)) })
}

/// The module `matplotlib`.
func matplotlibModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let settings = ["use", "rc", "set_loglevel"].map {
    BuiltinFunction(
      pyplot: $0, [.variadic("args"), .keywords("kwargs")], "Is accepted and changes nothing."
    ) { (_, _) in .none }
  }
  return ModuleObject(
    name: "matplotlib", documentation: "Plots, as in matplotlib.", functions: settings,
    attributes: [("rcParams", .dict(DictObject())), ("__version__", "3.10.0")])
}

/// The module `matplotlib.ticker`: axes choose their own ticks, so these change nothing.
func tickerModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let names = [
    "MaxNLocator", "MultipleLocator", "FixedLocator", "AutoMinorLocator", "LogLocator",
    "FormatStrFormatter", "FuncFormatter", "PercentFormatter", "ScalarFormatter", "NullFormatter",
    "NullLocator",
  ]
  return ModuleObject(
    name: "matplotlib.ticker",
    documentation: "What places ticks; axes here place them by themselves.",
    functions: names.map { name in
      BuiltinFunction(
        pyplot: name, [.variadic("args"), .keywords("kwargs")], "Is accepted and changes nothing."
      ) { (_, _) in .native(PlotSetting(name)) }
    })
}

extension CellLibrary {
  /// Shows the figures that cells have drawn and not shown yet.
  package func showPlots() {
    for display in plots.takeDisplays() { note.show(display) }
  }

  /// Whether a cell's last value is a part of a plot, which is shown as the plot itself.
  package func isDrawn(_ value: Value) -> Bool {
    if let parts = value.asSequence { return !parts.isEmpty && parts.contains(where: isDrawn) }
    guard case .native(let object) = value else { return false }
    return object is PlotArtist || object is PlotFigure || object is PlotAxes
      || object is PlotAxesArray || object is PlotSetting
  }
}
