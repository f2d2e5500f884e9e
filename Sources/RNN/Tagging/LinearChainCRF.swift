import Tensors

/// A conditional random field over the tags of a sequence: neighbors depend on each other.
///
///     score(y) = start[y₁] + Σ_t emission_t[y_t] + Σ_{t>1} transition[y_{t−1}, y_t] + end[y_T]
///     log P(y) = score(y) − log Σ_{all y′} exp score(y′)
///
/// Shapes: T steps, B sequences in the batch, K tags; emissions `[T, B, K]`, tags and mask `[T, B]`;
/// with `batchFirst` the first two change places.
/// - SeeAlso: Lafferty et al. 2001; Lample et al. 2016, arXiv:1603.01360, §2.2.
public final class LinearChainCRF: Module {
  /// K, the number of tags.
  public let tagCount: Int
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public let batchFirst: Bool

  /// A field whose parameters are drawn from U(±0.1): `start_transitions [K]`, `end_transitions [K]`,
  /// `transitions [K, K]`, row by row from the tag before.
  ///
  /// - Throws: ``TaggingError/tagCount(_:)``.
  public init(tagCount: Int, batchFirst: Bool = false, generator: RandomGenerator) throws {
    guard tagCount > 0 else { throw TaggingError.tagCount(tagCount) }
    self.tagCount = tagCount
    self.batchFirst = batchFirst
    super.init()
    let shapes = [
      ("start_transitions", [tagCount]), ("end_transitions", [tagCount]),
      ("transitions", [tagCount, tagCount]),
    ]
    for (name, shape) in shapes {
      let tensor = try Tensor.zeros(shape)
      try Initialization.uniform(tensor, from: -0.1, to: 0.1, generator: generator)
      setParameter(name, try tensor.requiresGrad(true))
    }
  }

  /// `CRF`.
  public override var typeName: String { "CRF" }

  /// The number of tags.
  public override var extraDescription: String { "num_tags=\(tagCount)" }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { LinearChainCRF(like: self) }

  private init(like other: LinearChainCRF) {
    tagCount = other.tagCount
    batchFirst = other.batchFirst
  }

  /// The log-likelihood of each sequence's tags, `[B]`, by the forward algorithm.
  ///
  /// - Parameters:
  ///   - tags: Tags 0 ..< K; what stands at steps that the mask leaves out does not matter.
  ///   - mask: True where a step is real; padding stands at the ends. All steps where nil.
  /// - Throws: ``TaggingError``.
  public func logLikelihood(
    _ emissions: Tensor, tags: Tensor, mask: Tensor? = nil
  ) throws -> Tensor {
    let lattice = try TagLattice(emissions, mask: mask, of: self)
    return try score(lattice, tags: lattice.tags(tags)) - logPartition(lattice)
  }

  /// The most probable tags of each sequence, without padding, by Viterbi's algorithm. Of equally
  /// probable tags the lower one is taken, from the end of the sequence on.
  ///
  /// - Throws: ``TaggingError``.
  public func decode(_ emissions: Tensor, mask: Tensor? = nil) throws -> [[Int]] {
    let lattice = try TagLattice(emissions, mask: mask, of: self)
    let weights = try ["start_transitions", "end_transitions", "transitions"].map {
      try parameter($0)?.detach().to(.float32).elements ?? []
    }
    let path = ViterbiPath(
      tagCount: tagCount, start: weights[0], end: weights[1], transitions: weights[2])
    let values = try lattice.emissions.detach().to(.float32).elements
    let (batch, count) = (lattice.lengths.count, tagCount)
    return try lattice.lengths.enumerated().map { sequence, length in
      func place(_ step: Int) -> Int { (step * batch + sequence) * count }
      for step in 0..<length
      where values[place(step)..<place(step) + count].contains(where: \.isNaN) {
        throw TaggingError.notANumber(sequence: sequence, step: step)
      }
      return path.tags(steps: length) { step, tag in values[place(step) + tag] }
    }
  }

  /// The score of the given tags, `[B]`.
  private func score(_ lattice: TagLattice, tags: Tensor) throws -> Tensor {
    let (start, end, transitions) = try weights()
    let steps = lattice.emissions.shape[0]
    let chosen = try lattice.emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
    let last = try lattice.lastTags(tags)
    var total = try start.indexSelect(0, tags.select(0, 0)) + end.indexSelect(0, last)
    total = try total + (chosen * lattice.real).sum(dimensions: [0])
    guard steps > 1 else { return total }
    let before = try tags.narrow(0, 0, steps - 1)
    let after = try tags.narrow(0, 1, steps - 1)
    let places = try (before * .int(tagCount) + after).flatten()
    let moves = try transitions.flatten().indexSelect(0, places)
      .reshape([steps - 1, lattice.lengths.count])
    return try total + (moves * lattice.real.narrow(0, 1, steps - 1)).sum(dimensions: [0])
  }

  /// `log Σ exp score` over all tags, `[B]`.
  private func logPartition(_ lattice: TagLattice) throws -> Tensor {
    let (start, end, transitions) = try weights()
    let moves = try transitions.unsqueeze(0)
    var sums = try start + lattice.emissions.select(0, 0)
    for step in 1..<max(lattice.emissions.shape[0], 1) {
      let next = try (sums.unsqueeze(2) + moves).logSumExp([1]) + lattice.emissions.select(0, step)
      sums = try lattice.isFull(step) ? next : next.where(lattice.isReal(step), sums)
    }
    return try (sums + end).logSumExp([1])
  }

  private func weights() throws -> (start: Tensor, end: Tensor, transitions: Tensor) {
    guard let start = parameter("start_transitions"), let end = parameter("end_transitions"),
      let transitions = parameter("transitions")
    else { throw LayerError.forwardMissing(layer: typeName) }
    return (start, end, transitions)
  }
}
