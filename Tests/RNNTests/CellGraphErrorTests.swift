import RNN
import Tensors
import Testing

@Suite struct `A cell graph refuses` {
  typealias Equations =
    @Sendable (CellGraph.Builder, CellGraph.Value, CellGraph.Value) throws ->
    Void

  static let misfits: [(Equations, String)] = [
    (
      { graph, x, h in _ = try matmul(x, graph.parameter("W", shape: [4, 5])) },
      "cannot multiply x [B, 3] by W [4, 5]: x has 3 features and W has 4 rows; they must be equal"
    ),
    (
      { graph, x, h in _ = try matmul(x, transposed: graph.parameter("W", shape: [4, 5])) },
      "cannot multiply x [B, 3] by the transpose of W [4, 5]: x has 3 features and W has 5 columns; "
        + "they must be equal"
    ),
    (
      { graph, x, h in _ = try matmul(x, h) },
      "cannot multiply x [B, 3] by h [B, 5]: a product takes a value [B, k] and a matrix; element "
        + "by element it is x * y"
    ),
    (
      { graph, x, h in _ = try tanh(x) + h },
      "cannot add tanh(x) [B, 3] and h [B, 5]: their sizes differ"
    ),
    (
      { graph, x, h in
        let z = try graph.name("z", sigmoid(h))
        _ = try (1 - z) * x
      }, "cannot multiply (1 - z) [B, 5] and x [B, 3]: their sizes differ"
    ),
    (
      { graph, x, h in _ = try concatenate([x, graph.parameter("b", shape: [5])]) },
      "cannot concatenate x [B, 3], b [5]: each must be a value [B, n]"
    ),
    ({ graph, x, h in _ = try concatenate([]) }, "cannot concatenate an empty list of values"),
    (
      { graph, x, h in _ = try x[1..<4] },
      "cannot take features 1 up to 4 of x [B, 3]"
    ),
    (
      { graph, x, h in _ = try softmax(graph.parameter("b", shape: [5])) },
      "cannot take softmax over the features of b [5]: it is not a value [B, n]"
    ),
    ({ graph, x, h in try graph.update(x, to: x) }, "cannot update x [B, 3]: it is not a state"),
    (
      { graph, x, h in try graph.update(h, to: x) },
      "state h [B, 5] cannot become x [B, 3]: the shapes differ"
    ),
    (
      { graph, x, h in
        try graph.update(h, to: tanh(h))
        try graph.update(h, to: h)
      }, "state h is updated twice in one step"
    ),
    (
      { graph, x, h in try graph.output("y", x) },
      "state h is never updated: no equation gives its next value"
    ),
    (
      { graph, x, h in try graph.output("y", graph.parameter("b", shape: [5])) },
      "output y is b [5]; an output must be a value [B, n]"
    ),
    ({ graph, x, h in _ = try graph.parameter("x", shape: [1]) }, "the name x is declared twice"),
    (
      { graph, x, h in _ = try graph.parameter("W", shape: [2, 3, 4]) },
      "parameter W has the shape [2, 3, 4]; a parameter is a vector [n] or a matrix [m, n]"
    ),
    (
      { graph, x, h in _ = try graph.parameter("W", shape: [Int.max, Int.max]) },
      "W has the shape [\(Int.max), \(Int.max)]; each size must be 1 or more, and their product "
        + "below 2^31"
    ),
    (
      { graph, x, h in _ = try graph.input("y", size: 0) },
      "y has the shape [0]; each size must be 1 or more, and their product below 2^31"
    ),
    (
      { graph, x, h in _ = try h + CellGraph.Builder().input("other", size: 5) },
      "other [B, 5] belongs to another graph"
    ),
  ]

  @Test(arguments: misfits)
  func `equations that do not fit`(_ equations: Equations, message: String) throws {
    let error = #expect(throws: CellGraphError.self) {
      try CellGraph { graph in
        try equations(graph, graph.input("x", size: 3), graph.state("h", size: 5))
      }
    }
    #expect(error?.message == message)
  }

  @Test func `to be empty`() {
    let error = #expect(throws: CellGraphError.self) { try CellGraph { _ in } }
    #expect(error?.message == "the cell has neither a state nor an output")
  }

  @Test(arguments: [
    ([], [[2, 2]], [[3, 2]], "the cell has 1 input (x), got 0"),
    ([[4, 2, 3]], [], [[3, 2]], "the cell has 1 state (h), got 0"),
    ([[4, 2, 3]], [[2, 2]], [[3, 2], [1]], "the cell has 1 parameter (W), got 2"),
    ([[4, 3]], [[2, 2]], [[3, 2]], "input x must have the shape [T, B, 3], got [4, 3]"),
    ([[4, 2, 5]], [[2, 2]], [[3, 2]], "input x must have the shape [T, B, 3], got [4, 2, 5]"),
    ([[4, 2, 3]], [[1, 2]], [[3, 2]], "state h must have the shape [2, 2], got [1, 2]"),
    ([[4, 2, 3]], [[2, 2]], [[2, 3]], "parameter W must have the shape [3, 2], got [2, 3]"),
    ([[0, 2, 3]], [[2, 2]], [[3, 2]], "input x has no time steps"),
  ])
  func `tensors that do not fit`(
    _ inputs: [[Int]], states: [[Int]], parameters: [[Int]], message: String
  ) throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 3)
      let h = try graph.state("h", size: 2)
      try graph.update(h, to: matmul(x, graph.parameter("W", shape: [3, 2])) + h)
    }

    let error = #expect(throws: CellGraphError.self) {
      try graph.run(
        inputs: inputs.map { try Tensor.zeros($0) },
        initialStates: states.map { try Tensor.zeros($0) },
        parameters: parameters.map { try Tensor.zeros($0) })
    }
    #expect(error?.message == message)
  }

  @Test func `integers`() throws {
    let graph = try CellGraph { graph in try graph.output("y", graph.input("x", size: 1)) }

    let error = #expect(throws: CellGraphError.self) {
      try graph.run(
        inputs: [Tensor.zeros([1, 1, 1], dtype: .int64)], initialStates: [], parameters: [])
    }
    #expect(error?.message == "input x must be of torch.float32, got torch.int64")
  }

  @Test func `to run without an input`() throws {
    let graph = try CellGraph { graph in
      let h = try graph.state("h", size: 1)
      try graph.update(h, to: tanh(h))
    }

    let error = #expect(throws: CellGraphError.self) {
      try graph.run(inputs: [], initialStates: [Tensor.zeros([1, 1])], parameters: [])
    }
    #expect(error?.message == "the cell has no input, so nothing says how many steps to run")
  }
}
