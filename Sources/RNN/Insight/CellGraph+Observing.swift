extension CellGraph {
  /// A value of a step with the name that shows it.
  public struct Observable: Hashable, Sendable {
    /// The name in the equations; a state's value after the step has the state's name.
    public let name: String
    /// The number of features.
    public let size: Int
    let node: NodeIndex
  }

  /// The values of a step that can be looked at: states after the step, and every value `[B, n]` that
  /// the equations name, but for inputs.
  public var observables: [Observable] {
    let after = states.map { Observable(name: $0.name, size: $0.size, node: $0.next) }
    var known = Set(after.map(\.name))
    let named = names.sorted { $0.key < $1.key }.compactMap { node, name -> Observable? in
      guard case .features(let size) = nodes[node].shape, !nodes[node].operation.isLeaf,
        known.insert(name).inserted
      else { return nil }
      return Observable(name: name, size: size, node: node)
    }
    return after + named
  }

  /// The cell with more outputs, `[T, B, n]` each, behind its own.
  public func observing(_ observed: [Observable]) -> CellGraph {
    CellGraph(
      inputs: inputs, states: states, parameters: parameters,
      outputs: outputs
        + observed.map { Output(name: $0.name, size: $0.size, node: $0.node) },
      nodes: nodes, names: names)
  }

  /// The cell with an input for each state, `change_h` …, `[T, B, n]`, that is added to the state's
  /// value after the step, before anything reads it.
  ///
  /// With zeros there, the cell is the same; the gradient of a change is the whole derivative of a
  /// loss by the state after that step.
  public func withChanges() -> CellGraph {
    var rewriting = CellGraphRewriting(self)
    for (index, node) in nodes.enumerated() {
      let place = rewriting.copyNext()
      let changed = states.indices.filter { states[$0].next == index }
      guard changed.count == 1, !node.operation.isLeaf else { continue }
      let sum = rewriting.append(change(of: changed[0], place, &rewriting), node.shape)
      rewriting.replace(index, by: sum)
    }
    // What several states become, or a state becomes without an equation, changes for each alone.
    for (place, state) in states.enumerated() {
      let isShared = states.filter { $0.next == state.next }.count > 1
      guard isShared || nodes[state.next].operation.isLeaf else { continue }
      let next = rewriting.place(of: state.next)
      let sum = rewriting.append(
        change(of: place, next, &rewriting), .features(state.size))
      rewriting.setNext(ofState: place, to: sum)
    }
    return rewriting.graph()
  }

  private func change(
    of state: Int, _ value: NodeIndex, _ rewriting: inout CellGraphRewriting
  ) -> Operation {
    let input = rewriting.appendInput("change_" + states[state].name, size: states[state].size)
    return .elementwise(.add, value, input)
  }
}

extension CellGraph.Operation {
  var isLeaf: Bool {
    switch self {
    case .input, .state, .parameter, .constant: true
    default: false
    }
  }
}
