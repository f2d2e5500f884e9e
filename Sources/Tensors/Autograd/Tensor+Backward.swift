extension Tensor {
  /// Adds ∂self/∂leaf to the `grad` of every leaf that this tensor was computed from.
  ///
  /// Nodes run in the order of their making, the latest first, without recursion.
  ///
  /// - Parameters:
  ///   - gradient: ∂L/∂self, of this tensor's shape; 1 for a tensor with one element.
  ///   - retainGraph: Whether the saved values stay, for another pass.
  /// - Throws: `TensorError.noGradient`, `.implicitGradient`, `.gradientShape`, `.freedGraph`,
  ///   `.changedInPlace`.
  public func backward(gradient: Tensor? = nil, retainGraph: Bool = false) throws {
    guard let edge else { throw TensorError.noGradient }
    if gradient == nil && count != 1 { throw TensorError.implicitGradient }
    if let gradient, gradient.shape != shape {
      throw TensorError.gradientShape(output: 0, gradient: gradient.shape, shape: shape)
    }
    try noGrad {
      // Derivatives make tensors of the kind of their gradient; what says nothing is float32.
      try DType.withStandard(.float32) {
        var pass = BackwardPass(root: edge)
        try pass.receive(try gradient?.copied() ?? .ones(shape, dtype: dtype), at: edge)
        try pass.run(retainGraph: retainGraph)
      }
    }
  }
}

/// One walk over the graph: the gradients that arrived at nodes that have not yet run.
private struct BackwardPass {
  let root: GradientEdge
  private var pending: [ObjectIdentifier: [Tensor?]] = [:]
  /// The nodes that have not yet run, as a heap with the latest on top.
  private var heap: [GradientNode] = []
  private var arrivals: LeafArrivals?

  init(root: GradientEdge) { self.root = root }

  /// - Parameter isSole: Whether nobody else holds the tensor.
  mutating func receive(
    _ gradient: Tensor, isSole: Bool = false, at edge: GradientEdge
  ) throws {
    switch edge {
    case .leaf(let leaf):
      guard !leaf.leafHooks.isEmpty else { return try leaf.accumulate(gradient, isSole: isSole) }
      try collect(gradient, at: leaf)
    case .node(let node, let output):
      // What a graph of several kinds gives is of the kind of the value that it belongs to.
      let gradient = try gradient.converted(to: node.outputs[output].dtype)
      let key = ObjectIdentifier(node)
      if pending[key] == nil {
        pending[key] = [Tensor?](repeating: nil, count: node.outputs.count)
        push(node)
      }
      if let before = pending[key]?[output] {
        pending[key]?[output] = try before + gradient
      } else {
        pending[key]?[output] = gradient
      }
    }
  }

  /// A leaf's hooks see its whole gradient, once.
  private mutating func collect(_ gradient: Tensor, at leaf: Tensor) throws {
    var own = arrivals ?? LeafArrivals(from: root)
    let whole = try own.receive(gradient.converted(to: leaf.dtype), at: leaf)
    arrivals = own
    if let whole { try leaf.accumulateHooked(whole) }
  }

  mutating func run(retainGraph: Bool) throws {
    while let node = pop() {
      guard var gradients = pending.removeValue(forKey: ObjectIdentifier(node)) else { continue }
      for (output, hook) in node.hooks {
        if let gradient = gradients[output] { gradients[output] = try hook.applied(to: gradient) }
      }
      for (output, kept) in node.kept {
        if let gradient = gradients[output] { try kept.tensor?.accumulate(gradient) }
      }
      var results = try node.backward(gradients, retainGraph: retainGraph)
      for (index, edge) in node.edges.enumerated() {
        guard let edge, index < results.count else { continue }
        let isSole = isKnownUniquelyReferenced(&results[index])
        if let gradient = results[index] { try receive(gradient, isSole: isSole, at: edge) }
      }
    }
    for (leaf, sum) in arrivals?.takeRest() ?? [] { try leaf.accumulateHooked(sum) }
  }

  private mutating func push(_ node: GradientNode) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if heap[parent].sequenceNumber >= heap[child].sequenceNumber { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func pop() -> GradientNode? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last }
    heap[0] = last
    var parent = 0
    while true {
      var next = 2 * parent + 1
      if next >= heap.count { return top }
      if next + 1 < heap.count, heap[next + 1].sequenceNumber > heap[next].sequenceNumber {
        next += 1
      }
      if heap[parent].sequenceNumber >= heap[next].sequenceNumber { return top }
      heap.swapAt(parent, next)
      parent = next
    }
  }
}

extension Tensor {
  /// Adds what the leaf's hooks make of a gradient.
  fileprivate func accumulateHooked(_ gradient: Tensor) throws {
    try accumulate(leafHooks.reduce(gradient) { try $1.applied(to: $0) })
  }

  /// Adds to this tensor's gradient. The first one is copied where others may hold it too.
  fileprivate func accumulate(_ gradient: Tensor, isSole: Bool = false) throws {
    guard gradient.shape == shape else {
      throw TensorError.functionGradient(
        node: "AccumulateGrad", index: 0, got: gradient.shape, expected: shape)
    }
    guard let sum = grad else {
      guard gradient.dtype == dtype else {
        grad = try gradient.converted(to: dtype)
        return
      }
      let isOwn = isSole && gradient.storage.tensorCount == 1 && gradient.isContiguous
      grad = try isOwn ? gradient : gradient.copied()
      return
    }
    try sum.add_(gradient)
  }
}
