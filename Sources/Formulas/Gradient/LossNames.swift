/// What derived equations call the loss of all steps, and that of one.
package struct LossNames: Hashable, Sendable {
  /// LaTeX: `L`, `\mathcal{L}`, `J`.
  package var whole = "L"
  /// LaTeX without the step: `\ell` of `\ell_t`.
  package var step = "L"

  /// What each step's loss is multiplied by in that of all: 1, or 1/T for a mean.
  var isMean = false

  package init() {}

  /// The names of a note that says what its losses are; nothing for a loss of all steps that is
  /// neither the sum nor the mean of the steps' losses.
  package init?(_ reader: ClaimReader) {
    if let loss = reader.loss {
      guard let shares = try? [3, 4].map({ try loss.weights(steps: $0) }) else { return nil }
      isMean = shares == [3, 4].map { [Double](repeating: 1 / Double($0), count: $0) }
      guard isMean || shares.joined().allSatisfy({ $0 == 1 }) else { return nil }
    }
    let step = reader.loss?.stepSymbol ?? reader.stepLoss
    if let step { self.step = step.latexWithoutIndex }
    whole = reader.loss?.symbol.latex ?? self.step
  }
}

extension LossDefinition {
  /// The loss of a step, out of which that of all is made.
  var stepSymbol: ClaimSymbol? {
    term?.symbols.filter { $0.isLoss && $0.index?.letter != nil }.min { $0.name < $1.name }
  }
}

extension ClaimSymbol {
  /// The symbol without what stands below it.
  fileprivate var latexWithoutIndex: String {
    hasSubscript ? String(latex.prefix { $0 != "_" }) : latex
  }
}
