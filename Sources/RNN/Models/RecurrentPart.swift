import Tensors

/// The recurrent layer of a model: any module that reads `[B, T, I]` and gives `[B, T, O]` and its
/// states.
public struct RecurrentPart {
  /// Reads a batch from the given states, or from the beginning.
  public typealias Run = (_ input: Tensor, _ states: [Tensor]?) throws -> (
    output: Tensor, states: [Tensor]
  )

  /// What owns the parameters.
  public let module: Module
  /// O, the size of an output's last dimension.
  public let outputSize: Int
  /// Whether an output depends on its step and those before alone.
  public let isCausal: Bool
  private let layer: Run

  /// A layer of one's own.
  public init(module: Module, outputSize: Int, isCausal: Bool = true, run: @escaping Run) {
    self.module = module
    self.outputSize = outputSize
    self.isCausal = isCausal
    layer = run
  }

  /// An RNN, LSTM or GRU.
  ///
  /// - Throws: ``ModelError/timeFirst`` unless it reads batches first.
  public init(_ layer: RecurrentLayer) throws(ModelError) {
    guard layer.configuration.batchFirst else { throw .timeFirst }
    self.init(
      module: layer,
      outputSize: layer.configuration.outputSize * layer.configuration.directions.count,
      isCausal: !layer.configuration.bidirectional
    ) { input, states in
      let result = try layer.forward(input, states: states)
      return (result.output, result.states)
    }
  }

  /// A layer of equations.
  ///
  /// - Throws: ``ModelError/timeFirst`` unless it reads batches first.
  public init(_ layer: GraphLayer) throws(ModelError) {
    guard layer.batchFirst else { throw .timeFirst }
    self.init(
      module: layer,
      outputSize: layer.graph.outputs[0].size * (layer.isBidirectional ? 2 : 1),
      isCausal: layer.direction == .forward && !layer.isBidirectional
    ) { input, states in
      let result = try layer.forward(input, states: states)
      return (result.outputs[0], result.states)
    }
  }

  /// An RNN, LSTM or GRU that reads batches first.
  public init(
    _ kind: RecurrentKind, inputSize: Int, hiddenSize: Int, layerCount: Int = 1,
    dropout: Double = 0, bidirectional: Bool = false, generator: RandomGenerator
  ) throws {
    var settings = RecurrentLayer.Configuration(
      kind, inputSize: inputSize, hiddenSize: hiddenSize)
    settings.layerCount = layerCount
    settings.dropout = dropout
    settings.bidirectional = bidirectional
    settings.batchFirst = true
    try self.init(RecurrentLayer(settings, generator: generator))
  }
}

extension RecurrentPart {
  /// Runs the layer from the given states, or from the beginning.
  ///
  /// - Throws: ``ModelError/partOutput(wanted:got:)`` for an output that is no `[B, T, O]`, and what
  ///   the layer throws.
  public func run(
    _ input: Tensor, _ states: [Tensor]?
  ) throws -> (output: Tensor, states: [Tensor]) {
    let result = try layer(input, states)
    let wanted = Array(input.shape.prefix(2)) + [outputSize]
    guard result.output.shape == wanted else {
      throw ModelError.partOutput(wanted: wanted, got: result.output.shape)
    }
    return result
  }

  /// Runs over sequences of unequal lengths that are padded behind: outputs `[B, T, O]`, those
  /// behind a sequence's end without meaning.
  ///
  /// A layer that also reads from the end must begin at each sequence's own end, so that sequences of
  /// one length run together, once for each length there is.
  func output(of input: Tensor, lengths: [Int]?) throws -> Tensor {
    guard let lengths, !lengths.isEmpty, !isCausal, Set(lengths) != [input.shape[1]] else {
      return try run(input, nil).output
    }
    var rows: [Tensor] = []
    var order: [Int] = []
    for length in Set(lengths).sorted() {
      let places = lengths.indices.filter { lengths[$0] == length }
      order += places
      let part = try input.indexSelect(0, Tensor(integers: places)).narrow(1, 0, length)
      let output = try run(part, nil).output
      let rest = [places.count, input.shape[1] - length, outputSize]
      rows.append(try Tensor.cat([output, Tensor.zeros(rest, dtype: output.dtype)], 1))
    }
    let back = order.indices.sorted { order[$0] < order[$1] }
    return try Tensor.cat(rows).indexSelect(0, Tensor(integers: back))
  }
}

/// Checks that a batch's lengths fit its steps.
///
/// - Throws: ``DataError/lengthCount(lengths:batch:)``, ``DataError/lengthRange(place:length:steps:)``.
func checkLengths(_ lengths: [Int]?, of input: Tensor) throws(DataError) {
  guard let lengths else { return }
  guard lengths.count == input.shape[0] else {
    throw .lengthCount(lengths: lengths.count, batch: input.shape[0])
  }
  let steps = input.shape[1]
  if let place = lengths.firstIndex(where: { !(1...max(steps, 1)).contains($0) }) {
    throw .lengthRange(place: place, length: lengths[place], steps: steps)
  }
}
