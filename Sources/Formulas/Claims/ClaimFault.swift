/// Why a claim can't be read or checked.
package enum ClaimFault: Error, Hashable, Sendable {
  /// What is written there.
  case notRead(String)
  case notReadPart(Part)
  case unknownFunction(String)
  case unknownSymbol(String)
  case unknownIndex(String)
  case noNetwork(String)
  /// The shapes of two values.
  case shapes([Int], [Int])
  case unequalShapes([Int], [Int])
  /// An index outside of the sequence: the draw says nothing.
  case outside
  case emptySide
  case tooLong
  /// `∂⁺` of what is no state.
  case immediate(String)
  /// `≠` in a chain.
  case unequalChain
  /// A loss whose definition is no sum of the steps' losses.
  case unreadLoss(String, String)
  /// No relation at all.
  case noRelation
  /// `≈` and the like, which say nothing that can be tried.
  case vague(String)
  /// `→`.
  case limit

  /// What is understood in no claim.
  package enum Part: Hashable, Sendable {
    case deepNesting, longSum, longProduct, list, functionWithoutArgument, openInterval
    case derivative(by: String)
    /// An index of a value of this shape.
    case index([Int])
  }

  var isOfShapes: Bool {
    switch self {
    case .shapes, .unequalShapes: true
    default: false
    }
  }
}
