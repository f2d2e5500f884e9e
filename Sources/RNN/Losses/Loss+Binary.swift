import Tensors

extension Loss {
  /// `−w·(y·log x + (1 − y)·log(1 − x))` for probabilities x; each logarithm is −100 or more.
  ///
  /// - Parameter weight: w, of a shape that broadcasts to the input's.
  public static func binaryCrossEntropy(
    _ input: Tensor, target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw LayerError.targetShape(input: input.shape, target: target.shape)
    }
    guard target.dtype == input.dtype else {
      throw LossError.targetKind(wanted: input.dtype, got: target.dtype)
    }
    guard input.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "binary_cross_entropy", input.dtype)
    }
    if let outside = input.elements.first(where: { !(0...1).contains($0) }) {
      throw LayerError.probabilityRange(Double(outside))
    }
    if let outside = target.elements.first(where: { !(0...1).contains($0) }) {
      throw LossError.targetProbability(Double(outside))
    }
    try checkWeight(weight, input)
    return try ElementwiseLoss(
      node: "BinaryCrossEntropyBackward0",
      value: { x, y in
        let (no, yes) = (try (-x).log1p().clamp(min: -100.0), try x.log().clamp(min: -100.0))
        return try (y - 1) * no - y * yes
      },
      inputSlope: { x, y in try (x - y) / ((1 - x) * x).clamp(min: 1e-12) },
      targetSlope: { x, _ in
        try (-x).log1p().clamp(min: -100.0) - x.log().clamp(min: -100.0)
      },
      weight: weight?.detach())(input, target, reduction)
  }

  /// `−w·(p·y·log σ(x) + (1 − y)·log(1 − σ(x)))`, computed without overflow.
  ///
  /// - Parameters:
  ///   - weight: w, of a shape that broadcasts to the input's.
  ///   - positiveWeight: p: above one, it counts labels of 1 for more.
  public static func binaryCrossEntropy(
    logits input: Tensor, target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw LayerError.logitsTargetShape(input: input.shape, target: target.shape)
    }
    try checkLogitKinds(input, target)
    try checkWeight(weight, input)
    guard let p = positiveWeight?.detach() else {
      return try ElementwiseLoss(
        node: "BinaryCrossEntropyWithLogitsBackward0",
        value: { x, y in
          try x.clamp(min: 0.0) - x * y + (-x.abs()).exp().log1p()
        },
        inputSlope: { x, y in try x.sigmoid() - y },
        targetSlope: { x, _ in try -x },
        weight: weight?.detach())(input, target, reduction)
    }
    _ = try noGrad { try p * target }
    return try ElementwiseLoss(
      node: "BinaryCrossEntropyWithLogitsBackward0",
      value: { x, y in
        let negative = try (-x).clamp(min: 0.0) + (-x.abs()).exp().log1p()
        return try (1 - y) * x + ((p - 1) * y + 1) * negative
      },
      inputSlope: { x, y in try (p * y + 1 - y) * x.sigmoid() - p * y },
      targetSlope: { x, _ in
        let negative = try (-x).clamp(min: 0.0) + (-x.abs()).exp().log1p()
        return try (p - 1) * negative - x
      },
      weight: weight?.detach())(input, target, reduction)
  }

  private static func checkLogitKinds(_ input: Tensor, _ target: Tensor) throws {
    guard input.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "log_sigmoid_cpu", input.dtype)
    }
    guard target.dtype != .bool else { throw TensorError.booleanSubtraction }
    guard target.dtype.isFloatingPoint else {
      throw TensorError.inPlaceDType(result: input.dtype, output: target.dtype)
    }
  }

  private static func checkWeight(_ weight: Tensor?, _ input: Tensor) throws {
    guard let weight else { return }
    let shape = try noGrad { try input * weight }.shape
    guard shape == input.shape else {
      throw LossError.weightShape(weight: weight.shape, input: input.shape)
    }
  }
}
