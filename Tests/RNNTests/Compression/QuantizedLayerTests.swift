import RNN
import Tensors
import Testing

/// What PyTorch's `quantize_dynamic` gives for a layer drawn from a seed; `quantization.py` made it.
private struct QuantizedLayer: Decodable, CustomTestStringConvertible, Sendable {
  let kind: String
  let seed: UInt64
  let input: Int
  let size: Int
  let layers: Int
  let bias: Bool
  let batchFirst: Bool
  let bidirectional: Bool
  let printed: String
  let x: GoldenTensor
  let results: [GoldenTensor]

  enum CodingKeys: String, CodingKey {
    case kind, seed, input, size, layers, bias, bidirectional, printed, x, results
    case batchFirst = "batch_first"
  }

  var testDescription: String { "\(printed) of \(x.shape)" }

  func make() throws -> Module {
    let generator = RandomGenerator(seed: seed)
    switch kind {
    case "linear":
      return try Linear(inputSize: input, outputSize: size, bias: bias, generator: generator)
    case "rnn_cell": return try cell(.rnn(.tanh), generator)
    case "lstm_cell": return try cell(.lstm, generator)
    case "gru_cell": return try cell(.gru, generator)
    default:
      var settings = RecurrentLayer.Configuration(
        kind == "lstm" ? .lstm : .gru, inputSize: input, hiddenSize: size)
      (settings.layerCount, settings.bias) = (layers, bias)
      (settings.batchFirst, settings.bidirectional) = (batchFirst, bidirectional)
      return try RecurrentLayer(settings, generator: generator)
    }
  }

  private func cell(_ kind: RecurrentKind, _ generator: RandomGenerator) throws -> Module {
    try RecurrentCell(kind, inputSize: input, hiddenSize: size, generator: generator)
  }
}

extension Module {
  /// The output, then the states, whatever the layer.
  fileprivate func results(_ x: Tensor) throws -> [Tensor] {
    switch self {
    case let layer as RecurrentLayer:
      let result = try layer.forward(x, states: nil)
      return [result.output] + result.states
    case let cell as RecurrentCell: return try cell.forward(x, states: nil)
    default: return [try forward(x)]
    }
  }
}

private func lstm(_ inputSize: Int, _ hiddenSize: Int) throws -> RecurrentLayer {
  try RecurrentLayer(
    .init(.lstm, inputSize: inputSize, hiddenSize: hiddenSize),
    generator: RandomGenerator(seed: 1))
}

@Suite struct `A quantized layer` {
  @Test(arguments: try Golden<QuantizedLayer>.load("quantization"))
  fileprivate func `gives PyTorch's numbers and prints as PyTorch's`(
    example: QuantizedLayer
  ) throws {
    let layer = try example.make()
    #expect(try layer.quantize(.perTensor) == [""])

    #expect(layer.description == example.printed)
    #expect(layer.parameters.isEmpty)
    #expect(agree(try layer.results(example.x.tensor), example.results))
  }

  @Test func `computes what its graph says step by step, with each scheme and direction`() throws {
    for scheme in [QuantizationScheme.perRow, .perTensor] {
      for direction in [CellGraph.Direction.forward, .backward] {
        let generator = RandomGenerator(seed: 11)
        let weights = try [[12, 5], [12, 3]].map {
          QuantizedMatrix(try Tensor.randn($0, generator), scheme)
        }
        let graph = try CellGraph { graph in
          let x = try graph.input("x", size: 5)
          let h = try graph.state("h", size: 3)
          let parts = try (matmul(x, quantized: weights[0]) + matmul(h, quantized: weights[1]))
            .chunks(4)
          try graph.update(h, to: sigmoid(parts[0]) * h + tanh(parts[1] * parts[2] + parts[3]))
        }
        let x = try Tensor.randn([4, 60, 5], generator)
        let h = try Tensor.randn([60, 3], generator)
        let run = try graph.run(
          inputs: [x], initialStates: [h], parameters: [], direction: direction)
        // Inputs share one factor over all steps in one scheme, so that the oracle takes them so.
        let flat = naiveProduct(try x.reshape([240, 5]), weights[0])
        let wanted = try hiddenStates(
          of: flat.reshape([4, 60, 12]), from: h, weights[1], direction)

        #expect(run.outputs[0].elements == wanted.elements)
      }
    }
  }

