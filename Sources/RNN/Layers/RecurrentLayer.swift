import Tensors

/// `nn.RNN`, `nn.LSTM` or `nn.GRU`: a built-in cell run over a sequence, in one or two directions,
/// in one or more layers on top of each other.
///
/// Shapes: T steps, B sequences in the batch, I input features, H hidden units, L layers, D = 2 if
/// bidirectional, else 1. With a projection, `h` and the output have P in place of H.
public final class RecurrentLayer: Module {
  /// What a layer gives for a sequence.
  public struct Result {
    /// The hidden state of the last layer after each step: `[T, B, D·H]`, `[B, T, D·H]` with
    /// `batchFirst`, `[T, D·H]` for an input without a batch.
    public let output: Tensor
    /// The states after the last step, each `[L·D, B, H]` or `[L·D, H]`: `h`, and for the LSTM `c`.
    public let states: [Tensor]
  }

  /// What the layer is made of.
  public struct Configuration: Hashable, Sendable {
    /// The kind of cell.
    public var kind: RecurrentKind
    /// I, the number of features of an input's step.
    public var inputSize: Int
    /// H, the number of hidden units.
    public var hiddenSize: Int
    /// L, how many layers stand on top of each other.
    public var layerCount = 1
    /// Whether the products have biases.
    public var bias = true
    /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
    public var batchFirst = false
    /// The part of each but the last layer's outputs that training drops.
    public var dropout = 0.0
    /// Whether each layer also reads the sequence from its end.
    public var bidirectional = false
    /// P, the size to which an LSTM's hidden state is projected; 0 for none.
    public var projectionSize = 0

    /// One layer in one direction, time first; change the other settings as needed.
    public init(_ kind: RecurrentKind, inputSize: Int, hiddenSize: Int) {
      self.kind = kind
      self.inputSize = inputSize
      self.hiddenSize = hiddenSize
    }
  }

  /// What the layer is made of.
  public private(set) var configuration: Configuration
  /// What the user should hear about the settings.
  public let warnings: [RecurrentWarning]

  let generator: RandomGenerator
  /// The cell of the first layer, and that of all above it, which read D·H features.
  private let firstCell: CellGraph
  private let upperCell: CellGraph

  /// A layer whose parameters are drawn from U(±1/√H), in the order of their names.
  ///
  /// - Throws: ``LayerError`` for a size below one or a dropout outside 0 … 1.
  public init(_ configuration: Configuration, generator: RandomGenerator) throws {
    try configuration.check()
    self.configuration = configuration
    self.generator = generator
    warnings =
      configuration.dropout > 0 && configuration.layerCount == 1
      ? [.dropoutWithoutSecondLayer(dropout: configuration.dropout)] : []
    firstCell = try configuration.cell(inputSize: configuration.inputSize)
    upperCell = try configuration.cell(
      inputSize: configuration.outputSize * configuration.directions.count)
    super.init()
    for layer in 0..<configuration.layerCount {
      for direction in configuration.directions {
        for parameter in cell(of: layer).parameters {
          let tensor = try Initialization.recurrent(
            shape: parameter.shape, hiddenSize: configuration.hiddenSize, generator: generator)
          setParameter(parameter.name + Self.suffix(layer, direction), tensor)
        }
      }
    }
  }

  private init(like other: RecurrentLayer) {
    (configuration, generator) = (other.configuration, other.generator)
    (firstCell, upperCell) = (other.firstCell, other.upperCell)
    warnings = other.warnings
    super.init()
  }

  /// The same settings without parameters.
  public override func emptied() -> Module { RecurrentLayer(like: self) }

  /// Changes whether a batch is `[B, T, …]`.
  public func setBatchFirst(_ batchFirst: Bool) { configuration.batchFirst = batchFirst }

  /// Changes the part of each but the last layer's outputs that training drops.
  ///
  /// - Throws: ``LayerError/recurrentDropout`` outside 0 … 1.
  public func setDropout(_ dropout: Double) throws {
    guard (0...1).contains(dropout) else { throw LayerError.recurrentDropout }
    configuration.dropout = dropout
  }

  /// The settings in PyTorch's order, those that differ from the default by name.
  public override var extraDescription: String {
    var text = "\(configuration.inputSize), \(configuration.hiddenSize)"
    if configuration.projectionSize != 0 {
      text += ", proj_size=\(configuration.projectionSize)"
    }
    if configuration.layerCount != 1 { text += ", num_layers=\(configuration.layerCount)" }
    if !configuration.bias { text += ", bias=False" }
    if configuration.batchFirst { text += ", batch_first=True" }
    if configuration.dropout != 0 { text += ", dropout=\(configuration.dropout)" }
    if configuration.bidirectional { text += ", bidirectional=True" }
    return text
  }

