import Tensors

/// Recurrent layers on top of each other, each in one or two directions: all that a recurrence over
/// a batch, a single sequence or packed sequences does whatever the equations of a step are.
///
/// Shapes: T steps, B sequences in the batch, I input features, L layers, D directions, n features of
/// a state.
package struct RecurrentStack {
  /// One layer in one direction.
  package struct Place: Hashable, Sendable {
    package let layer: Int
    package let direction: CellGraph.Direction
    /// Whether it is the second direction of its layer.
    package let isReverse: Bool

    /// What stands behind the names of its parameters: `_l0`, `_l1_reverse`.
    var suffix: String { "_l\(layer)" + (isReverse ? "_reverse" : "") }
  }

  /// What gives a layer's input, from what the layer below it gave.
  typealias Prepare = (_ layer: Int, _ input: SequencePieces) throws -> SequencePieces
  /// What runs one layer in one direction, from states `[B, n]` on.
  typealias Run = (
    _ place: Place, _ input: SequencePieces, _ states: [Tensor]
  ) throws -> (outputs: [Tensor], states: [Tensor])

  /// The layer's name in messages.
  let name: String
  let inputSize: Int
  /// The sizes of the states that one layer carries in one direction.
  package let stateSizes: [Int]
  let layerCount: Int
  let directions: [CellGraph.Direction]
  let batchFirst: Bool
  /// The kind of the weights' numbers; nil where there are no weights.
  let dtype: DType?
  let prepare: Prepare
  /// PyTorch's names of the operations that give the outputs of one direction, and that put the batch
  /// first; nil where it has no such layer.
  var operations: (output: String, transposed: String)?
  let run: Run

  /// Each layer and direction, in the order of the parameters and the states.
  static func places(layerCount: Int, directions: [CellGraph.Direction]) -> [Place] {
    (0..<layerCount).flatMap { layer in
      directions.enumerated().map { place, direction in
        Place(layer: layer, direction: direction, isReverse: place > 0)
      }
    }
  }

  /// Runs the layers over a sequence.
  ///
  /// - Parameters:
  ///   - input: `[T, B, I]`; `[B, T, I]` with `batchFirst`; `[T, I]` for a single sequence.
  ///   - states: Those before the first step, each `[L·D, B, n]` or, for a single sequence,
  ///     `[L·D, n]`; zeros where nil.
  /// - Throws: ``LayerError`` in PyTorch's words where a shape does not fit.
  package func forward(_ input: Tensor, states: [Tensor]?) throws -> RecurrentLayer.Result {
    let batched = try checkDimensions(of: input)
    var sequence = batched ? input : try input.unsqueeze(1)
    if batched && batchFirst { sequence = try sequence.transpose(0, 1) }
    // Each direction would make a copy of its own.
    if directions.count > 1 { sequence = try sequence.contiguous() }
    let initial = try initialStates(
      states, batched: batched, batch: sequence.shape[1], dtype: input.dtype)

    let run = try runLayers(SequencePieces([sequence]), initial: initial)
    sequence = run.output.tensors[0]
    if batched && batchFirst {
      sequence = try sequence.transpose(0, 1)
      if let operations { sequence.showOperation(as: operations.transposed) }
    }
    guard !batched else { return RecurrentLayer.Result(output: sequence, states: run.states) }
    return RecurrentLayer.Result(
      output: try sequence.squeeze(1), states: try run.states.map { try $0.squeeze(1) })
  }

  /// Runs the layers over sequences of different lengths; no step of one sequence, and no padding,
  /// takes part in another's.
  ///
  /// - Parameters:
  ///   - input: Packed rows `[N, I]`.
  ///   - states: As for a batch, `[L·D, B, n]`, in the order of the batch.
  package func forward(
    _ input: PackedSequence, states: [Tensor]?
  ) throws -> RecurrentLayer.PackedResult {
    guard input.data.rank == 2 else {
      throw LayerError.packedDimensions(got: input.data.rank)
    }
    try checkFeatures(of: input.data)
    let given = try input.sortedIndices.map { order in
      try states?.map { $0.rank == 3 ? try $0.indexSelect(1, Tensor(integers: order)) : $0 }
    }
    let initial = try initialStates(
      given ?? states, batched: true, batch: input.batch, dtype: input.data.dtype)
    let run = try runLayers(SequencePieces(input), initial: initial)
    let finals = try input.unsortedIndices.map { order in
      try run.states.map { try $0.indexSelect(1, Tensor(integers: order)) }
    }
    return RecurrentLayer.PackedResult(
      output: try input.replacingData(run.output.rows()), states: finals ?? run.states)
  }

  /// All layers, one on top of the other.
  ///
  /// - Parameter initial: For each state, one `[B, n]` a layer and direction.
  /// - Returns: The last layer's output, and each state as `[L·D, B, n]`.
  private func runLayers(
    _ input: SequencePieces, initial: [[Tensor]]
  ) throws -> (output: SequencePieces, states: [Tensor]) {
    var input = input
    var finals = [[Tensor]](repeating: [], count: stateSizes.count)
    let places = Self.places(layerCount: layerCount, directions: directions)
    for layer in 0..<layerCount {
      let prepared = try prepare(layer, input)
      let runs = try directions.indices.map { direction in
        let index = layer * directions.count + direction
        return try run(places[index], prepared, initial.map { $0[index] })
      }
      for run in runs {
        for (place, state) in run.states.enumerated() { finals[place].append(state) }
      }
      if let operations {
        for output in runs.flatMap(\.outputs) { output.showOperation(as: operations.output) }
      }
      let outputs =
        runs.count == 1
        ? runs[0].outputs
        : try prepared.tensors.indices.map { piece in
          try Tensor.cat(runs.map { $0.outputs[piece] }, 2)
        }
      input = SequencePieces(outputs, order: input.order)
    }
    return (input, try finals.map { try Tensor.stack($0) })
  }
}
