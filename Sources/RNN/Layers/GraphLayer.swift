import Tensors

/// A layer that runs any ``CellGraph`` over a sequence, from its start or from its end, or several
/// on top of each other.
///
/// Its parameters have the graph's names and are drawn from U(±1/√H) in the graph's order, where
/// H is the size of the first state (of the first output in a graph without states). Those of several
/// layers or two directions have `_l0`, `_l0_reverse`, `_l1`, … behind their names.
public final class GraphLayer: Module, StackedLayer {
  /// What a layer gives for a sequence.
  public struct Result {
    /// The graph's outputs after each step, in the graph's order: `[T, B, n]`, `[B, T, n]` with
    /// `batchFirst`, `[T, n]` for an input without a batch. Of several layers or two directions the
    /// first output alone, `[T, B, D·n]`.
    public let outputs: [Tensor]
    /// The states after the last step, in the graph's order: `[B, n]`, or `[n]` without a batch. Of
    /// several layers or two directions `[L·D, B, n]`.
    public let states: [Tensor]
  }

  /// The equations of a step, in the first layer.
  public var graph: CellGraph { cells[0] }
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public private(set) var batchFirst: Bool
  /// Which way the layer goes through a sequence, with two directions the first of them.
  public let direction: CellGraph.Direction
  /// Whether each layer also reads the sequence the other way.
  public let isBidirectional: Bool
  /// The part of each but the last layer's outputs that training drops.
  public private(set) var dropout = 0.0
  /// The equations of each layer.
  private let cells: [CellGraph]
  private let name: String
  private let generator: RandomGenerator

  /// A layer of the graph.
  ///
  /// - Parameter name: What the layer is called when it is printed.
  public convenience init(
    _ graph: CellGraph, name: String = "Cell", batchFirst: Bool = false,
    direction: CellGraph.Direction = .forward, generator: RandomGenerator
  ) throws {
    try self.init(
      cells: [graph], name: name, batchFirst: batchFirst, direction: direction,
      isBidirectional: false, generator: generator)
  }

  /// Layers of a graph with one input on top of each other.
  ///
  /// - Parameters:
  ///   - inputSize: I, the number of features that the first layer reads.
  ///   - dropout: The part of each but the last layer's outputs that training drops.
  ///   - cell: Gives the graph of a layer that reads the given number of features; each with the same
  ///     states, and the output that the next layer reads as its first.
  /// - Throws: ``LayerError`` for a graph that has another number or size of inputs or states.
  public convenience init(
    layerCount: Int, bidirectional: Bool = false, dropout: Double = 0, inputSize: Int,
    name: String = "Cell", batchFirst: Bool = false, direction: CellGraph.Direction = .forward,
    generator: RandomGenerator, cell: (_ inputSize: Int) throws -> CellGraph
  ) throws {
    guard layerCount > 0 else { throw LayerError.notPositive(setting: "num_layers") }
    var (cells, width) = ([CellGraph](), inputSize)
    for layer in 0..<layerCount {
      if layer < 2 { cells.append(try cell(width)) } else { cells.append(cells[1]) }
      try Self.check(cells[layer], name, inputSize: width, like: cells[0])
      width = cells[layer].outputs[0].size * (bidirectional ? 2 : 1)
    }
    try self.init(
      cells: cells, name: name, batchFirst: batchFirst, direction: direction,
      isBidirectional: bidirectional, generator: generator)
    try setDropout(dropout)
  }

  private init(
    cells: [CellGraph], name: String, batchFirst: Bool, direction: CellGraph.Direction,
    isBidirectional: Bool, generator: RandomGenerator
  ) throws {
    (self.cells, self.name, self.generator) = (cells, name, generator)
    (self.batchFirst, self.direction) = (batchFirst, direction)
    self.isBidirectional = isBidirectional
    super.init()
    let hiddenSize = graph.states.first?.size ?? graph.outputs[0].size
    for place in places {
      for parameter in cells[place.layer].parameters {
        let tensor = try Initialization.recurrent(
          shape: parameter.shape, hiddenSize: hiddenSize, generator: generator)
        setParameter(parameter.name + suffix(of: place), tensor)
      }
    }
  }

  private init(like other: GraphLayer) {
    (cells, batchFirst, dropout) = (other.cells, other.batchFirst, other.dropout)
    (direction, name, generator) = (other.direction, other.name, other.generator)
    isBidirectional = other.isBidirectional
    super.init()
  }

  /// The same graph without parameters.
  public override func emptied() -> Module { GraphLayer(like: self) }

  /// The name that the layer was given.
  public override var typeName: String { quantizedPrefix + name }

  /// The sizes of input and first state.
  public override var extraDescription: String {
    let sizes = (graph.inputs.map(\.size) + graph.states.prefix(1).map(\.size)).map(String.init)
    return sizes.joined(separator: ", ")
      + (layerCount > 1 ? ", num_layers=\(layerCount)" : "")
      + (batchFirst ? ", batch_first=True" : "") + (dropout > 0 ? ", dropout=\(dropout)" : "")
      + (isBidirectional ? ", bidirectional=True" : "")
  }

