import Diagnostics

/// One row of an equation, cut at its equals signs; labels, remarks and lone brackets fall away.
struct EquationRow {
  typealias Side = [FormulaNode]

  let source: SourceFragment
  private(set) var nodes: [FormulaNode]
  private(set) var sides: [Side] = [[]]
  /// The places of the equals signs.
  private(set) var signs: [SourceRange] = []
  /// The step that the row is written for: 2 in `t=2: h₂ = …`.
  let step: Int?
  /// Whether the step is told from the indices alone.
  let isStepTold: Bool

  init(_ row: [FormulaNode], _ source: SourceFragment) {
    self.source = source
    nodes = RowRemarks.removed(row).filter { !$0.isSpace }
    while let last = nodes.last, last.isEndMark { nodes.removeLast() }
    let labeled = RowRemarks.step(nodes)
    nodes = Self.unwrapped(RowRemarks.withoutLabel(nodes))
    for node in RowSplitter.flat(nodes) where !node.isSpace {
      if node.isEquals {
        sides.append([])
        signs.append(node.range)
      } else {
        sides[sides.count - 1].append(node)
      }
    }
    step = labeled ?? NumberedSteps.step(sides)
    isStepTold = labeled == nil && step != nil
  }

  /// From the first node to the last; none in an empty row.
  var range: SourceRange? {
    guard let first = nodes.first, let last = nodes.last else { return nil }
    return SourceRange(start: first.range.start, end: last.range.end)
  }

  func range(of side: Side) -> SourceRange {
    guard let first = side.first, let last = side.last else {
      return signs.first ?? SourceRange(at: .start)
    }
    return SourceRange(start: first.range.start, end: last.range.end)
  }

  func place(_ range: SourceRange) -> CellPlace { CellPlace(source: source, range: range) }

  func fault(_ kind: CellFault.Kind, _ range: SourceRange) -> CellFault {
    CellFault(kind: kind, place: place(range))
  }

  func fault(_ kind: CellFault.Kind, _ side: Side) -> CellFault { fault(kind, range(of: side)) }

  /// Takes away brackets around a whole equation: what is left of a lost `\[ … \]`.
  private static func unwrapped(_ nodes: [FormulaNode]) -> [FormulaNode] {
    if nodes.count == 1, case .fenced(_, let inner, _) = nodes[0].kind {
      let inner = RowSplitter.flat(inner).filter { !$0.isSpace }
      return inner.contains(where: \.isEquals) ? inner : nodes
    }
    guard nodes.count > 2, nodes[0].bracketStep == 1, nodes[nodes.count - 1].bracketStep == -1
    else {
      return nodes
    }
    var depth = 0
    for (index, node) in nodes.enumerated() {
      depth += node.bracketStep
      if depth == 0, index < nodes.count - 1 { return nodes }
      if depth == 1, node.isEquals { return Array(nodes[1..<(nodes.count - 1)]) }
    }
    return nodes
  }
}
