import CKernels
import Tensors

/// The gradient of a ``Recurrence``: its loop run against time.
///
/// The gradient of a value has the value's width. It lies inside of another one's where both are the
/// same numbers (a sum's terms, the parts of a concatenation, the pieces of a cut). Those that a
/// weight's gradient or a value from before the loop needs stay for all steps; then each weight's
/// gradient is one product over all of them, rows ascending.
struct RecurrenceGradient {
  private let forward: Recurrence
  private let plan: CellGraph.Plan
  private let extent: RecurrenceExtent
  private let needs: [Bool]

  /// Where a node's gradient lies: columns of another's from the offset on.
  private var homes: [(node: CellGraph.NodeIndex, offset: Int)?]
  /// Nodes, none with a home, whose gradients stay for all steps.
  private var isSequence: [Bool]
  private var memory: [Tensor?]
  private var isWritten: [Bool]
  private var program: [ck_instruction] = []
  private var held: [Tensor] = []
  private var packed: [PackedMatrix] = []

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
    for index in plan.loop.reversed() where needs[index] { try emit(index) }
    let initials = try giveInitialStates(sourceNeeds)
    extent.run(program, reversed: true)
    return try plan.external.map { needs[$0] ? try gradientOfExternal($0) : nil } + initials
  }
}

// MARK: Where gradients lie

extension RecurrenceGradient {
  private mutating func findHomes() {
    for index in plan.loop where needs[index] && plan.pieces.contains(index) {
      guard case .slice(let source, let range) = plan.nodes[index].operation else { continue }
      homes[index] = (source, range.lowerBound)
    }
    for index in plan.loop.reversed() where needs[index] {
      switch plan.nodes[index].operation {
      case .elementwise(.add, let a, let b):
        share(index, with: a)
        share(index, with: b)
      case .elementwise(.subtract, let a, _): share(index, with: a)
      case .concatenation(let parts):
        var first = 0
        for part in parts {
          if isShareable(part), homes[part] == nil { homes[part] = (index, first) }
          first += plan.width(part)
        }
      default: continue
      }
    }
    for index in plan.external where needs[index] { findHome(ofExternal: index) }
    for index in plan.loop where needs[index] {
      if let weight = plan.nodes[index].operation.factors?.weight, needs[weight] {
        isSequence[root(index).node] = true
      }
    }
  }

  /// Lets a term of a sum, or the sum itself, lie where the other does.
  private mutating func share(_ sum: CellGraph.NodeIndex, with term: CellGraph.NodeIndex) {
    guard isShareable(term), plan.width(term) == plan.width(sum) else { return }
    if homes[term] == nil {
      homes[term] = (sum, 0)
    } else if homes[sum] == nil {
      homes[sum] = (term, 0)
    }
  }

  private func isShareable(_ index: CellGraph.NodeIndex) -> Bool {
    needs[index] && plan.loop.contains(index) && plan.hasOneReader(index)
  }

  /// A value from outside that one sum alone reads has the sum's gradient.
  private mutating func findHome(ofExternal index: CellGraph.NodeIndex) {
    guard plan.uses[index] == 1, case let width = plan.width(index) else { return }
    if case .matrix = plan.nodes[index].shape { return }
    for reader in plan.loop where needs[reader] {
      let isTerm =
        switch plan.nodes[reader].operation {
        case .elementwise(.add, let a, let b): a == index || b == index
        case .elementwise(.subtract, let a, _): a == index
        default: false
        }
      guard isTerm, plan.width(reader) == width else { continue }
      let (home, offset) = root(reader)
      guard offset == 0, plan.width(home) == width else { return }
      homes[index] = (reader, 0)
      isSequence[home] = true
    }
  }

  private func root(_ index: CellGraph.NodeIndex) -> (node: CellGraph.NodeIndex, offset: Int) {
    var (node, offset) = (index, 0)
    while let home = homes[node] {
      offset += home.offset
      node = home.node
    }
    return (node, offset)
  }

  /// A node's gradient; its memory is made when it is first asked for.
  private mutating func gradient(_ index: CellGraph.NodeIndex) throws -> ck_operand {
    let (root, offset) = root(index)
    let width = plan.width(root)
    let stays = isSequence[root] || plan.external.contains(root)
    let tensor =
      try memory[root] ?? Tensor(uninitialized: [stays ? extent.rows : extent.block, width])
    memory[root] = tensor
    let whole =
      stays
      ? ck_operand(sequence: tensor, batch: extent.batch, width: width)
      : ck_operand(block: tensor, width: width)
    return whole.columns(from: offset)
  }
}

// MARK: The program

