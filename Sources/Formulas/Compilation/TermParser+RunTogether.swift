import Diagnostics

// Names whose index got lost.

extension TermParser {
  /// The symbol that a node is; of names that run together the rewrite is told.
  func reading(_ node: FormulaNode) throws(CellFault) -> SymbolReader.Reading? {
    do throws(CellFault) {
      return try SymbolReader(source: source, step: step, positions: positions).symbol(node)
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

  /// `W_hh` is a name whose index lost its braces, not `W_h` times `h`.
  func checkIndex(before node: FormulaNode) throws(CellFault) {
    guard position > 0, case .scripts(let base?, let lower?, nil, _) = nodes[position - 1].kind,
      let name = base.symbolText, name.count == 1,
      name == "b" || name.first?.isUppercase == true, let index = lower.symbolText,
      index.count == 1, source.text(lower.range) == index
    else { return }
    var letters: [String] = []
    var end = nodes[position - 1].range.end
    for node in nodes[position...] {
      guard case .symbol(let symbol) = node.kind, node.range.start == end,
        symbol.text.count == 1, symbol.text.first?.isASCIILetter == true
      else { break }
      letters.append(symbol.text)
      end = node.range.end
    }
    guard !letters.isEmpty else { return }
    let range = SourceRange(start: nodes[position - 1].range.start, end: end)
    let meant = "\(name)_{\(index)\(letters.joined())}"
    var made = fault(
      .lostBraces(source.text(range), read: ["\(name)_\(index)"] + letters, meant: meant), range)
    made.rewrite(range, meant)
    throw made
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
