import RNN
import Tensors
import Testing

@Suite struct `A layer` {
  struct Case: Decodable {
    let name: String
    let parameters: [GoldenTensor]
    let input: GoldenTensor
    let output: GoldenTensor
    let inputGradient: GoldenTensor?
    let gradients: [GoldenTensor]

    static func named(_ name: String) throws -> Case {
      try #require(Golden<Case>.load("layers").first { $0.name == name })
    }
  }

  @Test func `Linear is PyTorch's`() throws {
    let golden = try Case.named("linear")
    let layer = try Linear(inputSize: 5, outputSize: 3, generator: RandomGenerator(seed: 11))
    let input = try golden.input.tensor.requiresGrad(true)
    let output = try layer.forward(input)
    try (output * output).sum().backward()

    #expect(zip(layer.parameters, golden.parameters).allSatisfy(same))
    #expect(agree(output, golden.output))
    #expect(agree(input.grad, golden.inputGradient))
    #expect(agree(layer.parameters.map(\.grad), golden.gradients))
  }

  @Test func `Embedding is PyTorch's, and its padding is not trained`() throws {
    let golden = try Case.named("embedding")
    let layer = try Embedding(
      count: 7, size: 4, paddingIndex: -2, generator: RandomGenerator(seed: 12))
    let output = try layer.forward(golden.input.integers)
    try (output * output).sum().backward()

    #expect(zip(layer.parameters, golden.parameters).allSatisfy(same))
    #expect(same(output, golden.output))
    #expect(agree(layer.parameters.map(\.grad), golden.gradients))
  }

  @Test func `Embedding takes given vectors, trained or frozen`() throws {
    let vectors = Tensor([1, 2, 3, 4], shape: [2, 2])
    let frozen = try Embedding(weight: vectors)
    let trained = try Embedding(weight: vectors, frozen: false)

    #expect(try frozen.forward(Tensor(integers: [1, 0])).elements == [3, 4, 1, 2])
    #expect(frozen.parameters.map(\.requiresGrad) == [false])
    #expect(trained.parameters.map(\.requiresGrad) == [true])
  }

  @Test func `LayerNorm is PyTorch's`() throws {
    let golden = try Case.named("norm")
    let layer = try LayerNorm(shape: [2, 4])
    let input = try golden.input.tensor.requiresGrad(true)
    let output = try layer.forward(input)
    try (output * Tensor.linspace(-1, 2, 24).reshape([3, 2, 4])).sum().backward()

    #expect(zip(layer.parameters, golden.parameters).allSatisfy(same))
    #expect(agree(output, golden.output))
    #expect(agree(input.grad, golden.inputGradient, relative: 1e-5, absolute: 3e-6))
    #expect(agree(layer.parameters.map(\.grad), golden.gradients))
  }

  @Test func `Dropout drops what PyTorch drops`() throws {
    let golden = try Case.named("dropout")
    let generator = RandomGenerator(seed: 14)
    let input = try Tensor.randn([4, 6], generator).requiresGrad(true)
    let output = try Dropout(0.3, generator: generator).forward(input)
    try output.sum().backward()

    #expect(same(input, golden.input))
    #expect(agree(output, golden.output))
    #expect(agree(input.grad, golden.inputGradient))
  }

