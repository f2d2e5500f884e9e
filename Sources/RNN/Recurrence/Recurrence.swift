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
  /// Where each node's value is.
  private(set) var values: [ck_operand?]
  /// The plan's collected values, `[T·B, n]`, and the states after the last step, `[B, n]`.
  private(set) var collected: [Tensor] = []
  private(set) var finals: [Tensor] = []
  /// Nodes whose values backward reads.
  let kept: [Bool]
  private let isRecorded: Bool
  private var memory: [Tensor] = []
  private var program: [ck_instruction] = []

  /// - Parameter sourceNeeds: Whether the gradient of each source is wanted.
  init(
    _ plan: CellGraph.Plan, _ extent: RecurrenceExtent, sources: [Tensor], sourceNeeds: [Bool]
  ) throws {
    self.plan = plan
    self.extent = extent
    self.sources = try sources.map { try $0.packed().detach() }
    needs = plan.needs(sourceNeeds)
    kept = plan.kept(needs)
    isRecorded = sourceNeeds.contains(true)
    values = [ck_operand?](repeating: nil, count: plan.nodes.count)
    try placeSources()
    try placeValues()
    try emit()
  }

  /// Computes all steps.
  func run() {
    extent.run(program, reversed: false)
    program = []
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

  private func placeSources() throws {
    for (tensor, index) in zip(sources, plan.external) {
      switch plan.nodes[index].shape {
      case .features(let n):
        values[index] = ck_operand(sequence: tensor, batch: extent.batch, width: n)
      case .scalar, .vector, .matrix: values[index] = ck_operand(vector: tensor)
      }
    }
  }

  private func placeValues() throws {
    for index in plan.loop.reversed() where !plan.nodes[index].operation.isState {
      guard values[index] == nil, !plan.isView(index), !plan.fused.contains(index) else { continue }
      values[index] = try place(index)
      // A sum that only grows into this one grows in its place.
      var sum = index
      while let inner = plan.growing[sum] {
        values[inner] = values[index]
        sum = inner
      }
    }
    for (place, state) in plan.states.enumerated() {
      guard let next = values[state.next] else {
        preconditionFailure("each state has a next value")
      }
      values[state.node] = next.earlier(extent.direction, initial: initialState(place))
      finals.append(try Tensor(uninitialized: [extent.batch, plan.width(state.node)]))
    }
    collected = try plan.collected.map { index in
      guard let place = outputs[index] else {
        return try Tensor(uninitialized: [extent.rows, plan.width(index)])
      }
      return place
    }
    for index in plan.loop where plan.isView(index) {
      guard case .slice(let source, let range) = plan.nodes[index].operation else { continue }
      values[index] = values[source]?.columns(from: range.lowerBound)
    }
  }

  private var outputs: [CellGraph.NodeIndex: Tensor] = [:]

  private func place(_ index: CellGraph.NodeIndex) throws -> ck_operand {
    let width = plan.width(index)
    let isNext = plan.isNext[index]
    if plan.collected.contains(index) || kept[index] || (isNext && isRecorded) {
      let tensor = try Tensor(uninitialized: [extent.rows, width])
      if plan.collected.contains(index) { outputs[index] = tensor }
      memory.append(tensor.detach())
      return ck_operand(sequence: tensor, batch: extent.batch, width: width)
    }
    let size = extent.block * width
    // A next state is written while the state is still read, so that it has two places.
    let tensor = try Tensor(uninitialized: [isNext ? 2 * size : size])
    memory.append(tensor)
    var operand = ck_operand(block: tensor, width: width)
    if isNext { operand.flip = size }
    return operand
  }

  private func emit() throws {
    var packed: [PackedWeight: PackedMatrix] = [:]
    for index in plan.loop where !plan.isView(index) && !plan.fused.contains(index) {
      try emit(index, &packed)
    }
    for (place, index) in plan.collected.enumerated() where outputs[index] == nil {
      let width = plan.width(index)
      let target = ck_operand(sequence: collected[place], batch: extent.batch, width: width)
      program.append(.init(ck_copy_of, width: width, to: target, value(index, width: width)))
    }
    for (place, state) in plan.states.enumerated() {
      let width = plan.width(state.node)
      program.append(
        .init(
          ck_copy_of, width: width, to: ck_operand(rows: finals[place], width: width),
          value(state.next, width: width), at: ck_at_last))
    }
    weights = Array(packed.values)
    outputs = [:]
  }

  private var weights: [PackedMatrix] = []

  private struct PackedWeight: Hashable {
    let node: CellGraph.NodeIndex
    let transposed: Bool
  }

  private func emit(
    _ index: CellGraph.NodeIndex, _ packed: inout [PackedWeight: PackedMatrix]
  ) throws {
    let width = plan.width(index)
    let y = value(index, width: width)
    func at(_ operand: CellGraph.NodeIndex) -> ck_operand { value(operand, width: width) }
    func product(_ index: CellGraph.NodeIndex, adds: Bool) throws {
      guard let (x, weight, transposed) = plan.nodes[index].operation.factors else { return }
      let key = PackedWeight(node: weight, transposed: transposed)
      let matrix = try packed[key] ?? PackedMatrix(source(weight), transposed: transposed)
      packed[key] = matrix
      program.append(
        .init(
          ck_matrix_product_of, width: width, to: y, adds: adds, value(x, width: matrix.rows),
          matrix.operand, depth: matrix.rows))
    }
    switch plan.nodes[index].operation {
    case .input, .parameter, .constant, .state: return
    case .product, .transposedProduct: try product(index, adds: false)
    case .quantizedProduct(let x, let matrix):
      let scratch = try matrix.scratch(rows: extent.block)
      memory.append(scratch)
      program.append(
        .init(
          ck_int8_product_of, width: width, to: y, value(x, width: matrix.columns), matrix.operand,
          ck_operand(block: scratch, width: 0), depth: matrix.columns))
    case .elementwise(.add, let a, let b) where plan.fused.contains(b):
      if plan.fused.contains(a) {
        try product(a, adds: false)
      } else if plan.growing[index] == nil {
        program.append(.init(ck_copy_of, width: width, to: y, at(a)))
      }
      try product(b, adds: true)
    case .elementwise(let function, let a, let b):
      program.append(.init(function.instruction, width: width, to: y, at(a), at(b)))
    case .map(let function, let x):
      program.append(
        .init(function.instruction, width: width, to: y, at(x), numbers: function.numbers))
    case .concatenation(let parts):
      var first = 0
      for part in parts {
        let size = plan.width(part)
        program.append(
          .init(ck_copy_of, width: size, to: y.columns(from: first), value(part, width: size)))
        first += size
      }
    case .slice(let x, let range):
      program.append(
        .init(
          ck_copy_of, width: width, to: y,
          value(x, width: plan.width(x)).columns(from: range.lowerBound)))
    case .softmax(let x): program.append(.init(ck_softmax_of, width: width, to: y, at(x)))
    case .sum(let x):
      let depth = plan.width(x)
      program.append(
        .init(ck_row_sum_of, width: 1, to: y, value(x, width: depth), depth: depth))
    }
  }

  /// The tensor of a value from outside of the loop.
  func source(_ index: CellGraph.NodeIndex) -> Tensor {
    guard let place = plan.external.firstIndex(of: index) else {
      preconditionFailure("a weight comes from outside of the loop")
    }
    return sources[place]
  }
}

extension CellGraph.Operation {
  /// The operands of a matrix product, and whether the second is transposed.
  var factors: (x: CellGraph.NodeIndex, weight: CellGraph.NodeIndex, transposed: Bool)? {
    switch self {
    case .product(let x, let weight): (x, weight, false)
    case .transposedProduct(let x, let weight): (x, weight, true)
    default: nil
    }
  }
}
