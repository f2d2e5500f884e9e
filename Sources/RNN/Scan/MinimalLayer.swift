import Tensors

/// `minGRU` or `minLSTM`: gates that don't see the state, so that all steps can be put together by a
/// scan.
///
///     minGRU    z = σ(L_z(x))                    h′ = (1 − z) ⊙ h + z ⊙ L_h(x)
///     minLSTM   f = σ(L_f(x)),  i = σ(L_i(x))    h′ = f/(f+i) ⊙ h + i/(f+i) ⊙ L_h(x)
///
/// `L(x) = x·Wᵀ + b` for all gates at once: the rows of `weight_ih_l0 [G·H, I]` and `bias_ih_l0 [G·H]`
/// are those of z, h or f, i, h. Names, first values and shapes are otherwise those of
/// ``RecurrentLayer``; the state is h.
/// - SeeAlso: Feng et al. 2024, arXiv:2410.01201, appendix A.
public final class MinimalLayer: Module, StackedLayer {
  /// The two cells.
  public enum Kind: String, Hashable, Sendable {
    case gru, lstm
  }

  /// How the steps are put together.
  public enum Form: Hashable, Sendable {
    /// The cell's graph, step by step.
    case recurrence
    /// ``LinearScan``.
    case scan(LinearScan.Order)
  }

  /// Which cell it is.
  public let kind: Kind
  /// How the steps are put together; the values are the same but for rounding.
  public let form: Form
  /// The sizes and the stacking; its kind only says how many gates there are.
  private var settings: RecurrentLayer.Configuration
  private let generator: RandomGenerator
  private let firstCell: CellGraph
  private let upperCell: CellGraph

  /// A layer whose parameters are drawn from U(±1/√H), in the order of their names.
  ///
  /// - Parameters:
  ///   - layerCount: How many layers stand on top of each other.
  ///   - batchFirst: Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  ///   - dropout: The part of each but the last layer's outputs that training drops.
  ///   - bidirectional: Whether each layer also reads the sequence from its end.
  /// - Throws: ``LayerError`` for a size below one or a dropout outside 0 … 1.
  public init(
    _ kind: Kind, inputSize: Int, hiddenSize: Int, layerCount: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    form: Form = .recurrence, generator: RandomGenerator
  ) throws {
    (self.kind, self.form, self.generator) = (kind, form, generator)
    settings = RecurrentLayer.Configuration(.gru, inputSize: inputSize, hiddenSize: hiddenSize)
    settings.layerCount = layerCount
    settings.bias = bias
    settings.batchFirst = batchFirst
    settings.dropout = dropout
    settings.bidirectional = bidirectional
    try settings.check()
    firstCell = try CellGraph(
      minimal: kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
    upperCell = try CellGraph(
      minimal: kind, inputSize: hiddenSize * settings.directions.count, hiddenSize: hiddenSize,
      bias: bias)
    super.init()
    for place in places {
      for parameter in cell(of: place.layer).parameters {
        let tensor = try Initialization.recurrent(
          shape: parameter.shape, hiddenSize: hiddenSize, generator: generator)
        setParameter(parameter.name + place.suffix, tensor)
      }
    }
  }

  /// I, the number of features of an input.
  public var inputSize: Int { settings.inputSize }
  /// H, the number of hidden units.
  public var hiddenSize: Int { settings.hiddenSize }
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public var batchFirst: Bool { settings.batchFirst }
  /// Whether the gates have biases.
  public var hasBias: Bool { settings.bias }
  /// How many layers stand on top of each other.
  public var layerCount: Int { settings.layerCount }
  /// Whether each layer also reads the sequence from its end.
  public var isBidirectional: Bool { settings.bidirectional }
  /// The part of each but the last layer's outputs that training drops.
  public var dropout: Double { settings.dropout }
  /// What the user should hear about the settings.
  public var warnings: [RecurrentWarning] { settings.warnings }

  /// `MinGRU` or `MinLSTM`.
  public override var typeName: String {
    quantizedPrefix + (kind == .gru ? "MinGRU" : "MinLSTM")
  }

  /// The settings that differ from the default.
  public override var extraDescription: String {
    settings.description + (form == .recurrence ? "" : ", parallel=True")
  }

  /// The same settings without tensors.
  public override func emptied() -> Module { MinimalLayer(like: self) }

  private init(like other: MinimalLayer) {
    (kind, form, settings) = (other.kind, other.form, other.settings)
    generator = other.generator
    (firstCell, upperCell) = (other.firstCell, other.upperCell)
  }

  /// Changes whether a batch is `[B, T, …]`.
  public func setBatchFirst(_ batchFirst: Bool) { settings.batchFirst = batchFirst }

  /// Changes the part of each but the last layer's outputs that training drops.
  ///
  /// - Throws: ``LayerError/recurrentDropout`` outside 0 … 1.
  public func setDropout(_ dropout: Double) throws {
    guard (0...1).contains(dropout) else { throw LayerError.recurrentDropout }
    settings.dropout = dropout
  }

  /// The output alone, from zeros on.
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

extension MinimalLayer {
  package func cell(of layer: Int) -> CellGraph { layer == 0 ? firstCell : upperCell }

  package var places: [RecurrentStack.Place] { settings.places }

  package var stack: RecurrentStack {
    RecurrentStack(
      name: typeName, inputSize: inputSize, stateSizes: [hiddenSize],
      layerCount: settings.layerCount, directions: settings.directions,
      batchFirst: batchFirst, dtype: weightType, prepare: dropBetween(settings.dropout, generator)
    ) { [self] place, input, states in
      let cell = try cellInUse(place)
      guard case .scan(let order) = form, !isQuantized, RecurrenceProbe.current == nil else {
        return try cell.graph.run(
          input, initialStates: states, parameters: cell.parameters,
          direction: place.direction, owner: owner(place))
      }
      return try input.run(from: states, place.direction) { piece, states in
        try scanned(
          input.tensors[piece], states[0], cell.parameters, order, place.direction)
      }
    }
  }

  /// One piece of a batch by a scan.
  private func scanned(
    _ x: Tensor, _ initial: Tensor, _ parameters: [Tensor], _ order: LinearScan.Order,
    _ direction: CellGraph.Direction
  ) throws -> (output: Tensor, states: [Tensor]) {
    ProductCount.note(self, floats: x.count &* parameters[0].shape[0])
    let sums = try x.linear(
      weight: parameters[0], bias: parameters.count > 1 ? parameters[1] : nil)
    let isBackward = direction == .backward
    let (a, b) = try terms(isBackward ? sums.flip([0]) : sums)
    let values = try LinearScan.run(a, b, initial: initial, order: order)
    let last = try values.select(0, values.shape[0] - 1)
    return (isBackward ? try values.flip([0]) : values, [last])
  }

  /// a and b of `h′ = a ⊙ h + b`.
  private func terms(_ sums: Tensor) throws -> (Tensor, Tensor) {
    let values = try sums.chunk(kind.gateCount, 2)
    switch kind {
    case .gru:
      let z = try values[0].sigmoid()
      return (try 1 - z, try z * values[1])
    case .lstm:
      let (f, i) = (try values[0].sigmoid(), try values[1].sigmoid())
      let sum = try f + i
      return (try f / sum, try i / sum * values[2])
    }
  }
}

extension MinimalLayer.Kind {
  /// How many blocks of H rows the weight has.
  var gateCount: Int { self == .gru ? 2 : 3 }
}
