import Interpreter
import Plots

extension AxesOperation {
  /// Lines and points.
  static var lines: [AxesOperation] {
    [
      AxesOperation("plot", [.variadic("args")], "Draws lines: plot(y), plot(x, y, 'r--'), …") {
        (axes, arguments, context) in try axes.plot(arguments, in: context)
      },
      logarithmic("semilogy", x: .linear, y: .logarithmic),
      logarithmic("semilogx", x: .logarithmic, y: .linear),
      logarithmic("loglog", x: .logarithmic, y: .logarithmic),
      AxesOperation("scatter", scatterParameters, "Draws points.") { (axes, arguments, context) in
        try axes.scatter(arguments, in: context)
      },
      AxesOperation(
        "step", [.variadic("args"), .keywordOnly("where", "pre")], "Draws a line of steps."
      ) { (axes, arguments, context) in
        let first = axes.chart.series.count
        let drawn = try axes.plot(arguments, in: context)
        let isPost = arguments["where"].asString == "post"
        for index in first..<axes.chart.series.count { axes.chart.series[index].makeSteps(isPost) }
        return drawn
      },
      AxesOperation(
        "errorbar",
        [
          .required("x"), .required("y"), .optional("yerr"), .optional("xerr"),
          .optional("fmt", ""),
        ], "Draws a line with the uncertainty of its points."
      ) { (axes, arguments, context) in try axes.errorBars(arguments, in: context) },
    ]
  }

  private static var scatterParameters: [BuiltinParameter] {
    [
      .required("x"), .required("y"), .optional("s"), .optional("c"), .optional("marker"),
      .optional("cmap"), .keywordOnly("vmin"), .keywordOnly("vmax"),
    ]
  }

  private static func logarithmic(
    _ name: String, x: Chart.Scale, y: Chart.Scale
  ) -> AxesOperation {
    AxesOperation(name, [.variadic("args")], "Draws lines on logarithmic axes.") {
      (axes, arguments, context) in
      (axes.chart.xScale, axes.chart.yScale) = (x, y)
      return try axes.plot(arguments, in: context)
    }
  }
}

extension PlotAxes {
  /// The arguments of `plot` in groups: y, x and y, each with or without a format.
  func plot(_ arguments: Arguments, in context: Context) throws -> Value {
    let keywords = try PlotKeywords(arguments, in: context)
    var rest = arguments.rest[...]
    let first = chart.series.count
    while !rest.isEmpty {
      var group = [rest.removeFirst()]
      if let next = rest.first, next.asString == nil { group.append(rest.removeFirst()) }
      let format = try rest.first?.asString.map { text throws(PyplotFault) in
        try FormatString(text)
      }
      if format != nil { rest.removeFirst() }
      try addLines(group, format, keywords, in: context)
    }
    let count = chart.series.count - first
    return Value(list: (0..<count).map { _ in .native(PlotArtist("Line2D", on: self)) })
  }

  private func addLines(
    _ group: [Value], _ format: FormatString?, _ keywords: PlotKeywords, in context: Context
  ) throws {
    let data = try group.map { try PlotData($0, in: context) }
    guard let upright = data.last else { return }
    let columns =
      try upright.words == nil
      ? upright.columns(for: "plot")
      : [
        places(upright, of: "plot", isUpright: true)
      ]
    var across: [[Double]]?
    if data.count == 2 {
      let given = data[0]
      let count = columns.first?.count ?? 0
      guard (given.shape.first ?? 1) == count || given.numbers.count == count else {
        throw PyplotFault.firstDimensions(x: given.vectorShape, y: upright.vectorShape)
      }
      let isMatrix = given.shape.count == 2 && given.words == nil
      across = try isMatrix ? given.columns(for: "plot") : [places(given, of: "plot")]
    }
    let (style, look) = keywords.line(format)
    for (index, column) in columns.enumerated() {
      let x = across.map { $0[min(index, $0.count - 1)] } ?? column.indices.map(Double.init)
      chart.series.append(
        Chart.Series(name: keywords.name, x: x, y: column, style: style, look: look))
    }
  }

