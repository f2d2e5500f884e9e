import Glibc
import Tensors

/// How far a network's output is from what was wanted, as a number to make small.
public enum Loss {
  /// `(x − y)²`
  public static func meanSquaredError(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    let (x, y) = try broadcast(input, target)
    return try SquaredError(reduction: reduction)(x, y)
  }

  /// `|x − y|`
  public static func meanAbsoluteError(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    let (x, y) = try broadcast(input, target)
    return try ElementwiseLoss(
      node: reduction == .mean
        ? "MeanBackward0" : reduction == .sum ? "SumBackward0" : "AbsBackward0",
      value: { abs($0 - $1) },
      inputSlope: { sign($0 - $1) },
      targetSlope: { sign($1 - $0) })(x, y, reduction)
  }

  /// `½·(x − y)²/β` where `|x − y| < β`, else `|x − y| − ½·β`.
  ///
  /// - Parameter beta: Where the parabola ends; at zero the loss is `|x − y|`.
  public static func smoothAbsoluteError(
    _ input: Tensor, target: Tensor, beta: Double = 1, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard beta >= 0 else { throw LayerError.negativeBeta }
    let (x, y) = try broadcast(input, target)
    let beta = Float(beta)
    func slope(_ difference: Float) -> Float {
      abs(difference) < beta ? difference / beta : sign(difference)
    }
    return try ElementwiseLoss(
      node: "SmoothL1LossBackward0",
      value: { x, y in
        let distance = abs(x - y)
        return distance < beta ? 0.5 * distance * distance / beta : distance - 0.5 * beta
      },
      inputSlope: { slope($0 - $1) },
      targetSlope: { slope($1 - $0) })(x, y, reduction)
  }

  /// `−(y·log x + (1 − y)·log(1 − x))` for probabilities x; each logarithm is −100 or more.
  public static func binaryCrossEntropy(
    _ input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw LayerError.targetShape(input: input.shape, target: target.shape)
    }
    if let outside = input.elements.first(where: { !(0...1).contains($0) }) {
      throw LayerError.probabilityRange(Double(outside))
    }
    return try ElementwiseLoss(
      node: "BinaryCrossEntropyBackward0",
      value: { x, y in
        (y - 1) * Swift.max(log1p(-x), -100) - y * Swift.max(logf(x), -100)
      },
      inputSlope: { x, y in (x - y) / Swift.max((1 - x) * x, 1e-12) },
      targetSlope: { x, _ in Swift.max(log1p(-x), -100) - Swift.max(logf(x), -100) }
    )(input, target, reduction)
  }

  /// `−(y·log σ(x) + (1 − y)·log(1 − σ(x)))`, computed as `max(x, 0) − x·y + log(1 + e^−|x|)`.
  public static func binaryCrossEntropy(
    logits input: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw LayerError.logitsTargetShape(input: input.shape, target: target.shape)
    }
    return try ElementwiseLoss(
      node: "BinaryCrossEntropyWithLogitsBackward0",
      value: { x, y in Swift.max(x, 0) - x * y + log1pf(expf(-abs(x))) },
      inputSlope: { x, y in 1 / (1 + expf(-x)) - y },
      targetSlope: { x, _ in -x })(input, target, reduction)
  }

  /// What PyTorch warns of where a loss repeats one side to the other's shape.
  public static func broadcastWarning(_ input: Tensor, target: Tensor) -> String? {
    guard input.shape != target.shape else { return nil }
    return "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
      + "(torch.Size(\(input.shape))). This will likely lead to incorrect results due to "
      + "broadcasting. Please ensure they have the same size."
  }

  private static func broadcast(_ input: Tensor, _ target: Tensor) throws -> (Tensor, Tensor) {
    let target = target.dtype == .float32 ? target : try target.to(.float32)
    guard input.shape != target.shape else { return (input, target) }
    let shape = try noGrad { try input + target }.shape
    return (try input.expand(shape), try target.expand(shape))
  }

  private static func sign(_ x: Float) -> Float { x > 0 ? 1 : x < 0 ? -1 : 0 }
}
