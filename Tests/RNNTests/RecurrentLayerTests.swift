import RNN
import Tensors
import Testing

@Suite struct `A recurrent layer` {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Configuration: Decodable {
      let input: Int
      let hidden: Int
      let layers: Int
      let bias: Bool
      let batch_first: Bool
      let bidirectional: Bool
    }
    let kind: String
    let seed: Int
    let configuration: Configuration
    let names: [String]
    let parameters: [GoldenTensor]
    let input: GoldenTensor
    let states: [GoldenTensor]
    let output: GoldenTensor
    let finals: [GoldenTensor]
    let inputGradient: GoldenTensor
    let stateGradients: [GoldenTensor]
    let gradients: [GoldenTensor]
    let losses: [Double]
    let description: String

    var testDescription: String { "\(description) with seed \(seed)" }

    func layer() throws -> RecurrentLayer {
      let kinds: [String: RecurrentKind] = [
        "rnn_tanh": .rnn(.tanh), "rnn_relu": .rnn(.relu), "lstm": .lstm, "gru": .gru,
      ]
      var settings = RecurrentLayer.Configuration(
        try #require(kinds[kind]), inputSize: configuration.input,
        hiddenSize: configuration.hidden)
      settings.layerCount = configuration.layers
      settings.bias = configuration.bias
      settings.batchFirst = configuration.batch_first
      settings.bidirectional = configuration.bidirectional
      return try RecurrentLayer(settings, generator: RandomGenerator(seed: UInt64(seed)))
    }
  }

  @Test(arguments: try Golden<Case>.load("recurrent"))
  func `starts with PyTorch's weights, bit for bit`(_ golden: Case) throws {
    let layer = try golden.layer()

    #expect(layer.namedParameters.map(\.name) == golden.names)
    #expect(zip(layer.parameters, golden.parameters).allSatisfy(same))
    #expect(layer.description == golden.description)
  }

  @Test(arguments: try Golden<Case>.load("recurrent"))
  func `gives PyTorch's outputs, states and gradients`(_ golden: Case) throws {
    let layer = try golden.layer()
    let input = try golden.input.tensor.requiresGrad(true)
    let states = try golden.states.map { try $0.tensor.requiresGrad(true) }

    let result = try layer.forward(input, states: states.isEmpty ? nil : states)
    let probe = try Tensor.linspace(-1, 1, result.output.count).reshape(result.output.shape)
    let squares = try result.states.map { try ($0 * $0).sum() }
    try squares.reduce((result.output * probe).sum()) { try $0 + $1 }.backward()

    #expect(agree(result.output, golden.output))
    #expect(agree(result.states, golden.finals))
    #expect(agree(input.grad, golden.inputGradient, relative: 1e-5))
    #expect(agree(states.map(\.grad), golden.stateGradients, relative: 1e-5))
    #expect(agree(layer.parameters.map(\.grad), golden.gradients, relative: 1e-5))
  }

  @Test(arguments: try Golden<Case>.load("recurrent"))
  func `has PyTorch's losses in five steps of Adam`(_ golden: Case) throws {
    let layer = try golden.layer()
    let optimizer = try Optimizer(layer.parameters, Adam(learningRate: 0.01))

    let losses = try golden.losses.map { _ in
      optimizer.zeroGradient()
      let difference = try layer.forward(golden.input.tensor) - 0.25
      let loss = try (difference * difference).mean()
      try loss.backward()
      try optimizer.step()
      return try loss.item().double
    }

    #expect(zip(losses, golden.losses).allSatisfy { abs($0 - $1) <= 1e-5 * abs($1) })
  }

  struct DropoutCase: Decodable {
    let batchFirst: Bool
    let input: GoldenTensor
    let output: GoldenTensor
  }

  @Test(arguments: try Golden<DropoutCase>.load("dropout"))
  func `drops between layers as PyTorch does in training`(_ golden: DropoutCase) throws {
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 3, hiddenSize: 4)
    settings.layerCount = 2
    settings.batchFirst = golden.batchFirst
    settings.dropout = 0.4
    let generator = RandomGenerator(seed: 7)
    let layer = try RecurrentLayer(settings, generator: generator)
    let input = try Tensor.randn([2, 3, 3], generator)

    #expect(same(input, golden.input))
    #expect(agree(try layer.forward(input), golden.output))
  }

  @Test func `drops nothing in use`() throws {
    var settings = RecurrentLayer.Configuration(.gru, inputSize: 1, hiddenSize: 2)
    settings.layerCount = 2
    let plain = try RecurrentLayer(settings, generator: RandomGenerator(seed: 1))
    settings.dropout = 0.9
    let dropping = try RecurrentLayer(settings, generator: RandomGenerator(seed: 1))
    dropping.eval()
    let input = Tensor([1, 2, 3], shape: [3, 1, 1])

    #expect(try dropping.forward(input).elements == plain.forward(input).elements)
  }

  @Test func `warns of dropout that has no place`() throws {
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 1, hiddenSize: 2)
    settings.dropout = 0.2
    let layer = try RecurrentLayer(settings, generator: RandomGenerator(seed: 1))

    #expect(
      layer.warnings.map(\.message) == [
        "dropout option adds dropout after all but last recurrent layer, so non-zero dropout "
          + "expects num_layers greater than 1, but got dropout=0.2 and num_layers=1"
      ])
  }

  @Test func `adds up one step worked by hand`() throws {
    let layer = try RecurrentLayer(
      .init(.rnn(.relu), inputSize: 1, hiddenSize: 1), generator: RandomGenerator(seed: 0))
    try layer.load([
      NamedTensor(name: "weight_ih_l0", tensor: Tensor([2], shape: [1, 1])),
      NamedTensor(name: "weight_hh_l0", tensor: Tensor([0.5], shape: [1, 1])),
      NamedTensor(name: "bias_ih_l0", tensor: Tensor([0.25], shape: [1])),
      NamedTensor(name: "bias_hh_l0", tensor: Tensor([-0.5], shape: [1])),
    ])

    // h₁ = 2·1 − 0.25 = 1.75, h₂ = 2·3 + 0.5·1.75 − 0.25 = 6.625, h₃ = max(0, −10 + 3.0625) = 0
    #expect(try layer.forward(Tensor([1, 3, -5], shape: [3, 1])).elements == [1.75, 6.625, 0])
  }

  @Test func `runs ten thousand steps forward and back`() throws {
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 1, hiddenSize: 1), generator: RandomGenerator(seed: 3))
    let input = try Tensor.zeros([10_000, 1, 1]).requiresGrad(true)

    try layer.forward(input).sum().backward()

    #expect(input.grad?.shape == [10_000, 1, 1])
    #expect(input.grad?.elements.allSatisfy { $0.isFinite && $0 != 0 } == true)
  }
}

