import Tensors

/// A layer whose equations look both ways: one ``CellGraph`` runs over a sequence from its start,
/// one from its end, and a third computes from what both gave at each step.
///
/// Its parameters have the graphs' names, each once, in the order of the forward graph, the
/// backward one and the joined one; they are drawn from U(±1/√H), where H is the size of the
/// first forward state.
public final class BidirectionalGraphLayer: Module {
  /// The equations of a step of the run from the start.
  public let forwardGraph: CellGraph
  /// The equations of a step of the run from the end.
  public let backwardGraph: CellGraph
  /// What is computed when both have run. Its inputs are outputs of the two, by their names, and
  /// else the layer's own input.
  public let joinedGraph: CellGraph
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public let batchFirst: Bool
  private let name: String

  /// A layer of three graphs.
  ///
  /// - Parameter name: What the layer is called when it is printed.
  public init(
    forward: CellGraph, backward: CellGraph, joined: CellGraph,
    name: String = "BidirectionalCell", batchFirst: Bool = false, generator: RandomGenerator
  ) throws {
    (forwardGraph, backwardGraph, joinedGraph) = (forward, backward, joined)
    self.batchFirst = batchFirst
    self.name = name
    super.init()
    let hiddenSize = forward.states.first?.size ?? joined.outputs[0].size
    var drawn: Set<String> = []
    for parameter in [forward, backward, joined].flatMap(\.parameters)
    where drawn.insert(parameter.name).inserted {
      let tensor = try Initialization.recurrent(
        shape: parameter.shape, hiddenSize: hiddenSize, generator: generator)
      setParameter(parameter.name, tensor)
    }
  }

  private init(like other: BidirectionalGraphLayer) {
    (forwardGraph, backwardGraph) = (other.forwardGraph, other.backwardGraph)
    joinedGraph = other.joinedGraph
    (batchFirst, name) = (other.batchFirst, other.name)
    super.init()
  }

  /// The same graphs without parameters.
  public override func emptied() -> Module { BidirectionalGraphLayer(like: self) }

  /// The name that the layer was given.
  public override var typeName: String { name }

  /// The states of the forward run, then those of the backward one.
  public var states: [CellGraph.State] { forwardGraph.states + backwardGraph.states }

  /// The number of features that the graphs read; nil where none reads the layer's input.
  private var inputSize: Int? {
    let computed = Set((forwardGraph.outputs + backwardGraph.outputs).map(\.name))
    let inputs = forwardGraph.inputs + backwardGraph.inputs + joinedGraph.inputs
    return inputs.first { !computed.contains($0.name) }?.size
  }

  /// The first output alone; ``forward(_:states:)`` gives everything.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).outputs[0]
  }

  /// Runs the graphs over a sequence.
  ///
  /// - Parameters:
  ///   - input: `[T, B, n]`; `[B, T, n]` with `batchFirst`; `[T, n]` for a single sequence.
  ///   - initial: The value of each of ``states`` before its run's first step; zeros where nil.
  /// - Throws: ``LayerError/inputDimensions(layer:got:)``, ``LayerError/inputSize(wanted:got:)``,
  ///   ``CellGraphError`` for a tensor too many, too few, or of another shape.
  public func forward(_ input: Tensor, states initial: [Tensor]?) throws -> GraphLayer.Result {
    guard [2, 3].contains(input.shape.count) else {
      throw LayerError.inputDimensions(layer: name, got: input.shape.count)
    }
    let isBatched = input.shape.count == 3
    let features = input.shape[input.shape.count - 1]
    if let wanted = inputSize, wanted != features {
      throw LayerError.inputSize(wanted: wanted, got: features)
    }
    let single = isBatched ? input : try input.unsqueeze(1)
    let sequence = isBatched && batchFirst ? try single.transpose(0, 1) : single
    let given = isBatched ? initial : try initial?.map { try $0.unsqueeze(0) }
    let zeros = try states.map {
      try Tensor.zeros([sequence.shape[1], $0.size], dtype: sequence.dtype.floating)
    }
    let start = given ?? zeros
    let count = min(forwardGraph.states.count, start.count)
    let ahead = try run(
      forwardGraph, [:], sequence, Array(start[..<count]), direction: .forward, suffix: "")
    let behind = try run(
      backwardGraph, [:], sequence, Array(start[count...]), direction: .backward,
      suffix: "_reverse")
    var known: [String: Tensor] = [:]
    for (graph, run) in [(forwardGraph, ahead), (backwardGraph, behind)] {
      for (output, tensor) in zip(graph.outputs, run.outputs) { known[output.name] = tensor }
    }
    let joined = try run(
      joinedGraph, known, sequence, [], direction: .forward, suffix: "_joined")
    let last = ahead.states + behind.states
    guard isBatched else {
      return GraphLayer.Result(
        outputs: try joined.outputs.map { try $0.squeeze(1) },
        states: try last.map { try $0.squeeze(0) })
    }
    return GraphLayer.Result(
      outputs: batchFirst ? try joined.outputs.map { try $0.transpose(0, 1) } : joined.outputs,
      states: last)
  }

  private func run(
    _ graph: CellGraph, _ known: [String: Tensor], _ sequence: Tensor, _ states: [Tensor],
    direction: CellGraph.Direction, suffix: String
  ) throws -> CellGraph.Run {
    try graph.run(
      inputs: graph.inputs.map { known[$0.name] ?? sequence }, initialStates: states,
      parameters: graph.parameters.map { try neededParameter($0.name, of: name) },
      direction: direction, owner: CellGraph.Owner(layer: self, suffix: suffix))
  }
}
