extension CellFault {
  /// Whether the fault is a mistake of the text beyond doubt, which nobody has to ask for.
  ///
  /// Most formulas of a note are no networks: losses, probabilities, rules of optimizers, abstract
  /// functions. That they can't be compiled says nothing against them.
  package var isMistake: Bool {
    switch kind {
    case .unbalanced, .equationsRunTogether, .runTogether, .lostTimeIndex, .lostBraces,
      .inputAtOtherTime, .definedTwice, .neverUpdated, .circular, .matrixAndVector,
      .matrixInConcatenation, .noProduct, .noSizes,
      .matrixResult, .twoFonts:
      true
    case .missingTime(let symbol, _): !Self.greekNames.contains { symbol.hasPrefix($0) }
    default: false
    }
  }

  /// Whether the fault is a mistake beyond doubt where the equations carry a state and read an
  /// input: they are a network then, or were meant as one.
  package var isMistakeOfNetwork: Bool {
    switch kind {
    case .ambiguousProduct, .farIndex, .definesNext, .unreadPower: true
    case .unreadIndex(let index, _): index.hasPrefix("t-") || index.hasPrefix("t+")
    default: undefinedGate != nil
    }
  }

  /// The gate that no equation of the section defines.
  package var undefinedGate: String? {
    guard case .undefined(let symbol, _) = kind, ["f", "i", "o", "r"].contains(symbol) else {
      return nil
    }
    return symbol
  }

  /// Whether a recurrence was meant that is none: a state that nothing updates, or a symbol that its
  /// own equation needs.
  package var isLostRecurrence: Bool {
    switch kind {
    case .neverUpdated, .circular, .lostTimeIndex: true
    default: false
    }
  }

  package var isUnbalanced: Bool {
    if case .unbalanced = kind { return true }
    return false
  }

  /// The state that no equation updates, as LaTeX without its index.
  package var staleState: String? {
    if case .neverUpdated(let symbol, _) = kind { return symbol }
    return nil
  }

  /// Whether the order of the equations can be told all the same.
  var leavesOrder: Bool {
    switch kind {
    case .undefined, .neverUpdated, .inputAtOtherTime: true
    default: false
    }
  }

  /// Whether the fault stands whatever the rows say that can't be read.
  var isOfReadRows: Bool {
    switch kind {
    case .matrixInConcatenation, .matrixAndVector, .twoFonts, .twoPlaces, .farIndex,
      .definesNext,
      .definedTwice, .missingTime, .lostTimeIndex, .circular:
      true
    default: false
    }
  }

  /// Rates and decays are constants, whatever index they have.
  private static let greekNames = ["alpha", "beta", "gamma", "eta", "lambda", "epsilon", "rho"]
}
