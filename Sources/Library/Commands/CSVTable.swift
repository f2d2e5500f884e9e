/// A file of comma-separated values, read.
///
/// RFC 4180: fields may stand in quotes, in which separators and line ends are text and `""` is a
/// quote; lines end with LF, CRLF or CR. Where the first line has no comma, `;` or a tab separates.
/// Empty lines are left out; all other lines have as many fields as the first. A first row of
/// numbers only is no header.
package struct CSVTable {
  package struct Row: Hashable {
    /// The file's line in which the row begins.
    package let line: Int
    package let fields: [String]

    package init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  let path: String
  /// The columns' names; their numbers where there is no header.
  package let names: [String]
  let hasHeader: Bool
  package let rows: [Row]

  package init(_ bytes: [UInt8], path: String) throws(CommandFault) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path: path) }
    var reader = CSVReader(text, path: path)
    let all = try reader.read()
    guard let first = all.first else { throw .noRows(path: path) }
    for row in all where row.fields.count != first.fields.count {
      throw .rowWidth(
        path: path, line: row.line, count: row.fields.count, wanted: first.fields.count,
        looksDecimal: reader.separator == "," && row.fields.count > first.fields.count)
    }
    self.path = path
    hasHeader = !first.fields.allSatisfy { Self.number($0) != nil }
    names = hasHeader ? first.fields : first.fields.indices.map(String.init)
    rows = hasHeader ? Array(all.dropFirst()) : all
    guard !rows.isEmpty else { throw .noRows(path: path) }
  }

  /// The finite decimal number that a field is.
  static func number(_ field: String) -> Double? {
    let digits = "0123456789+-.eE"
    guard field.allSatisfy(digits.contains), let value = Double(field), value.isFinite else {
      return nil
    }
    return value
  }

  /// The index of a named column.
  func column(named name: String) throws(CommandFault) -> Int {
    guard hasHeader else { throw .noHeader(path: path, name: name, count: names.count) }
    if let index = names.firstIndex(of: name) { return index }
    throw .noColumn(path: path, name: name, known: names)
  }

  /// The index of a column by its number; a negative one counts from the end.
  func column(at index: Int) throws(CommandFault) -> Int {
    let place = index < 0 ? index + names.count : index
    guard names.indices.contains(place) else {
      throw .columnIndex(path: path, index: index, count: names.count)
    }
    return place
  }

  /// The only column in which every row has a number.
  func onlyNumericColumn() throws(CommandFault) -> Int {
    let numeric = names.indices.filter { column in
      rows.allSatisfy { Self.number($0.fields[column]) != nil }
    }
    if numeric.count == 1 { return numeric[0] }
    if numeric.isEmpty { throw .noNumericColumn(path: path, names: names) }
    let shown = numeric.map { hasHeader ? "\"\(names[$0])\"" : names[$0] }
    throw .severalColumns(path: path, names: shown)
  }

  /// The numbers of a column, from the first row to the last.
  func numbers(in column: Int) throws(CommandFault) -> [Double] {
    var numbers: [Double] = []
    for row in rows {
      guard let number = Self.number(row.fields[column]) else {
        throw .notANumber(
          path: path, line: row.line, column: names[column], text: row.fields[column])
      }
      numbers.append(number)
    }
    return numbers
  }
}
