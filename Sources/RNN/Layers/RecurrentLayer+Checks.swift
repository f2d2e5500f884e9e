import Tensors

extension RecurrentLayer.Configuration {
  var directions: [CellGraph.Direction] { bidirectional ? [.forward, .backward] : [.forward] }

  /// The size of a hidden state: that of the projection where there is one.
  var outputSize: Int { projectionSize > 0 ? projectionSize : hiddenSize }

  func cell(inputSize: Int) throws -> CellGraph {
    try CellGraph(
      kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias,
      projectionSize: projectionSize)
  }

  func check() throws(LayerError) {
    guard (0...1).contains(dropout) else { throw .recurrentDropout }
    guard inputSize > 0 else { throw .notPositive(setting: "input_size") }
    guard hiddenSize > 0 else { throw .notPositive(setting: "hidden_size") }
    guard layerCount > 0 else { throw .notPositive(setting: "num_layers") }
    guard projectionSize >= 0 else { throw .negativeProjection }
    guard projectionSize == 0 || kind == .lstm else { throw .projectionKind }
    guard projectionSize < hiddenSize else { throw .projectionSize }
    let units = Double(hiddenSize)
    let count =
      Double(kind.gateCount * directions.count) * units
      * (Double(inputSize) + units * Double(layerCount))
    guard count < 0x1p31 else {
      throw .tooManyParameters(Int(exactly: count.rounded()) ?? Int.max)
    }
  }
}

extension RecurrentKind {
  var name: String {
    switch self {
    case .rnn: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }
}

extension RecurrentLayer {
  /// Whether the input has a batch dimension.
  func checkDimensions(of input: Tensor) throws -> Bool {
    guard [2, 3].contains(input.shape.count) else {
      throw LayerError.inputDimensions(layer: typeName, got: input.shape.count)
    }
    try checkFeatures(of: input)
    let batched = input.shape.count == 3
    let steps = input.shape[batched && configuration.batchFirst ? 1 : 0]
    guard steps > 0 else { throw LayerError.noSteps }
    return batched
  }

  /// Checks the kind of numbers and the last size of an input.
  func checkFeatures(of input: Tensor) throws(LayerError) {
    let kind = parameters.first?.dtype ?? .float32
    guard input.dtype == kind else {
      throw LayerError.inputType(
        got: "torch.\(input.dtype.rawValue)", weight: "torch.\(kind.rawValue)")
    }
    let features = input.shape[input.shape.count - 1]
    guard features == configuration.inputSize else {
      throw LayerError.inputSize(wanted: configuration.inputSize, got: features)
    }
  }

  /// The states before the first step: for each state, one `[B, n]` a layer and direction.
  func initialStates(_ states: [Tensor]?, batched: Bool, batch: Int) throws -> [[Tensor]] {
    let count = configuration.layerCount * configuration.directions.count
    let kind = configuration.kind
    guard let states else {
      let dtype = parameters.first?.dtype ?? .float32
      return try stateSizes.map { size in
        [Tensor](repeating: try Tensor.zeros([batch, size], dtype: dtype), count: count)
      }
    }
    guard states.count == kind.stateCount else {
      throw LayerError.stateCount(layer: typeName, wanted: kind.stateCount, got: states.count)
    }
    guard states.allSatisfy({ $0.shape.count == (batched ? 3 : 2) }) else {
      throw LayerError.stateDimensions(batched: batched, got: states.map(\.shape.count))
    }
    return try states.enumerated().map { place, given in
      let wanted = [count, batch, stateSizes[place]]
      let state = batched ? given : try given.unsqueeze(1)
      guard state.shape == wanted else {
        let name = kind.stateCount == 1 ? "hidden" : "hidden[\(place)]"
        throw LayerError.stateShape(name: name, wanted: wanted, got: state.shape)
      }
      return try (0..<count).map { try state.select(0, $0) }
    }
  }
}
