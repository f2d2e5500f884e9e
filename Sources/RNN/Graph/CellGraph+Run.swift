import Tensors

extension CellGraph {
  /// Which way a run goes through the sequence. Outputs stand at their step's place either way.
  public enum Direction: Hashable, Sendable {
    case forward, backward
  }

  /// What a run over a sequence gives.
  public struct Run {
    /// The graph's outputs after each step, `[T, B, n]`, in the graph's order.
    public let outputs: [Tensor]
    /// The states after the last step, `[B, n]`, in the graph's order.
    public let states: [Tensor]
  }

  /// Runs the cell over a batch of sequences; gradients flow back to all tensors given.
  ///
  /// Tensors of float32 run through the compiled recurrence, those of float64 step by step.
  ///
  /// - Parameters:
  ///   - inputs: `[T, B, n]` for each input of the graph, in its order.
  ///   - initialStates: `[B, n]` for each state: its value before the first step.
  ///   - parameters: A tensor of the declared shape for each parameter.
  ///   - direction: Backward starts with the last step.
  /// - Throws: ``CellGraphError`` for a tensor too many, too few, or of another shape or kind.
  public func run(
    inputs: [Tensor], initialStates: [Tensor], parameters: [Tensor],
    direction: Direction = .forward
  ) throws -> Run {
    try run(
      inputs: inputs, initialStates: initialStates, parameters: parameters, direction: direction,
      owner: nil)
  }

  /// Runs the cell for a layer, which counts its products.
  func run(
    inputs: [Tensor], initialStates: [Tensor], parameters: [Tensor],
    direction: Direction = .forward, owner: Owner?
  ) throws -> Run {
    if isQuantized { try checkSinglePrecision(inputs) }
    if isQuantized, GradientMode.isEnabled {
      return try noGrad {
        try run(
          inputs: inputs, initialStates: initialStates, parameters: parameters,
          direction: direction, owner: owner)
      }
    }
    let extent = try checkedExtent(inputs, initialStates, parameters)
    ProductCount.note(owner?.layer, products * extent)
    if let probe = RecurrenceProbe.current {
      return try probe.run(
        self, inputs: inputs, initialStates: initialStates, parameters: parameters,
        direction: direction, owner: owner)
    }
    return try runUnwatched(
      extent, inputs: inputs, initialStates: initialStates, parameters: parameters,
      direction: direction)
  }

  /// The run itself, which no probe sees.
  func runUnwatched(
    _ extent: SequenceExtent? = nil, inputs: [Tensor], initialStates: [Tensor],
    parameters: [Tensor], direction: Direction
  ) throws -> Run {
    let extent = try extent ?? checkedExtent(inputs, initialStates, parameters)
    let isDouble = (inputs + parameters).contains { $0.dtype == .float64 }
    if isDouble {
      return try runStepByStep(
        inputs: inputs, initialStates: initialStates, parameters: parameters, direction: direction)
    }
    // Tensors that are made on the way are of the kind that the loop reads.
    return try DType.withStandard(.float32) {
      try runCompiled(extent, inputs, initialStates, parameters, direction)
    }
  }

  private func runCompiled(
    _ extent: SequenceExtent, _ inputs: [Tensor], _ initialStates: [Tensor],
    _ parameters: [Tensor], _ direction: Direction
  ) throws -> Run {
    var evaluation = Evaluation(graph: self, extent: extent, direction: direction)
    try evaluation.runOnce(parameters: parameters)
    try evaluation.runBefore(inputs: inputs)
    let states = try evaluation.runLoop(from: initialStates)
    try evaluation.runAfter()
    return Run(
      outputs: try evaluation.plan.outputs.map { try evaluation.sequence(of: $0) }, states: states)
  }
}

/// T and B of a run.
struct SequenceExtent {
  let steps: Int
  let batch: Int
}

/// The values of one run. Nodes outside of the loop have one value, `[T·B, n]`, for all steps.
private struct Evaluation {
  let graph: CellGraph
  let plan: CellGraph.Plan
  let extent: SequenceExtent
  let direction: CellGraph.Direction
  /// Values of nodes once computed: of parameters alone, or for all time steps.
  private var whole: [Tensor?]

  init(graph: CellGraph, extent: SequenceExtent, direction: CellGraph.Direction) {
    self.graph = graph
    self.extent = extent
    self.direction = direction
    plan = graph.joinedPlan.pays(batch: extent.batch) ? graph.joinedPlan : graph.plan
    whole = [Tensor?](repeating: nil, count: plan.nodes.count)
  }

  mutating func runOnce(parameters: [Tensor]) throws {
    for index in plan.once {
      let operation = plan.nodes[index].operation
      if case .parameter(let place) = operation {
        whole[index] = parameters[place]
      } else {
        try plan.evaluate(index, in: &whole)
      }
    }
  }

  mutating func runBefore(inputs: [Tensor]) throws {
    for index in plan.before {
      let operation = plan.nodes[index].operation
      if case .input(let place) = operation {
        let size = graph.inputs[place].size
        whole[index] = try inputs[place].reshape([extent.steps * extent.batch, size])
      } else {
        try plan.evaluate(index, in: &whole)
      }
    }
  }

  /// Goes through the steps as one operation; returns the states after the last one.
  mutating func runLoop(from initialStates: [Tensor]) throws -> [Tensor] {
    guard !plan.states.isEmpty else { return [] }
    let sources = plan.external.compactMap { whole[$0] } + initialStates
    let extent = RecurrenceExtent(
      steps: extent.steps, batch: extent.batch, direction: direction, work: plan.loopWork,
      takesWholeBatch: plan.takesWholeBatch)
    let results = try Recurrence.results(plan, extent, sources: sources)
    for (index, value) in zip(plan.collected, results) { whole[index] = value }
    return Array(results.dropFirst(plan.collected.count))
  }

  mutating func runAfter() throws {
    for index in plan.after {
      try plan.evaluate(index, in: &whole)
    }
  }

  /// A node's value as `[T, B, n]`.
  func sequence(of index: CellGraph.NodeIndex) throws -> Tensor {
    guard let value = whole[index] else { preconditionFailure("outputs are computed in a run") }
    return try value.reshape([extent.steps, extent.batch, value.shape[1]])
  }
}

extension CellGraph.Plan {
  /// Computes a node's value, and with a slice all slices that it cuts its operand into.
  fileprivate func evaluate(_ index: CellGraph.NodeIndex, in values: inout [Tensor?]) throws {
    guard values[index] == nil, !fused.contains(index) else { return }
    if let sum = affine[index] {
      values[index] = try value(of: sum) { values[$0] }
      return
    }
    guard let cut = cuts[index], let source = nodes[index].operation.cut?.source,
      let value = values[source]
    else {
      values[index] = try nodes[index].operation.value { values[$0] }
      return
    }
    let sizes = cut.compactMap { nodes[$0].operation.cut?.range.count }
    for (slice, piece) in zip(cut, try value.pieces(sizes, along: 1)) { values[slice] = piece }
  }

  /// A sum that starts from its addend and goes on with the product's terms.
  private func value(
    of sum: Affine, _ operand: (CellGraph.NodeIndex) -> Tensor?
  ) throws -> Tensor {
    guard let (x, weight, transposed) = nodes[sum.product].operation.factors,
      let addend = operand(sum.addend), let left = operand(x), let matrix = operand(weight)
    else { preconditionFailure("operands stand before the nodes that use them") }
    return try addend.addmm(left, transposed ? matrix.t() : matrix)
  }
}
