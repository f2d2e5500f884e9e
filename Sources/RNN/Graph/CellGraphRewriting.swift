/// A copy of a graph that is changed while it is made: with more inputs, and values in place of
/// other ones.
///
/// Nodes are copied in their order by ``copy(_:)``; what is appended behind a copy can be put in its
/// place for all nodes that are copied later.
struct CellGraphRewriting {
  private let graph: CellGraph
  private(set) var nodes: [CellGraph.Node] = []
  private var inputs: [CellGraph.Input]
  /// Where readers find the value of each node copied so far.
  private var places: [CellGraph.NodeIndex] = []
  /// Where each state's next value is, once it was changed on its own.
  private var next: [Int: CellGraph.NodeIndex] = [:]

  init(_ graph: CellGraph) {
    self.graph = graph
    inputs = graph.inputs
  }

  /// Copies the node that follows; `operand` may give another place for one of its operands.
  mutating func copyNext(
    operand: (_ old: CellGraph.NodeIndex, _ place: CellGraph.NodeIndex) -> CellGraph.NodeIndex = {
      $1
    }
  ) -> CellGraph.NodeIndex {
    let node = graph.nodes[places.count]
    let operation = node.operation.withOperands { operand($0, places[$0]) }
    let place = append(operation, node.shape)
    places.append(place)
    return place
  }

  mutating func append(
    _ operation: CellGraph.Operation, _ shape: ValueShape
  ) -> CellGraph.NodeIndex {
    nodes.append(CellGraph.Node(operation: operation, shape: shape))
    return nodes.count - 1
  }

  mutating func appendInput(_ name: String, size: Int) -> CellGraph.NodeIndex {
    inputs.append(CellGraph.Input(name: name, size: size))
    return append(.input(inputs.count - 1), .features(size))
  }

  /// Where readers find the value of a node of the old graph.
  func place(of old: CellGraph.NodeIndex) -> CellGraph.NodeIndex { places[old] }

  /// Puts another value in a node's place for all nodes copied from now on.
  mutating func replace(_ old: CellGraph.NodeIndex, by place: CellGraph.NodeIndex) {
    places[old] = place
  }

  /// Changes the value that a state has after the step, but not what the step's equations read.
  mutating func setNext(ofState place: Int, to node: CellGraph.NodeIndex) { next[place] = node }

  /// The new graph. Outputs that were a state's next value are so again.
  func graph(observing observed: [CellGraph.Output] = []) -> CellGraph {
    let states = graph.states.enumerated().map { place, state in
      CellGraph.State(
        name: state.name, size: state.size, next: next[place] ?? places[state.next])
    }
    let outputs = (graph.outputs + observed).map { output in
      let state = graph.states.firstIndex { $0.next == output.node }
      return CellGraph.Output(
        name: output.name, size: output.size,
        node: state.flatMap { next[$0] } ?? places[output.node])
    }
    var names: [CellGraph.NodeIndex: String] = [:]
    for (index, name) in graph.names { names[places[index]] = name }
    return CellGraph(
      inputs: inputs, states: states, parameters: graph.parameters, outputs: outputs, nodes: nodes,
      names: names)
  }
}
