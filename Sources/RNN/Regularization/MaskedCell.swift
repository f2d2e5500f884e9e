import Tensors

/// A cell that gets masks as inputs, and the masks of one run.
///
/// Masks are drawn in the order of the batch, for the steps of the longest sequence: those of packed
/// sequences are the same as those of padded ones.
struct MaskedCell {
  private(set) var graph: CellGraph
  /// For each input that was added, in their order, its pieces.
  private(set) var masks: [[Tensor]] = []
  let input: SequencePieces
  let generator: RandomGenerator

  init(graph: CellGraph, input: SequencePieces, generator: RandomGenerator) {
    self.graph = graph
    self.input = input
    self.generator = generator
  }

  /// Hides features of the states from the recurrent products, the same at all steps.
  mutating func dropStates(probability: Double) throws {
    guard probability > 0 else { return }
    let masked = graph.withMaskedStates()
    for added in masked.inputs.dropFirst(graph.inputs.count) {
      let mask = try input.locked(size: added.size, probability: probability, generator)
      masks.append(try input.cut(mask))
    }
    graph = masked
  }

  /// Drops features of a named value, others at each step.
  mutating func drop(_ name: String, probability: Double) throws {
    guard probability > 0, let masked = graph.withMask(on: name),
      let added = masked.inputs.last
    else { return }
    let mask = try input.kept(
      input.extent + [added.size], probability: 1 - probability, generator)
    masks.append(try input.cut(mask / .float(1 - probability)))
    graph = masked
  }

  /// Lets features of the states stay as they were, others at each step; by their mean where no
  /// masks are drawn.
  mutating func zoneOut(_ probabilities: [Double], draws: Bool) throws {
    guard probabilities.contains(where: { $0 > 0 }) else { return }
    let zoned = graph.withZoneout()
    for (added, probability) in zip(zoned.inputs.dropFirst(graph.inputs.count), probabilities) {
      let mask =
        try draws && probability > 0
        ? input.kept(input.extent + [added.size], probability: probability, generator)
        : Tensor.full(
          [1, input.extent[1], added.size], .float(probability), dtype: input.dtype)
      masks.append(try input.cut(mask))
    }
    graph = zoned
  }
}

extension SequencePieces {
  /// The masks' type: the sequences'.
  fileprivate var dtype: DType { tensors.first?.dtype ?? .float32 }

  /// The sequences with the same features dropped at all of their steps.
  func droppedLocked(
    probability: Double, _ generator: RandomGenerator
  ) throws -> SequencePieces {
    guard probability > 0, let size = tensors.first?.shape[2] else { return self }
    let mask = try cut(locked(size: size, probability: probability, generator))
    return SequencePieces(try zip(tensors, mask).map { try $0 * $1 }, order: order)
  }

  /// `[1, B, n]`: the mask of a whole sequence.
  fileprivate func locked(
    size: Int, probability: Double, _ generator: RandomGenerator
  ) throws -> Tensor {
    try kept([1, extent[1], size], probability: 1 - probability, generator)
      / .float(1 - probability)
  }

  fileprivate func kept(
    _ shape: [Int], probability: Double, _ generator: RandomGenerator
  ) throws -> Tensor {
    let mask = try Tensor.zeros(shape, dtype: dtype)
    return try mask.bernoulli_(probability, generator)
  }
}
