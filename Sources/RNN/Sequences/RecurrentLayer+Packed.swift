import Tensors

extension RecurrentLayer {
  /// What a layer gives for packed sequences.
  public struct PackedResult {
    /// The hidden state of the last layer after each step, packed as the input: `[N, D·H]`.
    public let output: PackedSequence
    /// The states after each sequence's own last step, each `[L·D, B, H]`, in the order of the batch.
    public let states: [Tensor]
  }

  /// Runs the layers over sequences of different lengths; no step of one sequence, and no padding,
  /// takes part in another's.
  ///
  /// - Parameters:
  ///   - input: Packed rows `[N, I]`.
  ///   - states: As for a batch, `[L·D, B, H]`, in the order of the batch.
  public func forward(_ input: PackedSequence, states: [Tensor]?) throws -> PackedResult {
    guard input.data.rank == 2 else {
      throw LayerError.packedDimensions(got: input.data.rank)
    }
    try checkFeatures(of: input.data)
    let given = try input.sortedIndices.map { order in
      try states?.map { $0.rank == 3 ? try $0.indexSelect(1, Tensor(integers: order)) : $0 }
    }
    let initial = try initialStates(given ?? states, batched: true, batch: input.batch)
    let run = try runLayers(input.pieces(), initial: initial)
    let rows = try run.pieces.map { piece in
      try piece.reshape([piece.shape[0] * piece.shape[1], piece.shape[2]])
    }
    let finals = try input.unsortedIndices.map { order in
      try run.states.map { try $0.indexSelect(1, Tensor(integers: order)) }
    }
    return PackedResult(
      output: try input.replacingData(Tensor.cat(rows, 0)), states: finals ?? run.states)
  }
}

extension PackedSequence {
  /// The rows cut wherever a sequence ends: `[T, B, n]` for each run of steps with the same batch.
  fileprivate func pieces() throws -> [Tensor] {
    var extents: [(steps: Int, batch: Int)] = []
    for size in batchSizes {
      if let last = extents.last, last.batch == size {
        extents[extents.count - 1].steps += 1
      } else {
        extents.append((1, size))
      }
    }
    return try zip(extents, data.pieces(extents.map { $0.steps * $0.batch }, along: 0)).map {
      try $1.reshape([$0.steps, $0.batch, data.shape[1]])
    }
  }
}
