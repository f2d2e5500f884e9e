import Tensors

/// `nn.RNN`, `nn.LSTM` or `nn.GRU` with a regularized recurrence, in one direction.
///
/// Its parameters have the names, shapes and draws of ``RecurrentLayer``, so that their state
/// dictionaries are each other's; with a layer norm they are those of
/// ``CellGraph/layerNormLSTM(inputSize:hiddenSize:)``, each with `_l0`, `_l1`, … behind.
///
/// While training, each run draws its masks anew, layer by layer: input `[B, I]`, recurrent weights,
/// hidden state `[B, H]`, candidate `[T, B, H]`, zoneout of each state `[T, B, H]`; then the dropout
/// between layers. Nothing is drawn for a part of zero. What is not dropped grows by `1/(1 − p)`;
/// zoneout in use takes its mean.
public final class RegularizedLayer: Module {
  /// What the layer is made of; `bidirectional` and a norm without an LSTM are refused.
  public let configuration: RecurrentLayer.Configuration
  /// How the recurrence is regularized.
  public let regularization: Regularization
  /// Whether the cell is the layer-normalized LSTM.
  public let hasLayerNorm: Bool

  private let generator: RandomGenerator
  private let cells: [CellGraph]
  /// What checks input and states.
  private let plain: RecurrentLayer

  /// - Throws: ``RegularizationError`` or ``LayerError`` for settings that don't fit.
  public init(
    _ configuration: RecurrentLayer.Configuration, regularization: Regularization,
    layerNorm: Bool = false, generator: RandomGenerator
  ) throws {
    self.configuration = configuration
    self.regularization = regularization
    self.generator = generator
    hasLayerNorm = layerNorm
    try Self.check(configuration, regularization, layerNorm: layerNorm)
    plain = try RecurrentLayer(configuration, generator: RandomGenerator(seed: 0))
    cells = try (0..<configuration.layerCount).map { layer in
      let size = layer == 0 ? configuration.inputSize : configuration.hiddenSize
      if layerNorm {
        return try CellGraph.layerNormLSTM(inputSize: size, hiddenSize: configuration.hiddenSize)
      }
      return try CellGraph(
        configuration.kind, inputSize: size, hiddenSize: configuration.hiddenSize,
        bias: configuration.bias)
    }
    super.init()
    for (layer, cell) in cells.enumerated() {
      for parameter in cell.parameters {
        setParameter("\(parameter.name)_l\(layer)", try made(parameter))
      }
    }
  }

  private func made(_ parameter: CellGraph.Parameter) throws -> Tensor {
    guard parameter.name.hasPrefix("norm_") else {
      return try Initialization.recurrent(
        shape: parameter.shape, hiddenSize: configuration.hiddenSize, generator: generator)
    }
    let isWeight = parameter.name.hasSuffix("weight")
    return try Tensor.full(parameter.shape, isWeight ? 1.0 : 0.0).requiresGrad(true)
  }

  /// `RegularizedLSTM` and the like.
  public override var typeName: String {
    hasLayerNorm ? "LayerNormLSTM" : "Regularized" + configuration.kind.name
  }

  /// The layer's settings, then the parts that are not zero.
  public override var extraDescription: String {
    regularization.settings.filter { $0.value != 0 }.reduce(plain.extraDescription) {
      $0 + ", \($1.name)=\($1.value)"
    }
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { RegularizedLayer(like: self) }

  private init(like other: RegularizedLayer) {
    configuration = other.configuration
    regularization = other.regularization
    hasLayerNorm = other.hasLayerNorm
    generator = other.generator
    cells = other.cells
    plain = other.plain
  }

  /// The output alone; ``forward(_:states:)`` gives the states too.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).output
  }

