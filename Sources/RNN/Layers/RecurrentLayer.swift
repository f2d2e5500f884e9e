import Tensors

/// `nn.RNN`, `nn.LSTM` or `nn.GRU`: a built-in cell run over a sequence, in one or two directions,
/// in one or more layers on top of each other.
///
/// Shapes: T steps, B sequences in the batch, I input features, H hidden units, L layers, D = 2 if
/// bidirectional, else 1. With a projection, `h` and the output have P in place of H.
public final class RecurrentLayer: Module, StackedLayer {
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
  public var warnings: [RecurrentWarning] { configuration.warnings }

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
    firstCell = try configuration.cell(inputSize: configuration.inputSize)
    upperCell = try configuration.cell(
      inputSize: configuration.outputSize * configuration.directions.count)
    super.init()
    for place in places {
      for parameter in cell(of: place.layer).parameters {
        let tensor = try Initialization.recurrent(
          shape: parameter.shape, hiddenSize: configuration.hiddenSize, generator: generator)
        setParameter(parameter.name + place.suffix, tensor)
      }
    }
  }

  private init(like other: RecurrentLayer) {
    (configuration, generator) = (other.configuration, other.generator)
    (firstCell, upperCell) = (other.firstCell, other.upperCell)
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
    configuration.description
      + (configuration.kind == .resetBeforeGRU ? ", reset='before'" : "")
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
    try stack.forward(input, states: states)
  }
}

extension RecurrentLayer {
  package func cell(of layer: Int) -> CellGraph { layer == 0 ? firstCell : upperCell }

  package var places: [RecurrentStack.Place] { configuration.places }

  /// As PyTorch shows them: its fast kernel runs float32 LSTMs without projections.
  private var operations: (output: String, transposed: String) {
    guard configuration.kind == .lstm else { return ("StackBackward0", "TransposeBackward1") }
    let isFast = configuration.projectionSize == 0 && weightType == .float32
    return (isFast ? "MkldnnRnnLayerBackward0" : "StackBackward0", "TransposeBackward0")
  }

  package var stack: RecurrentStack {
    RecurrentStack(
      name: typeName, inputSize: configuration.inputSize,
      stateSizes: firstCell.states.map(\.size), layerCount: configuration.layerCount,
      directions: configuration.directions, batchFirst: configuration.batchFirst,
      dtype: weightType, prepare: dropBetween(configuration.dropout, generator),
      operations: operations
    ) { [self] place, input, states in
      let cell = try cellInUse(place)
      return try cell.graph.run(
        input, initialStates: states, parameters: cell.parameters,
        direction: place.direction, owner: owner(place))
    }
  }
}
