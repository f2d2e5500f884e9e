import Diagnostics

/// What a statement of a note is, told from its form alone: the one place that says which rows make
/// cells and which are claims.
package enum StatementKind: Hashable, Sendable {
  /// `h_t = …`: defines a symbol.
  case equation
  /// `f(x) = …`: says what a function is.
  case functionDefinition
  /// Says something that holds or does not hold.
  case claim(Claim)
  /// No statement: a term alone.
  case expression

  /// What a claim is about.
  package enum Claim: String, Hashable, Sendable {
    case derivative, product, comparison, membership, proportion, limit
  }

  init(_ nodes: [FormulaNode], _ source: SourceFragment) {
    if let claim = Self.claim(nodes) {
      self = .claim(claim)
    } else if let sign = nodes.firstIndex(where: \.isEquals) {
      let left = nodes[..<sign]
      let isApplied = left.count > 1 && (left[1].bracketStep == 1 || left[1].isFenced)
      self = isApplied ? .functionDefinition : .equation
    } else {
      self = .expression
    }
  }

  var claim: Claim? {
    if case .claim(let claim) = self { return claim }
    return nil
  }

  private static func claim(_ nodes: [FormulaNode]) -> Claim? {
    for node in nodes {
      if let claim = node.symbolText.flatMap({ relations[$0] }) { return claim }
    }
    guard let sign = nodes.firstIndex(where: \.isEquals) else {
      return nodes.contains(where: \.isDerivative) ? .derivative : nil
    }
    if nodes.contains(where: \.isDerivative) { return .derivative }
    if nodes.contains(where: \.isIndexedProduct) { return .product }
    return nodes[..<sign].contains { $0.unscripted.isListBar } ? .comparison : nil
  }

  private static let relations: [String: Claim] = [
    "<": .comparison, ">": .comparison, "≤": .comparison, "≥": .comparison, "⩽": .comparison,
    "⩾": .comparison, "≪": .comparison, "≫": .comparison, "≠": .comparison, "≈": .comparison,
    "∈": .membership, "⊂": .membership, "⊆": .membership, "∝": .proportion, "∼": .proportion,
    "→": .limit, "⟶": .limit,
  ]
}

extension Formula {
  /// What each of the formula's rows is, in order.
  package var statements: [StatementKind] {
    RowSplitter.equationRows(nodes).compactMap { row in
      let row = EquationRow(row, source)
      return row.range.map { _ in StatementKind(row.nodes, source) }
    }
  }
}

extension FormulaNode {
  /// Whether the node is, or holds, a sign of differentiation.
  fileprivate var isDerivative: Bool {
    switch kind {
    case .symbol(let symbol): ["∂", "∇"].contains(symbol.text)
    case .group(let nodes): nodes.contains(where: \.isDerivative)
    case .scripts(let base?, _, _, _): base.isDerivative
    case .fraction(let fraction):
      fraction.numerator.isDerivative || DerivativeSign(fraction) != nil
    case .fenced(_, let nodes, _): nodes.contains(where: \.isDerivative)
    default: false
    }
  }

  /// Whether the node is `∏` with an index.
  fileprivate var isIndexedProduct: Bool {
    if case .scripts(let base?, _, _, _) = kind { return base.symbolText == "∏" }
    return false
  }
}
