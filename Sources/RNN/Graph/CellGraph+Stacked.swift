extension CellGraph {
  /// One step of cells on top of each other as a single cell: each reads the first output of the one
  /// below it.
  ///
  /// States and parameters keep their order, layer by layer; the outputs are those of the last cell.
  ///
  /// - Parameters:
  ///   - cells: Each but the first with one input, as wide as the first output below it.
  ///   - suffixes: What stands behind the names of each cell's states and parameters.
  package init(stacked cells: [CellGraph], suffixes: [String]) {
    var nodes: [Node] = []
    var names: [NodeIndex: String] = [:]
    var states: [State] = []
    var parameters: [Parameter] = []
    var outputs: [Output] = []
    for (cell, suffix) in zip(cells, suffixes) {
      var places: [NodeIndex] = []
      let below = outputs.first?.node
      for (index, node) in cell.nodes.enumerated() {
        if case .input = node.operation, let below {
          places.append(below)
          continue
        }
        let operation = node.operation.withOperands { places[$0] }
          .shifted(states: states.count, parameters: parameters.count)
        nodes.append(Node(operation: operation, shape: node.shape))
        places.append(nodes.count - 1)
        names[nodes.count - 1] = cell.names[index].map { $0 + suffix }
      }
      states += cell.states.map {
        State(name: $0.name + suffix, size: $0.size, next: places[$0.next])
      }
      parameters += cell.parameters.map { Parameter(name: $0.name + suffix, shape: $0.shape) }
      outputs = cell.outputs.map {
        Output(name: $0.name + suffix, size: $0.size, node: places[$0.node])
      }
    }
    self.init(
      inputs: cells.first?.inputs ?? [], states: states, parameters: parameters, outputs: outputs,
      nodes: nodes, names: names)
  }
}

extension CellGraph.Operation {
  /// The same operation behind other states and parameters.
  fileprivate func shifted(states: Int, parameters: Int) -> Self {
    switch self {
    case .state(let place): .state(place + states)
    case .parameter(let place): .parameter(place + parameters)
    default: self
    }
  }
}
