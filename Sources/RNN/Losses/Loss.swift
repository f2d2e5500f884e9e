import Tensors

/// How far a network's output is from what was wanted, as a number to make small.
///
/// Inputs and targets are of one kind of number, float32 or float64, unless something else is said;
/// a loss without fractions is refused as PyTorch refuses it.
public enum Loss {
  /// `(x − y)²`
  public static func meanSquaredError(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    try requireFractions("mse_cpu", input, target)
    let (x, y) = try broadcast(input, target)
    if x.dtype == .float32 { return try SquaredError(reduction: reduction)(x, y) }
    return try ElementwiseLoss(
      node: "MseLossBackward0",
      value: { try ($0 - $1).square() },
      inputSlope: { try ($0 - $1) * 2 },
      targetSlope: { try ($1 - $0) * 2 })(x, y, reduction)
  }

  /// `|x − y|`
  public static func meanAbsoluteError(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    try (input - target).abs().reduced(by: reduction)
  }

  /// `½·(x − y)²/β` where `|x − y| < β`, else `|x − y| − ½·β`.
  ///
  /// - Parameter beta: Where the parabola ends; at zero the loss is `|x − y|`.
  public static func smoothAbsoluteError(
    _ input: Tensor, target: Tensor, beta: Double = 1, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard beta >= 0 else { throw LayerError.negativeBeta }
    if beta == 0 { return try meanAbsoluteError(input, target: target, reduction: reduction) }
    try requireFractions("smooth_l1_cpu", input, target)
    let (x, y) = try broadcast(input, target)
    func slope(_ difference: Tensor) throws -> Tensor {
      try (difference / .float(beta)).where(
        difference.abs().less(.float(beta)), difference.sign())
    }
    return try ElementwiseLoss(
      node: "SmoothL1LossBackward0",
      value: { x, y in
        let distance = try (x - y).abs()
        return try (distance.square() * 0.5 / .float(beta)).where(
          distance.less(.float(beta)), distance - .float(0.5 * beta))
      },
      inputSlope: { try slope($0 - $1) },
      targetSlope: { try slope($1 - $0) })(x, y, reduction)
  }

  /// `½·(x − y)²` where `|x − y| < δ`, else `δ·(|x − y| − ½·δ)`.
  ///
  /// - Throws: ``LossError/delta`` unless δ is positive.
  public static func huber(
    _ input: Tensor, target: Tensor, delta: Double = 1, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard delta > 0 else { throw LossError.delta }
    try requireFractions("huber_cpu", input, target)
    let (x, y) = try broadcast(input, target)
    return try ElementwiseLoss(
      node: "HuberLossBackward0",
      value: { x, y in
        let distance = try (x - y).abs()
        return try (distance.square() * 0.5).where(
          distance.less(.float(delta)), (distance - .float(0.5 * delta)) * .float(delta))
      },
      inputSlope: { try ($0 - $1).clamp(min: .float(-delta), max: .float(delta)) },
      targetSlope: { try ($1 - $0).clamp(min: .float(-delta), max: .float(delta)) }
    )(x, y, reduction)
  }

  /// `log(1 + e^(−y·x))` for y of −1 and 1.
  public static func softMargin(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    let (x, y) = try broadcast(input, target)
    return try ElementwiseLoss(
      node: "SoftMarginLossBackward0",
      value: { try (-($0 * $1)).exp().log1p() },
      inputSlope: { x, y in try -y * (-(x * y)).sigmoid() },
      targetSlope: { x, y in try -x * (-(x * y)).sigmoid() })(x, y, reduction)
  }

  /// What PyTorch warns of where a loss repeats one side to the other's shape.
  public static func broadcastWarning(_ input: Tensor, target: Tensor) -> String? {
    guard input.shape != target.shape else { return nil }
    return "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
      + "(torch.Size(\(input.shape))). This will likely lead to incorrect results due to "
      + "broadcasting. Please ensure they have the same size."
  }

  /// Refuses two sides without fractions, as PyTorch's kernel of that name does.
  private static func requireFractions(
    _ kernel: String, _ input: Tensor, _ target: Tensor
  ) throws {
    let kind = input.dtype.promoted(with: target.dtype)
    guard kind.isFloatingPoint else {
      throw TensorError.notImplemented(operation: kernel, kind)
    }
  }

  /// Both sides in one shape and kind of number, with fractions.
  static func broadcast(_ input: Tensor, _ target: Tensor) throws -> (Tensor, Tensor) {
    if input.shape == target.shape, input.dtype == target.dtype, input.dtype.isFloatingPoint {
      return (input, target)
    }
    let common = try noGrad { try input + target }
    let dtype = common.dtype.isFloatingPoint ? common.dtype : .float32
    return (
      try input.to(dtype).expand(common.shape), try target.to(dtype).expand(common.shape)
    )
  }
}
