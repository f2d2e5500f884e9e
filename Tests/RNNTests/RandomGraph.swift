import RNN

/// Draws graphs that use every operation, in any order, on one to three states.
struct RandomGraph {
  private var state: UInt64
  private var values: [CellGraph.Value] = []

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func draw(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func graph() throws -> CellGraph {
    let sizes = [1, 2, 3, 5, 16, 33]
    return try CellGraph { graph in
      let inputs = try (0...draw(2)).map { try graph.input("x\($0)", size: sizes[draw(6)]) }
      let states = try (0...draw(3)).map { try graph.state("h\($0)", size: sizes[draw(6)]) }
      values = inputs + states
      for step in 0..<(6 + draw(14)) { values.append(try next(step, in: graph)) }
      for (place, state) in states.enumerated() {
        // Bounded, so that values stay in a range where both ways can be compared.
        let candidate =
          draw(6) == 0 ? values[draw(values.count)] : values[values.count - 1 - draw(4)]
        try graph.update(state, to: fitted(tanh(candidate), like: state, "n\(place)", in: graph))
      }
      for output in 0...draw(3) { try graph.output("y\(output)", any()) }
    }
  }

  private mutating func any() -> CellGraph.Value { values[draw(values.count)] }

  private func width(_ value: CellGraph.Value) -> Int {
    if case .features(let n) = value.shape { n } else { 1 }
  }

  /// The value with the width of another, through a matrix where it has another width.
  private mutating func fitted(
    _ value: CellGraph.Value, like other: CellGraph.Value, _ name: String,
    in graph: CellGraph.Builder
  ) throws -> CellGraph.Value {
    if width(value) == width(other) { return value }
    let size = [width(other), width(value)]
    return draw(2) == 0
      ? try matmul(value, graph.parameter("A\(name)", shape: size.reversed()))
      : try matmul(value, transposed: graph.parameter("A\(name)", shape: size))
  }

  private mutating func next(
    _ step: Int, in graph: CellGraph.Builder
  ) throws -> CellGraph.Value {
    let x = any()
    let n = width(x)
    switch draw(26) {
    case 0, 1, 2:
      return try matmul(x, graph.parameter("W\(step)", shape: [n, [1, 4, 33][draw(3)]]))
    case 3, 4:
      return try matmul(
        x, transposed: graph.parameter("W\(step)", shape: [[2, 3, 40][draw(3)], n]))
    case 5, 6: return try x + graph.parameter("b\(step)", shape: [draw(2) == 0 ? 1 : n])
    case 7: return try x * graph.parameter("w\(step)", shape: [n])
    case 8: return try x + fitted(any(), like: x, "\(step)", in: graph)
    case 9: return try x - fitted(any(), like: x, "\(step)", in: graph)
    case 10: return try tanh(x) * fitted(any(), like: x, "\(step)", in: graph)
    case 11: return try x / (0.5 + square(tanh(fitted(any(), like: x, "\(step)", in: graph))))
    case 12: return try maximum(x, fitted(any(), like: x, "\(step)", in: graph))
    case 13: return try minimum(x, fitted(any(), like: x, "\(step)", in: graph))
    case 14: return try concatenate([x, any(), x])
    case 15: return try concatenate(x.chunks(n).reversed())
    case 16: return try x[draw(n)..<n]
    case 17: return try softmax(x)
    case 18: return try sum(x) * x
    case 19: return try -(0.7 * x)
    case 20: return try sigmoid(1 - tanh(x))
    case 21: return try log(0.5 + square(x)) - sqrt(1 + exp(-(tanh(x))))
    case 22: return gelu(x)
    case 23: return softplus(swish(x))
    case 24: return try relu(x) + x.map(.leakyRelu(slope: 0.1)) + x.map(.absolute)
    default: return x.map(.clamp(minimum: -0.8, maximum: 0.8))
    }
  }
}

private func + (left: Double, right: CellGraph.Value) throws(CellGraphError) -> CellGraph.Value {
  try right + left
}