  /// `RNN`, `LSTM` or `GRU`.
  public override var typeName: String { quantizedPrefix + configuration.kind.name }

  /// The output alone; ``forward(_:states:)`` gives the states too.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).output
  }

  /// Runs the layers over a sequence.
  ///
  /// - Parameters:
  ///   - input: `[T, B, I]`; `[B, T, I]` with `batchFirst`; `[T, I]` for a single sequence.
  ///   - states: `h`, and for the LSTM `c`, before the first step, each `[L·D, B, H]` or, for a
  ///     single sequence, `[L·D, H]`; zeros where nil.
  /// - Throws: ``LayerError`` in PyTorch's words where a shape does not fit.
  public func forward(_ input: Tensor, states: [Tensor]?) throws -> Result {
    let batched = try checkDimensions(of: input)
    var sequence = batched ? input : try input.unsqueeze(1)
    if batched && configuration.batchFirst { sequence = try sequence.transpose(0, 1) }
    let initial = try initialStates(states, batched: batched, batch: sequence.shape[1])

    let run = try runLayers([sequence], initial: initial)
    sequence = run.pieces[0]
    if batched && configuration.batchFirst { sequence = try sequence.transpose(0, 1) }
    let states = run.states
    guard !batched else { return Result(output: sequence, states: states) }
    return Result(
      output: try sequence.squeeze(1), states: try states.map { try $0.squeeze(1) })
  }
}

extension RecurrentLayer {
  func cell(of layer: Int) -> CellGraph { layer == 0 ? firstCell : upperCell }

  /// The names of the parameters of each layer and direction, in order.
  public var parameterNames: [[String]] {
    (0..<configuration.layerCount).flatMap { layer in
      configuration.directions.map { direction in
        cell(of: layer).parameters.map { $0.name + Self.suffix(layer, direction) }
      }
    }
  }

  /// The sizes of the states that one layer carries in one direction.
  var stateSizes: [Int] { firstCell.states.map(\.size) }

  static func suffix(_ layer: Int, _ direction: CellGraph.Direction) -> String {
    "_l\(layer)" + (direction == .backward ? "_reverse" : "")
  }

  /// All layers, one on top of the other, over the pieces of a batch: see
  /// ``CellGraph/run(pieces:initialStates:parameters:direction:)``.
  ///
  /// - Parameter initial: For each state, one `[B, n]` a layer and direction.
  /// - Returns: The last layer's output, and each state as `[L·D, B, n]`.
  func runLayers(
    _ pieces: [Tensor], initial: [[Tensor]]
  ) throws -> (pieces: [Tensor], states: [Tensor]) {
    var pieces = pieces
    var finals = [[Tensor]](repeating: [], count: configuration.kind.stateCount)
    for layer in 0..<configuration.layerCount {
      let run = try runLayer(layer, pieces, initial: initial)
      for (place, state) in run.states.enumerated() { finals[place] += state }
      pieces = run.pieces
      guard training, configuration.dropout > 0, layer + 1 < configuration.layerCount else {
        continue
      }
      pieces = try pieces.map {
        try dropout($0, probability: configuration.dropout, generator: generator)
      }
    }
    return (pieces, try finals.map { try Tensor.stack($0) })
  }

  /// One layer in all its directions; `states[place][direction]` is `[B, n]`.
  private func runLayer(
    _ layer: Int, _ pieces: [Tensor], initial: [[Tensor]]
  ) throws -> (pieces: [Tensor], states: [[Tensor]]) {
    let directions = configuration.directions
    let quantized = try usedQuantizedWeights()
    let runs = try directions.enumerated().map { place, direction in
      let inEightBits = quantized?.cells[Self.suffix(layer, direction)]
      let graph = inEightBits?.graph ?? cell(of: layer)
      let parameters =
        try inEightBits?.parameters
        ?? graph.parameters.map {
          try neededParameter(
            $0.name + Self.suffix(layer, direction), of: typeName.lowercased(), at: 3)
        }
      return try graph.run(
        pieces: pieces, initialStates: initial.map { $0[layer * directions.count + place] },
        parameters: parameters, direction: direction)
    }
    let states = (0..<configuration.kind.stateCount).map { place in
      runs.map { $0.states[place] }
    }
    guard runs.count > 1 else { return (runs[0].outputs, states) }
    let outputs = try pieces.indices.map { piece in
      try Tensor.cat(runs.map { $0.outputs[piece] }, 2)
    }
    return (outputs, states)
  }
}
