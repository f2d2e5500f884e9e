extension CellGraph {
  /// Takes a cell's equations, line by line, and checks that their shapes fit.
  ///
  /// Functions that make values (`matmul`, `tanh`, `+` …) stand beside ``Value``. A value of one
  /// builder can't be used in another.
  public final class Builder {
    private(set) var nodes: [Node] = []
    fileprivate var nodeNames: [NodeIndex: String] = [:]
    private var names: Set<String> = []
    private var inputs: [Input] = []
    private var states: [(name: String, size: Int, next: NodeIndex?)] = []
    private var parameters: [Parameter] = []
    private var outputs: [Output] = []

    /// A builder without equations; ``CellGraph/init(_:)`` makes one too.
    public init() {}

    /// Declares what the cell reads at each step: `[B, size]`.
    public func input(_ name: String, size: Int) throws(CellGraphError) -> Value {
      try declare(name, shape: [size])
      inputs.append(Input(name: name, size: size))
      return leaf(name, .input(inputs.count - 1), .features(size))
    }

    /// Declares what the cell carries from step to step: `[B, size]`. The value stands for the
    /// state before the step; ``update(_:to:)`` gives the one after it.
    public func state(_ name: String, size: Int) throws(CellGraphError) -> Value {
      try declare(name, shape: [size])
      states.append((name, size, nil))
      return leaf(name, .state(states.count - 1), .features(size))
    }

    /// Declares a trained tensor of shape `[n]` or `[m, n]`.
    public func parameter(_ name: String, shape: [Int]) throws(CellGraphError) -> Value {
      try declare(name, shape: shape)
      guard let valueShape = ValueShape(parameter: shape) else {
        throw .parameterDimensions(name: name, shape: shape)
      }
      parameters.append(Parameter(name: name, shape: shape))
      return leaf(name, .parameter(parameters.count - 1), valueShape)
    }

    /// A number that is the same at each step.
    public func constant(_ value: Double) -> Value {
      append(.constant(value), .scalar)
    }

    /// Gives a value a name, which messages about it then use.
    @discardableResult
    public func name(_ name: String, _ value: Value) throws(CellGraphError) -> Value {
      try check(value)
      if nodeNames[value.index] == nil { nodeNames[value.index] = name }
      return value
    }

    /// Says which value a state has after the step.
    public func update(_ state: Value, to next: Value) throws(CellGraphError) {
      try check(state)
      try check(next)
      guard case .state(let place) = nodes[state.index].operation else {
        throw .notAState(operand(state))
      }
      guard states[place].next == nil else { throw .stateUpdatedTwice(name: states[place].name) }
      guard next.shape == .features(states[place].size) else {
        throw .stateShape(state: operand(state), next: operand(next))
      }
      states[place].next = next.index
    }

    /// Names a value that the cell gives at each step.
    public func output(_ name: String, _ value: Value) throws(CellGraphError) {
      try check(value)
      guard case .features(let size) = value.shape else {
        throw .outputShape(name: name, value: operand(value))
      }
      guard !outputs.contains(where: { $0.name == name }) else {
        throw .duplicateName(name)
      }
      outputs.append(Output(name: name, size: size, node: value.index))
    }

    /// The graph of what was declared so far.
    ///
    /// - Throws: ``CellGraphError/stateNeverUpdated(name:)`` for a state without a next value, and
    ///   ``CellGraphError/nothingGiven`` where there is neither an output nor a state.
    public func build() throws(CellGraphError) -> CellGraph {
      var finished: [State] = []
      for state in states {
        guard let next = state.next else { throw .stateNeverUpdated(name: state.name) }
        finished.append(State(name: state.name, size: state.size, next: next))
      }
      let given =
        outputs.isEmpty
        ? finished.map { Output(name: $0.name, size: $0.size, node: $0.next) } : outputs
      guard !given.isEmpty else { throw .nothingGiven }
      return CellGraph(
        inputs: inputs, states: finished, parameters: parameters, outputs: given, nodes: nodes,
        names: nodeNames)
    }

    private func declare(_ name: String, shape: [Int]) throws(CellGraphError) {
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      guard shape.allSatisfy({ $0 > 0 }), shape.reduce(into: 1.0, { $0 *= Double($1) }) < 0x1p31
      else { throw .size(name: name, shape: shape) }
    }

    private func leaf(_ name: String, _ operation: Operation, _ shape: ValueShape) -> Value {
      let value = append(operation, shape)
      nodeNames[value.index] = name
      return value
    }
  }
}

extension CellGraph.Builder {
  func append(_ operation: CellGraph.Operation, _ shape: ValueShape) -> CellGraph.Value {
    nodes.append(CellGraph.Node(operation: operation, shape: shape))
    return CellGraph.Value(builder: self, index: nodes.count - 1, shape: shape)
  }

  func check(_ value: CellGraph.Value) throws(CellGraphError) {
    guard value.builder === self else { throw .otherGraph(value.builder.operand(value)) }
  }

  /// The value as messages name it.
  func operand(_ value: CellGraph.Value) -> CellGraphError.Operand {
    CellGraphError.Operand(name: text(of: value.index, depth: 3), shape: value.shape)
  }

  /// The node's name, or its equation as far as `depth` operations.
  private func text(of index: CellGraph.NodeIndex, depth: Int) -> String {
    if let name = nodeNames[index] { return name }
    guard depth > 0 else { return "…" }
    let operands = nodes[index].operation.operands.map { text(of: $0, depth: depth - 1) }
    return nodes[index].operation.text(operands: operands)
  }
}