@Suite struct `A recurrent layer refuses` {
  typealias Refusal = (shape: [Int], states: [[Int]]?, message: String)

  @Test(
    arguments: [
      (
        RecurrentKind.rnn(.tanh), [5, 2, 8, 3], nil,
        "RNN: Expected input to be 2D or 3D, got 4D tensor instead"
      ),
      (.lstm, [3], nil, "LSTM: Expected input to be 2D or 3D, got 1D instead"),
      (
        .gru, [5, 2, 8], nil,
        "input.size(-1) must be equal to input_size. Expected 3, got 8"
      ),
      (.gru, [0, 2, 3], nil, "Expected sequence length to be larger than 0 in RNN"),
      (.gru, [5, 2, 3], [[1, 4, 4]], "Expected hidden size (1, 2, 4), got [1, 4, 4]"),
      (
        .lstm, [5, 2, 3], [[1, 4, 4], [1, 2, 4]],
        "Expected hidden[0] size (1, 2, 4), got [1, 4, 4]"
      ),
      (
        .lstm, [5, 2, 3], [[1, 2, 4], [2, 2, 4]],
        "Expected hidden[1] size (1, 2, 4), got [2, 2, 4]"
      ),
      (
        .gru, [5, 3], [[1, 1, 4]],
        "For unbatched 2-D input, hx should also be 2-D but got 3-D tensor"
      ),
      (
        .gru, [5, 2, 3], [[1, 4]],
        "For batched 3-D input, hx should also be 3-D but got 2-D tensor"
      ),
      (
        .lstm, [5, 2, 3], [[1, 4], [1, 4]],
        "For batched 3-D input, hx and cx should also be 3-D but got (2-D, 2-D) tensors"
      ),
      (.lstm, [5, 2, 3], [[1, 2, 4]], "LSTM has 2 states, got 1"),
    ] as [(RecurrentKind, [Int], [[Int]]?, String)])
  func `shapes that do not fit`(
    _ kind: RecurrentKind, shape: [Int], states: [[Int]]?, message: String
  ) throws {
    let layer = try RecurrentLayer(
      .init(kind, inputSize: 3, hiddenSize: 4), generator: RandomGenerator(seed: 0))

    let error = #expect(throws: LayerError.self) {
      try layer.forward(Tensor.zeros(shape), states: states?.map { try Tensor.zeros($0) })
    }
    #expect(error?.message == message)
  }

  @Test func `integers as input`() throws {
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 3, hiddenSize: 4), generator: RandomGenerator(seed: 0))

    let error = #expect(throws: LayerError.self) {
      try layer.forward(Tensor.zeros([5, 2, 3], dtype: .int64))
    }
    #expect(
      error?.message
        == "RNN input dtype (torch.int64) does not match weight dtype (torch.float32). "
        + "Convert input: input.to(torch.float32), or convert model: model.to(torch.int64)")
  }

  @Test(arguments: [
    (0, 4, 1, 0.0, "input_size must be greater than zero"),
    (3, -1, 1, 0.0, "hidden_size must be greater than zero"),
    (3, 4, 0, 0.0, "num_layers must be greater than zero"),
    (
      3, 4, 1_000_000_000, 0.0,
      "the layer would have about 64000000048 parameters; 2^31 is the most that it may have"
    ),
    (
      3, 4, 1, 1.5,
      "dropout should be a number in range [0, 1] representing the probability of an element "
        + "being zeroed"
    ),
  ])
  func `settings out of range`(
    _ input: Int, hidden: Int, layers: Int, dropout: Double, message: String
  ) throws {
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: input, hiddenSize: hidden)
    settings.layerCount = layers
    settings.dropout = dropout

    let error = #expect(throws: LayerError.self) {
      try RecurrentLayer(settings, generator: RandomGenerator(seed: 0))
    }
    #expect(error?.message == message)
  }
}