  /// Points, with a color for each kind where `c` has numbers.
  func scatter(_ arguments: Arguments, in context: Context) throws -> Value {
    let keywords = try PlotKeywords(arguments, artist: "PathCollection", in: context)
    let x = try places(arguments.plotData("x", in: context), of: "scatter")
    let y = try places(arguments.plotData("y", in: context), of: "scatter", isUpright: true)
    guard x.count == y.count else {
      throw PyplotFault.scatterSizes(x: x.count, y: y.count)
    }
    var look = keywords.look
    let color = arguments["c"]
    if !color.isNone, color.asString == nil, let numbers = try? PlotData(color, in: context),
      numbers.words == nil, numbers.numbers.count == x.count, x.count > 0
    {
      addKinds(x, y, numbers.numbers, try colorMap(arguments), keywords)
    } else {
      if !color.isNone, !color.isListOfNames {
        try checkCount(of: color, points: x.count, in: context)
        look.color = try PlotColor.color(color, in: context)
      }
      chart.series.append(
        Chart.Series(name: keywords.name, x: x, y: y, style: .points, look: look))
    }
    return .native(PlotArtist("PathCollection", on: self))
  }

  /// Refuses a number of color values that is neither the points' nor a color's.
  private func checkCount(of color: Value, points: Int, in context: Context) throws {
    guard color.asString == nil, let data = try? PlotData(color, in: context),
      data.shape.count == 1, data.numbers.count != points, !(3...4).contains(data.numbers.count)
    else { return }
    throw PyplotFault.colorCount(colors: data.numbers.count, points: points)
  }

  /// A series of points for each of at most eight stretches of the numbers that color them.
  private func addKinds(
    _ x: [Double], _ y: [Double], _ kinds: [Double], _ colors: ColorMap, _ keywords: PlotKeywords
  ) {
    let finite = kinds.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return }
    let distinct = Set(finite).sorted()
    let count = min(8, distinct.count)
    func kind(_ value: Double) -> Int? {
      if distinct.count <= 8 { return distinct.firstIndex(of: value) }
      guard value.isFinite, high > low else { return nil }
      return min(count - 1, Int((value - low) / (high - low) * Double(count)))
    }
    let all = kinds.map(kind)
    for index in 0..<count {
      let members = all.indices.filter { all[$0] == index }
      if members.isEmpty { continue }
      var look = keywords.look
      look.color = colors.color(count == 1 ? 0.5 : Double(index) / Double(count - 1))
      chart.series.append(
        Chart.Series(
          name: index == 0 ? keywords.name : nil, x: members.map { x[$0] },
          y: members.map { y[$0] }, style: .points, look: look))
    }
  }

  /// A line, and for each of its points an upright or level line as long as its uncertainty.
  func errorBars(_ arguments: Arguments, in context: Context) throws -> Value {
    let keywords = try PlotKeywords(arguments, in: context)
    let x = try places(arguments.plotData("x", in: context), of: "errorbar")
    let y = try arguments.plotData("y", in: context).row(for: "errorbar")
    guard x.count == y.count else {
      throw PyplotFault.firstDimensions(x: [x.count], y: [y.count])
    }
    let text = arguments["fmt"].asString ?? ""
    let format = text.isEmpty || text == "none" ? nil : try FormatString(text)
    let (style, look) = keywords.line(format)
    chart.series.append(
      Chart.Series(name: keywords.name, x: x, y: y, style: style, look: look))
    for name in ["yerr", "xerr"] where !arguments[name].isNone {
      let (down, up) = try errors(name, count: y.count, arguments, in: context)
      var (xs, ys): ([Double], [Double]) = ([], [])
      for index in x.indices {
        let isUpright = name == "yerr"
        xs += isUpright ? [x[index], x[index]] : [x[index] - down[index], x[index] + up[index]]
        ys += isUpright ? [y[index] - down[index], y[index] + up[index]] : [y[index], y[index]]
        xs.append(.nan)
        ys.append(.nan)
      }
      chart.series.append(Chart.Series(x: xs, y: ys, look: Chart.Look(color: .text, opacity: 0.6)))
    }
    return .native(PlotArtist("ErrorbarContainer", on: self))
  }

  /// How far the uncertainty of each point reaches down and up.
  func errors(
    _ name: String, count: Int, _ arguments: Arguments, in context: Context
  ) throws -> ([Double], [Double]) {
    let value =
      arguments[name].isNone ? arguments.keyword(name) : arguments[name]
    let data = try PlotData(value, in: context)
    if data.numbers.count == 1 {
      let all = Array(repeating: data.numbers[0], count: count)
      return (all, all)
    }
    if data.shape == [2, count] {
      return (Array(data.numbers.prefix(count)), Array(data.numbers.suffix(count)))
    }
    guard data.numbers.count == count else {
      throw PyplotFault.firstDimensions(x: [count], y: data.vectorShape)
    }
    return (data.numbers, data.numbers)
  }

  func colorMap(_ arguments: Arguments) throws -> ColorMap {
    guard let name = arguments["cmap"].asString else { return .viridis }
    return try ColorMap(matplotlib: name)
  }
}

