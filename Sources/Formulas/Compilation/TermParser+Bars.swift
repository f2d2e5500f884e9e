import Diagnostics

// Values between bars.

extension TermParser {
  /// `|a|`, element by element.
  mutating func magnitude() throws(CellFault) -> CellTerm {
    let open = nodes[position]
    position += 1
    let argument = try sum()
    guard let close = peek, close.scriptBase?.isBar ?? close.isBar else {
      throw fault(.unbalanced("|", wanted: "|"), open.range)
    }
    position += 1
    try checkBars(argument, close, from: open)
    return term(.call(.abs, [argument]), SourceRange(start: open.range.start, end: close.range.end))
  }

  /// A length is often written with single bars; what stands behind them tells it from a value for
  /// each element.
  private func checkBars(
    _ argument: CellTerm, _ close: FormulaNode, from open: FormulaNode
  ) throws(CellFault) {
    guard case .scripts(_, let lower, let upper, _) = close.kind else { return }
    let range = SourceRange(start: open.range.start, end: close.range.end)
    guard lower == nil, let upper, case .number("2") = upper.only.kind else {
      throw notUnderstood(range)
    }
    throw fault(.squaredBars(source.text(range), inner: argument.text), range)
  }

  /// `\|a\|`, the length of a vector; an index 2 and a square may stand behind it.
  mutating func norm() throws(CellFault) -> CellTerm {
    let open = nodes[position]
    position += 1
    let argument = try sum()
    guard let close = peek, close.scriptBase?.isDoubleBar ?? close.isDoubleBar else {
      throw fault(.unbalanced("\\|", wanted: "\\|"), open.range)
    }
    position += 1
    let range = SourceRange(start: open.range.start, end: close.range.end)
    return try normed(argument, close, range)
  }

  /// The norm with what stands below and above its closing bar.
  func normed(
    _ argument: CellTerm, _ close: FormulaNode, _ range: SourceRange
  ) throws(CellFault) -> CellTerm {
    let norm = term(.norm(argument), range)
    guard case .scripts(_, let lower, let upper, _) = close.kind else { return norm }
    if let lower, case .number("2") = lower.only.kind {
    } else if let lower {
      throw notUnderstood(lower.range)
    }
    return try upper.map { node throws(CellFault) in try raised(norm, node, range) } ?? norm
  }
}

extension FormulaNode {
  var isDoubleBar: Bool { bracketText == "‖" || bracketText == "∥" }

  /// What the node's scripts stand on.
  var scriptBase: FormulaNode? {
    guard case .scripts(let base, _, _, _) = kind else { return nil }
    return base
  }
}
