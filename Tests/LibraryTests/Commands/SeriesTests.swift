import Diagnostics
import Library
import Testing

private let table = """
  month,passengers,"rate, in ""%\"""\r
  1949-01,112,1.5\r
  \r
  1949-02,118,-2e-1\r

  """

@Test(arguments: [
  ("column=\"passengers\"", "tensor([112., 118.])\n"),
  ("column=-1", "tensor([ 1.5000, -0.2000])\n"),
  ("column='rate, in \"%\"'", "tensor([ 1.5000, -0.2000])\n"),
])
func `a column is read by name or number`(arguments: String, printed: String) {
  let note = CommandNote(files: ["a.csv": table])
  #expect(note.run("print(series(\"a.csv\", \(arguments)))") == printed)
}

@Test func `the only numeric column is the series`() {
  let note = CommandNote(files: ["a.csv": "day;value\nmon;1\ntue;2.5\n"])
  #expect(note.run("print(series(\"a.csv\"))") == "tensor([1.0000, 2.5000])\n")
}

@Test func `a file without a header is read`() {
  let note = CommandNote(files: ["a.csv": "1\n2\n3"])
  #expect(note.run("print(series(\"a.csv\"))") == "tensor([1., 2., 3.])\n")
}

@Test(arguments: [
  ("../a.csv", "", "PermissionError: '../a.csv' lies outside of the note's folder"),
  ("b.csv", "", "FileNotFoundError: [Errno 2] No such file or directory: 'b.csv'"),
  (
    "a.csv", "column=\"pasengers\"",
    "ValueError: a.csv has no column 'pasengers'; its columns are 'month', 'passengers', "
      + "'rate, in \"%\"'"
  ),
  ("a.csv", "column=3", "IndexError: column 3 is out of range: a.csv has 3 columns"),
  (
    "a.csv", "",
    "ValueError: a.csv has 2 columns of numbers ('\"passengers\"', '\"rate, in \"%\"\"'); "
      + "which is the series?"
  ),
  (
    "a.csv", "column=\"month\"",
    "ValueError: a.csv, line 2: '1949-01' in column 'month' is not a number"
  ),
  ("a.csv", "column=1.5", "TypeError: series(): argument 'column' must be str or int, not float"),
  ("empty.csv", "", "ValueError: empty.csv has no rows of values"),
  ("quote.csv", "", "ValueError: quote.csv, line 2: a quote is opened and never closed"),
  (
    "short.csv", "column=\"b\"",
    "ValueError: short.csv, line 3: the row has 1 cell, the first line has 2"
  ),
  (
    "comma.csv", "column=\"b\"",
    "ValueError: comma.csv, line 2: the row has 3 cells, the first line has 2"
  ),
  (
    "decimal.csv", "column=\"b\"",
    "ValueError: decimal.csv, line 2: '1,5' in column 'b' is not a number"
  ),
  ("gap.csv", "column=\"b\"", "ValueError: gap.csv, line 2: column 'b' is empty"),
  (
    "words.csv", "",
    "ValueError: words.csv has no column of numbers only; its columns are 'a', 'b'"
  ),
  ("bare.csv", "column=\"a\"", "ValueError: bare.csv has no header, so no column is called 'a'"),
])
func `a series that can't be read says where`(path: String, arguments: String, message: String) {
  let files = [
    "a.csv": table, "empty.csv": "a,b\n", "quote.csv": "a\n\"1\n2\n",
    "short.csv": "a,b\n1,2\n3\n", "gap.csv": "a,b\n1,\n", "words.csv": "a,b\nx,y\n",
    "bare.csv": "1,2\n3,4\n", "comma.csv": "a,b\nx,1,5\n", "decimal.csv": "a;b\nx;1,5\n",
  ]
  #expect(CommandNote.message("series(\"\(path)\", \(arguments))", files: files) == message)
}

@Test(arguments: [
  ("a,b\nx,1,5\n", "decimal comma? write 1.5 for 1,5, or quote a cell of text"),
  ("a;b\nx;1,5\n", "decimal comma? write 1.5"),
  ("a,b\nx\n", "give the row all of the first line's columns"),
])
func `a row of another width is told with its likely cause`(file: String, fix: String) {
  let told = CommandNote(files: ["a.csv": file]).run("series(\"a.csv\", \"b\")")
  #expect(told.split(separator: "\n").last == "fix: \(fix)")
}

