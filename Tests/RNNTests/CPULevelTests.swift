import Glibc
import RNN
import Tensors
import Testing

@Suite struct `A whole training` {
  static let levels = ["baseline", "avx2", "avx512"]

  @Test(arguments: ["rnn", "lstm", "gru", "graph"])
  func `gives all parameters the same bits on every CPU level`(_ network: String) async throws {
    var outcomes: [String] = []
    for level in Self.levels {
      let process = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) { [level = level as String, network = network as String] in
        setenv("UNROLL_CPU", level, 1)
        print("bits:", try trainedBits(network))
      }
      let output = String(decoding: process?.standardOutputContent ?? [], as: UTF8.self)
      outcomes += output.split(separator: "\n").filter { $0.hasPrefix("bits:") }.map(String.init)
    }

    #expect(outcomes.count == Self.levels.count)
    #expect(Set(outcomes).count == 1)
  }
}

/// A network after three steps of Adam: the losses' and all parameters' bits.
private func trainedBits(_ name: String, hiddenSize: Int = 19) throws -> [UInt32] {
  let generator = RandomGenerator(seed: 11)
  let (steps, batch, inputSize) = (6, 50, 5)
  let kinds: [String: RecurrentKind] = ["rnn": .rnn(.tanh), "lstm": .lstm, "gru": .gru]
  let layer: Module
  if let kind = kinds[name] {
    var configuration = RecurrentLayer.Configuration(
      kind, inputSize: inputSize, hiddenSize: hiddenSize)
    configuration.layerCount = 2
    configuration.dropout = 0.25
    configuration.bidirectional = true
    layer = try RecurrentLayer(configuration, generator: generator)
  } else {
    layer = try GraphLayer(
      everyFunction(inputSize: inputSize, hiddenSize: hiddenSize), generator: generator)
  }
  let input = try Tensor.randn([steps, batch, inputSize], generator)
  let optimizer = try Optimizer(layer.parameters, Adam())
  var bits: [UInt32] = []
  for _ in 0..<3 {
    optimizer.zeroGradient()
    let output = try layer.forward(input)
    let loss = try Loss.meanSquaredError(output, target: Tensor.ones(output.shape))
    try loss.backward()
    try clipGradientNorm(layer.parameters, maximum: 1)
    try optimizer.step()
    bits += loss.elements.map(\.bitPattern)
  }
  return bits + layer.parameters.flatMap { $0.elements.map(\.bitPattern) }
}

/// A gated cell that takes each function of cell graphs once.
private func everyFunction(inputSize: Int, hiddenSize: Int) throws -> CellGraph {
  try CellGraph { graph in
    let x = try graph.input("x", size: inputSize)
    let h = try graph.state("h", size: hiddenSize)
    let joined = try concatenate([h, x])
    func gate(_ name: String) throws -> CellGraph.Value {
      try matmul(joined, graph.parameter("W" + name, shape: [hiddenSize + inputSize, hiddenSize]))
        + graph.parameter("b" + name, shape: [hiddenSize])
    }
    let smooth = try softplus(gate("a")) + swish(gate("b")) * gelu(gate("c"))
    let bounded = try maximum(sigmoid(gate("d")), minimum(tanh(gate("e")), relu(gate("f"))))
    let scaled = try softmax(gate("g")) / sqrt(1.5 + square(smooth))
    let rest = try log(1.5 + exp(-gate("h").map(.absolute))) - bounded.map(.leakyRelu(slope: 0.1))
    let mixed = try scaled * sum(bounded) + rest.map(.clamp(minimum: -0.5, maximum: 0.5))
    let next = try tanh(mixed + smooth * (1 - sigmoid(gate("i"))))
    try graph.update(h, to: next)
    try graph.output("h", next)
  }
}

private func + (left: Double, right: CellGraph.Value) throws(CellGraphError) -> CellGraph.Value {
  try right + left
}

@Suite struct `Sequences that threads share` {
  @Test(arguments: ["rnn", "lstm", "gru", "graph"])
  func `give all parameters the bits of one thread`(_ network: String) async throws {
    var outcomes: [String] = []
    for threads in ["1", "2", "3"] {
      let process = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) { [threads = threads as String, network = network as String] in
        setenv("UNROLL_THREADS", threads, 1)
        print("bits:", try trainedBits(network, hiddenSize: 70))
      }
      let output = String(decoding: process?.standardOutputContent ?? [], as: UTF8.self)
      outcomes += output.split(separator: "\n").filter { $0.hasPrefix("bits:") }.map(String.init)
    }

    #expect(outcomes.count == 3)
    #expect(Set(outcomes).count == 1)
  }
}
