import Tensors

/// `nn.RNNCell`, `nn.LSTMCell` or `nn.GRUCell`: one step of a built-in cell.
///
/// Shapes: B sequences in the batch, I input features, H hidden units.
public final class RecurrentCell: Module {
  /// The kind of cell.
  public let kind: RecurrentKind
  /// I, the number of features of an input.
  public let inputSize: Int
  /// H, the number of hidden units.
  public let hiddenSize: Int

  private let bias: Bool
  package let graph: CellGraph

  /// A cell whose parameters are drawn from U(±1/√H), in the order of their names.
  ///
  /// - Throws: ``LayerError/notPositive(setting:)`` for a size below one.
  public init(
    _ kind: RecurrentKind, inputSize: Int, hiddenSize: Int, bias: Bool = true,
    generator: RandomGenerator
  ) throws {
    try RecurrentLayer.Configuration(kind, inputSize: inputSize, hiddenSize: hiddenSize).check()
    self.kind = kind
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.bias = bias
    graph = try CellGraph(kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
    super.init()
    for parameter in graph.parameters {
      let tensor = try Initialization.recurrent(
        shape: parameter.shape, hiddenSize: hiddenSize, generator: generator)
      setParameter(parameter.name, tensor)
    }
    for name in ["bias_ih", "bias_hh"] where !bias { setParameter(name, nil) }
  }

  private init(like other: RecurrentCell) {
    (kind, inputSize, hiddenSize) = (other.kind, other.inputSize, other.hiddenSize)
    (bias, graph) = (other.bias, other.graph)
    super.init()
  }

  /// The same sizes without parameters.
  public override func emptied() -> Module { RecurrentCell(like: self) }

  /// `RNNCell`, `LSTMCell` or `GRUCell`.
  public override var typeName: String { quantizedPrefix + kind.name + "Cell" }

  /// The sizes, and what differs from the default.
  public override var extraDescription: String {
    "\(inputSize), \(hiddenSize)" + (bias ? "" : ", bias=False")
      + (kind == .rnn(.relu) ? ", nonlinearity=relu" : "")
  }

  /// The hidden state after one step from zeros.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil)[0]
  }

  /// The states after one step.
  ///
  /// - Parameters:
  ///   - input: `[B, I]`, or `[I]` for a single sequence.
  ///   - states: `h`, and for the LSTM `c`, each `[B, H]` or `[H]`; zeros where nil.
  /// - Returns: The new `h`, and for the LSTM the new `c`, shaped as the input.
  /// - Throws: ``LayerError`` in PyTorch's words where a shape does not fit.
  public func forward(_ input: Tensor, states: [Tensor]?) throws -> [Tensor] {
    guard [1, 2].contains(input.shape.count) else {
      throw LayerError.cellDimensions(layer: typeName, name: "input", got: input.shape.count)
    }
    let batched = input.shape.count == 2
    let rows = batched ? input : try input.unsqueeze(0)
    guard rows.shape[1] == inputSize else {
      throw LayerError.cellInputSize(wanted: inputSize, got: rows.shape[1])
    }
    let inEightBits = try usedQuantizedWeights()?.cells[""]
    let parameters =
      try inEightBits?.parameters
      ?? graph.parameters.map { try neededParameter($0.name, of: function) }
    if let weight = parameters.first?.dtype, rows.dtype != weight {
      throw LayerError.cellInputType(got: rows.dtype, weight: weight)
    }
    let given = try initialStates(states, like: input, batch: rows.shape[0])
    let run = try (inEightBits?.graph ?? graph).run(
      inputs: [rows.unsqueeze(0)], initialStates: given,
      parameters: parameters, owner: CellGraph.Owner(layer: self, suffix: ""))
    let states = zip(lastOperations, run.states).map { $1.shown(as: $0) }
    return batched ? states : try states.map { try $0.squeeze(0) }
  }

  /// What PyTorch shows of how each state was computed: its cells are made of single operations.
  private var lastOperations: [String] {
    switch kind {
    case .rnn(.tanh): ["TanhBackward0"]
    case .rnn(.relu): ["ReluBackward0"]
    case .lstm: ["MulBackward0", "AddBackward0"]
    case .gru, .resetBeforeGRU: ["AddBackward0"]
    }
  }

  /// PyTorch's function behind the cell.
  private var function: String {
    switch kind {
    case .rnn(let nonlinearity): "rnn_\(nonlinearity.rawValue)_cell"
    case .lstm: "lstm_cell"
    case .gru, .resetBeforeGRU: "gru_cell"
    }
  }

  private func initialStates(
    _ states: [Tensor]?, like input: Tensor, batch: Int
  ) throws -> [Tensor] {
    guard let states else {
      let kind = parameters.first?.dtype ?? .float32
      return try graph.states.map { try Tensor.zeros([batch, $0.size], dtype: kind) }
    }
    guard states.count == graph.states.count else {
      throw LayerError.stateCount(layer: typeName, wanted: graph.states.count, got: states.count)
    }
    return try states.enumerated().map { place, state in
      guard [1, 2].contains(state.shape.count) else {
        let name = states.count == 1 ? "hidden" : "hx[\(place)]"
        throw LayerError.cellDimensions(layer: typeName, name: name, got: state.shape.count)
      }
      guard state.rank == input.rank else {
        if state.rank == 1, state.shape[0] != batch {
          throw LayerError.cellBatch(input: batch, state: place, got: state.shape[0])
        }
        throw LayerError.cellStateSize(
          state: place, wanted: hiddenSize, got: state.rank == 1 ? 1 : state.shape[0])
      }
      let rows = state.shape.count == 2 ? state : try state.unsqueeze(0)
      guard rows.shape[0] == batch else {
        throw LayerError.cellBatch(input: batch, state: place, got: rows.shape[0])
      }
      guard rows.shape[1] == hiddenSize else {
        throw LayerError.cellStateSize(state: place, wanted: hiddenSize, got: rows.shape[1])
      }
      return rows
    }
  }
}

extension Tensor {
  /// The same elements under another name of what computed them.
  fileprivate func shown(as name: String) -> Tensor {
    guard requiresGrad else { return self }
    return Tensor.custom(name: name, inputs: [self], outputs: [detach()]) { [$0.gradient] }[0]
  }
}
