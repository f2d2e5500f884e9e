import Diagnostics

extension Formula {
  /// What is wrong with the round and square brackets of an equation, whatever it states: one that
  /// has no partner for each row.
  ///
  /// Either kind may close the other, as in `[0, 1)`; braces often stand alone, before cases.
  package var bracketFaults: [Diagnostic] {
    guard isEquation, diagnostics.allSatisfy({ $0.severity != .error }) else { return [] }
    var search = BracketSearch(source: source)
    search.look(RowSplitter.rows(nodes).map(Self.withoutNumber))
    return search.faults.prefix(CellFaults.most).map(\.diagnostic)
  }

  /// The row without a number before it: `1) y = x`.
  private static func withoutNumber(_ row: [FormulaNode]) -> [FormulaNode] {
    row.count > 1 && row[0].isNumber && row[1].bracketText == ")"
      ? Array(row.dropFirst(2)) : row
  }
}

/// A walk over rows of nodes, and over those that stand within nodes, each by itself.
private struct BracketSearch {
  let source: SourceFragment
  private(set) var faults: [CellFault] = []

  init(source: SourceFragment) {
    self.source = source
  }

  mutating func look(_ rows: [[FormulaNode]]) {
    var open: [(row: Int, node: FormulaNode)] = []
    var closing: [(row: Int, node: FormulaNode)] = []
    for (number, row) in rows.enumerated() {
      for node in row {
        if node.roundStep == 1 {
          open.append((number, node))
        } else if node.roundStep == -1, open.popLast() == nil {
          closing.append((number, node))
        }
        lookInside(node)
      }
    }
    // `]0, 1[` is an interval.
    guard open.count != closing.count else { return }
    let lastOfRows = Dictionary(open.map { ($0.row, $0.node) }) { $1 }
    let firstOfRows = Dictionary(closing.map { ($0.row, $0.node) }) { first, _ in first }
    for row in Set(lastOfRows.keys).union(firstOfRows.keys).sorted() {
      for node in [firstOfRows[row], lastOfRows[row]] { node.map { tell($0) } }
    }
  }

  private mutating func lookInside(_ node: FormulaNode) {
    switch node.kind {
    case .scripts(let base?, let lower, let upper, _):
      if base.bracketStep == 0 { lookInside(base) }
      for script in [lower, upper] { if let script { look([RowSplitter.flat([script])]) } }
    case .fraction(let fraction):
      look([RowSplitter.flat([fraction.numerator])])
      look([RowSplitter.flat([fraction.denominator])])
    case .table(let table):
      look(table.rows.map { row in row.cells.flatMap { RowSplitter.flat($0) } })
    default:
      if !node.parts.isEmpty { look([RowSplitter.flat(node.parts)]) }
    }
  }

  private mutating func tell(_ node: FormulaNode) {
    guard let text = node.bracketText else { return }
    faults.append(
      CellFault(
        kind: .unbalanced(text, wanted: TermParser.partner(text)),
        place: CellPlace(source: source, range: node.range)))
  }
}

extension FormulaNode {
  /// 1 for an opening round or square bracket, −1 for a closing one, else 0.
  fileprivate var roundStep: Int {
    bracketText.map { ["(", "[", ")", "]"].contains($0) } == true ? bracketStep : 0
  }
}
