import Tensors

/// Dropout with one mask for all steps of a sequence.
///
/// Shapes: `[T, B, n]`, or `[B, T, n]` with `batchFirst`; the mask has one step.
/// - SeeAlso: Gal and Ghahramani 2016, arXiv:1512.05287; Merity et al. 2018, arXiv:1708.02182, §4.2.
public final class LockedDropout: Module {
  /// p, the probability of a feature to be dropped.
  public let probability: Double
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public let batchFirst: Bool
  private let generator: RandomGenerator

  /// - Throws: ``RegularizationError/part(name:value:)`` outside 0 ..< 1.
  public init(_ probability: Double, batchFirst: Bool = false, generator: RandomGenerator) throws {
    guard probability >= 0, probability < 1 else {
      throw RegularizationError.part(name: "p", value: probability)
    }
    self.probability = probability
    self.batchFirst = batchFirst
    self.generator = generator
  }

  /// The probability.
  public override var extraDescription: String {
    "p=\(probability)" + (batchFirst ? ", batch_first=True" : "")
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { LockedDropout(like: self) }

  private init(like other: LockedDropout) {
    probability = other.probability
    batchFirst = other.batchFirst
    generator = other.generator
  }

  /// The input itself in use; in training with features dropped and the others scaled.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard input.rank == 3 else {
      throw RegularizationError.inputDimensions(layer: typeName, got: input.shape)
    }
    guard training, probability > 0 else { return input }
    var shape = input.shape
    shape[batchFirst ? 1 : 0] = 1
    let mask = try Tensor.zeros(shape, dtype: input.dtype)
    try mask.bernoulli_(1 - probability, generator)
    return try input * (mask / .float(1 - probability))
  }
}
