import Tensors

/// A layer that runs any ``CellGraph`` over a sequence, from its start or from its end.
///
/// Its parameters have the graph's names and are drawn from U(±1/√H) in the graph's order, where
/// H is the size of the first state (of the first output in a graph without states).
public final class GraphLayer: Module {
  /// What a layer gives for a sequence.
  public struct Result {
    /// The graph's outputs after each step, in the graph's order: `[T, B, n]`, `[B, T, n]` with
    /// `batchFirst`, `[T, n]` for an input without a batch.
    public let outputs: [Tensor]
    /// The states after the last step, in the graph's order: `[B, n]`, or `[n]` without a batch.
    public let states: [Tensor]
  }

  /// The equations of a step.
  public let graph: CellGraph
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public let batchFirst: Bool
  /// Which way the layer goes through a sequence.
  public let direction: CellGraph.Direction
  private let name: String

  /// A layer of the graph.
  ///
  /// - Parameter name: What the layer is called when it is printed.
  public init(
    _ graph: CellGraph, name: String = "Cell", batchFirst: Bool = false,
    direction: CellGraph.Direction = .forward, generator: RandomGenerator
  ) throws {
    self.graph = graph
    self.batchFirst = batchFirst
    self.direction = direction
    self.name = name
    super.init()
    let hiddenSize = graph.states.first?.size ?? graph.outputs[0].size
    for parameter in graph.parameters {
      let tensor = try Initialization.recurrent(
        shape: parameter.shape, hiddenSize: hiddenSize, generator: generator)
      setParameter(parameter.name, tensor)
    }
  }

  private init(like other: GraphLayer) {
    (graph, batchFirst) = (other.graph, other.batchFirst)
    (direction, name) = (other.direction, other.name)
    super.init()
  }

  /// The same graph without parameters.
  public override func emptied() -> Module { GraphLayer(like: self) }

  /// The name that the layer was given.
  public override var typeName: String { quantizedPrefix + name }

  /// The sizes of input and first state.
  public override var extraDescription: String {
    let sizes = (graph.inputs.map(\.size) + graph.states.prefix(1).map(\.size)).map(String.init)
    return sizes.joined(separator: ", ") + (batchFirst ? ", batch_first=True" : "")
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
  ///   too few, or of another shape.
  public func forward(inputs: [Tensor], states: [Tensor]?) throws -> Result {
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
      direction: direction)
    guard batched else {
      return Result(
        outputs: try run.outputs.map { try $0.squeeze(1) },
        states: try run.states.map { try $0.squeeze(0) })
    }
    let outputs = batchFirst ? try run.outputs.map { try $0.transpose(0, 1) } : run.outputs
    return Result(outputs: outputs, states: run.states)
  }
}
