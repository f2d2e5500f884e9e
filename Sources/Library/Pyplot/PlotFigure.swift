import Interpreter
import Plots

/// A figure, as cells hold it: its drawing areas in a grid.
final class PlotFigure: NativeObject {
  private(set) var axes: [PlotAxes] = []
  /// Where the next drawing call goes.
  private(set) var currentAxes: PlotAxes?
  var title: String?
  /// The size that was asked for.
  var size: Chart.Size?
  let number: Int

  init(number: Int) { self.number = number }

  var typeName: String { "Figure" }

  var attributeNames: [String] { ["axes", "canvas", "number", "patch"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "axes": Value(list: axes.map { .native($0) })
    case "number": .int(number)
    case "canvas", "patch", "subplotpars": .native(PlotSetting(name))
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    "<Figure size 640x480 with \(axes.count) Axes>"
  }

  /// The area at a place, made where there is none.
  func axes(at place: PlotAxes.Place) -> PlotAxes {
    let known = axes.first { $0.place == place }
    let found = known ?? PlotAxes(place, of: self)
    if known == nil { axes.append(found) }
    currentAxes = found
    return found
  }

  /// The area that drawing calls mean.
  var current: PlotAxes { currentAxes ?? axes(at: PlotAxes.Place()) }

  func select(_ axes: PlotAxes) { currentAxes = axes }

  func clear() {
    axes = []
    currentAxes = nil
    title = nil
  }

  /// What is shown of it; nothing where nothing was drawn.
  var display: Display? {
    let visible = axes.filter { !$0.isBlank }
    guard let first = visible.first else { return nil }
    if visible.count == 1, first.place.rows * first.place.columns == 1 || axes.count == 1 {
      var chart = first.shown
      chart.size = size
      if let title { chart.title = [title, chart.title].compactMap { $0 }.joined(separator: ": ") }
      return .plot(chart)
    }
    let rows = visible.map(\.place.rows).max() ?? 1
    let columns = visible.map(\.place.columns).max() ?? 1
    var grid: [[Chart?]] = Array(repeating: Array(repeating: nil, count: columns), count: rows)
    for axes in visible {
      let place = axes.place
      grid[place.row * rows / place.rows][place.column * columns / place.columns] = axes.shown
    }
    return .plots(
      ChartGrid(title: title, rows: grid.filter { !$0.allSatisfy { $0 == nil } }, size: size))
  }
}

/// The figures of a note that are not shown yet.
final class PlotState {
  private var figures: [PlotFigure] = []
  private var count = 0

  /// The figure that drawing calls mean, made where there is none.
  var figure: PlotFigure { figures.last ?? make() }

  var axes: PlotAxes { figure.current }

  func make(number: Int? = nil) -> PlotFigure {
    if let number, let index = figures.firstIndex(where: { $0.number == number }) {
      figures.append(figures.remove(at: index))
      return figure
    }
    count += 1
    let made = PlotFigure(number: number ?? count)
    figures.append(made)
    return made
  }

  /// Makes a figure and its area the ones that drawing calls mean.
  func select(_ axes: PlotAxes) {
    axes.figure?.select(axes)
    if let index = figures.firstIndex(where: { $0 === axes.figure }) {
      figures.append(figures.remove(at: index))
    }
  }

  func close(_ figure: PlotFigure) { figures.removeAll { $0 === figure } }

  func closeAll() { figures = [] }

  /// Gives the open figures to be shown, in the order in which they were made, and closes them.
  func takeDisplays() -> [Display] {
    let displays = figures.sorted { $0.number < $1.number }.compactMap(\.display)
    figures = []
    return displays
  }
}
