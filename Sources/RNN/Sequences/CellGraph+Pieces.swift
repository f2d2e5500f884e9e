import Tensors

extension CellGraph {
  /// Runs the cell over sequences of different lengths, sorted from the longest to the shortest.
  ///
  /// The batch is cut along time wherever a sequence ends: a piece is `[T, B, n]` with the B sequences
  /// that still go on. Forward, the sequences that end leave the batch with their states; backward, they
  /// enter it with their initial states. So every sequence sees its own steps and nothing else.
  ///
  /// - Parameters:
  ///   - pieces: The graph's input, at least one piece, in the order of time; B never grows.
  ///   - initialStates: `[B, n]` for each state, where B is that of the first piece.
  ///   - parameters: A tensor of the declared shape for each parameter.
  /// - Returns: The first output for each piece, and the states, `[B, n]`, after each sequence's own
  ///   last step (backward: its first).
  func run(
    pieces: [Tensor], initialStates: [Tensor], parameters: [Tensor], direction: Direction
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    if pieces.count == 1 {
      let run = try run(
        inputs: pieces, initialStates: initialStates, parameters: parameters, direction: direction)
      return ([run.outputs[0]], run.states)
    }
    switch direction {
    case .forward: return try runForward(pieces, initialStates, parameters)
    case .backward: return try runBackward(pieces, initialStates, parameters)
    }
  }

  private func runForward(
    _ pieces: [Tensor], _ initialStates: [Tensor], _ parameters: [Tensor]
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    var (states, outputs) = (initialStates, [Tensor]())
    var ended = [[Tensor]](repeating: [], count: initialStates.count)
    for piece in pieces {
      let (batch, before) = (piece.shape[1], outputs.last?.shape[1] ?? piece.shape[1])
      if batch < before {
        let parts = try states.map { try $0.pieces([batch, before - batch], along: 0) }
        for (place, part) in parts.enumerated() { ended[place].append(part[1]) }
        states = parts.map { $0[0] }
      }
      let run = try run(inputs: [piece], initialStates: states, parameters: parameters)
      outputs.append(run.outputs[0])
      states = run.states
    }
    let finals = try zip(states, ended).map { try Tensor.cat([$0] + $1.reversed(), 0) }
    return (outputs, finals)
  }

  private func runBackward(
    _ pieces: [Tensor], _ initialStates: [Tensor], _ parameters: [Tensor]
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    var outputs: [Tensor] = []
    var states: [Tensor] = []
    for piece in pieces.reversed() {
      let (batch, before) = (piece.shape[1], outputs.last?.shape[1] ?? 0)
      let entering = try initialStates.map { try $0.narrow(0, before, batch - before) }
      states =
        before == 0 ? entering : try zip(states, entering).map { try Tensor.cat([$0, $1], 0) }
      let run = try run(
        inputs: [piece], initialStates: states, parameters: parameters, direction: .backward)
      outputs.append(run.outputs[0])
      states = run.states
    }
    return (outputs.reversed(), states)
  }
}
