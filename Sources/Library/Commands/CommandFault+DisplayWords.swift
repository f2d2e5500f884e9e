import Diagnostics
import Interpreter

// Plots, tables and formulas.
extension CommandFault {
  var plotWords: Words? {
    switch self {
    case .notDrawable(let value):
      (
        .valueError, "plot() draws numbers up to 1e+300 in size, not \(Self.number(value))",
        "divide the values by a number, or take their logarithms"
      )
    case .nothingToPlot:
      (
        .typeError, "plot() got nothing to draw",
        "pass a tensor, a list, a pair (x, y), a dict of those, or a History"
      )
    case .emptyLine(let what):
      (.valueError, "plot(): \(what) has no numbers to draw", "leave it out, or draw more of it")
    case .unequalPair(let what, let x, let y):
      (
        .valueError, "\(what) has \(x) x values and \(y) y values",
        "every point has one x and one y"
      )
    case .labelCount(let labels, let values):
      (
        .valueError, "plot() got \(Self.count(labels, "label")) for \(Self.count(values, "line"))",
        "give one label for each"
      )
    case .scaleName(let name):
      (.valueError, "plot() has no scale '\(name)'", "write yscale='linear' or yscale='log'")
    case .nothingAboveZero:
      (
        .valueError, "a plot with yscale='log' has a place for numbers above zero alone",
        "leave out yscale, or plot the absolute values"
      )
    case .labelsOfDict:
      (
        .valueError, "plot() got labels for a dict, whose keys name its lines",
        "leave out labels"
      )
    default: nil
    }
  }

  var tableWords: Words? {
    switch self {
    case .noTable(let typeName):
      (
        .typeError, "table() can't show a value of type \(typeName)",
        "pass a list of rows, a dict of columns, or a 2-D tensor"
      )
    case .emptyTable:
      (.valueError, "table() got no rows and no columns", "give it a row at least")
    case .rowKeys(let row, let key, let isMissing):
      (
        .valueError,
        "row \(row) of the table has \(isMissing ? "no" : "a") '\(key)', row 0 has "
          + (isMissing ? "one" : "none"), "give every row the same keys; None is an empty cell"
      )
    case .notARow(let row, let typeName):
      (
        .typeError, "row \(row) of the table is of type \(typeName)",
        "a row is a list, a tuple or a dict of its cells"
      )
    case .rowLength(let row, let count, let wanted):
      (
        .valueError,
        "row \(row) of the table has \(Self.count(count, "cell")), row 0 has \(wanted)",
        "write None for an empty cell"
      )
    case .columnLength(let name, let count, let first, let wanted):
      (
        .valueError,
        "column '\(name)' has \(Self.count(count, "cell")), column '\(first)' has \(wanted)",
        "write None for an empty cell"
      )
    case .columnNames(let count, let wanted):
      (
        .valueError,
        "table() got \(Self.count(count, "column name")) for \(Self.count(wanted, "column"))",
        "give one name for each column"
      )
    case .columnNamesOfDict:
      (
        .valueError, "table() got columns for a dict, whose keys name its columns",
        "leave out columns"
      )
    case .tableSize(let count, let limit):
      (
        .valueError, "table() got \(count) cells; it shows at most \(limit)",
        "show a part, such as [:20]"
      )
    case .tableShape(let shape):
      (
        .valueError, "table() shows a tensor with rows and columns; this one has shape \(shape)",
        shape.count < 2 ? "write .unsqueeze(0) for a row" : "take a part of it, such as [0]"
      )
    default: nil
    }
  }

  var formulaWords: Words? {
    switch self {
    case .unknownFormula(let name, let known):
      (
        .valueError,
        known.isEmpty
          ? "no formula is called '\(name)'; the note has none with a label or a heading"
          : "no formula is labelled '\(name)' or stands under a heading of that name",
        nearestName(to: name, among: known).map { "write \"\($0)\"" }
          ?? (known.isEmpty ? "put {#\(name)} behind a formula" : "there are \(Self.list(known))")
      )
    case .formulaFunction(let parameter, let name):
      (
        .valueError, "formula(): \(parameter) is '\(name)', which is no function of the formulas",
        "there are tanh, sigmoid, relu, softmax, exp, log, softplus, gelu and swish"
      )
    case .formulaArgument(let name, let typeName):
      (
        .typeError, "formula(): \(name) is of type \(typeName)",
        "give a size as \(name)=16, or a function as \(name)=\"tanh\""
      )
    case .notAFormulaCell(let typeName):
      (
        .typeError, "only what formula() made can be explained, not a value of type \(typeName)",
        "pass the network of formula(…), or a formula's label"
      )
    case .listingName(let name):
      (
        .valueError,
        "name must be made of letters, digits and '_' and be no keyword, got '\(name)'",
        "write name=\"cell\""
      )
    case .gradientDiffers(let parameter, let difference):
      (
        .runtimeError,
        "the derived gradient of \(parameter) is not that of the compiled network: they differ by "
          + "\(difference) of its largest element",
        "this is a fault of the program: report the formula"
      )
    case .gradientLoss(let loss):
      (
        .valueError,
        "gradient() takes the sum or the mean of the steps' losses; this one is '\(loss)'",
        "give it the equations without the loss, by their label"
      )
    default: nil
    }
  }
}
