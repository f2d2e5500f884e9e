import Interpreter
import Plots

/// One drawing area of a figure, as cells hold it.
final class PlotAxes: NativeObject {
  var chart = Chart(series: [])
  /// The names that a legend shows are hidden until there is one.
  var hasLegend = false
  /// The words along the axes, where the data are words.
  var categories: [String] = []
  let place: Place
  private(set) weak var figure: PlotFigure?

  /// Where the area stands among those of its figure; rows and columns count from zero.
  struct Place: Hashable {
    var rows = 1
    var columns = 1
    var row = 0
    var column = 0
  }

  init(_ place: Place, of figure: PlotFigure) {
    self.place = place
    self.figure = figure
  }

  var typeName: String { "Axes" }

  func repr(in context: Context) throws(Raise) -> String { "<Axes: >" }

  var attributeNames: [String] { ["figure", "spines", "title", "transAxes", "xaxis", "yaxis"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "figure": figure.map { .native($0) } ?? Value.none
    case "title": Value(chart.title ?? "")
    case "spines", "transAxes", "transData", "patch", "xaxis", "yaxis":
      .native(PlotSetting(name))
    default: nil
    }
  }

  /// Whether there is anything to be seen.
  var isBlank: Bool { chart == Chart(series: []) }

  /// The chart as it is to be shown.
  var shown: Chart {
    var chart = chart
    if !hasLegend {
      for index in chart.series.indices { chart.series[index].name = nil }
      for index in chart.bars.indices { chart.bars[index].name = nil }
      for index in chart.bands.indices { chart.bands[index].name = nil }
      for index in chart.rules.indices { chart.rules[index].name = nil }
    }
    return chart
  }

  func clear() {
    chart = Chart(series: [])
    hasLegend = false
    categories = []
  }

  /// The places of data along an axis: words take theirs among the axis's categories.
  func places(_ data: PlotData, of function: String, isUpright: Bool = false) throws -> [Double] {
    let row = try data.row(for: function)
    guard let words = data.words else { return row }
    var indices: [Double] = []
    for word in words {
      let index = categories.firstIndex(of: word) ?? categories.count
      if index == categories.count { categories.append(word) }
      indices.append(Double(index))
    }
    let ticks = categories.enumerated().map { Chart.Tick(Double($0), $1) }
    if isUpright { chart.yTicks = ticks } else { chart.xTicks = ticks }
    return row.map { indices[Int($0)] }
  }
}

/// What a drawing call gives back: a line, an image, a legend.
final class PlotArtist: NativeObject {
  let typeName: String
  let axes: PlotAxes

  init(_ typeName: String, on axes: PlotAxes) {
    self.typeName = typeName
    self.axes = axes
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "axes": .native(axes)
    case let name where name.hasPrefix("set_") || name == "remove": .native(PlotSetting(name))
    case "ax", "lines", "get_texts", "get_frame", "get_label": .native(PlotSetting(name))
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String { "<\(typeName)>" }
}

/// Something whose looks matplotlib lets authors set and that looks one way here: whatever is done
/// to it is accepted and changes nothing.
final class PlotSetting: NativeObject {
  private let name: String

  init(_ name: String) { self.name = name }

  var typeName: String { name }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name.hasPrefix("_") ? nil : .native(PlotSetting(name))
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {}
  func setItem(_ key: Value, to value: Value, in context: Context) throws(Raise) {}
  func item(_ key: Value, in context: Context) throws(Raise) -> Value { .native(self) }
  func enter(in context: Context) throws(Raise) -> Value { .native(self) }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    IteratorObject(typeName: "iterator") { _ throws(Raise) in nil }
  }

  func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    .native(self)
  }
}
