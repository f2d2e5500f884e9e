import Tensors

/// Why a loss refuses its settings or its tensors.
public enum LossError: Error, Hashable, Sendable {
  /// A Huber loss's δ that is not positive.
  case delta
  /// Weights whose shape does not broadcast to the input's.
  case weightShape(weight: [Int], input: [Int])
  case negativeVariance
  case varianceShape
  case rankingShapes([Int], [Int], [Int])
  /// A target with more than one dimension where one label a sample is wanted.
  case labelRank
  case embeddingRank(target: Int, [Int], [Int])
  case margin(Double)
  case tripletRanks(Int, Int, Int)

  /// Logits or log-probabilities without dimensions.
  case noDimensions
  /// Classes of samples with dimensions that the target does not have.
  case targetSize(wanted: [Int], got: [Int])
  /// Several labels for one sample.
  case singleLabel(count: Int)
  /// Whole numbers where a loss wants fractions.
  case wholeNumbers(loss: String)
  /// A target of another kind than the input.
  case targetKind(wanted: DType, got: DType)
  /// A target of probabilities with a number outside of 0…1.
  case targetProbability(Double)
  /// Weights of classes that are not one for each, in a loss over further dimensions.
  case weightsOfAll
  case weightsOfProbabilities(classes: Int, shape: [Int])
  case ignoredProbabilities
  case probabilityType(String)

  /// Lengths that are not one for each sequence.
  case lengthCount(name: String)
  /// A length outside of its range; `most` is nothing where it is below zero.
  case length(name: String, got: Int, most: Int?)
  case blank
  case emptyLogProbabilities
  case logProbabilityRank(Int)
  /// Fewer labels than the lengths say.
  case labelCount(wanted: Int, got: Int, dimension: Int)
  case label(Int, classes: Int)
  /// Sequences too long for the table of their alignments.
  case alignments(steps: Int, labels: Int)
}

extension LossError {
  /// Which of Python's exceptions PyTorch raises.
  public var kind: LayerError.Kind {
    switch self {
    case .negativeVariance, .varianceShape, .margin, .noDimensions, .weightShape, .singleLabel:
      .value
    case .label: .index
    case .delta, .rankingShapes, .labelRank, .embeddingRank, .tripletRanks, .targetSize,
      .weightsOfAll, .weightsOfProbabilities, .ignoredProbabilities, .probabilityType,
      .lengthCount, .length, .blank, .emptyLogProbabilities, .logProbabilityRank, .labelCount,
      .alignments, .wholeNumbers, .targetKind, .targetProbability:
      .runtime
    }
  }
}
