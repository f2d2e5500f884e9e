import Diagnostics

// Numbers in bold, and powers of numbers.

extension TermParser {
  /// The number that a node is: `0.5`, `\mathbf{0}`, `2^{-1}`.
  func number(_ node: FormulaNode) throws(CellFault) -> CellTerm? {
    if let digits = node.digits {
      guard let value = Double(digits) else { throw notUnderstood(node.range) }
      return term(.number(value), node.range)
    }
    guard case .scripts(let base?, nil, let upper?, _) = node.kind, let digits = base.digits,
      let value = Double(digits)
    else { return nil }
    guard let text = IndexText(upper)?.whole, let exponent = Int(text),
      (-Self.maximumExponent...Self.maximumExponent).contains(exponent)
    else {
      throw fault(.unreadPower(source.text(upper.range)), upper.range)
    }
    let power = (0..<abs(exponent)).reduce(1.0) { product, _ in product * value }
    return term(.number(exponent < 0 ? 1 / power : power), node.range)
  }

  private static let maximumExponent = 300
}

extension FormulaNode {
  /// The digits of a number, in whatever font and with an arrow above it or not.
  fileprivate var digits: String? {
    switch kind {
    case .number(let digits): digits
    case .font(_, let node), .accent(_, let node): node.digits
    case .group(let nodes): nodes.count == 1 ? nodes[0].digits : nil
    default: nil
    }
  }
}
