// Sums, products and extremes over an index or a variable.
extension ClaimParser {
  mutating func big(_ node: FormulaNode) throws(ClaimFault) -> ClaimTerm? {
    if let extremum = try extremum(node) { return extremum }
    guard let sign = node.unscripted.symbolText, sign == "∑" || sign == "∏" else { return nil }
    position += 1
    var range = ClaimRange(index: "")
    if case .scripts(_, let lower, let upper, _) = node.kind {
      guard let lower, let text = IndexText(lower)?.whole else {
        throw .notRead(source.text(node.range))
      }
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      range.index = parts[0].filter { $0 != "∀" }
      if parts.count == 2 { range.lower = try index(parts[1], node) }
      if let upper { range.upper = try index(IndexText(upper)?.whole ?? "?", node) }
    }
    guard range.index.count == 1 else { throw .notRead(source.text(node.range)) }
    let body = try product()
    return sign == "∑" ? .total(range, body) : .chain(range, body)
  }

  private func index(_ text: String, _ node: FormulaNode) throws(ClaimFault) -> ClaimIndex {
    guard let index = ClaimIndex(text) else { throw .notRead(source.text(node.range)) }
    return index
  }

  /// `\max_x \sigma'(x)`, `\sup_{x \in \mathbb{R}} …`, `\max_i z_i`.
  private mutating func extremum(_ node: FormulaNode) throws(ClaimFault) -> ClaimTerm? {
    guard case .scripts(let base?, let lower?, nil, _) = node.kind,
      case .function(let name, _) = base.kind, ["max", "min", "sup", "inf"].contains(name)
    else { return nil }
    guard let text = IndexText(lower)?.whole, let variable = text.first, variable.isLetter,
      ["", "∈R", "∈ℝ"].contains(text.dropFirst())
    else { throw .notRead(source.text(node.range)) }
    position += 1
    let extremum = ClaimExtremum(
      variable: String(variable), isLargest: name == "max" || name == "sup",
      isBound: name == "sup" || name == "inf")
    return .extremum(extremum, try product())
  }
}
