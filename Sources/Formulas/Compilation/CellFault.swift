import Diagnostics

/// Why equations make no cell, with the place.
package struct CellFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case notUnderstood(String)
    case unbalanced(String, wanted: String)
    case noEquation(String)
    case notADefinition(String)
    case chainedEquation
    case noEquations
    case tooDeep(limit: Int)
    case tooManyTerms(limit: Int)
    case unreadIndex(String, symbol: String)
    case unreadSuperscript(String, symbol: String)
    case farIndex(symbol: String, offset: Int)
    case bothDirections(symbol: String)
    case inputAtOtherTime(symbol: String, offset: Int)
    case derivative(String)
    case functionDefinition(String)
    case unknownFunction(String, nearest: String?)
    case functionWithoutArgument(String)
    case unbracketedArgument(String)
    case argumentCount(String, wanted: Int, got: Int)
    case unreadPower(String)
    case twoFonts(String, String)
    case missingTime(symbol: String, latex: String)
    case definedTwice(symbol: String, firstLine: Int)
    case neverUpdated(symbol: String, time: String)
    case undefined(symbol: String, inputs: [String])
    case noInput
    case circular([String])
    case matrixAndVector(symbol: String, otherLine: Int)
    case ambiguousProduct(left: String, right: String)
    case ambiguousFactor(symbol: String)
    case matrixInConcatenation(symbol: String, others: [String])
    case matrixElementwise(symbol: String)
    case noProduct(left: String, right: String)
    case noSizes(left: String, right: String)
    case numberInConcatenation(String)
    case matrixResult(String)
    case numberResult(String)
    case numberArgument(String)
    case missingSize(String, symbols: [String])
    case unknownSize(String, known: [String])
    case sizeConflict(String, Int, String, Int)
    case sizeRange(String, Int)
    case graph(String)
  }

  package var kind: Kind
  /// None where the fault lies in what was given beside the equations.
  package var place: CellPlace?
}

/// All that is wrong with a cell's equations.
package struct CellFaults: Error, Hashable, Sendable {
  package var faults: [CellFault]
  /// The faults of the formulas themselves come first.
  package var diagnostics: [Diagnostic]

  init(_ faults: [CellFault], reading: [Diagnostic] = []) {
    self.faults = faults
    diagnostics = reading + faults.map(\.diagnostic)
  }
}
