import Tensors

extension RecurrentLayer {
  /// Runs the layers over padded sequences: behind its end, a sequence's states stay as they were, so
  /// that the states are those after its own last step, and the output repeats its last one.
  ///
  /// For layers in one direction; dropout between layers is the layer's own.
  ///
  /// - Parameters:
  ///   - sequence: `[T, B, I]`, whatever `batchFirst` says.
  ///   - lengths: The number of real steps of each sequence.
  func forward(
    padded sequence: Tensor, lengths: [Int], dropout dropped: Dropout?
  ) throws -> Result {
    let steps = sequence.shape[0]
    let padding = try paddingMask(lengths: lengths, steps: steps).not().to(sequence.dtype)
      .transpose(0, 1).unsqueeze(2)
    let zeros = try Tensor.zeros(
      [lengths.count, configuration.hiddenSize], dtype: sequence.dtype)
    let initial = [Tensor](repeating: zeros, count: configuration.kind.stateCount)
    var (output, finals) = (sequence, initial.map { _ in [Tensor]() })
    for layer in 0..<configuration.layerCount {
      if layer > 0, let dropped { output = try dropped.forward(output) }
      let cell = try CellGraph(
        configuration.kind, inputSize: output.shape[2], hiddenSize: configuration.hiddenSize,
        bias: configuration.bias)
      let run = try cell.withPadding().run(
        inputs: [output, padding], initialStates: initial,
        parameters: cell.parameters.compactMap { parameter("\($0.name)_l\(layer)") })
      output = run.outputs[0]
      for (place, state) in run.states.enumerated() { finals[place].append(state) }
    }
    return Result(output: output, states: try finals.map { try Tensor.stack($0) })
  }
}