extension RecurrenceGradient {
  /// Starts with what comes from outside of a step: the step after it, and the run's results.
  private mutating func takeGradients(_ gradients: [Tensor]) throws {
    held += gradients
    let finals = gradients.dropFirst(plan.collected.count)
    for (state, final) in zip(plan.states, finals) where needs[state.next] {
      let width = plan.width(state.next)
      let target = try gradient(state.next)
      for (source, occasion) in [
        (ck_operand(rows: final, width: width), ck_at_last),
        (try gradient(state.node), ck_before_last),
      ] {
        program.append(
          .init(
            ck_copy_of, width: width, to: target, adds: isWritten[state.next], source,
            at: occasion))
      }
      isWritten[state.next] = true
    }
    for (index, tensor) in zip(plan.collected, gradients) where needs[index] {
      let width = plan.width(index)
      program.append(
        .init(
          ck_copy_of, width: width, to: try gradient(index), adds: isWritten[index],
          ck_operand(sequence: tensor, batch: extent.batch, width: width)))
      isWritten[index] = true
    }
  }

  /// Ends with the gradients of the states before the step.
  private mutating func giveInitialStates(_ sourceNeeds: [Bool]) throws -> [Tensor?] {
    try plan.states.enumerated().map { place, state in
      guard needs[state.node] else { return nil }
      let width = plan.width(state.node)
      let source = try gradient(state.node)
      if !isWritten[state.node] { try clear(state.node) }
      guard sourceNeeds[plan.external.count + place] else { return nil }
      let initial = try Tensor(uninitialized: [extent.batch, width])
      program.append(
        .init(
          ck_copy_of, width: width, to: ck_operand(rows: initial, width: width), source,
          at: ck_at_first))
      return initial
    }
  }

  private mutating func clear(_ index: CellGraph.NodeIndex) throws {
    let zero = Tensor([0])
    held.append(zero)
    program.append(
      .init(
        ck_copy_of, width: plan.width(index), to: try gradient(index),
        ck_operand(vector: zero).repeated))
    isWritten[index] = true
  }

  /// Adds `operation(a, b, c)` to an operand's gradient, summed over a row where that is repeated.
  private mutating func give(
    _ operand: CellGraph.NodeIndex, _ operation: ck_operation, width: Int, _ a: ck_operand,
    _ b: ck_operand = ck_operand(), _ c: ck_operand = ck_operand(), depth: Int = 0,
    numbers: (Float, Float) = (0, 0)
  ) throws {
    guard needs[operand] else { return }
    let target = try gradient(operand)
    let adds = isWritten[operand]
    isWritten[operand] = true
    guard plan.width(operand) == 1 && width > 1 else {
      program.append(
        .init(
          operation, width: width, to: target, adds: adds, a, b, c, depth: depth,
          numbers: numbers))
      return
    }
    let terms = try Tensor(uninitialized: [extent.block, width])
    held.append(terms)
    let rows = ck_operand(block: terms, width: width)
    program.append(.init(operation, width: width, to: rows, a, b, c, numbers: numbers))
    program.append(.init(ck_row_sum_of, width: 1, to: target, adds: adds, rows, depth: width))
  }

  private mutating func emit(_ index: CellGraph.NodeIndex) throws {
    let operation = plan.nodes[index].operation
    let width = plan.width(index)
    let g = try gradient(index)
    switch operation {
    case .input, .parameter, .constant, .state, .quantizedProduct: return
    case .product(let x, let weight), .transposedProduct(let x, let weight):
      guard needs[x] else { return }
      let isTransposed = operation.factors?.transposed == true
      let matrix = try PackedMatrix(forward.source(weight), transposed: !isTransposed)
      packed.append(matrix)
      try give(
        x, ck_matrix_product_of, width: matrix.columns, g, matrix.operand, depth: matrix.rows)
    case .elementwise(let function, let a, let b): try emit(function, a, b, index, g)
    case .map(let function, let x):
      let (instruction, argument) = function.slope
      let value =
        switch argument {
        case .nothing: ck_operand()
        case .argument: forward.value(x, width: width)
        case .result: forward.value(index, width: width)
        }
      try give(x, instruction, width: width, g, value, numbers: function.numbers)
    case .concatenation(let parts):
      var first = 0
      for part in parts {
        if !isAt(part, index, offset: first) {
          try give(part, ck_copy_of, width: plan.width(part), g.columns(from: first))
        }
        isWritten[part] = true
        first += plan.width(part)
      }
    case .slice(let source, let range):
      if plan.pieces.contains(index) {
        isWritten[source] = true
        return
      }
      if !isWritten[source] { try clear(source) }
      let target = try gradient(source).columns(from: range.lowerBound)
      program.append(.init(ck_copy_of, width: width, to: target, adds: true, g))
    case .softmax(let x):
      try give(x, ck_softmax_slope, width: width, g, forward.value(index, width: width))
    case .sum(let x): try give(x, ck_copy_of, width: plan.width(x), g.repeated)
    }
  }

