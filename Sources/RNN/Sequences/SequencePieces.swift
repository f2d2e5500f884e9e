import Tensors

/// Sequences of different lengths, cut along time wherever one of them ends: a piece is `[T, B, n]`
/// with the B sequences that still go on, the longest first. Sequences of one length are one piece.
package struct SequencePieces {
  /// The pieces in the order of time, at least one; B never grows.
  package let tensors: [Tensor]
  /// For each place in the pieces, the place in the batch; nil where both orders are the same.
  package let order: [Int]?

  init(_ tensors: [Tensor], order: [Int]? = nil) {
    self.tensors = tensors
    self.order = order
  }

  /// The rows of packed sequences.
  init(_ packed: PackedSequence) throws {
    var extents: [(steps: Int, batch: Int)] = []
    for size in packed.batchSizes {
      if let last = extents.last, last.batch == size {
        extents[extents.count - 1].steps += 1
      } else {
        extents.append((1, size))
      }
    }
    let sizes = extents.map { $0.steps * $0.batch }
    let data = packed.data
    let pieces = try zip(extents, data.pieces(sizes, along: 0)).map {
      try $1.reshape([$0.steps, $0.batch, data.shape[1]])
    }
    self.init(pieces, order: packed.sortedIndices)
  }

  /// T and B of the whole batch.
  var extent: [Int] {
    [tensors.reduce(0) { $0 + $1.shape[0] }, tensors.first?.shape[1] ?? 0]
  }

  /// The same sequences with other features.
  func map(_ change: (Tensor) throws -> Tensor) rethrows -> SequencePieces {
    SequencePieces(try tensors.map(change), order: order)
  }

  /// The rows of all steps, one below the other: a packed sequence's data.
  func rows() throws -> Tensor {
    try Tensor.cat(tensors.map { try $0.reshape([$0.shape[0] * $0.shape[1], $0.shape[2]]) }, 0)
  }

  /// Cuts `[T, B, n]`, or `[1, B, n]` for what is the same at all steps, in the order of the batch, as
  /// the sequences are cut.
  func cut(_ whole: Tensor) throws -> [Tensor] {
    let sorted = try order.map { try whole.indexSelect(1, Tensor(integers: $0)) } ?? whole
    var start = 0
    return try tensors.map { piece in
      let (steps, batch) = (piece.shape[0], piece.shape[1])
      defer { start += steps }
      let rows = try sorted.narrow(1, 0, batch)
      guard whole.shape[0] == 1 else { return try rows.narrow(0, start, steps) }
      return try rows.expand([steps, batch, whole.shape[2]])
    }
  }
}

// MARK: - Recurrences over pieces

extension SequencePieces {
  /// What a recurrence gives for one piece: its outputs and the states after it.
  typealias Step = (_ piece: Int, _ states: [Tensor]) throws -> (output: Tensor, states: [Tensor])

  /// Carries states from piece to piece. Forward, the sequences that end leave the batch with their
  /// states; backward, they enter it with their initial states. So every sequence sees its own steps
  /// and nothing else.
  ///
  /// - Parameter initialStates: `[B, n]` for each state, where B is that of the first piece.
  /// - Returns: The output for each piece, and the states, `[B, n]`, after each sequence's own last
  ///   step (backward: its first).
  func run(
    from initialStates: [Tensor], _ direction: CellGraph.Direction, _ step: Step
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    RecurrenceProbe.current?.beginPieces(self, direction)
    defer { RecurrenceProbe.current?.endPieces() }
    if tensors.count == 1 {
      let run = try step(0, initialStates)
      return ([run.output], run.states)
    }
    switch direction {
    case .forward: return try runForward(initialStates, step)
    case .backward: return try runBackward(initialStates, step)
    }
  }

  private func runForward(
    _ initialStates: [Tensor], _ step: Step
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    var (states, outputs) = (initialStates, [Tensor]())
    var ended = [[Tensor]](repeating: [], count: initialStates.count)
    for (place, piece) in tensors.enumerated() {
      let (batch, before) = (piece.shape[1], outputs.last?.shape[1] ?? piece.shape[1])
      if batch < before {
        let parts = try states.map { try $0.pieces([batch, before - batch], along: 0) }
        for (place, part) in parts.enumerated() { ended[place].append(part[1]) }
        states = parts.map { $0[0] }
      }
      let run = try step(place, states)
      outputs.append(run.output)
      states = run.states
    }
    let finals = try zip(states, ended).map { try Tensor.cat([$0] + $1.reversed(), 0) }
    return (outputs, finals)
  }

  private func runBackward(
    _ initialStates: [Tensor], _ step: Step
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    var outputs: [Tensor] = []
    var states: [Tensor] = []
    for (place, piece) in tensors.enumerated().reversed() {
      let (batch, before) = (piece.shape[1], outputs.last?.shape[1] ?? 0)
      let entering = try initialStates.map { try $0.narrow(0, before, batch - before) }
      states =
        before == 0 ? entering : try zip(states, entering).map { try Tensor.cat([$0, $1], 0) }
      let run = try step(place, states)
      outputs.append(run.output)
      states = run.states
    }
    return (outputs.reversed(), states)
  }
}
