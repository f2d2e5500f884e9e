import Tensors

extension LossError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .delta: "huber_loss does not support non-positive values for delta."
    case .weightShape(let weight, let input):
      "weight of shape \(weight) does not broadcast to the input's shape \(input)"
    case .negativeVariance: "var has negative entry/entries"
    case .varianceShape: "var is of incorrect size"
    case .rankingShapes(let first, let second, let target):
      "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
        + "input1: torch.Size(\(first)), input2: torch.Size(\(second)), "
        + "target: torch.Size(\(target)) "
    case .labelRank: "0D or 1D target tensor expected, multi-target not supported"
    case .embeddingRank(let target, let first, let second):
      "\(target)D target tensor expects \(target + 1)D input tensors, but found inputs with sizes "
        + "\(first) and \(second)."
    case .margin(let margin): "margin must be greater than 0, got \(margin)"
    case .tripletRanks(let anchor, let positive, let negative):
      "The anchor, positive, and negative tensors are expected to have the same number of "
        + "dimensions, but got: anchor \(anchor)D, positive \(positive)D, and negative "
        + "\(negative)D inputs"
    case .noDimensions: "Expected 1 or more dimensions (got 0)"
    case .targetSize(let wanted, let got): "Expected target size \(wanted), got \(got)"
    case .singleLabel(let count):
      "For 1D input, 1D target must have size 1, but got target size: \(count)"
    case .wholeNumbers(let loss): "\(loss): Integral inputs not supported."
    case .targetKind(let wanted, let got):
      "Found dtype \(got.scalarName) but expected \(wanted.scalarName)"
    case .targetProbability: "all elements of target should be between 0 and 1"
    case .weightsOfAll: "weight tensor should be defined either for all or no classes"
    case .weightsOfProbabilities(let classes, let shape):
      "cross_entropy: weight tensor should be defined either for all \(classes) classes or no "
        + "classes but got weight tensor of shape: \(shape)"
    case .ignoredProbabilities: "ignore_index is not supported for floating point target"
    case .probabilityType(let got):
      "Expected floating point type for target with class probabilities, got \(got)"
    case .lengthCount(let name): "\(name) must be of size batch_size"
    case .length(let name, let got, let most?):
      "Expected \(name) to have value at most \(most), but got value \(got)\(Self.place)"
    case .length(let name, let got, nil):
      "Expected \(name) to have value at least 0, but got value \(got)\(Self.place)"
    case .blank: "blank must be in label range"
    case .emptyLogProbabilities: "log_probs tensor must not be empty"
    case .logProbabilityRank(let got):
      "Expected 3-dimensional tensor, but got \(got + 1)-dimensional tensor for argument #1 "
        + "'log_probs'\(Self.place)"
    case .labelCount(let wanted, let got, let dimension):
      "Expected tensor to have size \(dimension == 0 ? "" : "at least ")\(wanted) at dimension "
        + "\(dimension), but got size \(got) for argument #2 'targets'\(Self.place)"
    case .label(let label, let classes):
      "label \(label) in targets is out of range: there are \(classes) classes"
    case .alignments(let steps, let labels):
      "\(steps) steps and \(labels) labels have more alignments than fit into memory"
    }
  }

  private static var place: String { " (while checking arguments for ctc_loss_allocate_outputs)" }
}
