/// What an operation of the graph read: another operation's output, or a leaf.
package enum GraphInput {
  case operation(GraphOperation, output: Int)
  case leaf(Tensor)

  init(_ edge: GradientEdge) {
    switch edge {
    case .node(let node, let output): self = .operation(GraphOperation(node), output: output)
    case .leaf(let tensor): self = .leaf(tensor)
    }
  }
}

/// A recorded operation, to look at.
package struct GraphOperation {
  private let node: GradientNode

  init(_ node: GradientNode) { self.node = node }

  /// PyTorch's name of the operation: `AddBackward0`.
  package var name: String { node.name }
  /// What the operation read; nothing for what needs no gradient.
  package var inputs: [GraphInput?] { node.edges.map { $0.map { GraphInput($0) } } }
}

extension Tensor {
  /// The operation that made this tensor.
  package var graphOperation: GraphOperation? { currentNode.map { GraphOperation($0) } }
}
