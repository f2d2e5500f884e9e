/// Cuts a formula into rows of flat nodes: groups, styles and colors fall away.
enum RowSplitter {
  /// The rows, with times in brackets as indices.
  static func rows(_ nodes: [FormulaNode]) -> [[FormulaNode]] {
    split(TimeBrackets.asIndices(nodes))
  }

  private static func split(_ nodes: [FormulaNode]) -> [[FormulaNode]] {
    var rows: [[FormulaNode]] = [[]]
    for node in flat(nodes) {
      switch node.kind {
      case .newline: rows.append([])
      case .fenced(_, let inner, _) where isSystem(node) && rows[rows.count - 1].isBlank:
        rows += split(inner) + [[]]
      case .table(let table)
      where table.environment == "cases" && rows[rows.count - 1].endsInEquals:
        rows[rows.count - 1].append(node)
      case .table(let table) where table.isRows:
        for row in table.rows {
          rows.append([])
          for made in split(Array(row.cells.joined())) where !made.isEmpty {
            rows[rows.count - 1] += made
          }
        }
        rows.append([])
      default: rows[rows.count - 1].append(node)
      }
    }
    return rows.filter { $0.contains { !$0.isSpace } }
  }

  /// Whether the node is rows of equations behind one brace: `\left\{ … \right.`
  private static func isSystem(_ node: FormulaNode) -> Bool {
    guard case .fenced(let left, let inner, let right) = node.kind,
      [left, right].contains(where: { $0.isEmpty || $0 == "." }), left == "{" || right == "}"
    else { return false }
    let shown = flat(inner).filter { !$0.isSpace }
    guard shown.count == 1, case .table(let table) = shown[0].kind, table.isRows else {
      return false
    }
    return table.rows.allSatisfy { row in
      flat(Array(row.cells.joined())).contains(where: \.isEquals)
    }
  }

  static func flat(_ nodes: [FormulaNode]) -> [FormulaNode] {
    nodes.flatMap { node -> [FormulaNode] in
      switch node.kind {
      case .group(let inner), .style(_, let inner), .size(_, let inner), .color(_, let inner):
        flat(inner)
      case .decorated(.box, let inner), .classed(_, let inner, hasLimits: false): flat([inner])
      case .font(let font, let inner): styled(font, inner, node)
      case .tag, .label: []
      default: [node]
      }
    }
  }

  /// Whether the first node opens a bracket that the last one closes.
  static func isOneBracket(_ nodes: [FormulaNode]) -> Bool {
    var depth = 0
    for (index, node) in nodes.enumerated() {
      depth += node.bracketStep
      if depth <= 0 { return index > 0 && index == nodes.count - 1 }
    }
    return false
  }

  /// A font over several symbols is a font over each.
  private static func styled(
    _ font: MathFont, _ inner: FormulaNode, _ node: FormulaNode
  ) -> [FormulaNode] {
    guard case .group(let nodes) = inner.kind, nodes.count > 1, node.plainName == nil else {
      return [node]
    }
    return flat(nodes).map { FormulaNode(.font(font, $0), $0.range) }
  }
}

extension FormulaTable {
  /// Whether the environment sets rows of a text, not the entries of one value.
  fileprivate var isRows: Bool {
    isDisplayStyle || environment == "array" || environment == "cases"
  }
}

extension [FormulaNode] {
  fileprivate var isBlank: Bool { allSatisfy(\.isSpace) }

  fileprivate var endsInEquals: Bool { last { !$0.isSpace }?.isEquals ?? false }
}
