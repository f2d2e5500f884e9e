/// Why a cell's equations make no graph, or a graph can't run on the given tensors.
public enum CellGraphError: Error, Hashable, Sendable {
  /// A value of a step, as its user knows it.
  public struct Operand: Hashable, Sendable {
    /// The declared name, or the equation of an unnamed value.
    public let name: String
    /// The shape within a step.
    public let shape: ValueShape
  }

  case duplicateName(String)
  /// A size below one, or a tensor of 2³¹ elements or more.
  case size(name: String, shape: [Int])
  case parameterDimensions(name: String, shape: [Int])
  /// A product whose inner sizes differ; `transposed` for `x·Wᵀ`.
  case product(Operand, Operand, transposed: Bool)
  /// A product whose right side is no matrix, or whose left side is no `[B, n]`.
  case productOperand(Operand, Operand)
  case elementwise(CellGraph.BinaryFunction, Operand, Operand)
  case concatenation([Operand])
  case slice(Operand, lowerBound: Int, upperBound: Int)
  /// A reduction over features of a value that has none.
  case noFeatures(function: String, Operand)
  case notAState(Operand)
  case stateShape(state: Operand, next: Operand)
  case stateUpdatedTwice(name: String)
  case stateNeverUpdated(name: String)
  case outputShape(name: String, value: Operand)
  case nothingGiven
  case otherGraph(Operand)

  /// The number of tensors given to a run differs from what the graph declares.
  case count(role: Role, wanted: [String], got: Int)
  /// A tensor given to a run has another shape than the graph declares. Sizes that are
  /// free are nil in `wanted`.
  case tensorShape(role: Role, name: String, wanted: [Int?], got: [Int])
  /// A tensor given to a run that is of another kind than the graph's parameters.
  case tensorType(role: Role, name: String, wanted: String, got: String)
  case noSteps(name: String)
  /// A graph without inputs has nothing that says how many steps to run.
  case noInput

  /// What a tensor stands for in a run.
  public enum Role: Hashable, Sendable {
    case input, state, parameter
  }
}
