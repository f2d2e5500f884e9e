import CKernels
import Tensors

/// One run of a graph's loop: what it reads, what it computes, and what backward needs of it.
///
/// All values of a step are rows of operands: those that an output or backward reads stay for all
/// steps, the others are overwritten by the next step.
final class Recurrence {
  let plan: CellGraph.Plan
  let extent: RecurrenceExtent
  /// Values from outside of the loop, in the order of the plan's `external`, then initial states.
  let sources: [Tensor]
  /// Whether the gradient of each node is wanted.
  let needs: [Bool]
  /// Nodes whose values backward reads.
  let kept: [Bool]
  /// Where each node's value is.
  private(set) var values: [ck_operand?]
  /// The plan's collected values, `[T·B, n]`, and the states after the last step, `[B, n]`.
  private(set) var collected: [Tensor] = []
  private(set) var finals: [Tensor] = []
  let places: ValuePlaces
  private let isRecorded: Bool
  private var memory: [Tensor] = []
  private var outputs: [CellGraph.NodeIndex: Tensor] = [:]

  /// - Parameter sourceNeeds: Whether the gradient of each source is wanted.
  init(
    _ plan: CellGraph.Plan, _ extent: RecurrenceExtent, sources: [Tensor], sourceNeeds: [Bool]
  ) throws {
    self.plan = plan
    self.extent = extent
    self.sources = try sources.map { try $0.packed().detach() }
    needs = plan.needs(sourceNeeds)
    kept = plan.kept(needs)
    places = ValuePlaces(plan, kept: kept)
    isRecorded = sourceNeeds.contains(true)
    values = [ck_operand?](repeating: nil, count: plan.nodes.count)
    placeSources()
    try placeValues()
    try placeStates()
    try placeCollected()
  }

  /// Computes all steps.
  func run() throws {
    var program = RecurrenceProgram(self)
    try program.emit()
    program.run()
  }

  /// Hands over the results, which must not be held by the derivative that they hold.
  func takeResults() -> [Tensor] {
    defer { (collected, finals) = ([], []) }
    return collected + finals
  }

  func initialState(_ place: Int) -> Tensor { sources[plan.external.count + place] }

  /// A node's value beside others of the given width.
  func value(_ index: CellGraph.NodeIndex, width: Int) -> ck_operand {
    guard let operand = values[index] else {
      preconditionFailure("operands stand before the nodes that use them")
    }
    return plan.width(index) == 1 && width > 1 ? operand.repeated : operand
  }

  /// The tensor of a value from outside of the loop.
  func source(_ index: CellGraph.NodeIndex) -> Tensor {
    guard let place = plan.external.firstIndex(of: index) else {
      preconditionFailure("a weight comes from outside of the loop")
    }
    return sources[place]
  }

  /// Whether a collected value is computed right where it is given out.
  func isInPlace(_ collected: CellGraph.NodeIndex) -> Bool {
    outputs[places.root(collected).node] != nil
  }
}

// MARK: Places

extension Recurrence {
  private func placeSources() {
    for (tensor, index) in zip(sources, plan.external) {
      switch plan.nodes[index].shape {
      case .features(let n):
        values[index] = ck_operand(sequence: tensor, batch: extent.batch, width: n)
      case .scalar, .vector, .matrix: values[index] = ck_operand(vector: tensor)
      }
    }
  }

  private func placeValues() throws {
    let members = plan.loop.filter {
      !plan.nodes[$0].operation.isState && !plan.fused.contains($0)
    }
    var (stays, isNext) = (Set<CellGraph.NodeIndex>(), Set<CellGraph.NodeIndex>())
    for index in members {
      let root = places.root(index).node
      if plan.isNext[index] { isNext.insert(root) }
      if kept[index] || plan.isCollected[index] || (plan.isNext[index] && isRecorded) {
        stays.insert(root)
      }
    }
    for index in members {
      let (root, offset) = places.root(index)
      guard !plan.nodes[root].operation.isState else { continue }
      if values[root] == nil {
        values[root] = try place(
          root, stays: stays.contains(root), isNext: isNext.contains(root))
      }
      values[index] = values[root]?.columns(from: offset)
    }
  }

  /// Memory for a value: for all steps where it stays, else for one block of sequences.
  private func place(
    _ index: CellGraph.NodeIndex, stays: Bool, isNext: Bool
  ) throws -> ck_operand {
    let width = plan.width(index)
    if stays {
      let tensor = try Tensor(uninitialized: [extent.rows, width])
      outputs[index] = tensor
      memory.append(tensor.detach())
      return ck_operand(sequence: tensor, batch: extent.batch, width: width)
    }
    let size = extent.blockRows * width
    // A next state is written while the state is still read, so that it has two places.
    let tensor = try Tensor(uninitialized: [isNext ? 2 * size : size])
    memory.append(tensor)
    var operand = ck_operand(block: tensor, width: width)
    if isNext { operand.flip = size }
    return operand
  }

  private func placeStates() throws {
    for (place, state) in plan.states.enumerated() {
      guard let next = values[state.next] else {
        preconditionFailure("each state has a next value")
      }
      values[state.node] = next.earlier(extent.direction, initial: initialState(place))
      finals.append(try Tensor(uninitialized: [extent.batch, plan.width(state.node)]))
    }
    for index in plan.loop where plan.isView(index) && values[index] == nil {
      let (root, offset) = places.root(index)
      values[index] = values[root]?.columns(from: offset)
    }
  }

  private func placeCollected() throws {
    collected = try plan.collected.map { index in
      try outputs[places.root(index).node]
        ?? Tensor(uninitialized: [extent.rows, plan.width(index)])
    }
    outputs = outputs.filter { index, _ in
      plan.collected.contains { places.root($0).node == index }
    }
  }
}
