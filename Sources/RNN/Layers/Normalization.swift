import Tensors

/// `y = (x − mean) / √(variance + ε) · weight + bias` as one operation, with the mean and the biased
/// variance of some dimensions.
struct Normalization {
  /// The dimensions over which mean and variance are taken.
  let dimensions: [Int]
  /// What keeps the divisor from zero.
  let epsilon: Double
  /// What the result shows as its `grad_fn`.
  let name: String
  /// The sizes of weight and bias beside the input, 1 where they are repeated.
  let affineShape: [Int]

  /// The normalized input.
  ///
  /// - Parameter statistics: Mean and variance to use in place of the input's own.
  func callAsFunction(
    _ input: Tensor, weight: Tensor?, bias: Tensor?,
    statistics: (mean: Tensor, variance: Tensor)? = nil
  ) throws -> Tensor {
    let input = input.dtype.isFloatingPoint ? input : try input.to(.float32)
    let (normal, scale) = try noGrad { try normalized(input, statistics) }
    let result = try noGrad {
      var result = normal
      if let weight { result = try result * weight.reshape(affineShape) }
      if let bias { result = try result + bias.reshape(affineShape) }
      return result === normal ? try result.clone() : result
    }
    let affine = [weight, bias].compactMap { $0 }
    let (shape, hasWeight, hasBias) = (
      weight?.shape ?? bias?.shape ?? [], weight != nil, bias != nil
    )
    let isFixed = statistics != nil
    return Tensor.custom(
      name: name, inputs: [input] + affine, outputs: [result],
      saved: weight.map { [$0] } ?? []
    ) { context in
      let upper = context.gradient
      let scaled = hasWeight ? try upper * context.saved[0].reshape(affineShape) : upper
      var gradients = [try inputGradient(scaled, normal, scale, isFixed: isFixed)]
      if hasWeight { gradients.append(try affineSum(upper * normal).reshape(shape)) }
      if hasBias { gradients.append(try affineSum(upper).reshape(shape)) }
      return gradients
    }[0]
  }

  /// Refuses parameters of another kind than the input, which PyTorch does not mix.
  static func checkKinds(_ input: Tensor, _ parameters: [Tensor?]) throws {
    let others = parameters.compactMap { $0?.dtype }.filter { $0 != input.dtype }
    guard let kind = others.first else { return }
    throw kind == .float32 ? NormalizationError.mixedTypes : .parameterType
  }

  /// `(x − mean) / √(variance + ε)`, and the divisor's inverse.
  private func normalized(
    _ input: Tensor, _ statistics: (mean: Tensor, variance: Tensor)?
  ) throws -> (normal: Tensor, scale: Tensor) {
    let mean = try statistics?.mean ?? input.mean(dimensions: dimensions, keepDimensions: true)
    let centered = try input - mean
    let variance =
      try statistics?.variance
      ?? (centered * centered).mean(dimensions: dimensions, keepDimensions: true)
    let scale = try (variance + .float(epsilon)).rsqrt()
    return (try centered * scale, scale)
  }

  /// ∂L/∂x from g = ∂L/∂y·weight: `(g − mean(g) − n·mean(g·n))·scale`, where n is the normalized input;
  /// `g·scale` where mean and variance do not depend on the input.
  private func inputGradient(
    _ g: Tensor, _ n: Tensor, _ scale: Tensor, isFixed: Bool
  ) throws -> Tensor {
    if isFixed { return try g * scale }
    let mean = try g.mean(dimensions: dimensions, keepDimensions: true)
    let share = try (g * n).mean(dimensions: dimensions, keepDimensions: true)
    return try (g - mean - n * share) * scale
  }

  /// The sum over the dimensions in which weight and bias are repeated.
  private func affineSum(_ gradient: Tensor) throws -> Tensor {
    let repeated = affineShape.indices.filter { affineShape[$0] == 1 }
    guard !repeated.isEmpty else { return gradient }
    return try gradient.sum(dimensions: repeated, keepDimensions: true)
  }
}
