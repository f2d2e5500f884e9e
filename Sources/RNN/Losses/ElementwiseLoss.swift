import Tensors

/// A loss that compares two tensors element by element.
///
/// The mean is over all elements. A missing target element can't be marked; see
/// ``Loss/crossEntropy(_:target:weight:ignoreIndex:labelSmoothing:reduction:)`` for classes.
struct ElementwiseLoss {
  /// PyTorch's name of the gradient's node.
  let node: String
  /// ℓ(x, y)
  let value: (_ x: Float, _ y: Float) -> Float
  /// ∂ℓ/∂x
  let inputSlope: (_ x: Float, _ y: Float) -> Float
  /// ∂ℓ/∂y
  let targetSlope: (_ x: Float, _ y: Float) -> Float

  /// The loss of tensors of the same shape.
  func callAsFunction(_ input: Tensor, _ target: Tensor, _ reduction: Reduction) throws -> Tensor {
    let count = input.count
    let factor: Float = reduction == .mean ? 1 / Float(count) : 1
    let losses = try input.withFloats { x in
      try target.withFloats { y in (0..<count).map { value(x[$0], y[$0]) } }
    }
    let output =
      switch reduction {
      case .none: Tensor(losses, shape: input.shape)
      case .sum: Tensor([Float(losses.reduce(0.0) { $0 + Double($1) })], shape: [])
      case .mean: Tensor([Float(losses.reduce(0.0) { $0 + Double($1) } / Double(count))], shape: [])
      }
    return Tensor.custom(
      name: node, inputs: [input, target], outputs: [output], saved: [input, target]
    ) { context in
      let (x, y) = (context.saved[0], context.saved[1])
      return try [(0, inputSlope), (1, targetSlope)].map { place, slope in
        guard context.needs[place] else { return nil }
        return try gradient(context.gradient, x, y, factor: factor, slope: slope)
      }
    }[0]
  }

  /// `g · factor · slope(x, y)`, where `g` is one number or one for each element.
  private func gradient(
    _ upstream: Tensor, _ input: Tensor, _ target: Tensor, factor: Float,
    slope: (Float, Float) -> Float
  ) throws -> Tensor {
    let upstream = try upstream.expand(input.shape)
    let values = try upstream.withFloats { g in
      try input.withFloats { x in
        try target.withFloats { y in
          (0..<x.count).map { g[$0] * factor * slope(x[$0], y[$0]) }
        }
      }
    }
    return Tensor(values, shape: input.shape)
  }
}