  @Test func `of any graph has the graph's parameters and function`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 2)
      let h = try graph.state("h", size: 3)
      let W = try graph.parameter("W", shape: [3, 2])
      let next = try tanh(matmul(x, transposed: W) + h)
      try graph.update(h, to: next)
      try graph.output("y", next)
      try graph.output("size", sum(square(next)))
    }
    let layer = try GraphLayer(
      graph, name: "MyCell", batchFirst: true, generator: RandomGenerator(seed: 4))
    let input = try Tensor.ones([5, 7, 2])
    let result = try layer.forward(input, states: nil)

    #expect(layer.description == "MyCell(2, 3, batch_first=True)")
    #expect(layer.namedParameters.map(\.name) == ["W"])
    #expect(layer.parameters[0].elements.allSatisfy { abs($0) <= 0.57735026 })
    #expect(result.outputs.map(\.shape) == [[5, 7, 3], [5, 7, 1]])
    #expect(result.states.map(\.shape) == [[5, 3]])
    #expect(
      try layer.forward(Tensor.ones([7, 2])).elements == result.outputs[0].select(0, 0).elements)
  }

  @Test func `of a graph takes a sequence for each input`() throws {
    let graph = try CellGraph { graph in
      let (a, b) = (try graph.input("a", size: 1), try graph.input("b", size: 2))
      let h = try graph.state("h", size: 1)
      try graph.update(h, to: a + 2 * sum(b) + 0.5 * h)
    }
    let layer = try GraphLayer(graph, name: "Pair", generator: RandomGenerator(seed: 0))
    let reversed = try GraphLayer(
      graph, name: "Pair", batchFirst: true, direction: .backward,
      generator: RandomGenerator(seed: 0))
    let (a, b) = (Tensor([1, 2], shape: [2, 1, 1]), Tensor([1, 1, 0, 3], shape: [2, 1, 2]))

    let result = try layer.forward(inputs: [a, b], states: nil)
    let other = try reversed.forward(
      inputs: [a.transpose(0, 1), b.transpose(0, 1)], states: [Tensor([4], shape: [1, 1])])

    #expect(result.outputs[0].elements == [5, 10.5])
    #expect(result.states[0].elements == [10.5])
    #expect(other.outputs[0].shape == [1, 2, 1])
    #expect(other.outputs[0].elements == [10, 10])
    let messages = [
      #expect(throws: LayerError.self) { try layer.forward(a) }?.message,
      #expect(throws: LayerError.self) {
        try layer.forward(inputs: [a, Tensor.zeros([2])], states: nil)
      }?.message,
      #expect(throws: CellGraphError.self) {
        try layer.forward(inputs: [a, Tensor.zeros([2, 2])], states: nil)
      }?.message,
    ]
    #expect(
      messages == [
        "Pair must read exactly one input, its equations have 2 (a, b)",
        "Pair: Expected input to be 2D or 3D, got 1D instead",
        "input b must have the shape [2, 1, 2], got [2, 2]",
      ])
  }

  @Test func `refuses settings and shapes that do not fit`() throws {
    let generator = RandomGenerator(seed: 0)
    let messages = [
      #expect(throws: LayerError.self) { try Dropout(1.5, generator: generator) },
      #expect(throws: LayerError.self) {
        try Embedding(count: 3, size: 1, paddingIndex: 3, generator: generator)
      },
      #expect(throws: LayerError.self) { try Embedding(weight: Tensor([1, 2])) },
      #expect(throws: LayerError.self) {
        try LayerNorm(shape: [2, 3]).forward(Tensor.zeros([4, 3]))
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "dropout probability has to be between 0 and 1, but got 1.5",
        "Padding_idx must be within num_embeddings",
        "Embeddings parameter is expected to be 2-dimensional",
        "Given normalized_shape=[2, 3], expected input with shape [*, 2, 3], but got input of "
          + "size[4, 3]",
      ])
  }
}

@Suite struct `An initializer` {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let seed: Int
    let tensor: GoldenTensor

    var testDescription: String { "\(name) \(tensor.shape)" }
  }

  typealias Call = @Sendable (Tensor, RandomGenerator) throws -> Void

  static let calls: [String: Call] = [
    "uniform": { try Initialization.uniform($0, from: -0.3, to: 0.7, generator: $1) },
    "normal": { try Initialization.normal($0, mean: 1.5, deviation: 0.2, generator: $1) },
    "xavier_uniform": {
      try Initialization.xavierUniform(
        $0, gain: Initialization.Nonlinearity.tanh.gain, generator: $1)
    },
    "xavier_normal": { try Initialization.xavierNormal($0, generator: $1) },
    "kaiming_uniform": {
      try Initialization.kaimingUniform($0, nonlinearity: .relu, generator: $1)
    },
    "kaiming_normal": {
      try Initialization.kaimingNormal(
        $0, fan: .output, nonlinearity: .leakyRelu(slope: 0.2), generator: $1)
    },
    "orthogonal": { try Initialization.orthogonal($0, gain: 1.5, generator: $1) },
    "constant": { tensor, _ in try Initialization.constant(tensor, 0.3) },
  ]

  @Test(arguments: try Golden<Case>.load("initialization").filter { $0.name != "orthogonal" })
  func `draws PyTorch's values, bit for bit`(_ golden: Case) throws {
    let tensor = try Tensor.zeros(golden.tensor.shape).requiresGrad(true)
    let call = try #require(Self.calls[golden.name])
    try call(tensor, RandomGenerator(seed: UInt64(golden.seed)))

    #expect(same(tensor, golden.tensor))
    #expect(tensor.requiresGrad)
  }

  @Test(arguments: try Golden<Case>.load("initialization").filter { $0.name == "orthogonal" })
  func `orthogonal finds PyTorch's matrix`(_ golden: Case) throws {
    let tensor = try Tensor.zeros(golden.tensor.shape)
    try Initialization.orthogonal(
      tensor, gain: 1.5, generator: RandomGenerator(seed: UInt64(golden.seed)))

    #expect(agree(tensor, golden.tensor))
  }

  @Test func `of matrices refuses a vector`() throws {
    let (vector, generator) = (try Tensor.zeros([3]), RandomGenerator(seed: 0))
    let messages = [
      #expect(throws: LayerError.self) {
        try Initialization.xavierUniform(vector, generator: generator)
      },
      #expect(throws: LayerError.self) {
        try Initialization.orthogonal(vector, generator: generator)
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
        "Only tensors with 2 or more dimensions are supported",
      ])
  }
}
