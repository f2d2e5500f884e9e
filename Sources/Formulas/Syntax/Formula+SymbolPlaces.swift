import Diagnostics

extension Formula {
  /// Where symbols of a cell stand in the formula: the places of whole symbols with their accents,
  /// indices and time, in the formula's own coordinates.
  ///
  /// - Parameter names: The symbols looked for, as `CellSymbol.name` has them.
  package func places(ofSymbols names: Set<String>) -> [SourceRange: String] {
    let overMemory = SymbolReader(
      source: source, positions: PositionIndices([self]).allKnown)
    var search = SymbolSearch(
      readers: [overMemory, SymbolReader(source: source)], names: names)
    search.look(in: nodes)
    return search.places
  }
}

/// A walk over nodes that stops at each symbol it knows.
private struct SymbolSearch {
  /// The first reads indices over a memory as such, the second as parts of names.
  let readers: [SymbolReader]
  let names: Set<String>
  var places: [SourceRange: String] = [:]

  mutating func look(in nodes: [FormulaNode]) {
    for node in nodes { look(at: node) }
  }

  private mutating func look(at node: FormulaNode) {
    let read = readers.lazy.compactMap { (try? $0.symbol(node))?.use.name }
    if let name = read.first(where: names.contains) {
      places[node.range] = name
    } else {
      look(in: node.parts)
    }
  }
}

extension FormulaNode {
  /// The nodes directly inside this one, in the order of the source.
  var parts: [FormulaNode] {
    switch kind {
    case .symbol, .number, .word, .words, .middle, .sizedDelimiter, .function, .space, .newline,
      .label, .error, .text, .tag:
      []
    case .group(let nodes), .fenced(_, let nodes, _), .style(_, let nodes), .size(_, let nodes),
      .color(_, let nodes):
      nodes
    case .scripts(let base, let lower, let upper, _):
      [base, lower, upper].compactMap { $0 }
    case .fraction(let fraction): [fraction.numerator, fraction.denominator]
    case .root(let radicand, let index): [index, radicand].compactMap { $0 }
    case .accent(_, let node), .font(_, let node), .decorated(_, let node),
      .classed(_, let node, _):
      [node]
    case .stack(let base, let above, let below, _): [base, above, below].compactMap { $0 }
    case .table(let table): table.rows.flatMap { $0.cells.joined() }
    }
  }
}
