import RNN

extension CellTraits {
  /// The cell with one matrix for each gate and source, its gates named by their letters.
  func graph(inputSize: Int, hiddenSize: Int) throws -> CellGraph {
    try CellGraph { builder in
      let x = try builder.input("x", size: inputSize)
      let h = try builder.state("h", size: hiddenSize)
      let parts = CellParts(builder, traits: self, x: x, h: h, size: hiddenSize)
      switch family {
      case .elman: try builder.update(h, to: parts.gate("h", activation))
      case .lstm: try lstm(builder, parts, h)
      case .gru: try gru(builder, parts, h)
      case .minimalGRU: try minimalGRU(builder, parts, h)
      case .minimalLSTM: try minimalLSTM(builder, parts, h)
      }
    }
  }

  ///     c′ = f ⊙ c + i ⊙ g,  h′ = o ⊙ tanh(c′)
  private func lstm(
    _ builder: CellGraph.Builder, _ parts: CellParts, _ h: CellGraph.Value
  ) throws {
    let c = try builder.state("c", size: parts.size)
    let i = try parts.gate("i", .sigmoid, peephole: c)
    let g = try parts.gate("g", activation)
    let kept =
      switch forgetGate {
      case .own: try parts.gate("f", .sigmoid, peephole: c) * c
      case .coupled: try (1 - i) * c
      case .missing: c
      }
    let next = try kept + i * g
    try builder.update(c, to: next)
    let out = cellActivation.map { next.map($0) } ?? next
    try builder.update(
      h, to: hasOutputGate ? parts.gate("o", .sigmoid, peephole: next) * out : out)
  }

  ///     h′ = (1 − z) ⊙ n + z ⊙ h
  private func gru(
    _ builder: CellGraph.Builder, _ parts: CellParts, _ h: CellGraph.Value
  ) throws {
    let z = try parts.gate("z", .sigmoid)
    let n = try parts.candidate(h)
    try builder.update(
      h, to: keepsAtOne ? (1 - z) * n + z * h : (1 - z) * h + z * n)
  }

  ///     h′ = (1 − z) ⊙ h + z ⊙ n, where z = σ(W x + b) and n see no state
  private func minimalGRU(
    _ builder: CellGraph.Builder, _ parts: CellParts, _ h: CellGraph.Value
  ) throws {
    let z = try builder.name("z", parts.fromInput("z").map(.sigmoid))
    let n = try builder.name("n", parts.fromInput("n"))
    try builder.update(
      h, to: keepsAtOne ? (1 - z) * n + z * h : (1 - z) * h + z * n)
  }

  ///     h′ = f/(f+i) ⊙ h + i/(f+i) ⊙ n, where f, i and n see no state
  private func minimalLSTM(
    _ builder: CellGraph.Builder, _ parts: CellParts, _ h: CellGraph.Value
  ) throws {
    let f = try builder.name("f", parts.fromInput("f").map(.sigmoid))
    let i = try builder.name("i", parts.fromInput("i").map(.sigmoid))
    let n = try builder.name("n", parts.fromInput("n"))
    let sum = try f + i
    try builder.update(h, to: f / sum * h + i / sum * n)
  }
}

/// Makes the gates of a family's cell.
private struct CellParts {
  let builder: CellGraph.Builder
  let traits: CellTraits
  let x: CellGraph.Value
  let h: CellGraph.Value
  let size: Int

  init(
    _ builder: CellGraph.Builder, traits: CellTraits, x: CellGraph.Value, h: CellGraph.Value,
    size: Int
  ) {
    (self.builder, self.traits, self.x, self.h) = (builder, traits, x, h)
    self.size = size
  }

  ///     f(W x + U h + b)
  func gate(
    _ letter: String, _ function: CellGraph.UnaryFunction, peephole: CellGraph.Value? = nil
  ) throws -> CellGraph.Value {
    var sum = try fromInput(letter) + product("U_\(letter)", h)
    if let peephole {
      switch traits.peepholes {
      case .none: break
      case .diagonal: sum = try sum + builder.parameter("p_\(letter)", shape: [size]) * peephole
      case .matrix: sum = try sum + product("P_\(letter)", peephole)
      }
    }
    return try builder.name(letter, sum.map(function))
  }

  func candidate(_ h: CellGraph.Value) throws -> CellGraph.Value {
    guard traits.reset != .missing else { return try gate("n", traits.activation) }
    let r = try gate("r", .sigmoid)
    if traits.reset == .beforeProduct {
      return try (fromInput("n") + product("U_n", r * h)).map(traits.activation)
    }
    var inner = try product("U_n", h)
    if traits.biases.contains("m") { inner = try inner + builder.parameter("b_m", shape: [size]) }
    return try (fromInput("n") + r * inner).map(traits.activation)
  }

  ///     W x + b
  func fromInput(_ letter: String) throws -> CellGraph.Value {
    let product = try product("W_\(letter)", x)
    guard traits.biases.contains(letter) else { return product }
    return try product + builder.parameter("b_\(letter)", shape: [size])
  }

  private func product(_ name: String, _ value: CellGraph.Value) throws -> CellGraph.Value {
    guard case .features(let count) = value.shape else { return value }
    return try matmul(value, transposed: builder.parameter(name, shape: [size, count]))
  }
}
