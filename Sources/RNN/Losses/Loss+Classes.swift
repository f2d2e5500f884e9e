import Tensors

extension Loss {
  /// Cross-entropy between softmax of the logits and the wanted classes:
  /// `(1 − ε)·(−log p[target]) + ε·mean(−log p)`.
  ///
  /// The mean is weighted by the targets' class weights; ignored targets don't count.
  ///
  /// - Parameters:
  ///   - logits: `[C]`, `[N, C]` or `[N, C, d…]`.
  ///   - target: Classes as int64, of the logits' shape without C, where that is a number also
  ///     a vector of one; or probabilities of all classes, of the logits' shape.
  ///   - weight: One factor for each class, `[C]`.
  ///   - ignoreIndex: A label that does not count; −100 where nothing is said. Probabilities have
  ///     none.
  ///   - labelSmoothing: ε, 0 … 1.
  public static func crossEntropy(
    _ logits: Tensor, target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    labelSmoothing: Double = 0, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard (0...1).contains(labelSmoothing) else {
      throw LayerError.labelSmoothing(labelSmoothing)
    }
    if target.shape == logits.shape {
      return try ClassProbabilities(
        logits: logits, target: target, weight: weight, ignoreIndex: ignoreIndex,
        smoothing: labelSmoothing
      ).loss(reduction)
    }
    guard logits.rank > 0 else { throw LossError.noDimensions }
    let target = try ClassLabels.label(target, for: logits)
    if labelSmoothing == 0,
      let loss = try labelCrossEntropy(
        logits, target: target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    {
      return loss
    }
    let labels = try ClassLabels(
      scores: logits, target: target, weight: weight, ignoreIndex: ignoreIndex)
    let logProbabilities = try logits.logSoftmax(logits.rank == 1 ? 0 : 1)
    return try labels.loss(of: logProbabilities, smoothing: labelSmoothing, reduction)
  }

  /// `−log p[target]`, from logarithms of probabilities; shapes as in
  /// ``crossEntropy(_:target:weight:ignoreIndex:labelSmoothing:reduction:)``.
  public static func negativeLogLikelihood(
    _ logProbabilities: Tensor, target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard logProbabilities.rank > 0 else { throw LossError.noDimensions }
    let target = try ClassLabels.label(target, for: logProbabilities)
    let labels = try ClassLabels(
      scores: logProbabilities, target: target, weight: weight, ignoreIndex: ignoreIndex)
    guard logProbabilities.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(
        operation: logProbabilities.rank > 2
          ? "nll_loss2d_forward_out_frame" : "nll_loss_out_frame", logProbabilities.dtype)
    }
    return try labels.loss(of: logProbabilities, smoothing: 0, reduction)
  }
}
