import Tensors

/// A layer whose cells stand on top of each other and may go both ways: `nn.RNN` and its like, and
/// all layers of this library that take their place.
package protocol StackedLayer: Module {
  /// The layer as it runs now.
  var stack: RecurrentStack { get }
  /// The equations of a step of one layer.
  func cell(of layer: Int) -> CellGraph
  /// Each layer and direction.
  var places: [RecurrentStack.Place] { get }
  /// What stands behind the names of a place's parameters.
  func suffix(of place: RecurrentStack.Place) -> String

  /// What the user should hear about the settings.
  var warnings: [RecurrentWarning] { get }

  /// Changes whether a batch is `[B, T, …]`.
  func setBatchFirst(_ batchFirst: Bool)
  /// Changes the part of each but the last layer's outputs that training drops.
  ///
  /// - Throws: ``LayerError/recurrentDropout`` outside 0 … 1.
  func setDropout(_ dropout: Double) throws
}

extension StackedLayer {
  package func suffix(of place: RecurrentStack.Place) -> String { place.suffix }

  /// The names of the parameters of each layer and direction, in order.
  package var parameterNames: [[String]] {
    places.map { place in cell(of: place.layer).parameters.map { $0.name + suffix(of: place) } }
  }

  /// The cell of a place and the tensors that it reads.
  func cellInUse(_ place: RecurrentStack.Place) throws -> (graph: CellGraph, parameters: [Tensor]) {
    let suffix = suffix(of: place)
    if let cell = try usedQuantizedWeights()?.cells[suffix] { return (cell.graph, cell.parameters) }
    let graph = cell(of: place.layer)
    let parameters = try graph.parameters.map {
      try neededParameter($0.name + suffix, of: typeName.lowercased(), at: 3)
    }
    return (graph, parameters)
  }

  /// Whose cell runs at a place.
  func owner(_ place: RecurrentStack.Place) -> CellGraph.Owner {
    CellGraph.Owner(layer: self, suffix: suffix(of: place))
  }

  /// The kind of the weights' numbers; nil where there are no weights.
  var weightType: DType? { isQuantized ? .float32 : parameters.first?.dtype }

  /// Drops a part of what every layer but the first reads, while the layer is trained.
  func dropBetween(
    _ dropout: Double, _ generator: RandomGenerator
  ) -> (_ layer: Int, _ input: SequencePieces) throws -> SequencePieces {
    guard training, dropout > 0 else { return { $1 } }
    return { layer, input in
      guard layer > 0 else { return input }
      return try input.map {
        try RNN.dropout($0, probability: dropout, generator: generator)
      }
    }
  }
}

extension QuantizableLayer where Self: StackedLayer {
  /// The weights of all cells in 8 bits.
  func quantizedWeights(_ scheme: QuantizationScheme) throws -> QuantizedWeights {
    var weights = QuantizedWeights(scheme)
    for place in places {
      let suffix = suffix(of: place)
      weights.add(try quantized(cell(of: place.layer), suffix: suffix, scheme), suffix: suffix)
    }
    return weights
  }
}

extension CellGraph {
  /// Runs the cell over the pieces of a batch; `more` are the inputs behind the sequence itself, each
  /// cut as the batch is.
  func run(
    _ input: SequencePieces, more: [[Tensor]] = [], initialStates: [Tensor], parameters: [Tensor],
    direction: Direction, owner: Owner
  ) throws -> (outputs: [Tensor], states: [Tensor]) {
    try input.run(from: initialStates, direction) { piece, states in
      let run = try run(
        inputs: [input.tensors[piece]] + more.map { $0[piece] }, initialStates: states,
        parameters: parameters, direction: direction, owner: owner)
      return (run.outputs[0], run.states)
    }
  }
}
