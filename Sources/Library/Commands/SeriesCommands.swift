import Interpreter
import NumPy
import RNN
import Tensors

/// `series(path, column=None)`: a column of numbers from a CSV file of the note's folder.
func seriesCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "series",
    [
      .required("path").meaning("a CSV file of the note's folder"),
      .optional("column").meaning("its name or its index; by default the only column of numbers"),
    ],
    """
    The numbers of a column of a CSV file, as a tensor; the only numeric column by default. Commas \
    divide the cells of a row, or `;` or tabs where its first line has no comma; every row has as \
    many cells as the first.
    """
  ) { [unowned library] (arguments, context) in
    let path = try arguments.string("path")
    let table = try CSVTable(file(path, of: library), path: path)
    try context.checkSize(table.rows.count, of: path)
    let column =
      switch arguments["column"] {
      case .none: try table.onlyNumericColumn()
      case .string(let name): try table.column(named: name.text)
      case .int(let index): try table.column(at: index)
      default: throw arguments.wrongType("column", expected: "str or int")
      }
    return Value(Tensor(try table.numbers(in: column).map { Float($0) }))
  }
}

func file(_ path: String, of library: CellLibrary) throws(CommandFault) -> [UInt8] {
  do throws(FileFault) {
    return try library.readFile(path)
  } catch {
    throw .file(error)
  }
}

/// `windows(series, length, horizon=1, stride=1, target=None)`: all windows of a series with the
/// values that follow.
var windowsCommand: BuiltinFunction {
  BuiltinFunction(
    command: "windows",
    [
      .required("series").meaning("the values, one after the other: a tensor [T] or a list"),
      .required("length").meaning("how many values a window has"),
      .optional("horizon", 1).meaning("how many values behind a window are to be foretold"),
      .optional("stride", 1).meaning("how far a window lies behind the one before"),
      .optional("target").meaning("of several series side by side, [T, F], the column to foretell"),
    ],
    """
    All windows of a series, [N, length, 1], and the horizon values behind each, [N, horizon]. Of \
    several series side by side, [T, F], target= is the column to foretell; the windows have all F.
    """
  ) { (arguments, context) in
    let (length, horizon) = (try arguments.int("length"), try arguments.int("horizon"))
    let step = try arguments.int("stride")
    for (name, value) in [("length", length), ("horizon", horizon), ("stride", step)]
    where value < 1 {
      throw CommandFault.notPositive(function: "windows", name: name, value: "\(value)")
    }
    let cut = SeriesWindows.Cut(window: length, horizon: horizon, stride: step)
    let windows: SeriesWindows
    if let target = try arguments.optional("target", Arguments.int) {
      let columns = try arguments.tensor("series")
      try checkSize(of: cut, columns.shape.first ?? 0, columns.shape.last ?? 0, in: context)
      windows = try SeriesWindows(of: columns, target: target, cut)
    } else {
      let series = try numbers(
        arguments["series"], of: "the series", function: "windows", in: context)
      try checkSize(of: cut, series.count, 1, in: context)
      windows = try SeriesWindows(of: series, cut, dtype: floatKind(of: arguments["series"]))
    }
    return Value(tensors: [windows.inputs, windows.targets])
  }
}

private func checkSize(
  of cut: SeriesWindows.Cut, _ count: Int, _ features: Int, in context: Context
) throws {
  let windows = try cut.windowCount(of: count)
  let elements = windows.multipliedReportingOverflow(by: max(cut.window, cut.horizon))
  try checkSize(
    elements.overflow ? Int.max : elements.partialValue, features, of: "the windows", in: context)
}

/// The numbers of a tensor with one dimension, or of a list, a tuple, a range.
///
/// - Parameters:
///   - what: What the message calls the value: `the series`.
///   - function: The command that asks.
func numbers(
  _ value: Value, of what: String, function: String, in context: Context
) throws -> [Double] {
  if let tensor = value.tensor {
    guard tensor.rank == 1 else {
      throw CommandFault.notASeries(function: function, what: what, shape: tensor.shape)
    }
    return tensor.scalars.map(\.double)
  }
  if let array = value.array {
    guard array.rank == 1 else {
      throw CommandFault.notASeries(function: function, what: what, shape: array.shape)
    }
    return array.doubles
  }
  if case .string = value {
    throw CommandFault.notNumbers(function: function, what: what, typeName: "str")
  }
  guard context.isIterable(value) else {
    throw CommandFault.notNumbers(
      function: function, what: what, typeName: value.plainTypeName)
  }
  return try context.elements(of: value).enumerated().map { index, element in
    guard let number = element.number else {
      throw CommandFault.elementNotANumber(
        function: function, what: what, index: index, typeName: element.plainTypeName)
    }
    return number
  }
}

/// The kind of what is made of a series: float64 where that is a tensor of it, else float32.
func floatKind(of value: Value) -> DType {
  value.tensor?.dtype == .float64 || value.array?.kind == .float64 ? .float64 : .float32
}

/// Numbers made of a series, in its kind.
func seriesTensor(_ numbers: [Double], like value: Value) -> Value {
  floatKind(of: value) == .float64
    ? Value(Tensor(doubles: numbers)) : Value(Tensor(numbers.map { Float($0) }))
}

extension Value {
  /// The number that the value is, be it in a tensor without dimensions.
  var number: Double? {
    if let number = asDouble { return number }
    guard let tensor, tensor.rank == 0 else { return nil }
    return tensor.scalars.first?.double
  }
}
