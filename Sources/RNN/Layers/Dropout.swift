import Tensors

/// Zeroes each element with probability p while training, and scales the others by `1/(1 − p)`.
public final class Dropout: Module {
  /// p, the probability of an element to be dropped.
  public private(set) var probability: Double
  let generator: RandomGenerator

  /// - Throws: ``LayerError/dropoutProbability(_:)`` outside 0 … 1.
  public init(_ probability: Double = 0.5, generator: RandomGenerator) throws {
    guard (0...1).contains(probability) else {
      throw LayerError.dropoutProbability(probability)
    }
    self.probability = probability
    self.generator = generator
  }

  private init(like other: Dropout) {
    (probability, generator) = (other.probability, other.generator)
  }

  /// The same probability and generator.
  public override func emptied() -> Module { Dropout(like: self) }

  /// Changes the probability of a layer in use.
  ///
  /// - Throws: ``LayerError/dropoutProbability(_:)`` outside 0 … 1.
  public func setProbability(_ value: Double) throws {
    guard (0...1).contains(value) else { throw LayerError.dropoutProbability(value) }
    probability = value
  }

  /// The probability.
  public override var extraDescription: String { "p=\(probability), inplace=False" }

  /// The input itself in use; with elements dropped in training.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard training, probability > 0 else { return input }
    return try dropout(input, probability: probability, generator: generator)
  }
}

/// `x ⊙ m/(1 − p)` with a mask `m` of Bernoulli(1 − p) draws, one for each element in the order in
/// which they stand in memory.
///
/// Draws nothing where `p` is zero.
public func dropout(
  _ input: Tensor, probability: Double, generator: RandomGenerator
) throws -> Tensor {
  guard probability > 0 else { return input }
  guard probability < 1 else { return try input * 0 }
  return try input.dropout(probability: probability, generator)
}

extension Dropout {
  /// Drops whole channels of `[N, C, L]` or `[C, L]`, as `nn.Dropout1d`.
  ///
  /// - Precondition: There are two or three dimensions.
  public func forwardChannels(_ input: Tensor) throws -> Tensor {
    precondition([2, 3].contains(input.rank), "channels stand before steps")
    guard training, probability > 0 else { return input }
    guard probability < 1 else { return try input * 0 }
    let mask = try Tensor.zeros(Array(input.shape.dropLast()) + [1])
    try mask.bernoulli_(1 - probability, generator)
    return try input * (mask / .float(1 - probability))
  }
}
