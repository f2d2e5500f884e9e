import Interpreter
import Plots
import Tensors

extension AxesOperation {
  /// Bars and histograms.
  static var bars: [AxesOperation] {
    [
      AxesOperation(
        "bar",
        [
          .required("x"), .required("height"), .optional("width", 0.8), .optional("bottom"),
          .keywordOnly("align", "center"), .keywordOnly("tick_label"), .keywordOnly("yerr"),
        ], "Draws upright bars."
      ) { (axes, arguments, context) in
        try axes.bars(
          arguments, along: "x", length: "height", width: "width", from: "bottom", context)
      },
      AxesOperation(
        "barh",
        [
          .required("y"), .required("width"), .optional("height", 0.8), .optional("left"),
          .keywordOnly("align", "center"), .keywordOnly("tick_label"), .keywordOnly("xerr"),
        ], "Draws level bars."
      ) { (axes, arguments, context) in
        try axes.bars(
          arguments, along: "y", length: "width", width: "height", from: "left", context)
      },
      AxesOperation(
        "hist",
        [
          .required("x"), .optional("bins", 10), .optional("range"), .optional("density", false),
        ], "Draws how often values fall into equal stretches; gives counts and edges."
      ) { (axes, arguments, context) in try axes.histogram(arguments, in: context) },
    ]
  }
}

extension PlotAxes {
  func bars(
    _ arguments: Arguments, along: String, length: String, width: String, from: String,
    _ context: Context
  ) throws -> Value {
    let name = arguments.function.name
    let isUpright = along == "x"
    let keywords = try PlotKeywords(arguments, artist: "Rectangle", in: context)
    let middles = try places(
      arguments.plotData(along, in: context), of: name, isUpright: !isUpright)
    let lengths = try spread(length, middles.count, place: 1, arguments, context)
    let widths = try spread(width, middles.count, place: 2, arguments, context)
    let feet =
      try arguments[from].isNone
      ? Array(repeating: 0, count: middles.count)
      : spread(from, middles.count, place: 3, arguments, context)
    let shift = arguments["align"].asString == "edge" ? 0.5 : 0.0
    var boxes: [Chart.Bars.Box] = []
    for (index, middle) in middles.enumerated() {
      let half = widths[index].magnitude / 2
      let center = middle + 2 * half * shift
      guard [center, half, lengths[index], feet[index]].allSatisfy(\.isFinite) else { continue }
      let ends = (feet[index], feet[index] + lengths[index])
      let (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
      let across = (center - half)...(center + half)
      boxes.append(
        isUpright
          ? Chart.Bars.Box(x: across, y: low...high) : Chart.Bars.Box(x: low...high, y: across))
    }
    chart.bars.append(Chart.Bars(name: keywords.name, boxes: boxes, look: keywords.look))
    try setLabels(arguments, at: middles, isUpright: isUpright, context)
    return .native(PlotArtist("BarContainer", on: self))
  }

  private func setLabels(
    _ arguments: Arguments, at middles: [Double], isUpright: Bool, _ context: Context
  ) throws {
    guard !arguments["tick_label"].isNone else { return }
    let labels = try context.elements(of: arguments["tick_label"]).map { try context.text($0) }
    let ticks = zip(middles, labels).map { Chart.Tick($0, $1) }
    if isUpright { chart.xTicks = ticks } else { chart.yTicks = ticks }
  }

  /// As many numbers as there are bars, of one or of as many.
  private func spread(
    _ name: String, _ count: Int, place: Int, _ arguments: Arguments, _ context: Context
  ) throws -> [Double] {
    let row = try arguments.plotData(name, in: context).row(for: arguments.function.name)
    if row.count == 1, let only = row.first { return Array(repeating: only, count: count) }
    guard row.count == count else {
      throw PyplotFault.barShapes(first: count, second: row.count, place: place)
    }
    return row
  }

  func histogram(_ arguments: Arguments, in context: Context) throws -> Value {
    let keywords = try PlotKeywords(arguments, artist: "Rectangle", in: context)
    let groups = try samples(arguments["x"], in: context)
    let edges = try binEdges(groups.flatMap { $0 }, arguments, in: context)
    let isDensity = try arguments.bool("density")
    var shown: [Value] = []
    for (place, group) in groups.enumerated() {
      var counts = Histogram(edges: edges).counts(group)
      let sum = counts.reduce(0, +)
      if isDensity, sum > 0 {
        counts = counts.indices.map { counts[$0] / sum / (edges[$0 + 1] - edges[$0]) }
      }
      let boxes = counts.indices.map { index in
        let part = (edges[index + 1] - edges[index]) / Double(groups.count)
        let left = edges[index] + Double(place) * part
        return Chart.Bars.Box(x: left...max(left, left + part), y: 0...counts[index])
      }
      chart.bars.append(Chart.Bars(name: keywords.name, boxes: boxes, look: keywords.look))
      shown.append(Value(Tensor(doubles: counts)))
    }
    let heights = shown.count == 1 ? shown[0] : Value(list: shown)
    return Value(tuple: [
      heights, Value(Tensor(doubles: edges)), .native(PlotArtist("BarContainer", on: self)),
    ])
  }

  /// The values to be counted: one group, or several lists.
  private func samples(_ value: Value, in context: Context) throws -> [[Double]] {
    if value.tensor == nil, let parts = value.asSequence, parts.count < 16,
      let first = parts.first, first.asDouble == nil, first.tensor?.rank ?? 1 > 0
    {
      return try parts.map { try PlotData($0, in: context).row(for: "hist") }
    }
    return [try PlotData(value, in: context).row(for: "hist")]
  }

  private func binEdges(
    _ values: [Double], _ arguments: Arguments, in context: Context
  ) throws -> [Double] {
    if let rule = arguments["bins"].asString { throw PyplotFault.binName(rule) }
    let bins = try arguments.plotData("bins", in: context)
    if bins.shape.count == 1, bins.numbers.count > 1 {
      return bins.numbers.filter(\.isFinite).sorted()
    }
    guard let number = bins.numbers.first, (1...10_000).contains(number) else {
      throw PyplotFault.binCount(
        bins.numbers.first.flatMap { Int(exactly: $0.rounded()) } ?? 0)
    }
    var finite = values.filter(\.isFinite)
    if !arguments["range"].isNone {
      finite = try arguments.plotData("range", in: context).row(for: "hist").filter(\.isFinite)
    }
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let count = Int(number)
    return (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }
}

/// How often values fall between edges, the last edge included.
private struct Histogram {
  let edges: [Double]

  func counts(_ values: [Double]) -> [Double] {
    var counts = Array(repeating: 0.0, count: max(0, edges.count - 1))
    guard let first = edges.first, let last = edges.last, edges.count > 1 else { return counts }
    for value in values where value >= first && value <= last {
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }
}
