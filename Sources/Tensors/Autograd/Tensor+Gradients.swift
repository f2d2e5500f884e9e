extension Tensor {
  /// ∂self/∂input for each of some inputs, without a change of any tensor's `grad`; nil for an input
  /// that this tensor does not depend on.
  ///
  /// - Parameters:
  ///   - inputs: Leaves, or tensors within the graph.
  ///   - gradient: ∂L/∂self, of this tensor's shape; 1 for a tensor with one element.
  ///   - retainGraph: Whether the saved values stay, for another pass.
  /// - Throws: As `backward`.
  public func gradients(
    to inputs: [Tensor], gradient: Tensor? = nil, retainGraph: Bool = false
  ) throws -> [Tensor?] {
    let leaves = leavesBehind
    let before = (leaves + inputs).map { ($0, $0.grad) }
    let watched = inputs.filter { !$0.isLeaf && !$0.keepsGrad }
    defer {
      for (tensor, gradient) in before { tensor.grad = gradient }
      for tensor in watched { tensor.forgetGrad() }
    }
    for (tensor, _) in before { tensor.grad = nil }
    for tensor in watched { try tensor.retainGrad() }
    try backward(gradient: gradient, retainGraph: retainGraph)
    return inputs.map(\.grad)
  }

  /// The leaves that this tensor was computed from.
  private var leavesBehind: [Tensor] {
    var (leaves, seen) = ([Tensor](), Set<ObjectIdentifier>())
    var waiting = [currentNode].compactMap { $0 }
    while let node = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      for edge in node.edges {
        switch edge {
        case .node(let next, _): waiting.append(next)
        case .leaf(let leaf): leaves.append(leaf)
        case nil: break
        }
      }
    }
    return currentNode == nil ? [self] : leaves
  }

  /// No longer keeps the gradient of a tensor that is no leaf.
  private func forgetGrad() {
    keepsGrad = false
    currentNode?.kept.removeAll { $0.tensor.tensor === self }
  }
}
