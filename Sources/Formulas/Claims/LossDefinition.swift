/// What a note says the loss of all steps is, out of the losses of the steps: their sum, their mean.
package struct LossDefinition: Hashable, Sendable {
  let symbol: ClaimSymbol
  /// The right side; none where it can't be read.
  let term: ClaimTerm?
  /// The right side as it is written.
  let text: String

  /// The definition as it is written.
  package var source: String { "\(symbol.latex) = \(text)" }

  /// How much each step's loss counts.
  ///
  /// - Throws: A loss that is no weighted sum of the steps' losses.
  func weights(steps: Int) throws(ClaimFault) -> [Double] {
    let unknown = ClaimFault.unreadLoss(symbol.latex, text)
    guard let term else { throw unknown }
    func value(_ losses: [Double]) throws(ClaimFault) -> Double {
      var evaluation = ClaimEvaluation(network: nil)
      evaluation.stepLosses = losses
      for letter in ["T", "N", "n"] { evaluation.indices[letter] = steps }
      guard let value = try? evaluation.value(term), value.isNumber else { throw unknown }
      return value.elements[0]
    }
    let zeros = [Double](repeating: 0, count: steps)
    let rest = try value(zeros)
    var weights = zeros
    for step in 0..<steps {
      var one = zeros
      one[step] = 1
      weights[step] = try value(one) - rest
    }
    let sample = (0..<steps).map { 0.5 + Double($0 * 3 % 4) }
    let wanted = zip(weights, sample).reduce(rest) { $0 + $1.0 * $1.1 }
    guard rest == 0, (try value(sample) - wanted).magnitude < 1e-12 else { throw unknown }
    return weights
  }
}

extension ClaimTerm {
  /// Whether the loss of all steps is spoken of.
  var usesWholeLoss: Bool { symbols.contains { $0.isLoss && !$0.hasSubscript } }
}
