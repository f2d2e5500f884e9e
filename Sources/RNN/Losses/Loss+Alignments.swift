import Glibc
import Tensors

extension Loss {
  /// Connectionist temporal classification: −log of the probability that a sequence of labels comes
  /// out of any alignment with the steps, blanks and repeats taken away.
  ///
  /// Shapes: T steps, N sequences, C classes, S labels.
  ///
  /// - Parameters:
  ///   - logProbabilities: `[T, N, C]` as `logSoftmax` gives them, or `[T, C]` for one sequence.
  ///   - targets: Labels as int64, `[N, S]`, or those of all sequences one behind the other; `[S]`
  ///     for one sequence.
  ///   - inputLengths: How many steps of each sequence count.
  ///   - targetLengths: How many labels of each sequence count.
  ///   - blank: The class that stands for no label.
  ///   - reduction: The mean divides each loss by its number of labels first.
  ///   - zeroInfinity: Whether a sequence too short for its labels counts zero.
  /// - Throws: ``LossError``.
  /// - SeeAlso: Graves et al. 2006, "Connectionist Temporal Classification".
  public static func connectionistTemporal(
    _ logProbabilities: Tensor, targets: Tensor, inputLengths: [Int], targetLengths: [Int],
    blank: Int = 0, reduction: Reduction = .mean, zeroInfinity: Bool = false
  ) throws -> Tensor {
    let isBatch = logProbabilities.rank == 3
    guard isBatch || logProbabilities.rank == 2 else {
      throw LossError.logProbabilityRank(logProbabilities.rank)
    }
    let scores = isBatch ? logProbabilities : try logProbabilities.unsqueeze(1)
    let batch = try AlignmentBatch(
      shape: scores.shape, targets: isBatch || targets.rank != 1 ? targets : targets.unsqueeze(0),
      inputLengths: inputLengths, targetLengths: targetLengths, blank: blank)
    var losses = try batch.losses(of: scores, zeroInfinity: zeroInfinity)
    if !isBatch { losses = try losses.squeeze(0) }
    switch reduction {
    case .none: return losses
    case .sum: return try losses.sum()
    case .mean:
      let counts = targetLengths.map { Float(max($0, 1)) }
      return try (losses / Tensor(counts, shape: losses.shape).to(losses.dtype)).mean()
    }
  }
}
