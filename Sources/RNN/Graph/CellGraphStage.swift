extension CellGraph {
  /// When a value is known: of parameters and constants alone once a run; of inputs before the loop,
  /// for all time steps; of a state step by step.
  enum Stage: Int, Comparable {
    case once, before, loop

    /// The stage of each node.
    static func of(_ nodes: [Node]) -> [Stage] {
      var stages: [Stage] = []
      for node in nodes { stages.append(Stage(node.operation) { stages[$0] }) }
      return stages
    }

    init(_ operation: Operation, of operand: (NodeIndex) -> Stage) {
      switch operation {
      case .input: self = .before
      case .state: self = .loop
      default: self = operation.operands.map(operand).max() ?? .once
      }
    }

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }
}
