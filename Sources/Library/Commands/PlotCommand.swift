import Interpreter
import Plots
import Tensors

/// `plot(*values, …)`: shows lines below the cell.
func plotCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "plot",
    [
      .variadic("values").meaning(
        "tensors or lists of numbers, pairs (x, y), dicts of those by name, or what fit returned"),
      .keywordOnly("labels").meaning("the name of each value"),
      .keywordOnly("title").meaning("what stands above the plot"),
      .keywordOnly("xlabel").meaning("what stands below the axis"),
      .keywordOnly("ylabel").meaning("what stands beside the axis"),
      .keywordOnly("yscale", "linear").meaning(
        "'log' draws powers of ten at equal distances, as gradients' norms want it"),
      .keywordOnly("caption").meaning("a sentence below the plot"),
    ],
    """
    Draws lines: each value is a tensor or a list of numbers, a pair (x, y), a dict of those by \
    name, or what fit returned.
    """
  ) { [unowned library] (arguments, context) in
    let words = CommandWords(library.note)
    var lines = ChartLines(context: context, words: words)
    let labels = try labels(arguments, context)
    for (index, value) in arguments.rest.enumerated() {
      try lines.add(value, label: labels?[index], place: index + 1)
    }
    guard !lines.series.isEmpty else { throw CommandFault.nothingToPlot }
    if let value = lines.tooLarge { throw CommandFault.notDrawable(value: value) }
    let yScale = try scale(arguments, of: lines.series)
    let isTraining = arguments.rest.allSatisfy { $0.native(as: History.self) != nil }
    let chart = Chart(
      title: try arguments.optional("title", Arguments.string),
      xLabel: try arguments.optional("xlabel", Arguments.string)
        ?? (isTraining ? words.epoch : nil),
      yLabel: try arguments.optional("ylabel", Arguments.string) ?? (isTraining ? words.loss : nil),
      series: lines.series, yScale: yScale,
      caption: try arguments.optional("caption", Arguments.string))
    library.note.show(.plot(chart))
    return .none
  }
}

/// The scale of the upright axis, on which some value must have a place.
private func scale(_ arguments: Arguments, of series: [Chart.Series]) throws -> Chart.Scale {
  let name = try arguments.string("yscale")
  guard let scale = Chart.Scale(rawValue: name) else { throw CommandFault.scaleName(name) }
  let hasPlace = series.contains { $0.y.contains { $0 > 0 && $0.isFinite } }
  guard scale == .linear || hasPlace else { throw CommandFault.nothingAboveZero }
  return scale
}

/// The labels by value, or nothing; one text labels one value.
private func labels(_ arguments: Arguments, _ context: Context) throws -> [String]? {
  let value = arguments["labels"]
  if value.isNone { return nil }
  let labels =
    try value.asString.map { [$0] }
    ?? arguments.sequence("labels").map { try context.text($0) }
  guard labels.count == arguments.rest.count else {
    throw CommandFault.labelCount(labels: labels.count, values: arguments.rest.count)
  }
  return labels
}

/// The lines of a chart, collected from a cell's values.
private struct ChartLines {
  let context: Context
  private let words: CommandWords
  private(set) var series: [Chart.Series] = []

  init(context: Context, words: CommandWords) { (self.context, self.words) = (context, words) }

  /// A number that is finite but so large that no axis reaches it.
  var tooLarge: Double? {
    series.lazy.flatMap { $0.x + $0.y }.first { $0.isFinite && !$0.isDrawable }
  }

  mutating func add(_ value: Value, label: String?, place: Int) throws {
    if let history = value.native(as: History.self) { return add(history, label: label) }
    guard case .dict(let dict) = value else {
      return try addLine(value, name: label, what: label.map { "'\($0)'" } ?? "value \(place)")
    }
    if label != nil { throw CommandFault.labelsOfDict }
    for entry in dict.table.live {
      let name = try context.text(entry.key)
      if let history = entry.value.native(as: History.self) {
        add(history, label: name)
      } else {
        try addLine(entry.value, name: name, what: "'\(name)'")
      }
    }
  }

  private mutating func add(_ history: History, label: String?) {
    let prefix = label.map { $0 + words.comma } ?? ""
    for (name, losses) in [
      (words.training, history.losses), (words.validation, history.validationLosses),
    ] where !losses.isEmpty {
      let epochs = losses.indices.map { Double($0 + 1) }
      series.append(Chart.Series(name: prefix + name, x: epochs, y: losses))
    }
  }

  private mutating func addLine(_ value: Value, name: String?, what: String) throws {
    if let (x, y) = pair(value) {
      let x = try numbers(x, of: "x of \(what)", function: "plot", in: context)
      let y = try numbers(y, of: "y of \(what)", function: "plot", in: context)
      guard x.count == y.count else {
        throw CommandFault.unequalPair(what: what, x: x.count, y: y.count)
      }
      guard !y.isEmpty else { throw CommandFault.emptyLine(what: what) }
      series.append(Chart.Series(name: name, x: x, y: y))
    } else {
      let y = try numbers(value, of: what, function: "plot", in: context)
      guard !y.isEmpty else { throw CommandFault.emptyLine(what: what) }
      series.append(Chart.Series(name: name, x: y.indices.map(Double.init), y: y))
    }
  }

  /// The two halves of a tuple of two rows of numbers; two plain numbers are a row themselves.
  private func pair(_ value: Value) -> (Value, Value)? {
    guard case .tuple(let tuple) = value, tuple.elements.count == 2,
      tuple.elements.allSatisfy({ $0.number == nil })
    else { return nil }
    return (tuple.elements[0], tuple.elements[1])
  }
}
