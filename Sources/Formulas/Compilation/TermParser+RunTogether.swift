import Diagnostics

// Names whose index got lost.

extension TermParser {
  /// The symbol that a node is; of names that run together the rewrite is told.
  func reading(_ node: FormulaNode) throws(CellFault) -> SymbolReader.Reading? {
    do throws(CellFault) {
      return try SymbolReader(source: source, step: step).symbol(node)
    } catch {
      throw separated(error, node)
    }
  }

  /// The fault of `x_{ht-1}` with the rewrite `h_{t-1}`; in `Wx_{ht-1}` the `x` is an index of `W`.
  private func separated(_ fault: CellFault, _ node: FormulaNode) -> CellFault {
    guard case .unreadIndex(let index, _) = fault.kind, index.first?.isASCIILetter == true,
      let time = index.firstIndex(of: "t"), time > index.startIndex,
      String(index[time...]).timeOffset != nil
    else { return fault }
    var fault = fault
    var range = node.range
    var text = "\(index[..<time])_{\(index[time...])}"
    let before = nodes.lastIndex { $0.range.end == node.range.start }
    if let before, let matrix = nodes[before].symbolText, let base = node.scriptBase?.symbolText,
      matrix.first?.isUppercase == true
    {
      range.start = nodes[before].range.start
      text = "\(matrix)_{\(base)} \(text)"
    }
    fault.rewrite(range, text)
    return fault
  }

  /// `bh` in a sum is a bias `b_h`, not a product.
  func checkBias(before node: FormulaNode) throws(CellFault) {
    guard position > 0, nodes[position - 1].symbolText == "b",
      let letter = node.symbolText, letter.first?.isASCIILetter == true,
      nodes[position - 1].range.end == node.range.start
    else { return }
    let range = SourceRange(start: nodes[position - 1].range.start, end: node.range.end)
    var made = fault(.runTogether("b\(letter)", meant: "b_\(letter)"), range)
    made.rewrite(range, "b_\(letter)")
    throw made
  }
}
