import RNN

/// Builds the graph of typed equations: the one place that speaks to `CellGraph`.
struct GraphLowering {
  /// What the graph's run reads, carries, computes and gives.
  let pass: CellPass
  /// Each symbol's shape in numbers.
  let shapes: [String: [Int]]
  /// What stands for each name at time t, at t−1, and without a time.
  private var values: [String: CellGraph.Value] = [:]
  private var states: [String: CellGraph.Value] = [:]
  private var parameters: [String: CellGraph.Value] = [:]

  init(_ pass: CellPass, shapes: [String: [Int]]) {
    self.pass = pass
    self.shapes = shapes
  }

  mutating func graph() throws -> CellGraph {
    let builder = CellGraph.Builder()
    try declare(builder)
    for (name, term) in pass.definitions {
      let value = try lower(term, builder)
      try builder.name(name, value)
      values[name] = value
    }
    for name in pass.states {
      if let state = states[name], let next = values[name] { try builder.update(state, to: next) }
    }
    for name in pass.outputs {
      if let value = values[name] { try builder.output(name, value) }
    }
    return try builder.build()
  }

  private mutating func declare(_ builder: CellGraph.Builder) throws {
    for name in pass.inputs {
      values[name] = try builder.input(name, size: shapes[name]?.first ?? 0)
    }
    for name in pass.states {
      states[name] = try builder.state(name, size: shapes[name]?.first ?? 0)
    }
    for name in pass.parameters {
      let shape = shapes[name] ?? []
      parameters[name] = try builder.parameter(name, shape: shape.isEmpty ? [1] : shape)
    }
  }

  private func lower(_ term: TypedTerm, _ builder: CellGraph.Builder) throws -> CellGraph.Value {
    switch term {
    case .number(let value): return builder.constant(value)
    case .value(let name): return try known(values[name], name)
    case .state(let name): return try known(states[name], name)
    case .parameter(let name): return try known(parameters[name], name)
    case .negated(let inner): return -(try lower(inner, builder))
    case .add(let a, let b): return try lower(a, builder) + lower(b, builder)
    case .subtract(.number(1), let b): return try 1 - lower(b, builder)
    case .subtract(let a, let b): return try lower(a, builder) - lower(b, builder)
    case .multiply(let a, let b): return try lower(a, builder) * lower(b, builder)
    case .divide(let a, let b): return try lower(a, builder) / lower(b, builder)
    case .product(let matrix, let vector, let isTransposed):
      let weight = try known(parameters[matrix], matrix)
      let x = try lower(vector, builder)
      return isTransposed ? try matmul(x, weight) : try matmul(x, transposed: weight)
    case .inner(let a, let b): return try sum(try lower(a, builder) * lower(b, builder))
    case .call(let function, let terms): return try call(function, terms, builder)
    case .concatenation(let terms): return try concatenate(terms.map { try lower($0, builder) })
    case .square(let inner): return square(try lower(inner, builder))
    case .overMemory: preconditionFailure("a cell that reads a memory has no graph")
    }
  }

  private func known(_ value: CellGraph.Value?, _ name: String) throws -> CellGraph.Value {
    guard let value else { throw CellGraphError.stateNeverUpdated(name: name) }
    return value
  }

  private func call(
    _ function: CellFunction, _ terms: [TypedTerm], _ builder: CellGraph.Builder
  ) throws -> CellGraph.Value {
    let x = try lower(terms[0], builder)
    switch function {
    case .tanh: return tanh(x)
    case .sigmoid: return sigmoid(x)
    case .relu: return relu(x)
    case .softmax: return try softmax(x)
    case .exp: return exp(x)
    case .log: return log(x)
    case .sqrt: return sqrt(x)
    case .abs: return x.map(.absolute)
    case .softplus: return softplus(x)
    case .gelu: return gelu(x)
    case .swish: return swish(x)
    case .identity: return x
    case .maximum: return try maximum(x, try lower(terms[1], builder))
    case .minimum: return try minimum(x, try lower(terms[1], builder))
    }
  }
}