  @Test func `is near the layer of float numbers`() throws {
    let x = try Tensor.randn([20, 8, 16], RandomGenerator(seed: 4))
    let exact = try lstm(16, 32).forward(x).elements
    let layer = try lstm(16, 32)
    try layer.quantize()
    let got = try layer.forward(x).elements

    #expect(zip(exact, got).map { abs($0 - $1) }.max() ?? 1 < 0.01)
  }

  @Test func `has a formula cell's products in 8 bits too`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 3)
      let h = try graph.state("h", size: 4)
      let (W, U) = (
        try graph.parameter("W", shape: [3, 4]), try graph.parameter("U", shape: [4, 4])
      )
      let b = try graph.parameter("b", shape: [4])
      try graph.update(h, to: tanh(matmul(x, W) + matmul(h, U) + b))
    }
    let x = try Tensor.randn([6, 2, 3], RandomGenerator(seed: 4))
    let layer = try GraphLayer(graph, generator: RandomGenerator(seed: 1))
    let exact = try layer.forward(x).elements
    try layer.quantize()
    let got = try layer.forward(x).elements

    #expect(exact != got)
    #expect(zip(exact, got).map { abs($0 - $1) }.max() ?? 1 < 0.02)
    #expect(layer.description == "DynamicQuantizedCell(3, 4)")
  }

  @Test func `looks vectors up in a table of integers`() throws {
    let table = try Embedding(weight: Tensor([2.55, -1, 0.5, 0.25], shape: [2, 2]))
    try table.quantize()

    let vectors = try table.forward(Tensor(integers: [1, 0, 1], shape: [3, 1]))
    let (s, t) = (Float(2.55 / 127.5), Float(0.5 / 127.5))
    #expect(vectors.shape == [3, 1, 2])
    #expect(vectors.elements == [127 * t, 64 * t, 127 * s, -50 * s, 127 * t, 64 * t])
    #expect(
      table.description
        == "QuantizedEmbedding(num_embeddings=2, embedding_dim=2, dtype=torch.qint8, "
        + "qscheme=torch.per_channel_affine)")
    #expect(throws: TensorError.embeddingIndex) { try table.forward(Tensor(integers: [2])) }
  }

  @Test func `is quantized inside a model where it is asked for`() throws {
    let generator = RandomGenerator(seed: 1)
    let model = Sequential([
      try Linear(inputSize: 3, outputSize: 4, generator: generator), Activation(.relu),
      try Linear(inputSize: 4, outputSize: 2, bias: false, generator: generator),
    ])

    #expect(try model.quantize { name, _ in name == "2" } == ["2"])
    #expect(
      model.description == """
        Sequential(
          (0): Linear(in_features=3, out_features=4, bias=True)
          (1): ReLU()
          (2): DynamicQuantizedLinear(in_features=4, out_features=2, dtype=torch.qint8, \
        qscheme=torch.per_channel_affine)
        )
        """)
    #expect(model.namedParameters.map(\.name) == ["0.weight", "0.bias"])
    #expect(!model.training)
  }
}

/// h after each step, with the recurrent product by the naive loop.
private func hiddenStates(
  of products: Tensor, from initial: Tensor, _ weight: QuantizedMatrix,
  _ direction: CellGraph.Direction
) throws -> Tensor {
  var h = initial
  var states: [Tensor] = []
  let times = Array(0..<products.shape[0])
  for time in direction == .forward ? times : times.reversed() {
    let sum = try products.select(0, time) + naiveProduct(h, weight)
    let parts = try sum.chunk(4, 1)
    h = try parts[0].sigmoid() * h + (parts[1] * parts[2] + parts[3]).tanh()
    states.append(h)
  }
  return try Tensor.stack(direction == .forward ? states : states.reversed())
}