  private mutating func emit(
    _ function: CellGraph.BinaryFunction, _ a: CellGraph.NodeIndex, _ b: CellGraph.NodeIndex,
    _ index: CellGraph.NodeIndex, _ g: ck_operand
  ) throws {
    let width = plan.width(index)
    func at(_ operand: CellGraph.NodeIndex) -> ck_operand { forward.value(operand, width: width) }
    switch function {
    case .add:
      try pass(a, index, g)
      try pass(b, index, g)
    case .subtract:
      try pass(a, index, g)
      try give(b, ck_negative_of, width: width, g)
    case .multiply:
      if needs[a] { try give(a, ck_product_of, width: width, g, at(b)) }
      if needs[b] { try give(b, ck_product_of, width: width, g, at(a)) }
    case .divide:
      if needs[a] { try give(a, ck_quotient_of, width: width, g, at(b)) }
      if needs[b] { try give(b, ck_quotient_slope, width: width, g, at(index), at(b)) }
    case .maximum:
      try give(a, ck_larger_slope, width: width, g, at(a), at(b))
      try give(b, ck_larger_slope, width: width, g, at(b), at(a))
    case .minimum:
      try give(a, ck_larger_slope, width: width, g, at(b), at(a))
      try give(b, ck_larger_slope, width: width, g, at(a), at(b))
    }
  }

  /// The gradient of a term is the sum's, which it may already share.
  private mutating func pass(
    _ term: CellGraph.NodeIndex, _ sum: CellGraph.NodeIndex, _ g: ck_operand
  ) throws {
    if needs[term], isAt(term, sum, offset: 0) {
      isWritten[term] = true
    } else {
      try give(term, ck_copy_of, width: plan.width(sum), g)
    }
  }

  private func isAt(_ part: CellGraph.NodeIndex, _ whole: CellGraph.NodeIndex, offset: Int) -> Bool
  {
    guard plan.width(part) <= plan.width(whole), plan.uses[part] == 1 else { return false }
    let (first, second) = (root(part), root(whole))
    return first.node == second.node && first.offset == second.offset + offset
  }
}

// MARK: After the loop

extension RecurrenceGradient {
  private mutating func gradientOfExternal(_ index: CellGraph.NodeIndex) throws -> Tensor {
    let shape = forward.source(index).shape
    if case .matrix = plan.nodes[index].shape { return try gradientOfWeight(index, shape) }
    _ = try gradient(index)
    guard let rows = memory[root(index).node] else { return try Tensor.zeros(shape) }
    guard case .vector(let width) = plan.nodes[index].shape else { return rows }
    var sums = [Double](repeating: 0, count: width)
    for row in 0..<extent.rows { ck_add_to_sums(width, rows.floats + row * width, &sums) }
    return Tensor(sums.map { Float($0) }, shape: shape)
  }

  /// Σ over all steps and sequences of what a product's operand and its gradient make.
  private mutating func gradientOfWeight(
    _ weight: CellGraph.NodeIndex, _ shape: [Int]
  ) throws -> Tensor {
    let result = try Tensor.zeros(shape)
    for index in plan.loop where needs[index] {
      guard let (x, factor, transposed) = plan.nodes[index].operation.factors, factor == weight
      else { continue }
      let g = try gradient(index)
      for (argument, time, steps) in spans(of: forward.value(x, width: plan.width(x))) {
        guard let gradients = g.base.map({ $0 + time * g.step }) else { continue }
        let terms = (steps * extent.batch, shape[0], shape[1])
        if transposed {
          Kernels.active.product(
            terms.1, terms.2, terms.0, gradients, 1, g.row, argument.pointer, argument.row, 1,
            result.floats, terms.2)
        } else {
          Kernels.active.product(
            terms.1, terms.2, terms.0, argument.pointer, 1, argument.row, gradients, g.row, 1,
            result.floats, terms.2)
        }
      }
    }
    return result
  }

  /// A value's rows in the order of time, as stretches of memory; a state has another before its
  /// first step.
  private func spans(
    of operand: ck_operand
  ) -> [((pointer: UnsafePointer<Float>, row: Int), time: Int, steps: Int)] {
    guard let base = operand.base else { return [] }
    guard let first = operand.first else {
      return [((UnsafePointer(base), operand.row), 0, extent.steps)]
    }
    let start = extent.direction == .forward ? 0 : extent.steps - 1
    let other = extent.direction == .forward ? 1 : 0
    let rest = UnsafePointer(base + other * operand.step)
    let stretches = [
      ((first, operand.row), start, 1), ((rest, operand.row), other, extent.steps - 1),
    ]
    return extent.direction == .forward ? stretches : stretches.reversed()
  }
}
