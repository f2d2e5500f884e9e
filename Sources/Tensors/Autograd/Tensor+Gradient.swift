extension Tensor {
  /// Whether `backward` computes a gradient for this tensor.
  public var requiresGrad: Bool { leafRequiresGrad || currentNode != nil }

  /// Whether no recorded operation made this tensor.
  public var isLeaf: Bool { currentNode == nil }

  /// The name of the operation that made this tensor, as PyTorch shows it: `AddBackward0`.
  public var gradientFunctionName: String? { currentNode?.name }

  /// Gives the operation that made this tensor the name that PyTorch shows: its own composition of
  /// operations is another one.
  package func showOperation(as name: String) { currentNode?.name = name }

  /// Asks for this leaf's gradient, or no longer does; returns the tensor itself.
  ///
  /// - Throws: `TensorError.gradientDType`, `.notLeaf`.
  @discardableResult
  public func requiresGrad(_ required: Bool) throws -> Tensor {
    guard !required || dtype.isFloatingPoint else { throw TensorError.gradientDType }
    guard required || isLeaf else { throw TensorError.notLeaf }
    leafRequiresGrad = required && isLeaf
    return self
  }

  /// Keeps the gradient of a tensor that is no leaf.
  ///
  /// - Throws: `TensorError.retainWithoutGradient`.
  public func retainGrad() throws {
    guard requiresGrad else { throw TensorError.retainWithoutGradient }
    guard let node = currentNode, !keepsGrad else { return }
    keepsGrad = true
    node.kept.append((outputIndex, WeakTensor(tensor: self)))
  }

  /// Takes this tensor out of the graph: from now on it is a leaf that asks for no gradient.
  ///
  /// - Throws: `TensorError.detachedView`: its memory belongs to a tensor within the graph.
  @discardableResult
  public func detach_() throws -> Tensor {
    guard base == nil else { throw TensorError.detachedView }
    (ownNode, outputIndex, leafRequiresGrad, keepsGrad) = (nil, 0, false, false)
    historyCount += 1
    return self
  }

  /// The same memory, outside of the graph.
  public func detach() -> Tensor { alias() }

  /// The node that made this tensor. A view whose base was changed in place has a new one.
  var currentNode: GradientNode? {
    guard let base, base.historyCount != seenHistoryCount else { return ownNode }
    seenHistoryCount = base.historyCount
    guard let edge = base.edge else { return ownNode }
    let (shape, strides, offset) = (shape, strides, offset)
    let baseShape = base.shape
    let (baseStrides, baseOffset) = (base.strides, base.offset)
    ownNode = GradientNode(
      name: "AsStridedBackward0", edges: [edge], saved: [],
      outputs: [GradientNode.Output(self)]
    ) { context in
      let whole = try Tensor.zeroGradient(baseShape, like: baseStrides, context.gradient.dtype)
      whole.alias(
        shape: shape, strides: strides, offset: offset - baseOffset
      ).assignElements(of: context.gradient)
      return [whole]
    }
    outputIndex = 0
    return ownNode
  }

  /// Where this tensor's gradient flows to; nil where none is needed.
  var edge: GradientEdge? {
    if let node = currentNode { return .node(node, output: outputIndex) }
    return leafRequiresGrad ? .leaf(self) : nil
  }

  /// Zeros in memory of the given layout.
  static func zeroGradient(_ shape: [Int], like strides: [Int], _ kind: DType) throws -> Tensor {
    let extent = Swift.zip(shape, strides).reduce(1) { $0 + Swift.max($1.0 - 1, 0) * $1.1 }
    let memory = try Tensor.zeros([extent], dtype: kind)
    return memory.alias(shape: shape, strides: strides)
  }

  /// Whether an operation of two tensors is to be recorded: for operations that are over so soon
  /// that collecting what `record` takes would cost as much.
  static func records(_ a: Tensor, _ b: Tensor) -> Bool {
    (a.requiresGrad || b.requiresGrad) && GradientMode.isEnabled
  }

  /// The same for an operation of this tensor alone.
  var isRecorded: Bool { requiresGrad && GradientMode.isEnabled }

  /// Records an operation, where it is to be recorded: gives `outputs` their node.
  ///
  /// - Parameters:
  ///   - name: PyTorch's name of the node.
  ///   - saved: What the derivative needs; outputs among them are kept without their history.
  ///   - derivative: Gradients of the inputs, in their order.
  static func record(
    _ name: String, inputs: [Tensor], saved: [Tensor] = [], outputs: [Tensor],
    _ derivative: @escaping Derivative
  ) {
    guard GradientMode.isEnabled, inputs.contains(where: \.requiresGrad) else { return }
    let node = GradientNode(
      name: name, edges: inputs.map(\.edge),
      saved: saved.map { value in
        SavedTensor(value, node: outputs.contains { $0 === value } ? name : nil)
      },
      outputs: outputs.map(GradientNode.Output.init), derivative: derivative)
    for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
      output.ownNode = node
      output.outputIndex = index
    }
  }

  /// Records an operation with one output, which it returns.
  func recorded(
    _ name: String, _ inputs: [Tensor], saved: [Tensor] = [], _ derivative: @escaping Derivative
  ) -> Tensor {
    Tensor.record(name, inputs: inputs, saved: saved, outputs: [self], derivative)
    return self
  }

  /// An operation defined outside of this module: puts already computed outputs into the graph.
  ///
  /// - Parameters:
  ///   - name: What the outputs show as their `grad_fn`.
  ///   - inputs: What the operation read.
  ///   - outputs: Fresh tensors, computed without being recorded (inside `noGrad`).
  ///   - saved: Inputs or outputs that the derivative needs; their change in place is an error.
  ///   - backward: Gradients of the inputs, in their order, nil where there is none. It must
  ///     not hold tensors that require gradients other than through `saved`.
  /// - Returns: The outputs.
  @discardableResult
  public static func custom(
    name: String, inputs: [Tensor], outputs: [Tensor], saved: [Tensor] = [],
    backward: @escaping Derivative
  ) -> [Tensor] {
    record(name, inputs: inputs, saved: saved, outputs: outputs, backward)
    return outputs
  }

  /// An operation made of others that shows as one node: backward computes it again, recorded, and
  /// goes through the parts.
  ///
  /// - Parameter body: The operation; it must give the same for the same inputs.
  static func composed(
    _ name: String, _ inputs: [Tensor], _ body: @escaping ([Tensor]) throws -> Tensor
  ) throws -> Tensor {
    let result = try noGrad { try body(inputs) }
    let fresh = inputs.contains { $0 === result } ? try result.copied() : result.alias()
    return fresh.recorded(name, inputs, saved: inputs) { context in
      let leaves = try Swift.zip(context.saved, context.needs).map { value, needed in
        try value.alias().requiresGrad(needed && value.dtype.isFloatingPoint)
      }
      let again = try recording { try body(leaves) }
      if again.requiresGrad { try again.backward(gradient: context.gradient) }
      return leaves.map(\.grad)
    }
  }
}
