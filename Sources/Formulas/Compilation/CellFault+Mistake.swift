extension CellFault {
  /// Whether the fault is a mistake of the text beyond doubt, which nobody has to ask for.
  ///
  /// Most formulas of a note are no networks: losses, probabilities, rules of optimizers, abstract
  /// functions. That they can't be compiled says nothing against them.
  package var isMistake: Bool {
    switch kind {
    case .unbalanced, .equationsRunTogether, .runTogether, .inputAtOtherTime, .definedTwice,
      .neverUpdated, .circular, .matrixAndVector, .matrixInConcatenation, .noProduct, .noSizes,
      .matrixResult, .twoFonts:
      true
    case .missingTime(let symbol, _): !Self.greekNames.contains { symbol.hasPrefix($0) }
    default: false
    }
  }

  /// Rates and decays are constants, whatever index they have.
  private static let greekNames = ["alpha", "beta", "gamma", "eta", "lambda", "epsilon", "rho"]
}
