extension RecurrentLayer.Configuration {
  var directions: [CellGraph.Direction] { bidirectional ? [.forward, .backward] : [.forward] }

  /// The size of a hidden state: that of the projection where there is one.
  var outputSize: Int { projectionSize > 0 ? projectionSize : hiddenSize }

  /// Each layer and direction.
  var places: [RecurrentStack.Place] {
    RecurrentStack.places(layerCount: layerCount, directions: directions)
  }

  /// What a user should hear about the settings.
  var warnings: [RecurrentWarning] {
    dropout > 0 && layerCount == 1 ? [.dropoutWithoutSecondLayer(dropout: dropout)] : []
  }

  /// The settings in PyTorch's order, those that differ from the default by name.
  var description: String {
    var text = "\(inputSize), \(hiddenSize)"
    if projectionSize != 0 { text += ", proj_size=\(projectionSize)" }
    if layerCount != 1 { text += ", num_layers=\(layerCount)" }
    if !bias { text += ", bias=False" }
    if batchFirst { text += ", batch_first=True" }
    if dropout != 0 { text += ", dropout=\(dropout)" }
    if bidirectional { text += ", bidirectional=True" }
    return text
  }

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
    case .gru, .resetBeforeGRU: "GRU"
    }
  }
}
