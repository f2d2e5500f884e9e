import CKernels
import Tensors

/// The gradient of a ``Recurrence``: its loop run against time.
///
/// The gradient of a value has the value's width. It lies inside of another one's where both are the
/// same numbers (a sum's terms, the parts of a concatenation, the pieces of a cut). Those that a
/// weight's gradient or a value from before the loop needs stay for all steps; then each weight's
/// gradient is one product over all of them, rows ascending.
struct RecurrenceGradient {
  let forward: Recurrence
  let plan: CellGraph.Plan
  let extent: RecurrenceExtent
  let needs: [Bool]

  /// Where a node's gradient lies: columns of another's from the offset on.
  var homes: [(node: CellGraph.NodeIndex, offset: Int)?]
  /// Nodes, none with a home, whose gradients stay for all steps.
  var isSequence: [Bool]
  var memory: [Tensor?]
  var isWritten: [Bool]
  /// Gradients of functions' results that are products, computed where the derivative is.
  var products: [CellGraph.NodeIndex: (ck_operand, ck_operand)] = [:]
  var program: [ck_instruction] = []
  var held: [Tensor] = []
  var packed: [PackedMatrix] = []

  init(_ forward: Recurrence) {
    self.forward = forward
    plan = forward.plan
    extent = forward.extent
    needs = forward.needs
    homes = .init(repeating: nil, count: plan.nodes.count)
    isSequence = .init(repeating: false, count: plan.nodes.count)
    memory = .init(repeating: nil, count: plan.nodes.count)
    isWritten = .init(repeating: false, count: plan.nodes.count)
  }

  /// The gradients of the recurrence's sources from those of its collected values and last states.
  mutating func run(_ gradients: [Tensor], sourceNeeds: [Bool]) throws -> [Tensor?] {
    findHomes()
    try takeGradients(try gradients.map { try $0.packed() })
    for index in plan.loop.reversed() where needs[index] {
      if try !emitProductSlope(index) { try emit(index) }
    }
    let initials = try giveInitialStates(sourceNeeds)
    PackedMatrix.pack(packed)
    extent.run(program, reversed: true)
    return try gradientsOfExternal() + initials
  }
}
