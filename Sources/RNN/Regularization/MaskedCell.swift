import Tensors

/// A cell that gets masks as inputs, and the masks of one run.
struct MaskedCell {
  private(set) var graph: CellGraph
  /// `[T, B, n]` for each input that was added, in their order.
  private(set) var masks: [Tensor] = []
  /// T and B.
  let extent: [Int]
  /// The masks' type: the input's.
  let dtype: DType
  let generator: RandomGenerator

  init(graph: CellGraph, input: Tensor, generator: RandomGenerator) {
    self.graph = graph
    extent = Array(input.shape.prefix(2))
    dtype = input.dtype
    self.generator = generator
  }

  /// A sequence with the same features dropped at all steps.
  func dropLocked(_ input: Tensor, probability: Double) throws -> Tensor {
    guard probability > 0 else { return input }
    return try input * locked(size: input.shape[2], probability: probability)
  }

  /// Hides features of the states from the recurrent products, the same at all steps.
  mutating func dropStates(probability: Double) throws {
    guard probability > 0 else { return }
    let masked = graph.withMaskedStates()
    for input in masked.inputs.dropFirst(graph.inputs.count) {
      let mask = try locked(size: input.size, probability: probability)
      masks.append(try mask.expand(extent + [input.size]))
    }
    graph = masked
  }

  /// Drops features of a named value, others at each step.
  mutating func drop(_ name: String, probability: Double) throws {
    guard probability > 0, let masked = graph.withMask(on: name),
      let input = masked.inputs.last
    else { return }
    masks.append(
      try kept(extent + [input.size], probability: 1 - probability) / .float(1 - probability))
    graph = masked
  }

  /// Lets features of the states stay as they were, others at each step; by their mean where no
  /// masks are drawn.
  mutating func zoneOut(_ probabilities: [Double], draws: Bool) throws {
    guard probabilities.contains(where: { $0 > 0 }) else { return }
    let zoned = graph.withZoneout()
    for (input, probability) in zip(zoned.inputs.dropFirst(graph.inputs.count), probabilities) {
      let shape = extent + [input.size]
      masks.append(
        try draws && probability > 0
          ? kept(shape, probability: probability)
          : Tensor.full([1, 1, 1], .float(probability), dtype: dtype).expand(shape))
    }
    graph = zoned
  }

  /// `[1, B, n]`: the mask of a whole sequence.
  private func locked(size: Int, probability: Double) throws -> Tensor {
    try kept([1, extent[1], size], probability: 1 - probability) / .float(1 - probability)
  }

  private func kept(_ shape: [Int], probability: Double) throws -> Tensor {
    let mask = try Tensor.zeros(shape, dtype: dtype)
    return try mask.bernoulli_(probability, generator)
  }
}
