import Tensors

/// A loss that compares two tensors element by element, recorded as one operation.
///
/// The mean is over all elements. A missing target element can't be marked; see
/// ``Loss/crossEntropy(_:target:weight:ignoreIndex:labelSmoothing:reduction:)`` for classes.
struct ElementwiseLoss {
  /// PyTorch's name of the gradient's node.
  let node: String
  /// ℓ(x, y)
  let value: (_ x: Tensor, _ y: Tensor) throws -> Tensor
  /// ∂ℓ/∂x
  let inputSlope: (_ x: Tensor, _ y: Tensor) throws -> Tensor
  /// ∂ℓ/∂y
  let targetSlope: (_ x: Tensor, _ y: Tensor) throws -> Tensor
  /// What each element's loss is multiplied by, broadcast; nothing for one.
  var weight: Tensor?

  /// The loss of tensors of the same shape and kind.
  func callAsFunction(_ input: Tensor, _ target: Tensor, _ reduction: Reduction) throws -> Tensor {
    let output = try noGrad {
      var losses = try value(input, target)
      if let weight { losses = try losses * weight }
      return try losses.reduced(by: reduction)
    }
    let factor = reduction == .mean ? 1 / Double(input.count) : 1
    return Tensor.custom(
      name: node, inputs: [input, target], outputs: [output], saved: [input, target]
    ) { context in
      let (x, y) = (context.saved[0], context.saved[1])
      var upstream = try context.gradient * .float(factor)
      if let weight { upstream = try upstream * weight }
      return try [inputSlope, targetSlope].enumerated().map { place, slope in
        guard context.needs[place] else { return nil }
        return try upstream * slope(x, y)
      }
    }[0]
  }
}

extension Tensor {
  /// The losses of single elements as one loss, or as they are.
  func reduced(by reduction: Reduction) throws -> Tensor {
    switch reduction {
    case .none: self
    case .mean: try mean()
    case .sum: try sum()
    }
  }

  /// max(x, bound), under PyTorch's name for it.
  func bounded(below bound: Double) throws -> Tensor {
    let output = try noGrad { try clamp(min: .float(bound)) }
    return Tensor.custom(
      name: "ClampMinBackward0", inputs: [self], outputs: [output], saved: [self]
    ) { context in
      [try context.gradient.where(context.saved[0].greaterOrEqual(.float(bound)), 0)]
    }[0]
  }
}
