import Diagnostics

/// An equation of several symbols in a column:
///
///     (i_t; f_t; o_t; g_t) = (\sigma; \sigma; \sigma; \tanh) (T [x_t; h_{t-1}] + b)
///
/// is one equation for each row of it. The rows of `T` and `b` that belong to `i` are called `T_i`
/// and `b_i`: they are parameters of their own.
struct StackedRow {
  struct Entry {
    let symbol: [FormulaNode]
    let value: [FormulaNode]
  }

  let entries: [Entry]
  /// Whether the right side is one value whose parameters are cut into the rows.
  let isCut: Bool

  /// - Returns: Nothing where the left side is no column.
  /// - Throws: A fault where the columns of both sides differ in length.
  init?(_ row: EquationRow) throws(CellFault) {
    guard row.sides.count == 2, row.sides[0].count == 1, let symbols = row.sides[0][0].column,
      let first = row.sides[1].first
    else { return nil }
    var rest = Array(row.sides[1].dropFirst())
    guard let column = first.column, rest.isEmpty || column.allSatisfy(\.isFunctionName) else {
      entries = symbols.map { Entry(symbol: $0, value: row.sides[1]) }
      isCut = true
      return
    }
    guard column.count == symbols.count else {
      throw row.fault(.stackCount(left: symbols.count, right: column.count), first.range)
    }
    if rest.first?.productMark != nil { rest.removeFirst() }
    let argument = Self.bracketed(rest)
    entries = zip(symbols, column).map { Entry(symbol: $0, value: $1 + argument) }
    isCut = !rest.isEmpty
  }

  /// What the functions of a column apply to, in brackets.
  private static func bracketed(_ nodes: [FormulaNode]) -> [FormulaNode] {
    guard let first = nodes.first, let last = nodes.last else { return [] }
    let isWhole = nodes.count == 1 && first.isFenced
    guard !isWhole, !RowSplitter.isOneBracket(nodes) else { return nodes }
    return [
      FormulaNode(
        .fenced(left: "(", nodes, right: ")"),
        SourceRange(start: first.range.start, end: last.range.end))
    ]
  }
}

extension CellTerm {
  /// The term with its parameters named after one row of a column.
  func cut(_ name: String) -> CellTerm {
    mapped { use in
      var use = use
      guard use.isCut else { return use }
      use.name += "_" + name
      use.latex = use.latex(index: name)
      return use
    }
  }

  /// The parameters that are cut into rows, each once.
  var cutNames: [SymbolUse] {
    var seen: Set<String> = []
    return symbols.filter { $0.isCut && seen.insert($0.name).inserted }
  }
}

extension SymbolUse {
  fileprivate var isCut: Bool {
    time == .none && !isSmallGreek && !CellRoles.isInputName(name)
  }
}

extension FormulaNode {
  /// The entries of a matrix with one column, brackets around it or not.
  fileprivate var column: [[FormulaNode]]? {
    switch kind {
    case .fenced(let left, let nodes, _) where left == "(" || left == "[":
      let inner = RowSplitter.flat(nodes).filter { !$0.isSpace }
      return inner.count == 1 ? inner[0].column : nil
    case .table(let table):
      guard table.rows.count > 1, !table.isDisplayStyle,
        table.rows.allSatisfy({ $0.cells.count == 1 })
      else { return nil }
      return table.rows.map { RowSplitter.flat($0.cells[0]).filter { !$0.isSpace } }
    default: return nil
    }
  }
}

extension [FormulaNode] {
  /// Whether the nodes can be the name of a function: no time, no bracket.
  fileprivate var isFunctionName: Bool {
    !isEmpty
      && allSatisfy { node in
        node.scriptBase == nil && node.bracketStep == 0 && !node.isFenced && !node.isNumber
      }
  }
}
