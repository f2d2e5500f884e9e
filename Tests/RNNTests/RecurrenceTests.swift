import RNN
import Tensors
import Testing

@Suite struct `A compiled recurrence` {
  /// A graph and which of its inputs, states and parameters want gradients.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let direction: CellGraph.Direction
    let wanted: @Sendable (Int) -> Bool
    /// Sequences: many let the loop compute the products with inputs.
    var batch = 3
    let graph: @Sendable () throws -> CellGraph

    var testDescription: String { "\(name), \(direction), \(batch)" }

    func batch(_ batch: Int) -> Case {
      Case(name: name, direction: direction, wanted: wanted, batch: batch, graph: graph)
    }
  }

  static let kinds: [(String, RecurrentKind)] = [
    ("tanh", .rnn(.tanh)), ("relu", .rnn(.relu)), ("lstm", .lstm), ("gru", .gru),
  ]

  static let subsets: [(String, @Sendable (Int) -> Bool)] = [
    ("all", { _ in true }), ("even", { $0 % 2 == 0 }), ("odd", { $0 % 2 == 1 }),
    ("third", { $0 % 3 == 2 }),
  ]

  static let builtIn = kinds.flatMap { name, kind in
    subsets.flatMap { subset, wanted in
      [CellGraph.Direction.forward, .backward].map { direction in
        Case(name: "\(name) \(subset)", direction: direction, wanted: wanted) {
          try CellGraph(kind, inputSize: 3, hiddenSize: 7)
        }
      }
    }
  }

  /// A gate of `[h, x, c]`, one whose product comes late, and sums whose terms are in any order.
  static let joined = subsets.flatMap { subset, wanted in
    [CellGraph.Direction.forward, .backward].map { direction in
      Case(name: "joined \(subset)", direction: direction, wanted: wanted) {
        try CellGraph { graph in
          let (x, h) = (try graph.input("x", size: 3), try graph.state("h", size: 4))
          let c = try graph.state("c", size: 4)
          let all = try concatenate([h, x, c])
          let first =
            try graph.parameter("b", shape: [4])
            + matmul(
              all, graph.parameter("W", shape: [11, 4])) + c
          let gate = sigmoid(first)
          let late = try matmul(gate * h, transposed: graph.parameter("U", shape: [4, 4]))
          let candidate = try tanh(
            late + matmul(x, transposed: graph.parameter("V", shape: [4, 3])) + 0.5)
          let next = try matmul(all, transposed: graph.parameter("R", shape: [4, 11])) + candidate
          try graph.update(h, to: next)
          try graph.update(c, to: gate * c + (1 - gate) * candidate)
          try graph.output("h", next)
        }
      }
    }
  }

  /// Gates that each have weights of their own: those of one kind are computed as one sum. One adds
  /// a peephole, one output reads the state before the step, and one bias is declared last.
  static let apart = subsets.flatMap { subset, wanted in
    [false, true].map { transposed in
      Case(
        name: "apart \(subset) \(transposed)", direction: transposed ? .backward : .forward,
        wanted: wanted
      ) {
        try CellGraph { graph in
          let (x, h) = (try graph.input("x", size: 3), try graph.state("h", size: 4))
          let c = try graph.state("c", size: 4)
          func product(_ x: CellGraph.Value, _ name: String, _ n: Int, _ size: Int) throws
            -> CellGraph.Value
          {
            transposed
              ? try matmul(x, transposed: graph.parameter(name, shape: [size, n]))
              : try matmul(x, graph.parameter(name, shape: [n, size]))
          }
          func sum(_ gate: String, _ size: Int = 4) throws -> CellGraph.Value {
            let (first, second) = (
              try product(x, "W\(gate)", 3, size), try product(h, "U\(gate)", 4, size)
            )
            let bias = try graph.parameter("b\(gate)", shape: [size])
            return gate == "f" ? try bias + second + first : try first + second + bias
          }
          let input = try sigmoid(sum("i") + graph.parameter("p", shape: [4]) * c)
          let next = try sigmoid(sum("f")) * c + input * tanh(sum("g"))
          try graph.update(c, to: next)
          try graph.update(h, to: tanh(next) * sigmoid(sum("o")))
          try graph.output("h", next)
          try graph.output("y", sum("y", 6))
        }
      }
    }
  }

  static let random = (0..<300).map { seed in
    let subset = subsets[seed % 4]
    return Case(
      name: "\(seed) \(subset.0)", direction: seed % 3 == 0 ? .backward : .forward,
      wanted: subset.1
    ) {
      var source = RandomGraph(seed: seed)
      return try source.graph()
    }
  }

  /// The graphs before these have one that magnifies the rounding of so many sequences too far,
  /// however its products are computed.
  static let ofManySequences = (builtIn + joined + apart + random[37..<160]).map { $0.batch(26) }

  @Test(arguments: builtIn + joined + apart + random + ofManySequences)
  func `has the values and gradients of its graph done step by step`(_ example: Case) throws {
    let graph = try example.graph()
    let (steps, batch) = (5, example.batch)
    func tensors() throws -> [[Tensor]] {
      let generator = RandomGenerator(seed: 1)
      var place = -1
      func tensor(_ shape: [Int]) throws -> Tensor {
        place += 1
        let values = try Tensor.randn(shape, generator) * 0.5
        return try values.detach().requiresGrad(example.wanted(place))
      }
      return [
        try graph.inputs.map { try tensor([steps, batch, $0.size]) },
        try graph.states.map { try tensor([batch, $0.size]) },
        try graph.parameters.map { try tensor($0.shape) },
      ]
    }
    func backward(_ results: [Tensor]) throws {
      let losses = try results.enumerated().filter(\.element.requiresGrad).map { place, result in
        try (result * Tensor.linspace(-1, 1, result.count).reshape(result.shape)).sum()
          * .float(1 / Double(place + 1))
      }
      try losses.dropFirst().reduce(losses.first) { try $0.map { [loss = $1] in try $0 + loss } }?
        .backward()
    }
    let (ours, wanted) = (try tensors(), try tensors())

    let run = try graph.run(
      inputs: ours[0], initialStates: ours[1], parameters: ours[2], direction: example.direction)
    let oracle = try stepByStep(
      graph, inputs: wanted[0], initialStates: wanted[1], parameters: wanted[2],
      direction: example.direction)
    let unrecorded = try noGrad {
      try graph.run(
        inputs: ours[0], initialStates: ours[1], parameters: ours[2], direction: example.direction)
    }
    try backward(run.outputs + run.states)
    try backward(oracle.outputs + oracle.states)

    let results = run.outputs + run.states
    #expect(zip(results, oracle.outputs + oracle.states).allSatisfy(near))
    #expect(results.map(\.elements) == (unrecorded.outputs + unrecorded.states).map(\.elements))
    for (mine, other) in zip(ours.joined(), wanted.joined()) {
      let zeros = try Tensor.zeros(mine.shape)
      #expect(
        (mine.grad == nil) == (other.grad == nil) || other.grad.map { near($0, zeros) } != false)
      #expect(near(mine.grad ?? zeros, other.grad ?? zeros))
    }
  }

  @Test(arguments: kinds.map(\.1))
  func `gives a sequence the same bits alone as in a batch of any size`(_ kind: RecurrentKind)
    throws
  {
    let layer = try RecurrentLayer(
      .init(kind, inputSize: 3, hiddenSize: 20), generator: RandomGenerator(seed: 2))
    let input = try Tensor.randn([4, 101, 3], RandomGenerator(seed: 3))

    let together = try layer.forward(input)
    let apart = try Tensor.cat(
      [(0, 1), (1, 13), (14, 48), (62, 39)].map { first, count in
        try layer.forward(input.narrow(1, first, count))
      }, 1)

    #expect(together.elements == apart.elements)
  }

  @Test func `runs a sequence of 100 000 steps and its gradient`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 1)
      let sum = try graph.state("sum", size: 1)
      try graph.update(sum, to: x + sum)
    }
    let input = try Tensor.ones([100_000, 1, 1]).requiresGrad(true)

    let run = try graph.run(
      inputs: [input], initialStates: [Tensor.zeros([1, 1])], parameters: [])
    try run.states[0].sum().backward()

    #expect(run.states[0].elements == [100_000])
    #expect(input.grad?.elements == [Float](repeating: 1, count: 100_000))
  }

  @Test func `refuses a second backward and a value that changed in place`() throws {
    let graph = try CellGraph(.lstm, inputSize: 2, hiddenSize: 2)
    let parameters = try graph.parameters.map { try Tensor.ones($0.shape).requiresGrad(true) }
    func run() throws -> Tensor {
      try graph.run(
        inputs: [Tensor.ones([3, 1, 2])],
        initialStates: [Tensor.zeros([1, 2]), Tensor.zeros([1, 2])], parameters: parameters
      ).outputs[0].sum()
    }
    let loss = try run()
    try loss.backward()
    #expect(throws: TensorError.freedGraph) { try loss.backward() }

    let other = try run()
    try noGrad { try parameters[1].withMutableFloats { $0[0] = 2 } }
    #expect(throws: TensorError.self) { try other.backward() }
  }
}

/// Whether two tensors differ by no more than rounding, beside the largest of their elements.
private func near(_ left: Tensor, _ right: Tensor) -> Bool {
  let size = right.elements.reduce(1) { max($0, abs($1)) }
  return left.shape == right.shape
    && zip(left.elements, right.elements).allSatisfy { abs($0 - $1) <= 1e-4 * size }
}
