import Tensors

/// `nn.RNN`, `nn.LSTM` or `nn.GRU` with a regularized recurrence.
///
/// Its parameters have the names, shapes and draws of ``RecurrentLayer``, so that their state
/// dictionaries are each other's; with a layer norm they are those of
/// ``CellGraph/layerNormLSTM(inputSize:hiddenSize:)``, each with `_l0`, `_l0_reverse`, … behind.
///
/// While training, each run draws its masks anew, layer by layer: the dropout between layers, the
/// input's mask `[B, I]`; then for each direction recurrent weights, hidden state `[B, H]`, candidate
/// `[T, B, H]`, zoneout of each state `[T, B, H]`. Nothing is drawn for a part of zero. What is not
/// dropped grows by `1/(1 − p)`; zoneout in use takes its mean.
public final class RegularizedLayer: Module, StackedLayer {
  /// What the layer is made of; a projection and a norm without an LSTM are refused.
  public private(set) var configuration: RecurrentLayer.Configuration
  /// How the recurrence is regularized.
  public let regularization: Regularization
  /// Whether the cell is the layer-normalized LSTM.
  public let hasLayerNorm: Bool
  /// What the user should hear about the settings.
  public var warnings: [RecurrentWarning] { configuration.warnings }

  private let generator: RandomGenerator
  /// The cell of the first layer, and that of all above it.
  private let firstCell: CellGraph
  private let upperCell: CellGraph

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
    try configuration.check()
    func cell(inputSize: Int) throws -> CellGraph {
      try layerNorm
        ? .layerNormLSTM(inputSize: inputSize, hiddenSize: configuration.hiddenSize)
        : configuration.cell(inputSize: inputSize)
    }
    firstCell = try cell(inputSize: configuration.inputSize)
    upperCell = try cell(
      inputSize: configuration.outputSize * configuration.directions.count)
    super.init()
    for place in places {
      for parameter in self.cell(of: place.layer).parameters {
        setParameter(parameter.name + place.suffix, try made(parameter))
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
    regularization.settings.filter { $0.value != 0 }.reduce(configuration.description) {
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
    (firstCell, upperCell) = (other.firstCell, other.upperCell)
  }

  /// Changes whether a batch is `[B, T, …]`.
  public func setBatchFirst(_ batchFirst: Bool) { configuration.batchFirst = batchFirst }

  /// Changes the part of each but the last layer's outputs that training drops.
  ///
  /// - Throws: ``LayerError/recurrentDropout`` outside 0 … 1.
  public func setDropout(_ dropout: Double) throws {
    guard (0...1).contains(dropout) else { throw LayerError.recurrentDropout }
    configuration.dropout = dropout
  }

  /// The output alone; ``forward(_:states:)`` gives the states too.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).output
  }

  /// Runs the layers over a sequence; shapes are those of ``RecurrentLayer/forward(_:states:)``.
  public func forward(_ input: Tensor, states: [Tensor]?) throws -> RecurrentLayer.Result {
    try stack.forward(input, states: states)
  }

  /// Runs the layers over packed sequences, as ``RecurrentLayer`` does.
  public func forward(
    _ input: PackedSequence, states: [Tensor]?
  ) throws -> RecurrentLayer.PackedResult {
    try stack.forward(input, states: states)
  }
}

extension RegularizedLayer {
  package func cell(of layer: Int) -> CellGraph { layer == 0 ? firstCell : upperCell }

  package var places: [RecurrentStack.Place] { configuration.places }

  package var stack: RecurrentStack {
    let drop = dropBetween(configuration.dropout, generator)
    return RecurrentStack(
      name: typeName, inputSize: configuration.inputSize,
      stateSizes: firstCell.states.map(\.size), layerCount: configuration.layerCount,
      directions: configuration.directions, batchFirst: configuration.batchFirst,
      dtype: weightType
    ) { [self] layer, input in
      let input = try drop(layer, input)
      guard training else { return input }
      return try input.droppedLocked(probability: regularization.inputDropout, generator)
    } run: { [self] place, input, states in
      try run(place, input, initial: states)
    }
  }

  /// One layer in one direction with the masks that it draws.
  private func run(
    _ place: RecurrentStack.Place, _ input: SequencePieces, initial: [Tensor]
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    var cell = try cellInUse(place)
    var masked = MaskedCell(graph: cell.graph, input: input, generator: generator)
    if training {
      for (index, parameter) in cell.graph.parameters.enumerated()
      where parameter.name == "weight_hh" {
        cell.parameters[index] = try dropout(
          cell.parameters[index], probability: regularization.weightDropout,
          generator: generator)
      }
      try masked.dropStates(probability: regularization.stateDropout)
      if let candidate = configuration.kind.candidate {
        try masked.drop(candidate, probability: regularization.recurrentDropout)
      }
    }
    let zoneouts = [regularization.zoneout, regularization.cellZoneout]
    try masked.zoneOut(Array(zoneouts.prefix(initial.count)), draws: training)
    return try masked.graph.run(
      input, more: masked.masks, initialStates: initial, parameters: cell.parameters,
      direction: place.direction, owner: owner(place))
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
}

extension RecurrentKind {
  /// The name of the value that a step proposes for the state.
  fileprivate var candidate: String? {
    switch self {
    case .rnn: nil
    case .lstm: "g"
    case .gru, .resetBeforeGRU: "n"
    }
  }
}
