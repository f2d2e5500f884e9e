extension Formula {
  /// The formula as a line of Unicode text for places that can't show mathematics: `h_t ∈ ℝ^d`.
  ///
  /// What has no such form stands as its LaTeX.
  package var unicodeText: String { nodes.map { text($0) }.joined() }

  private func text(_ node: FormulaNode) -> String {
    switch node.kind {
    case .symbol(let symbol): Self.spaced(symbol)
    case .number(let text), .word(let text), .words(let text), .middle(let text): text
    case .function(let name, _): name
    case .group(let nodes), .text(let nodes, _), .style(_, let nodes): nodes.map(text).joined()
    case .scripts(let base, let lower, let upper, _):
      (base.map(text) ?? "") + script("_", lower) + script("^", upper)
    case .font(.blackboard, let inner) where inner.symbolText == "R": "ℝ"
    case .font(_, let inner): text(inner)
    case .fenced(let left, let nodes, let right): left + nodes.map(text).joined() + right
    case .space: " "
    default: source.text(node.range)
    }
  }

  private func script(_ mark: String, _ node: FormulaNode?) -> String {
    guard let node else { return "" }
    let inner = text(node).filter { !$0.isWhitespace }
    if mark == "^", !inner.isEmpty, inner.allSatisfy({ "′″‴".contains($0) }) { return inner }
    if mark == "^", ["⊤", "∗", "*"].contains(inner) { return inner }
    return inner.count == 1 ? mark + inner : "\(mark){\(inner)}"
  }

  /// Relations and binary signs have blanks around them.
  private static func spaced(_ symbol: MathSymbol) -> String {
    switch symbol.symbolClass {
    case .relation, .binary: " \(symbol.text) "
    case .punctuation: "\(symbol.text) "
    default: symbol.text
    }
  }
}