  /// Runs the layers over a sequence; shapes are those of ``RecurrentLayer/forward(_:states:)``.
  public func forward(_ input: Tensor, states: [Tensor]?) throws -> RecurrentLayer.Result {
    if let kind = parameters.first?.dtype, plain.parameters.first?.dtype != kind {
      try plain.convert(to: kind)
    }
    let batched = try plain.checkDimensions(of: input)
    var sequence = batched ? input : try input.unsqueeze(1)
    if batched && configuration.batchFirst { sequence = try sequence.transpose(0, 1) }
    let initial = try plain.initialStates(states, batched: batched, batch: sequence.shape[1])

    var finals = [[Tensor]](repeating: [], count: configuration.kind.stateCount)
    for layer in cells.indices {
      let run = try run(layer, sequence, initial: initial.map { $0[layer] })
      for (place, state) in run.states.enumerated() { finals[place].append(state) }
      sequence = run.outputs[0]
      if training, configuration.dropout > 0, layer + 1 < cells.count {
        sequence = try dropout(sequence, probability: configuration.dropout, generator: generator)
      }
    }
    if batched && configuration.batchFirst { sequence = try sequence.transpose(0, 1) }
    let last = try finals.map { try Tensor.stack($0) }
    guard !batched else { return RecurrentLayer.Result(output: sequence, states: last) }
    return RecurrentLayer.Result(
      output: try sequence.squeeze(1), states: try last.map { try $0.squeeze(1) })
  }
}

extension RegularizedLayer {
  private static func check(
    _ configuration: RecurrentLayer.Configuration, _ regularization: Regularization,
    layerNorm: Bool
  ) throws(RegularizationError) {
    for (name, value) in regularization.settings where !(value >= 0 && value < 1) {
      throw .part(name: name, value: value)
    }
    let (kind, cell) = (configuration.kind, configuration.kind.name)
    if configuration.bidirectional {
      throw .unsuited(
        setting: "bidirectional", cell: cell, reason: "it is regularized in one direction")
    }
    if configuration.projectionSize != 0 {
      throw .unsuited(setting: "proj_size", cell: cell, reason: "it is regularized without one")
    }
    if regularization.cellZoneout > 0, kind != .lstm {
      throw .unsuited(setting: "cell_zoneout", cell: cell, reason: "it has no cell state")
    }
    if regularization.recurrentDropout > 0, kind.candidate == nil {
      throw .unsuited(setting: "recurrent_dropout", cell: cell, reason: "it has no candidate")
    }
    if layerNorm, kind != .lstm {
      throw .unsuited(setting: "layer_norm", cell: cell, reason: "its equations are an LSTM's")
    }
  }

  /// One layer with the masks that it draws.
  private func run(
    _ layer: Int, _ input: Tensor, initial: [Tensor]
  ) throws -> CellGraph.Run {
    var masked = MaskedCell(
      graph: cells[layer], input: input, generator: generator)
    var sequence = input
    var weights = cells[layer].parameters.compactMap { parameter("\($0.name)_l\(layer)") }
    if training {
      sequence = try masked.dropLocked(input, probability: regularization.inputDropout)
      for (place, parameter) in cells[layer].parameters.enumerated()
      where parameter.name == "weight_hh" {
        weights[place] = try dropout(
          weights[place], probability: regularization.weightDropout, generator: generator)
      }
      try masked.dropStates(probability: regularization.stateDropout)
      if let candidate = configuration.kind.candidate {
        try masked.drop(candidate, probability: regularization.recurrentDropout)
      }
    }
    let zoneouts = [regularization.zoneout, regularization.cellZoneout]
    try masked.zoneOut(Array(zoneouts.prefix(initial.count)), draws: training)
    return try masked.graph.run(
      inputs: [sequence] + masked.masks, initialStates: initial, parameters: weights)
  }
}

extension RecurrentKind {
  /// The name of the value that a step proposes for the state.
  fileprivate var candidate: String? {
    switch self {
    case .rnn: nil
    case .lstm: "g"
    case .gru: "n"
    }
  }
}
