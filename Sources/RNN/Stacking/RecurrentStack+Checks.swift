import Tensors

extension RecurrentStack {
  /// Whether the input has a batch dimension.
  func checkDimensions(of input: Tensor) throws -> Bool {
    guard [2, 3].contains(input.shape.count) else {
      throw LayerError.inputDimensions(layer: name, got: input.shape.count)
    }
    try checkFeatures(of: input)
    let batched = input.shape.count == 3
    let steps = input.shape[batched && batchFirst ? 1 : 0]
    guard steps > 0 else { throw LayerError.noSteps }
    return batched
  }

  /// Checks the kind of numbers and the last size of an input.
  func checkFeatures(of input: Tensor) throws(LayerError) {
    if let dtype, input.dtype != dtype {
      throw LayerError.inputType(
        got: "torch.\(input.dtype.rawValue)", weight: "torch.\(dtype.rawValue)")
    }
    let features = input.shape[input.shape.count - 1]
    guard features == inputSize else {
      throw LayerError.inputSize(wanted: inputSize, got: features)
    }
  }

  /// The states before the first step: for each state, one `[B, n]` a layer and direction.
  func initialStates(
    _ states: [Tensor]?, batched: Bool, batch: Int, dtype: DType
  ) throws -> [[Tensor]] {
    let count = layerCount * directions.count
    guard let states else {
      return try stateSizes.map { size in
        [Tensor](repeating: try Tensor.zeros([batch, size], dtype: dtype.floating), count: count)
      }
    }
    guard states.count == stateSizes.count else {
      throw LayerError.stateCount(layer: name, wanted: stateSizes.count, got: states.count)
    }
    guard states.allSatisfy({ $0.shape.count == (batched ? 3 : 2) }) else {
      throw LayerError.stateDimensions(batched: batched, got: states.map(\.shape.count))
    }
    return try states.enumerated().map { place, given in
      let wanted = [count, batch, stateSizes[place]]
      let state = batched ? given : try given.unsqueeze(1)
      guard state.shape == wanted else {
        let name = states.count == 1 ? "hidden" : "hidden[\(place)]"
        throw LayerError.stateShape(name: name, wanted: wanted, got: state.shape)
      }
      return try (0..<count).map { try state.select(0, $0) }
    }
  }
}
