import Interpreter
import NumPy
import Tensors

/// `table(rows, columns=None, caption=None)`: shows a table below the cell.
func tableCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "table",
    [
      .required("rows").meaning(
        "a list of rows, each a list or a dict by column, a dict of columns, or a tensor "
          + "[rows, columns]"),
      .optional("columns").meaning("the names of the columns"),
      .optional("caption").meaning("a sentence with the table"),
    ],
    "Shows a table: a list of rows or of dicts, a dict of columns, or a tensor [rows, columns]."
  ) { [unowned library] (arguments, context) in
    let grid = try TableGrid(arguments["rows"], in: context)
    let words = CommandWords(library.note)
    var header = words.heads(grid.header ?? [])
    var rows = grid.rows.map { $0.map(\.text) }
    if header != grid.header ?? [], let last = rows.popLast() { rows.append(words.sum(last)) }
    if !arguments["columns"].isNone {
      if grid.header != nil { throw CommandFault.columnNamesOfDict }
      header = try arguments.sequence("columns").map { try context.text($0) }
      if let width = grid.rows.first?.count, width != header.count {
        throw CommandFault.columnNames(count: header.count, wanted: width)
      }
    }
    let width = max(header.count, grid.rows.first?.count ?? 0)
    library.note.show(
      .table(
        header: header, rows: rows,
        rightAligned: (0..<width).map(grid.isNumeric),
        caption: try arguments.optional("caption", Arguments.string)))
    return .none
  }
}

/// The cells of a table, all rows of the same length.
private struct TableGrid {
  struct Cell {
    let text: String
    let isNumber: Bool
  }

  /// The most cells that a page still shows well.
  private static let maximumCells = 10_000

  /// The names of a dict's columns, else none.
  let header: [String]?
  let rows: [[Cell]]

  init(_ value: Value, in context: Context) throws {
    if case .dict(let dict) = value {
      let columns = try dict.table.live.map { entry in
        (name: try context.text(entry.key), cells: try Self.cells(entry.value, in: context))
      }
      header = columns.map(\.name)
      rows = try Self.rows(of: columns)
    } else if let dicts = Self.dicts(value) {
      let found = try Self.rows(of: dicts, in: context)
      header = found.header
      rows = found.rows
    } else {
      header = nil
      rows = try Self.rows(of: value, in: context)
    }
    guard !rows.isEmpty || !(header ?? []).isEmpty else { throw CommandFault.emptyTable }
    let count = rows.count * (rows.first?.count ?? 0)
    guard count <= Self.maximumCells else {
      throw CommandFault.tableSize(count: count, limit: Self.maximumCells)
    }
  }

  /// Whether a column has numbers and nothing else but cells that are empty or crossed out.
  func isNumeric(_ column: Int) -> Bool {
    let filled = rows.map { $0[column] }.filter { !["", "-", "–", "—"].contains($0.text) }
    return !filled.isEmpty && filled.allSatisfy(\.isNumber)
  }

  /// The rows where each is a dict.
  private static func dicts(_ value: Value) -> [DictObject]? {
    guard let rows = value.asSequence, !rows.isEmpty else { return nil }
    let dicts: [DictObject] = rows.compactMap {
      if case .dict(let dict) = $0 { dict } else { nil }
    }
    return dicts.count == rows.count ? dicts : nil
  }

  /// The cells by the keys of the first row, which all rows have.
  private static func rows(
    of dicts: [DictObject], in context: Context
  ) throws -> (header: [String], rows: [[Cell]]) {
    let keys = dicts[0].table.live.map(\.key)
    let rows = try dicts.enumerated().map { place, dict in
      let cells = try keys.map { key in
        guard let value = try dict.value(for: key, in: context) else {
          throw CommandFault.rowKeys(row: place, key: try context.text(key), isMissing: true)
        }
        return try cell(value, in: context)
      }
      for entry in dict.table.live
      where try dicts[0].value(for: entry.key, in: context) == nil {
        throw CommandFault.rowKeys(row: place, key: try context.text(entry.key), isMissing: false)
      }
      return cells
    }
    return (try keys.map { try context.text($0) }, rows)
  }

  private static func rows(of columns: [(name: String, cells: [Cell])]) throws -> [[Cell]] {
    guard let first = columns.first else { return [] }
    for column in columns where column.cells.count != first.cells.count {
      throw CommandFault.columnLength(
        name: column.name, count: column.cells.count, first: first.name,
        wanted: first.cells.count)
    }
    return first.cells.indices.map { row in columns.map { $0.cells[row] } }
  }

  private static func rows(of given: Value, in context: Context) throws -> [[Cell]] {
    let value = try given.array.map { Value(try $0.sharedTensor()) } ?? given
    if let tensor = value.tensor {
      guard tensor.rank == 2 else { throw CommandFault.tableShape(tensor.shape) }
      guard tensor.count <= maximumCells else {
        throw CommandFault.tableSize(count: tensor.count, limit: maximumCells)
      }
    }
    guard value.tensor != nil || value.asSequence != nil else {
      throw CommandFault.noTable(typeName: value.plainTypeName)
    }
    let rows = try context.elements(of: value).enumerated().map { index, row in
      guard row.asSequence != nil || row.tensor?.rank == 1 else {
        throw CommandFault.notARow(row: index, typeName: row.plainTypeName)
      }
      return try cells(row, in: context)
    }
    for (index, row) in rows.enumerated() where row.count != rows[0].count {
      throw CommandFault.rowLength(row: index, count: row.count, wanted: rows[0].count)
    }
    return rows
  }

  private static func cells(_ value: Value, in context: Context) throws -> [Cell] {
    try context.elements(of: value).map { try cell($0, in: context) }
  }

  private static func cell(_ value: Value, in context: Context) throws -> Cell {
    switch value {
    case .none: return Cell(text: "", isNumber: false)
    case .bool: return Cell(text: try context.text(value), isNumber: false)
    case .int: return Cell(text: try context.text(value), isNumber: true)
    case .float: return Cell(text: try context.format(value, ".6g"), isNumber: true)
    default:
      if let tensor = value.tensor, tensor.rank == 0 {
        return try cell(Value(tensor.item()), in: context)
      }
      let text = try context.text(value)
      return Cell(text: text, isNumber: readsAsNumber(text))
    }
  }

  /// Whether a text is a number as people write it: `-3.5`, `1e-05`, `42 %`, `0.8 ± 0.1`, `nan`.
  private static func readsAsNumber(_ text: String) -> Bool {
    text.split(separator: "±", omittingEmptySubsequences: false).allSatisfy { part in
      var digits = part.drop { $0 == " " }
      if digits.last == "%" { digits.removeLast() }
      while digits.last == " " { digits.removeLast() }
      return ["nan", "inf", "-inf"].contains(digits) || CSVTable.number(String(digits)) != nil
    }
  }
}
