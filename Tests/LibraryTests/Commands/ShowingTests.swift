import Library
import Plots
import Testing

/// What a program shows, or its message as a warning.
private func shown(_ source: String) -> [Display] {
  let note = CommandNote()
  let printed = note.run(source)
  return note.shown + (printed.isEmpty ? [] : [.warning(printed)])
}

private func charts(_ source: String) -> [Chart] {
  shown(source).compactMap { if case .plot(let chart) = $0 { chart } else { nil } }
}

private struct ShownTable: Equatable {
  var header: [String]
  var rows: [[String]]
  var rightAligned: [Bool]
  var caption: String?
}

private func tables(_ source: String) -> [ShownTable] {
  shown(source).compactMap {
    guard case .table(let header, let rows, let rightAligned, let caption) = $0 else { return nil }
    return ShownTable(header: header, rows: rows, rightAligned: rightAligned, caption: caption)
  }
}

@Test func `a plot draws values, pairs and dicts`() {
  let source = """
    plot([1, 2.5], (torch.tensor([0.5, 1.5]), (3, 4)), labels=["a", "b"], title="T", xlabel="x",
         ylabel="y", caption="C")
    plot({"c": range(2), "d": ([1, 2], [3, 4])})
    plot([0, 1], yscale="log")
    """
  #expect(
    charts(source) == [
      Chart(
        title: "T", xLabel: "x", yLabel: "y",
        series: [
          Chart.Series(name: "a", x: [0, 1], y: [1, 2.5]),
          Chart.Series(name: "b", x: [0.5, 1.5], y: [3, 4]),
        ], caption: "C"),
      Chart(series: [
        Chart.Series(name: "c", x: [0, 1], y: [0, 1]),
        Chart.Series(name: "d", x: [1, 2], y: [3, 4]),
      ]),
      Chart(series: [Chart.Series(x: [0, 1], y: [0, 1])], yScale: .logarithmic),
    ])
}

@Test func `a history is drawn as its losses`() {
  let source = """
    net = nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        net.weight.zero_()
    x, y = torch.ones(4, 1), 2 * torch.ones(4, 1)
    plot(fit(net, x, y, epochs=2, lr=0.25, optimizer="sgd", validation=(x, y)))
    """
  #expect(
    charts(source) == [
      Chart(
        xLabel: "epoch", yLabel: "loss",
        series: [
          Chart.Series(name: "training", x: [1, 2], y: [4, 1]),
          Chart.Series(name: "validation", x: [1, 2], y: [1, 0.25]),
        ])
    ])
}

@Test(arguments: [
  ("plot()", "TypeError: plot() got nothing to draw"),
  ("plot([])", "ValueError: plot(): value 1 has no numbers to draw"),
  ("plot({'a': ([], [])})", "ValueError: plot(): 'a' has no numbers to draw"),
  (
    "plot(torch.ones(3, 2))",
    "ValueError: plot() takes one row of numbers; value 1 has shape [3, 2]"
  ),
  ("plot({'a': ([1, 2], [3])})", "ValueError: 'a' has 2 x values and 1 y values"),
  ("plot([1], [2], labels=['a'])", "ValueError: plot() got 1 label for 2 lines"),
  (
    "plot({'a': [1]}, labels='b')",
    "ValueError: plot() got labels for a dict, whose keys name its lines"
  ),
  ("plot([1], yscale='ln')", "ValueError: plot() has no scale 'ln'"),
  (
    "plot([0, -1], yscale='log')",
    "ValueError: a plot with yscale='log' has a place for numbers above zero alone"
  ),
  ("plot([1, None])", "TypeError: plot() takes numbers; element 1 of value 1 is of type NoneType"),
  (
    "plot(3)",
    "TypeError: plot() takes a tensor or a list of numbers; value 1 is of type int"
  ),
])
func `a plot that can't be drawn says why`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}

@Test func `a table shows rows, columns and tensors`() {
  let source = """
    table([["LSTM", 13.912345678, None], ["naïve", torch.tensor(44.25), "7.5"]],
          columns=["model", "error", "share"], caption="Errors")
    table({"n": [1, 2], "even": [False, True]})
    table(torch.tensor([[1, 2], [3, 4]]))
    table([{"n": 1, "even": False}, {"even": True, "n": 2}])
    """
  #expect(
    tables(source) == [
      ShownTable(
        header: ["model", "error", "share"],
        rows: [["LSTM", "13.9123", ""], ["naïve", "44.25", "7.5"]],
        rightAligned: [false, true, true], caption: "Errors"),
      ShownTable(
        header: ["n", "even"], rows: [["1", "False"], ["2", "True"]],
        rightAligned: [true, false]),
      ShownTable(header: [], rows: [["1", "2"], ["3", "4"]], rightAligned: [true, true]),
      ShownTable(
        header: ["n", "even"], rows: [["1", "False"], ["2", "True"]],
        rightAligned: [true, false]),
    ])
}

@Test func `columns with spreads, gaps and values out of range are columns of numbers`() {
  let source = """
    table([["0.81 ± 0.12", "nan", "—", "1 ± x"], ["0.9 ± 3 %", "-1.5", 7, "2"]])
    """
  #expect(
    tables(source) == [
      ShownTable(
        header: [],
        rows: [["0.81 ± 0.12", "nan", "—", "1 ± x"], ["0.9 ± 3 %", "-1.5", "7", "2"]],
        rightAligned: [true, true, true, false])
    ])
}

@Test(arguments: [
  ("table(3)", "TypeError: table() can't show a value of type int"),
  ("table([])", "ValueError: table() got no rows and no columns"),
  ("table([{'a': 1}, {'b': 1}])", "ValueError: row 1 of the table has no 'a', row 0 has one"),
  (
    "table([{'a': 1}, {'a': 1, 'b': 1}])",
    "ValueError: row 1 of the table has a 'b', row 0 has none"
  ),
  ("table([1, 2])", "TypeError: row 0 of the table is of type int"),
  ("table([[1, 2], [3]])", "ValueError: row 1 of the table has 1 cell, row 0 has 2"),
  ("table({'a': [1], 'b': []})", "ValueError: column 'b' has 0 cells, column 'a' has 1"),
  ("table([[1, 2]], columns=['a'])", "ValueError: table() got 1 column name for 2 columns"),
  (
    "table({'a': [1]}, columns=['a'])",
    "ValueError: table() got columns for a dict, whose keys name its columns"
  ),
  (
    "table(torch.ones(3))",
    "ValueError: table() shows a tensor with rows and columns; this one has shape [3]"
  ),
  ("table(torch.ones(200, 100))", "ValueError: table() got 20000 cells; it shows at most 10000"),
])
func `a table that can't be shown says why`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}