  /// The first output alone; ``forward(_:states:)`` gives everything.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).outputs[0]
  }

  /// Runs a graph with one input over a sequence.
  ///
  /// - Throws: ``LayerError/inputCount(layer:names:)`` for a graph with none or several, and what
  ///   ``forward(inputs:states:)`` throws.
  public func forward(_ input: Tensor, states: [Tensor]?) throws -> Result {
    if isStacked {
      let result = try stack.forward(input, states: states)
      return Result(outputs: [result.output], states: result.states)
    }
    guard graph.inputs.count == 1 else {
      throw LayerError.inputCount(layer: name, names: graph.inputs.map(\.name))
    }
    return try forward(inputs: [input], states: states)
  }

  /// Runs the graph over sequences of the same length, one for each of its inputs.
  ///
  /// - Parameters:
  ///   - inputs: Each `[T, B, n]`; `[B, T, n]` with `batchFirst`; `[T, n]` for a single sequence.
  ///   - states: The states before the first step; zeros where nil.
  /// - Throws: ``LayerError/inputDimensions(layer:got:)``, ``CellGraphError`` for a tensor too many,
  ///   too few, or of another shape, ``LayerError/inputCount(layer:names:)`` for layers on top of each
  ///   other.
  public func forward(inputs: [Tensor], states: [Tensor]?) throws -> Result {
    guard !isStacked else {
      throw LayerError.inputCount(layer: name, names: graph.inputs.map(\.name))
    }
    let dimensions = inputs.map(\.shape.count)
    for got in dimensions where ![2, 3].contains(got) {
      throw LayerError.inputDimensions(layer: name, got: got)
    }
    let batched = dimensions.first == 3
    let sequences = try inputs.map { input in
      guard batched else { return try input.unsqueeze(1) }
      return batchFirst ? try input.transpose(0, 1) : input
    }
    let batch = sequences.first?.shape[1] ?? 0
    let type = sequences.first?.dtype.floating ?? .float32
    let initial =
      try states?.map { batched ? $0 : try $0.unsqueeze(0) }
      ?? graph.states.map { try Tensor.zeros([batch, $0.size], dtype: type) }
    let inEightBits = try usedQuantizedWeights()?.cells[""]
    let run = try (inEightBits?.graph ?? graph).run(
      inputs: sequences, initialStates: initial,
      parameters: inEightBits?.parameters
        ?? graph.parameters.map { try neededParameter($0.name, of: name) },
      direction: direction, owner: CellGraph.Owner(layer: self, suffix: ""))
    guard batched else {
      return Result(
        outputs: try run.outputs.map { try $0.squeeze(1) },
        states: try run.states.map { try $0.squeeze(0) })
    }
    let outputs = batchFirst ? try run.outputs.map { try $0.transpose(0, 1) } : run.outputs
    return Result(outputs: outputs, states: run.states)
  }
}

extension GraphLayer {
  /// How many layers stand on top of each other.
  public var layerCount: Int { cells.count }

  /// What the user should hear about the settings.
  public var warnings: [RecurrentWarning] {
    dropout > 0 && layerCount == 1 ? [.dropoutWithoutSecondLayer(dropout: dropout)] : []
  }

  /// Whether there are several layers or directions.
  var isStacked: Bool { cells.count > 1 || isBidirectional }

  package func cell(of layer: Int) -> CellGraph { cells[layer] }

  package var places: [RecurrentStack.Place] {
    RecurrentStack.places(layerCount: cells.count, directions: directions)
  }

  package func suffix(of place: RecurrentStack.Place) -> String {
    isStacked ? place.suffix : ""
  }

  private var directions: [CellGraph.Direction] {
    guard isBidirectional else { return [direction] }
    return [direction, direction == .forward ? .backward : .forward]
  }

  package var stack: RecurrentStack {
    RecurrentStack(
      name: typeName, inputSize: graph.inputs.first?.size ?? 0,
      stateSizes: graph.states.map(\.size), layerCount: cells.count, directions: directions,
      batchFirst: batchFirst, dtype: weightType, prepare: dropBetween(dropout, generator)
    ) { [self] place, input, states in
      let cell = try cellInUse(place)
      return try cell.graph.run(
        input, initialStates: states, parameters: cell.parameters,
        direction: place.direction, owner: owner(place))
    }
  }

  /// Changes whether a batch is `[B, T, …]`.
  public func setBatchFirst(_ batchFirst: Bool) { self.batchFirst = batchFirst }

  /// Changes the part of each but the last layer's outputs that training drops.
  ///
  /// - Throws: ``LayerError/recurrentDropout`` outside 0 … 1.
  public func setDropout(_ dropout: Double) throws {
    guard (0...1).contains(dropout) else { throw LayerError.recurrentDropout }
    self.dropout = dropout
  }

  private static func check(
    _ cell: CellGraph, _ name: String, inputSize: Int, like first: CellGraph
  ) throws {
    guard cell.inputs.count == 1 else {
      throw LayerError.inputCount(layer: name, names: cell.inputs.map(\.name))
    }
    guard cell.inputs[0].size == inputSize else {
      throw LayerError.inputSize(wanted: cell.inputs[0].size, got: inputSize)
    }
    guard cell.states.map(\.size) == first.states.map(\.size) else {
      throw LayerError.stateShape(
        name: "hidden", wanted: first.states.map(\.size), got: cell.states.map(\.size))
    }
  }
}
