import Diagnostics

/// A softmax that is written for one class, read for all of them:
///
///     y_i = \frac{\exp(h_n^\top V_i)}{\sum_j \exp(h_n^\top V_j)}
///
/// is `y_t = softmax(h_t^\top V)`. The index falls away; `n` and `T`, the last step, become the step
/// at which the cell gives its output.
struct ClassSoftmax {
  let left: SymbolUse
  let right: CellTerm

  /// - Parameter parser: Reads nodes as a term.
  /// - Returns: Nothing for an equation of another form.
  init?(
    _ left: SymbolUse, _ side: [FormulaNode],
    _ parser: ([FormulaNode]) throws(CellFault) -> CellTerm
  ) {
    guard side.count == 1, case .fraction(let fraction) = side[0].kind, fraction.hasBar,
      let index = left.classIndex,
      let sum = RowSplitter.flat([fraction.denominator]).filter({ !$0.isSpace }).first,
      case .scripts(let sign?, let lower?, _, _) = sum.kind, sign.symbolText == "∑",
      let bound = IndexText(lower)?.whole.first(where: { $0.isASCIILetter }),
      let above = try? parser([fraction.numerator]),
      let below = try? parser(
        Array(RowSplitter.flat([fraction.denominator]).filter { !$0.isSpace }.dropFirst())),
      case .call(.exp, let scores) = above.kind, scores.count == 1,
      above.withoutClass(index) == above.withoutClass(index).withoutClass(String(bound)),
      above != above.withoutClass(index),
      above.withoutClass(index).says(below.withoutClass(String(bound)))
    else { return nil }
    var score = scores[0].withoutClass(index)
    if case .symbol(var use) = score.kind, use.time == .none {
      use.time = .offset(0)
      score.kind = .symbol(use)
    }
    var all = left.withoutClass(index)
    if all.time == .none { all.time = .offset(0) }
    self.left = all
    right = CellTerm(kind: .call(.softmax, [score]), place: above.place)
  }
}

extension CellTerm {
  fileprivate func withoutClass(_ index: String) -> CellTerm { mapped { $0.withoutClass(index) } }
}

extension SymbolUse {
  /// The one letter that tells the class in `y_i`, `y_{t,i}`.
  fileprivate var classIndex: String? {
    let parts = name.split(separator: "_")
    guard parts.count > 1, let last = parts.last, ["i", "j", "k", "c", "v"].contains(last) else {
      return nil
    }
    return String(last)
  }

  /// The symbol of all classes; one of the last step is one of the present step.
  fileprivate func withoutClass(_ index: String) -> SymbolUse {
    var use = self
    if !use.drop(index), time == .none, use.drop("n") || use.drop("T") || use.drop("N") {
      use.time = .offset(0)
    }
    return use
  }

  /// Takes a label of one letter away.
  private mutating func drop(_ label: String) -> Bool {
    guard name.hasSuffix("_" + label), latex.hasSuffix("_" + label) else { return false }
    name.removeLast(label.count + 1)
    latex.removeLast(label.count + 1)
    return true
  }
}
