import Diagnostics

/// Why equations make no cell, with the place.
package struct CellFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case notUnderstood(String)
    case unbalanced(String, wanted: String)
    case noEquation(String)
    case notADefinition(String)
    /// What says something that holds, and what it is.
    case claim(StatementKind.Claim, String)
    case noEquations
    case tooDeep(limit: Int)
    case tooManyTerms(limit: Int)
    case unreadIndex(String, symbol: String)
    case unreadSuperscript(String, symbol: String)
    case farIndex(symbol: String, offset: Int)
    case definesNext(symbol: String, latex: String)
    case bothDirections(symbol: String)
    case twoRuns
    case neverJoined
    case inputAtOtherTime(symbol: String, offset: Int)
    case overIndex(String)
    case ellipsis(String)
    // Sums over the steps of a memory.
    case unboundPosition(symbol: String, index: String)
    case emptySum(String, index: String)
    case sumToStep(String)
    case twoMemories([String])
    case memoryAndState(symbol: String, memory: String)
    case positionsCarried(symbol: String)
    case timeOverMemory(symbol: String, wanted: String)
    case undefinedOverMemory(symbol: String)
    case neverSummed(symbol: String, index: String)
    case vectorScore(String)
    case unwrittenScore(String)
    case unknownCount(symbol: String)
    case twoPositions(String, indices: [String])
    case overMemory(symbol: String)
    case withoutMemory(symbol: String)
    /// Equations that read a memory, where those of a state alone are wanted.
    case readsMemory(String)
    case memoryBothWays(String)
    /// The symbol that a second equation in a row defines.
    case equationsRunTogether(String)
    /// Letters that run together, and what they most likely stand for.
    case runTogether(String, meant: String)
    /// A time index without its braces, and what was meant.
    case lostTimeIndex(String, symbol: String, meant: String)
    /// A name of which only the first letter is an index, as it is read and as it was meant.
    case lostBraces(String, read: [String], meant: String)
    case inverseFunction(String)
    case layerCount(symbol: String)
    case layerRange(Int)
    case farLayer(symbol: String)
    case derivative(String)
    /// A function's name, and what its definition is known as.
    case functionDefinition(String, known: CellFunction?)
    case unknownFunction(String, nearest: String?)
    case functionWithoutArgument(String)
    case unbracketedArgument(String)
    case argumentCount(String, wanted: Int, got: Int)
    case unreadPower(String)
    case twoFonts(String, String)
    /// A symbol with its name as an index here, as a superscript there.
    case twoPlaces(String, String)
    /// An equation of what a run begins with.
    case initialState(symbol: String)
    /// Values that are chosen by a condition.
    case cases
    case missingTime(symbol: String, latex: String)
    case definedTwice(symbol: String, firstLine: Int)
    case neverUpdated(symbol: String, time: String)
    case undefined(symbol: String, inputs: [String])
    case noInput
    case circular([String])
    case matrixAndVector(symbol: String, otherLine: Int)
    case ambiguousProduct(left: String, right: String)
    case ambiguousFactor(symbol: String)
    case matrixInConcatenation(symbol: String, others: [String], mend: BracketMend?)
    case matrixElementwise(symbol: String)
    case noProduct(left: String, right: String)
    case noSizes(left: String, right: String)
    case numberInConcatenation(String)
    case matrixResult(String)
    /// What would be a number, and the row vector of its read-out.
    case numberResult(String, weight: String?)
    case numberArgument(String)
    case missingSize(String, symbols: [String])
    case unknownSize(String, known: [String])
    case sizeConflict(String, Int, String, Int)
    case sizeRange(String, Int)
    case graph(String)
    case squaredBars(String, inner: String)
    case loneDiagonal(String)
    case sizeUnderRoot(symbol: String)
    case stackCount(left: Int, right: Int)
  }

  /// What would mend a matrix in a bracket with vectors.
  package enum BracketMend: Hashable, Sendable {
    case write(String)
    /// To multiply this vector by a matrix.
    case multiply(vector: String)
  }

  package var kind: Kind
  /// None where the fault lies in what was given beside the equations.
  package var place: CellPlace?
  /// What would mend it, where that can be told.
  package var rewrites: [CellRewrite] = []

  /// Whether what is told is no mistake, but another statement than an equation.
  var isStatement: Bool {
    switch kind {
    case .claim: true
    case .functionDefinition(_, let known): known != nil
    default: false
    }
  }

  /// Whether the fault lies within an expression, not in its being no equation.
  var isWithinExpression: Bool {
    switch kind {
    case .unbalanced, .unreadIndex, .overIndex, .ellipsis, .derivative, .runTogether, .lostBraces:
      true
    default: false
    }
  }

  mutating func rewrite(_ range: SourceRange, _ text: String) {
    guard let source = place?.source else { return }
    rewrites.append(CellRewrite(place: CellPlace(source: source, range: range), text: text))
  }
}

/// A text in the place of a formula's own.
package struct CellRewrite: Hashable, Sendable {
  package var place: CellPlace
  package var text: String
}

/// All that is wrong with a cell's equations.
package struct CellFaults: Error, Hashable, Sendable {
  package var faults: [CellFault]
  /// The faults of the formulas themselves come first.
  package var diagnostics: [Diagnostic]

  /// More faults than anybody reads are not told.
  static let most = 50

  init(_ faults: [CellFault], reading: [Diagnostic] = []) {
    self.faults = Array(faults.prefix(Self.most))
    diagnostics = reading + self.faults.map(\.diagnostic)
  }
}
