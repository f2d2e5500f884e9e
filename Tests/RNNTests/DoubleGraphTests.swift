import RNN
import Tensors
import Testing

/// Graphs drawn at random, and tensors for them.
@Suite struct `A cell graph in double precision` {
  static let seeds = Array(400..<416)

  private func tensors(_ graph: CellGraph, _ kind: DType) throws -> [[Tensor]] {
    let generator = RandomGenerator(seed: 5)
    func tensor(_ shape: [Int]) throws -> Tensor {
      let values = try Tensor.randn(shape, generator) * 0.5
      return try values.to(kind).requiresGrad(true)
    }
    return [
      try graph.inputs.map { try tensor([3, 2, $0.size]) },
      try graph.states.map { try tensor([2, $0.size]) },
      try graph.parameters.map { try tensor($0.shape) },
    ]
  }

  /// One number that every output and every last state has a part in.
  private func loss(
    _ graph: CellGraph, _ groups: [[Tensor]], _ direction: CellGraph.Direction
  ) throws -> Tensor {
    let run = try graph.run(
      inputs: groups[0], initialStates: groups[1], parameters: groups[2], direction: direction)
    return try (run.outputs + run.states).enumerated().reduce(Tensor(0, dtype: .float64)) {
      sum, entry in
      let weights = try Tensor.linspace(-1, 1, entry.element.count, dtype: entry.element.dtype)
      let part = try (entry.element * weights.reshape(entry.element.shape)).sum()
      return try sum + part.to(.float64) / .float(Double(entry.offset + 1))
    }
  }

  @Test(arguments: seeds)
  func `has the gradients that finite differences give`(_ seed: Int) throws {
    var source = RandomGraph(seed: seed)
    let graph = try source.graph()
    let groups = try tensors(graph, .float64)
    let direction: CellGraph.Direction = seed % 2 == 0 ? .forward : .backward
    let sizes = groups.map(\.count)

    let whole = try loss(graph, groups, direction)
    try whole.backward()

    // One direction through all tensors at once: Σ ∂L/∂x·d beside a difference of L along d.
    let leaves = Array(groups.joined())
    let directions = try leaves.map {
      try Tensor.randn($0.shape, dtype: .float64, RandomGenerator(seed: 9))
    }
    func moved(_ distance: Double) throws -> Double {
      let places = try zip(leaves, directions).map { try $0.detach() + $1 * .float(distance) }
      let moved = [
        Array(places[..<sizes[0]]), Array(places[sizes[0]..<sizes[0] + sizes[1]]),
        Array(places[(sizes[0] + sizes[1])...]),
      ]
      return try loss(graph, moved, direction).item().double
    }
    let numerical = (try moved(1e-6) - moved(-1e-6)) / 2e-6
    let analytical = try zip(leaves, directions).reduce(0.0) {
      guard let gradient = $1.0.grad else { return $0 }
      return $0 + (try (gradient * $1.1).sum().item().double)
    }
    #expect(abs(numerical - analytical) <= 1e-6 * max(1, abs(numerical)))
  }

  @Test(arguments: seeds)
  func `agrees with the compiled recurrence in single precision`(_ seed: Int) throws {
    var source = RandomGraph(seed: seed)
    let graph = try source.graph()
    let (single, double) = (try tensors(graph, .float32), try tensors(graph, .float64))

    let (ours, exact) = (
      try loss(graph, single, .forward), try loss(graph, double, .forward)
    )
    try ours.backward()
    try exact.backward()

    #expect(abs(try ours.item().double - exact.item().double) < 1e-4)
    for (mine, other) in zip(single.joined(), double.joined()) {
      let (mine, other) = (mine.grad?.doubles ?? [], other.grad?.doubles ?? [])
      let size = other.reduce(1) { max($0, abs($1)) }
      #expect(zip(mine, other).allSatisfy { abs($0 - $1) <= 2e-5 * size })
    }
  }

  @Test(arguments: [RecurrentKind.rnn(.tanh), .lstm, .gru])
  func `is what a built-in layer runs after its conversion`(_ kind: RecurrentKind) throws {
    let layer = try RecurrentLayer(
      .init(kind, inputSize: 2, hiddenSize: 3), generator: RandomGenerator(seed: 2))
    let input = try Tensor.randn([4, 2, 2], RandomGenerator(seed: 3))
    let single = try layer.forward(input)

    try layer.convert(to: .float64)
    let double = try layer.forward(input.to(.float64))
    let mismatch = try gradientMismatch(
      [input.to(.float64).requiresGrad(true)], relative: 1e-6
    ) { [try layer.forward($0[0])] }

    #expect(double.dtype == .float64)
    #expect(try single.to(.float64).isClose(to: double, absolute: 1e-6))
    #expect(mismatch?.description == nil)
  }

  @Test func `refuses tensors of two kinds`() throws {
    let graph = try CellGraph(.gru, inputSize: 2, hiddenSize: 2)
    let parameters = try graph.parameters.map { try Tensor.ones($0.shape, dtype: .float64) }

    let error = #expect(throws: CellGraphError.self) {
      try graph.run(
        inputs: [.ones([1, 1, 2])], initialStates: [.zeros([1, 2])], parameters: parameters)
    }

    #expect(error?.message == "input x must be of torch.float64, got torch.float32")
  }
}
