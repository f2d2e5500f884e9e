import Diagnostics
import Interpreter

// Files of numbers, series and windows.
extension CommandFault {
  var fileWords: Words? {
    switch self {
    case .file(.missing(let path)):
      (
        .fileNotFoundError, "[Errno 2] No such file or directory: '\(path)'",
        "paths start at the note's folder"
      )
    case .file(.outside(let path)):
      (
        .permissionError, "'\(path)' lies outside of the note's folder",
        "put the file beside the note: cells read nothing else"
      )
    case .file(.unreadable(let path)):
      (.osError, "'\(path)' can't be read", "make it a readable file")
    case .file(.directory(let path)):
      (.isADirectoryError, "[Errno 21] Is a directory: '\(path)'", "give the file a name")
    case .file(.full(let path, let limit)):
      (
        .osError, "[Errno 28] No space left on device: '\(path)'",
        "files that cells write may have \(limit >> 20) MB together"
      )
    case .notText(let path):
      (.valueError, "\(path) is not UTF-8 text", "save the file as CSV in UTF-8")
    case .openQuote(let path, let line):
      (.valueError, "\(path), line \(line): a quote is opened and never closed", "close it with \"")
    case .noRows(let path):
      (.valueError, "\(path) has no rows of values", "a CSV file has a header and a row a value")
    case .rowWidth(let path, let line, let count, let wanted, let looksDecimal):
      (
        .valueError,
        "\(path), line \(line): the row has \(Self.count(count, "cell")), the first line has "
          + "\(wanted)",
        looksDecimal
          ? "decimal comma? write 1.5 for 1,5, or quote a cell of text"
          : "give the row all of the first line's columns"
      )
    case .notANumber(let path, let line, let column, let text):
      (
        .valueError,
        text.isEmpty
          ? "\(path), line \(line): column '\(column)' is empty"
          : "\(path), line \(line): '\(text)' in column '\(column)' is not a number",
        text.contains(",") && CSVTable.number(text.replacingCommas) != nil
          ? "decimal comma? write \(text.replacingCommas)"
          : "write a number such as 112 or 1.5e3, or leave out the row"
      )
    default: columnWords
    }
  }

  var columnWords: Words? {
    switch self {
    case .noColumn(let path, let name, let known):
      (
        .valueError, "\(path) has no column '\(name)'; its columns are \(Self.list(known))",
        nearestName(to: name, among: known).map { "write column=\"\($0)\"" }
      )
    case .noHeader(let path, let name, let count):
      (
        .valueError, "\(path) has no header, so no column is called '\(name)'",
        count == 1 ? "leave out column" : "write column=0 to column=\(count - 1)"
      )
    case .columnIndex(let path, let index, let count):
      (
        .indexError, "column \(index) is out of range: \(path) has \(Self.count(count, "column"))",
        count == 1 ? "leave out column" : "columns are counted from 0 to \(count - 1)"
      )
    case .severalColumns(let path, let names):
      (
        .valueError,
        "\(path) has \(names.count) columns of numbers (\(Self.list(names))); which is the series?",
        "write column=\(names.first ?? "0")"
      )
    case .noNumericColumn(let path, let names):
      (
        .valueError, "\(path) has no column of numbers only; its columns are \(Self.list(names))",
        "name the column to see which row is not a number"
      )
    default: nil
    }
  }

  var seriesWords: Words? {
    switch self {
    case .notASeries(let function, let what, let shape):
      (
        .valueError, "\(function)() takes one row of numbers; \(what) has shape \(shape)",
        shape.count(where: { $0 != 1 }) <= 1
          ? "write .flatten()"
          : function == "windows"
            ? "say which column is foretold: target=0" : "take one column of it, such as [:, 0]"
      )
    case .notNumbers(let function, let what, let typeName):
      (
        .typeError,
        "\(function)() takes a tensor or a list of numbers; \(what) is of type \(typeName)", nil
      )
    case .elementNotANumber(let function, let what, let index, let typeName):
      (
        .typeError,
        "\(function)() takes numbers; element \(index) of \(what) is of type \(typeName)", nil
      )
    case .notPositive(let function, let name, let value):
      (
        .valueError, "\(function)(): \(name) must be greater than 0, got \(value)",
        nil
      )
    default: nil
    }
  }
}

extension String {
  /// The text with points for its commas.
  fileprivate var replacingCommas: String { String(map { $0 == "," ? "." : $0 }) }
}
