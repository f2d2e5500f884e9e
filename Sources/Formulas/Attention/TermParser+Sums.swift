extension TermParser {
  /// A sum over the steps of a memory with the product behind it: `\sum_{i=1}^n \alpha_{ti} h_i`.
  mutating func sumOverMemory(_ node: FormulaNode) throws(CellFault) -> CellTerm {
    guard let index = node.summationIndex, positions.letters.contains(index) else {
      throw unknown(node)
    }
    let sign = source.text(node.range)
    guard !node.isBoundedByStep else { throw fault(.sumToStep(sign), node.range) }
    position += 1
    let outside = positions
    positions = positions.knowing(index)
    defer { positions = outside }
    let summed = try product()
    let place = CellPlace(
      source: source, range: .init(start: node.range.start, end: summed.place.range.end))
    guard
      !summed.symbols.contains(where: { ["W", "U", "b"].contains($0.letter) && $0.isOverMemory })
    else { throw unknown(node) }
    guard summed.uses(position: index) else {
      throw fault(.emptySum(sign, index: index), node.range)
    }
    return CellTerm(kind: .sumOver(index, summed), place: place)
  }
}

extension CellTerm {
  /// Whether a symbol of the term has the index, bound by no sum inside.
  func uses(position: String) -> Bool {
    switch kind {
    case .symbol(let use): use.position == position
    case .sumOver(position, _): false
    default: parts.contains { $0.uses(position: position) }
    }
  }
}
