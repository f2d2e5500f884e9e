extension FormulaNode {
  var isTable: Bool {
    if case .table = kind { return true }
    return false
  }

  var isTime: Bool { IndexText(self)?.parts.first?.timeOffset != nil }

  /// A bar that separates the parts of a concatenation.
  var isListBar: Bool { ["|", "∣", "‖", "∥"].contains(symbolText) }

  /// A single bar, as at both ends of an absolute value.
  var isBar: Bool { symbolText == "|" || symbolText == "∣" }

  /// The node without a lone group around it.
  var only: FormulaNode {
    if case .group(let nodes) = kind, nodes.count == 1 { return nodes[0].only }
    return self
  }

  var productMark: ProductMark? {
    switch symbolText {
    case "⊙", "⨀": .elementwise
    case "⋅": .marked("\\cdot")
    case "∗": .marked("*")
    case "×": .marked("\\times")
    case "∘": .marked("\\circ")
    case "⊗": .marked("\\otimes")
    case "∙": .marked("\\bullet")
    default: nil
    }
  }
}

extension Array {
  func tryMap<Result, Failure>(
    _ transform: (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try transform(element)) }
    return results
  }
}
