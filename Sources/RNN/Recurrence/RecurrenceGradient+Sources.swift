import CKernels
import Tensors

extension RecurrenceGradient {
  mutating func gradientOfExternal(_ index: CellGraph.NodeIndex) throws -> Tensor {
    let shape = forward.source(index).shape
    if case .matrix = plan.nodes[index].shape { return try gradientOfWeight(index, shape) }
    _ = try gradient(index)
    guard let rows = memory[root(index).node] else { return try Tensor.zeros(shape) }
    guard case .vector(let width) = plan.nodes[index].shape else { return rows }
    var sums = [Double](repeating: 0, count: width)
    Kernels.active.add_rows(extent.rows, width, rows.floats, width, &sums)
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
        let slopes = UnsafePointer(gradients)
        Kernels.multiply(
          shape[0], shape[1], steps * extent.batch,
          transposed ? (slopes, 1, g.row) : (argument.pointer, 1, argument.row),
          transposed ? (argument.pointer, argument.row, 1) : (slopes, g.row, 1),
          start: (UnsafePointer(result.floats), shape[1]), to: (result.floats, shape[1]))
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
