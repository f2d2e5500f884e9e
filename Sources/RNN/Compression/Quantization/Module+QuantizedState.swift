import Tensors

/// What stands under one name of a network's state: numbers, or the integers of a quantized weight.
public enum StateValue {
  case numbers(Tensor)
  case integers(QuantizedMatrix)

  /// The sizes, `[rows, columns]` of integers.
  public var shape: [Int] {
    switch self {
    case .numbers(let tensor): tensor.shape
    case .integers(let matrix): [matrix.rows, matrix.columns]
    }
  }

  fileprivate var isIntegers: Bool {
    if case .integers = self { true } else { false }
  }
}

/// A part of a state under its dotted name.
public typealias NamedState = (name: String, value: StateValue)

extension Module {
  /// ``stateDictionary`` with the weights of quantized layers: under the names that the parameters
  /// of float numbers had.
  public var fullState: [NamedState] {
    namedOccurrences.flatMap { name, module in
      let prefix = name.isEmpty ? "" : name + "."
      return module.ownState.map { (prefix + $0.name, $0.value) }
    }
  }

  private var ownState: [NamedState] {
    let integers = quantizedWeights.map { weights in
      weights.matrices.map { ($0.name, StateValue.integers($0.matrix)) }
    }
    let numbers = (quantizedWeights?.others ?? []) + ownTensors
    return (integers ?? []) + numbers.map { ($0.name, .numbers($0.tensor.detach())) }
  }

  /// Takes over a state: numbers are copied into parameters and buffers, integers replace those of
  /// quantized layers.
  ///
  /// - Parameter strict: Whether both sides must have the same names.
  /// - Throws: ``LayerError/stateDictionary(layer:missing:unexpected:mismatched:)`` and
  ///   ``QuantizationError`` for integers in the place of numbers or the other way round; nothing is
  ///   changed then.
  public func load(fullState given: [NamedState], strict: Bool = true) throws {
    let state = Dictionary(given.map { ($0.name, $0.value) }) { $1 }
    let own = fullState
    try check(state, names: given.map(\.name), own, strict)
    for (name, module) in namedOccurrences {
      let prefix = name.isEmpty ? "" : name + "."
      for entry in module.ownTensors {
        guard case .numbers(let source)? = state[prefix + entry.name] else { continue }
        try entry.tensor.detach().copy_(source)
      }
      module.quantizedWeights = try module.quantizedWeights?.replacing { state[prefix + $0] }
    }
  }

  private func check(
    _ state: [String: StateValue], names: [String], _ own: [NamedState], _ strict: Bool
  ) throws {
    let ownNames = Set(own.map(\.name))
    let missing = strict ? own.map(\.name).filter { state[$0] == nil } : []
    let unexpected = strict ? names.filter { !ownNames.contains($0) } : []
    let mismatched = own.compactMap { entry -> LayerError.ShapeMismatch? in
      guard let source = state[entry.name], source.shape != entry.value.shape else { return nil }
      return LayerError.ShapeMismatch(
        name: entry.name, given: source.shape, wanted: entry.value.shape)
    }
    guard missing.isEmpty, unexpected.isEmpty, mismatched.isEmpty else {
      throw LayerError.stateDictionary(
        layer: typeName, missing: missing, unexpected: unexpected, mismatched: mismatched)
    }
    for entry in own {
      guard let source = state[entry.name], source.isIntegers != entry.value.isIntegers else {
        continue
      }
      throw source.isIntegers
        ? QuantizationError.integerState(name: entry.name)
        : QuantizationError.floatState(name: entry.name)
    }
  }
}

extension QuantizedWeights {
  /// The same layer with other weights and biases; what none is given for stays.
  fileprivate func replacing(_ given: (String) -> StateValue?) throws -> QuantizedWeights {
    var changed = QuantizedWeights(scheme)
    changed.matrices = matrices.map { entry in
      guard case .integers(let matrix)? = given(entry.name) else { return entry }
      return (entry.name, matrix.multiplied(as: entry.matrix))
    }
    changed.others = try others.map { entry in
      guard case .numbers(let tensor)? = given(entry.name) else { return entry }
      return NamedTensor(name: entry.name, tensor: try tensor.detach().clone())
    }
    for (suffix, cell) in cells {
      changed.cells[suffix] = cell.replacing(
        matrices: cell.matrices.map { (old: $0.matrix, name: $0.name + suffix) }, in: changed,
        suffix: suffix)
    }
    return changed
  }
}

extension QuantizedMatrix {
  /// The integers and factors, with the inputs turned into bytes as another matrix has them.
  fileprivate func multiplied(as other: QuantizedMatrix) -> QuantizedMatrix {
    if scheme.inputs == other.scheme.inputs { return self }
    return QuantizedMatrix(
      elements, scales: scales, rows: rows, columns: columns,
      QuantizationScheme(weights: scheme.weights, inputs: other.scheme.inputs))
  }
}

extension QuantizedCell {
  fileprivate func replacing(
    matrices old: [(old: QuantizedMatrix, name: String)], in weights: QuantizedWeights,
    suffix: String
  ) -> QuantizedCell {
    let nodes = graph.nodes.map { node -> CellGraph.Node in
      guard case .quantizedProduct(let x, let matrix) = node.operation,
        let name = old.first(where: { $0.old === matrix })?.name,
        let made = weights.matrix(name)
      else { return node }
      return CellGraph.Node(operation: .quantizedProduct(x, made), shape: node.shape)
    }
    return QuantizedCell(
      graph: CellGraph(
        inputs: graph.inputs, states: graph.states, parameters: graph.parameters,
        outputs: graph.outputs, nodes: nodes, names: graph.names),
      parameters: zip(graph.parameters, parameters).map { parameter, value in
        weights.others.first { $0.name == parameter.name + suffix }?.tensor ?? value
      },
      matrices: matrices.map { ($0.name, weights.matrix($0.name + suffix) ?? $0.matrix) })
  }
}
