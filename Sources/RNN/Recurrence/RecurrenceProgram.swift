import CKernels
import Tensors

/// The instructions of one step of a ``Recurrence``.
struct RecurrenceProgram {
  private let recurrence: Recurrence
  private let plan: CellGraph.Plan
  private var instructions: [ck_instruction] = []
  /// Memory that instructions point to.
  private var held: [Tensor] = []
  private var weights: [PackedWeight: PackedMatrix] = [:]

  private struct PackedWeight: Hashable {
    let node: CellGraph.NodeIndex
    let transposed: Bool
  }

  init(_ recurrence: Recurrence) {
    self.recurrence = recurrence
    plan = recurrence.plan
  }

  func run() {
    PackedMatrix.pack(Array(weights.values))
    recurrence.extent.run(instructions, reversed: false)
  }

  mutating func emit() throws {
    for index in plan.loop where !plan.isView(index) && !plan.fused.contains(index) {
      try emit(index)
    }
    let extent = recurrence.extent
    for (index, tensor) in zip(plan.collected, recurrence.collected)
    where !recurrence.isInPlace(index) {
      let width = plan.width(index)
      let target = ck_operand(sequence: tensor, batch: extent.batch, width: width)
      add(ck_copy_of, width, to: target, value(index, width))
    }
    for (state, tensor) in zip(plan.states, recurrence.finals) {
      let width = plan.width(state.node)
      instructions.append(
        .init(
          ck_copy_of, width: width, to: ck_operand(rows: tensor, width: width),
          value(state.next, width), at: ck_at_last))
    }
  }

  private func value(_ index: CellGraph.NodeIndex, _ width: Int) -> ck_operand {
    recurrence.value(index, width: width)
  }

  private mutating func add(
    _ operation: ck_operation, _ width: Int, to y: ck_operand, _ a: ck_operand,
    _ b: ck_operand = ck_operand(), depth: Int = 0, numbers: (Float, Float) = (0, 0)
  ) {
    instructions.append(.init(operation, width: width, to: y, a, b, depth: depth, numbers: numbers))
  }

  private mutating func emit(_ index: CellGraph.NodeIndex) throws {
    let width = plan.width(index)
    let y = value(index, width)
    switch plan.nodes[index].operation {
    case .input, .parameter, .constant, .rows, .rowConcatenation, .state: return
    case .product, .transposedProduct: try emitProduct(index, to: y)
    case .quantizedProduct(let x, let matrix):
      let scratch = try matrix.scratch(rows: recurrence.extent.block)
      held.append(scratch)
      instructions.append(
        .init(
          ck_int8_product_of, width: width, to: y, value(x, matrix.columns), matrix.operand,
          ck_operand(block: scratch, width: 0), depth: matrix.columns))
    case .elementwise(.add, let a, let b) where plan.fused.contains(b):
      if plan.fused.contains(a) {
        try emitProduct(a, to: y)
      } else if plan.growing[index] == nil {
        let start = value(a, width)
        if start.column == 1 { return try emitProduct(b, to: y, start: start) }
        add(ck_copy_of, width, to: y, start)
      }
      try emitProduct(b, to: y, adds: true)
    case .elementwise(let function, let a, let b):
      add(function.instruction, width, to: y, value(a, width), value(b, width))
    case .map(let function, let x):
      add(function.instruction, width, to: y, value(x, width), numbers: function.numbers)
    case .concatenation(let parts):
      var first = 0
      for part in parts {
        let size = plan.width(part)
        add(ck_copy_of, size, to: y.columns(from: first), value(part, size))
        first += size
      }
    case .slice(let x, let range):
      add(ck_copy_of, width, to: y, value(x, plan.width(x)).columns(from: range.lowerBound))
    case .softmax(let x): add(ck_softmax_of, width, to: y, value(x, width))
    case .sum(let x):
      let depth = plan.width(x)
      add(ck_row_sum_of, 1, to: y, value(x, depth), depth: depth)
    }
  }

  private mutating func emitProduct(
    _ index: CellGraph.NodeIndex, to y: ck_operand, start: ck_operand = ck_operand(),
    adds: Bool = false
  ) throws {
    guard let (x, weight, transposed) = plan.nodes[index].operation.factors else { return }
    let key = PackedWeight(node: weight, transposed: transposed)
    let matrix =
      try weights[key] ?? PackedMatrix(recurrence.source(weight), transposed: transposed)
    weights[key] = matrix
    instructions.append(
      .init(
        ck_matrix_product_of, width: plan.width(index), to: y, adds: adds, value(x, matrix.rows),
        matrix.operand, start, depth: matrix.rows))
  }
}