extension PlotData {
  /// The shape as matplotlib names it: a lone number is a row of one.
  fileprivate var vectorShape: [Int] { shape.isEmpty ? [1] : shape }
}

extension Value {
  fileprivate var isListOfNames: Bool { asSequence?.first?.asString != nil }
}

extension Chart.Series {
  /// Goes level and upright from each point to the next.
  fileprivate mutating func makeSteps(_ isPost: Bool) {
    guard let firstX = x.first, let firstY = y.first else { return }
    var (xs, ys) = ([firstX], [firstY])
    for index in 1..<max(1, min(x.count, y.count)) {
      xs += isPost ? [x[index], x[index]] : [x[index - 1], x[index]]
      ys += isPost ? [y[index - 1], y[index]] : [y[index], y[index]]
    }
    (x, y) = (xs, ys)
  }
}

extension ColorMap {
  /// The map of one of matplotlib's names, or the one that is most like it.
  init(matplotlib name: String) throws(PyplotFault) {
    if let own = ColorMap(rawValue: name) {
      self = own
      return
    }
    guard let like = Self.likenesses[name] else {
      throw .colorMap(name, known: ColorMap.allCases.map(\.rawValue))
    }
    self = like
  }

  /// Every name that can be written.
  static var matplotlibNames: [String] { allCases.map(\.rawValue) + likenesses.keys.sorted() }

  private static let likenesses: [String: ColorMap] = [
    "plasma": .viridis, "inferno": .hot, "magma": .hot, "cividis": .viridis, "jet": .viridis,
    "rainbow": .viridis, "turbo": .viridis, "hsv": .viridis, "tab10": .viridis, "tab20": .viridis,
    "Set1": .viridis, "Set2": .viridis, "Set3": .viridis, "Paired": .viridis, "summer": .viridis,
    "YlGnBu": .viridis, "YlGn": .viridis, "GnBu": .blues, "Greens": .blues, "Purples": .blues,
    "PuBu": .blues, "winter": .blues, "cool": .blues, "Oranges": .reds, "OrRd": .reds,
    "YlOrRd": .reds, "YlOrBr": .reds, "PuRd": .reds, "autumn": .hot, "afmhot": .hot,
    "copper": .hot, "bone": .gray, "Greys_r": .gray, "Greys": .grayReversed,
    "binary": .grayReversed, "RdBu": .coolwarm, "RdBu_r": .coolwarm, "bwr": .coolwarm,
    "seismic": .coolwarm, "PiYG": .coolwarm, "Spectral": .coolwarm, "RdYlBu": .coolwarm,
    "RdYlGn": .coolwarm, "viridis_r": .viridis,
  ]
}