@Test func `windows and scalers keep double precision`() {
  let printed = CommandNote().run(
    """
    series = torch.tensor([1.0, 1.0 + 1e-12, 1.0 - 1e-12], dtype=torch.float64)
    x, y = windows(series, 2)
    print(x.dtype, x.flatten().equal(series[:2]), y.flatten().equal(series[2:]))
    columns = torch.stack([series, 2 * series], 1)
    x, y = windows(columns, 1, target=1)
    print(y.dtype, x[:, 0].equal(columns[:2]), y.equal(columns[1:, 1:]))
    scaler = SeriesScaler(series, "range")
    restored = scaler.restore(scaler.scale(series))
    print(restored.dtype, (restored - series).abs().max().item() < 1e-15)
    print(scaler.scale([1.0]).dtype, windows([1, 2], 1)[0].dtype)
    """)
  #expect(
    printed == """
      torch.float64 True True
      torch.float64 True True
      torch.float64 True
      torch.float32 torch.float32

      """)
}

@Test func `a scaler prints its steps`() {
  let printed = CommandNote().run(
    "print(SeriesScaler([1, 2], 'logarithm', 'z-score'), SeriesScaler([1, 2], 'range', lower=-1))")
  #expect(printed == "SeriesScaler('log', 'standard') SeriesScaler('range' from -1.0 to 1.0)\n")
}

@Test(arguments: [
  ("transform([1])", "write .scale(…)"), ("inverse_transform([1])", "write .restore(…)"),
  (
    "fit_transform([1])",
    "a scaler is fit when it is made: write SeriesScaler(series), then .scale(series)"
  ),
])
func `other libraries' names of a scaler's methods lead to its own`(call: String, fix: String) {
  let told = CommandNote().run("SeriesScaler([1, 2]).\(call)")
  #expect(told.split(separator: "\n").last == "fix: \(fix)")
  #expect(
    CommandNote.message("SeriesScaler([1, 2]).\(call)")
      == "AttributeError: 'SeriesScaler' object has no attribute '\(call.dropLast(5))'")
}

@Test func `windows give each window and what follows it`() {
  let printed = CommandNote().run(
    """
    x, y = windows([1, 2, 3, 4, 5], 2)
    print(x.shape, x[:, :, 0], y)
    x, y = windows(torch.arange(5), 2, horizon=2)
    print(x.shape, y)
    """)
  #expect(
    printed == """
      torch.Size([3, 2, 1]) tensor([[1., 2.],
              [2., 3.],
              [3., 4.]]) tensor([[3.],
              [4.],
              [5.]])
      torch.Size([2, 2, 1]) tensor([[2., 3.],
              [3., 4.]])

      """)
}

@Test(arguments: [
  (
    "windows([1, 2, 3], 3)",
    "ValueError: a series of 3 values has no window of 3 with 1 to follow"
  ),
  ("windows([1, 2, 3], 0)", "ValueError: windows(): length must be greater than 0, got 0"),
  (
    "windows([1, 2], 1, horizon=-1)",
    "ValueError: windows(): horizon must be greater than 0, got -1"
  ),
  (
    "windows(torch.ones(4, 2), 2)",
    "ValueError: windows() takes one row of numbers; the series has shape [4, 2]"
  ),
  (
    "windows([1, 'a'], 1)",
    "TypeError: windows() takes numbers; element 1 of the series is of type str"
  ),
  (
    "windows('abc', 1)",
    "TypeError: windows() takes a tensor or a list of numbers; the series is of type str"
  ),
])
func `a series that gives no windows says why`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}

@Test func `a file that is no text is refused`() throws {
  #expect(throws: CommandFault.notText(path: "a.csv")) {
    try CSVTable([0x61, 0x0A, 0xFF], path: "a.csv")
  }
}

@Test func `quotes keep separators and line ends`() throws {
  let table = try CSVTable(Array("a,b\r\"x,\ny\",\" 1 \"\rz, 2 \r".utf8), path: "a.csv")
  #expect(table.names == ["a", "b"])
  #expect(
    table.rows == [
      CSVTable.Row(line: 2, fields: ["x,\ny", " 1 "]), CSVTable.Row(line: 4, fields: ["z", "2"]),
    ])
}
