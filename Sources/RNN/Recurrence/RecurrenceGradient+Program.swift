import CKernels
import Tensors

extension RecurrenceGradient {
  /// Starts with what comes from outside of a step: the step after it, and the run's results.
  mutating func takeGradients(_ gradients: [Tensor]) throws {
    held += gradients
    let finals = gradients.dropFirst(plan.collected.count)
    var outputs: [CellGraph.NodeIndex: ck_operand] = [:]
    for (index, tensor) in zip(plan.collected, gradients) where needs[index] {
      outputs[index] = ck_operand(
        sequence: tensor, batch: extent.batch, width: plan.width(index))
    }
    for (state, final) in zip(plan.states, finals) where needs[state.next] {
      let width = plan.width(state.next)
      let target = try gradient(state.next)
      // A value that is given out as well starts from the sum of both.
      let output = isWritten[state.next] ? nil : outputs.removeValue(forKey: state.next)
      for (source, occasion) in [
        (ck_operand(rows: final, width: width), ck_at_last),
        (try gradient(state.node), ck_before_last),
      ] {
        program.append(
          .init(
            output == nil ? ck_copy_of : ck_sum_of, width: width, to: target,
            adds: isWritten[state.next], source, output ?? ck_operand(), at: occasion))
      }
      isWritten[state.next] = true
    }
    for index in plan.collected {
      guard let output = outputs[index] else { continue }
      program.append(
        .init(
          ck_copy_of, width: plan.width(index), to: try gradient(index), adds: isWritten[index],
          output))
      isWritten[index] = true
    }
  }

  /// Ends with the gradients of the states before the step.
  mutating func giveInitialStates(_ sourceNeeds: [Bool]) throws -> [Tensor?] {
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
    let terms = try Tensor(uninitialized: [extent.blockRows, width])
    held.append(terms)
    let rows = ck_operand(block: terms, width: width)
    program.append(.init(operation, width: width, to: rows, a, b, c, numbers: numbers))
    program.append(.init(ck_row_sum_of, width: 1, to: target, adds: adds, rows, depth: width))
  }

  mutating func emit(_ index: CellGraph.NodeIndex) throws {
    let operation = plan.nodes[index].operation
    let width = plan.width(index)
    let g = try gradient(index)
    switch operation {
    case .input, .parameter, .constant, .rows, .rowConcatenation, .state, .quantizedProduct: return
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
      if needs[a] { try giveProduct(a, width: width, g, at(b)) }
      if needs[b] { try giveProduct(b, width: width, g, at(a)) }
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

  /// Adds `g·factor` to an operand's gradient, or leaves that to the operand's derivative where
  /// nothing else reads the gradient.
  private mutating func giveProduct(
    _ operand: CellGraph.NodeIndex, width: Int, _ g: ck_operand, _ factor: ck_operand
  ) throws {
    if case .map(let function, _) = plan.nodes[operand].operation, plan.isInLoop[operand],
      function.slopeOfProduct != nil, plan.hasOneReader(operand), plan.width(operand) == width,
      homes[operand] == nil, !isWritten[operand], products[operand] == nil
    {
      products[operand] = (g, factor)
    } else {
      try give(operand, ck_product_of, width: width, g, factor)
    }
  }

  /// The derivative of a function whose result's gradient is a product; says whether it is.
  mutating func emitProductSlope(_ index: CellGraph.NodeIndex) throws -> Bool {
    guard let (g, factor) = products[index],
      case .map(let function, let x) = plan.nodes[index].operation,
      let instruction = function.slopeOfProduct
    else { return false }
    let width = plan.width(index)
    try give(x, instruction, width: width, g, forward.value(index, width: width), factor)
    return true
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
