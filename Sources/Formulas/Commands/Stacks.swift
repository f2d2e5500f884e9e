/// What is set above or below something else: `\overset`, `\stackrel`, `\xrightarrow`.
enum Stacks {
  static let families = [overset, underset, stackrel, arrows, substack]

  private static let overset = CommandFamily(names: ["overset"]) { parser, command, _ in
    let above = parser.argument(of: command)
    let base = parser.argument(of: command)
    return parser.node(
      .stack(base: base, above: above, below: nil, base.symbolClass), from: command)
  }

  private static let underset = CommandFamily(names: ["underset"]) { parser, command, _ in
    let below = parser.argument(of: command)
    let base = parser.argument(of: command)
    return parser.node(
      .stack(base: base, above: nil, below: below, base.symbolClass), from: command)
  }

  private static let stackrel = CommandFamily(names: ["stackrel"]) { parser, command, _ in
    let above = parser.argument(of: command)
    let base = parser.argument(of: command)
    return parser.node(
      .stack(base: base, above: above, below: nil, .relation), from: command)
  }

  private static let arrowMarks = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xlongequal": "=",
    "xhookrightarrow": "↪", "xhookleftarrow": "↩",
  ]

  private static let arrows = CommandFamily(names: Array(arrowMarks.keys)) {
    parser, command, name in
    let below = parser.optionalArgument()
    let above = parser.argument(of: command)
    let arrow = MathSymbol(arrowMarks[name] ?? "→", .relation, command: name)
    return parser.node(
      .stack(
        base: FormulaNode(.symbol(arrow), command.range), above: above, below: below, .relation),
      from: command)
  }

  /// Lines below an operator: a small table of one column.
  private static let substack = CommandFamily(names: ["substack"]) { parser, command, _ in
    let argument = parser.argument(of: command)
    guard case .group(let nodes) = argument.kind else { return argument }
    let rows = nodes.split(omittingEmptySubsequences: false) { $0.kind == .newline }
    var table = FormulaTable(
      environment: "substack", rows: rows.map { .init(cells: [Array($0)]) },
      columns: [.init(alignment: .center, gap: 0)])
    table.isSmall = true
    return parser.node(.table(table), from: command)
  }
}

extension FormulaNode {
  /// The class that TeX spaces the node by.
  var symbolClass: SymbolClass {
    switch kind {
    case .symbol(let symbol): symbol.symbolClass
    case .scripts(let base?, _, _, _): base.symbolClass
    case .accent(_, let base), .decorated(_, let base), .font(_, let base): base.symbolClass
    case .group(let nodes) where nodes.count == 1: nodes[0].symbolClass
    case .stack(_, _, _, let symbolClass), .classed(let symbolClass, _, _): symbolClass
    case .sizedDelimiter(_, _, let symbolClass): symbolClass
    case .function: .largeOperator
    case .fenced: .inner
    case .middle: .relation
    default: .ordinary
    }
  }
}
