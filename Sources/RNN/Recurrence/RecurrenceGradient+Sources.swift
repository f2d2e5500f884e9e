import CKernels
import Tensors

extension RecurrenceGradient {
  /// The gradients of the values from outside of the loop, in the plan's order.
  mutating func gradientsOfExternal() throws -> [Tensor?] {
    var sums: [SourceSum] = []
    let gradients = try plan.external.map { needs[$0] ? try gradient(ofExternal: $0, &sums) : nil }
    SourceSum.compute(sums)
    return gradients
  }

  private mutating func gradient(
    ofExternal index: CellGraph.NodeIndex, _ sums: inout [SourceSum]
  ) throws -> Tensor {
    let shape = forward.source(index).shape
    if case .matrix = plan.nodes[index].shape {
      let terms = try termsOfWeight(index)
      guard !terms.isEmpty else { return try Tensor.zeros(shape) }
      let result = try Tensor(uninitialized: shape)
      sums.append(SourceSum(result: result, terms: terms))
      return result
    }
    _ = try gradient(index)
    guard let rows = memory[root(index).node] else { return try Tensor.zeros(shape) }
    guard case .vector(let width) = plan.nodes[index].shape else { return rows }
    let result = try Tensor(uninitialized: shape)
    sums.append(
      SourceSum(
        result: result,
        terms: [
          SourceSum.Term(
            count: extent.rows, left: nil, right: (UnsafePointer(rows.floats), width))
        ]))
    return result
  }

  /// What each product's operand and its gradient add to a weight's gradient.
  private mutating func termsOfWeight(
    _ weight: CellGraph.NodeIndex
  ) throws -> [SourceSum.Term] {
    var terms: [SourceSum.Term] = []
    for index in plan.loop where needs[index] {
      guard let (x, factor, transposed) = plan.nodes[index].operation.factors, factor == weight
      else { continue }
      let g = try gradient(index)
      for (argument, time, steps) in spans(of: forward.value(x, width: plan.width(x))) {
        guard let gradients = g.base.map({ $0 + time * g.step }), steps * extent.batch > 0
        else { continue }
        let slopes = (UnsafePointer(gradients), g.row)
        terms.append(
          SourceSum.Term(
            count: steps * extent.batch, left: transposed ? slopes : argument,
            right: transposed ? argument : slopes))
      }
    }
    return terms
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
