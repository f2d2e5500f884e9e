import CKernels
import Tensors

/// `(x − y)²` of floats of one shape, in whole passes over memory.
///
///     ∂ℓ/∂x = 2·(x − y),  ∂ℓ/∂y = −∂ℓ/∂x
struct SquaredError {
  let reduction: Reduction

  func callAsFunction(_ input: Tensor, _ target: Tensor) throws -> Tensor {
    let count = input.count
    let squares = try difference(input, target)
    ck_combine(ck_multiply, count, squares.floats, 1, squares.floats, 1, squares.floats)
    let output =
      switch reduction {
      case .none: squares
      case .sum: Tensor([Float(ck_sum(count, squares.floats))], shape: [])
      case .mean: Tensor([Float(ck_sum(count, squares.floats) / Double(count))], shape: [])
      }
    let factor: Float = reduction == .mean ? 1 / Float(count) : 1
    return Tensor.custom(
      name: "MseLossBackward0", inputs: [input, target], outputs: [output], saved: [input, target]
    ) { context in
      let slopes = try difference(context.saved[0], context.saved[1])
      let upstream = try context.gradient * .float(Double(2 * factor))
      let step = upstream.shape.isEmpty ? 0 : 1
      ck_combine(
        ck_multiply, count, slopes.floats, 1, try upstream.packed().floats, step, slopes.floats)
      return [
        context.needs[0] ? slopes : nil, context.needs[1] ? try noGrad { try -slopes } : nil,
      ]
    }[0]
  }

  private func difference(_ x: Tensor, _ y: Tensor) throws -> Tensor {
    let result = try Tensor(uninitialized: x.shape)
    let (x, y) = (try x.packed(), try y.packed())
    ck_combine(ck_subtract, result.count, x.floats, 1, y.floats, 1, result.floats)
    return result
  }
}
