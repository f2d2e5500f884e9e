import Diagnostics

extension FormulaParser {
  mutating func environment(_ command: Token) -> FormulaNode {
    guard let name = environmentName() else {
      fault(.missingArgument(of: command.source), command.range)
      return FormulaNode(.error(command.source), command.range)
    }
    let layout = Environments.layouts[name]
    if layout == nil {
      let nearest = nearestName(to: name, among: Environments.layouts.keys)
      fault(.unknownEnvironment(name, nearest: nearest), range(from: command.range.start))
    }
    var table = FormulaTable(environment: name, rows: [], columns: [])
    let given = columns(of: layout?.argument ?? .none, command)
    table.rows = rows()
    closeEnvironment(name, command)
    let width = table.rows.map(\.cells.count).max() ?? 0
    lay(out: &table, by: layout, given: given, width: width, at: range(from: command.range.start))
    return node(.table(table), from: command)
  }

  private func isLine(_ token: Token) -> Bool {
    guard case .command(let name) = token.kind else { return false }
    return ["hline", "hdashline", "toprule", "midrule", "bottomrule"].contains(name)
  }

  /// The rows up to `\end`; an empty last row (a `\\` behind the last one) falls away.
  private mutating func rows() -> [FormulaTable.Row] {
    var rows: [FormulaTable.Row] = []
    var row = FormulaTable.Row(cells: [])
    while true {
      skipSpaces()
      while isLine(peek) {
        _ = next()
        skipSpaces()
        row.lineAbove = true
      }
      row.cells.append(list(until: .cell))
      if take("&") { continue }
      let isBreak = peek.isCommand("\\") || peek.isCommand("cr")
      if isBreak || row.cells != [[]] {
        rows.append(row)
      } else if row.lineAbove, let last = rows.indices.last {
        rows[last].lineBelow = true
      }
      guard isBreak else { return rows }
      let mark = next()
      if mark.isCommand("\\") { _ = rowGap() }
      row = FormulaTable.Row(cells: [])
    }
  }

  private mutating func closeEnvironment(_ name: String, _ command: Token) {
    guard peek.isCommand("end") else {
      missingEnd(.unclosedEnvironment(name), command.range)
      return
    }
    let end = next()
    let ended = environmentName() ?? ""
    if ended != name {
      fault(.mismatchedEnd(begun: name, ended: ended), range(from: end.range.start))
    }
  }

  /// The columns that stand behind the environment's name, if any do.
  private mutating func columns(
    of argument: Environments.Argument, _ command: Token
  ) -> [FormulaTable.Column]? {
    switch argument {
    case .none: return nil
    case .count:
      _ = rawArgument()
      return nil
    case .optionalAlignment:
      skipSpaces()
      guard let letters = rawOptionalArgument() else { return nil }
      return columns(letters, peek.range)
    case .columns:
      skipSpaces()
      guard let (letters, range) = rawArgument() else {
        fault(.missingArgument(of: "\\begin{array}"), command.range)
        return nil
      }
      return columns(letters, range)
    }
  }

  private mutating func columns(
    _ letters: String, _ range: SourceRange
  ) -> [FormulaTable.Column] {
    var columns: [FormulaTable.Column] = []
    var hasLine = false
    for letter in letters where !letter.isWhitespace {
      let alignment: FormulaTable.Alignment
      switch letter {
      case "l": alignment = .left
      case "c": alignment = .center
      case "r": alignment = .right
      case "|", ":":
        hasLine = true
        continue
      default:
        fault(.columnLetter(letter), range)
        continue
      }
      columns.append(
        .init(alignment: alignment, gap: columns.isEmpty ? 0 : 1, lineBefore: hasLine))
      hasLine = false
    }
    if hasLine, !columns.isEmpty { columns[columns.count - 1].lineAfter = true }
    return columns
  }

  private mutating func lay(
    out table: inout FormulaTable, by layout: Environments.Layout?, given: [FormulaTable.Column]?,
    width: Int, at range: SourceRange
  ) {
    let layout = layout ?? Environments.Layout(alignments: [.left], gaps: [1])
    table.left = layout.left
    table.right = layout.right
    table.isDisplayStyle = layout.isDisplayStyle
    table.isSmall = layout.isSmall
    let given = given.flatMap { $0.isEmpty ? nil : $0 }
    let repeated = layout.argument == .optionalAlignment
    if let limit = repeated ? nil : given?.count ?? layout.columnLimit, width > limit {
      fault(.extraCells(environment: table.environment, found: width, allowed: limit), range)
    }
    table.columns = given ?? layout.columns(width)
    if let last = table.columns.last {
      while table.columns.count < width { table.columns.append(last) }
    }
  }
}
