import RNN
import Tensors
import Testing

@Suite struct `A cell graph` {
  @Test func `keeps names, sizes and order of what was declared`() throws {
    let graph = try elman()

    #expect(graph.inputs.map(\.name) == ["x"])
    #expect(graph.inputs.map(\.size) == [3])
    #expect(graph.states.map(\.name) == ["h"])
    #expect(graph.parameters.map(\.name) == ["W", "U", "b"])
    #expect(graph.parameters.map(\.shape) == [[3, 5], [5, 5], [5]])
    #expect(graph.outputs.map(\.name) == ["y"])
    #expect(graph.outputs.map(\.size) == [2])
  }

  @Test func `gives its states where it names no output`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 2)
      let h = try graph.state("h", size: 2)
      try graph.update(h, to: x + h)
    }

    #expect(graph.outputs.map(\.name) == ["h"])
  }

  @Test func `carries a state from step to step`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 1)
      let sum = try graph.state("sum", size: 1)
      try graph.update(sum, to: x + 0.5 * sum)
    }

    let run = try graph.run(
      inputs: [Tensor([1, 2, 3], shape: [3, 1, 1])], initialStates: [Tensor([4], shape: [1, 1])],
      parameters: [])

    #expect(run.outputs[0].elements == [3, 3.5, 4.75])
    #expect(run.states[0].elements == [4.75])
  }

  @Test func `reads a sequence from its end`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 1)
      let sum = try graph.state("sum", size: 1)
      try graph.update(sum, to: x + 0.5 * sum)
    }

    let run = try graph.run(
      inputs: [Tensor([1, 2, 3], shape: [3, 1, 1])], initialStates: [Tensor([4], shape: [1, 1])],
      parameters: [], direction: .backward)

    #expect(run.outputs[0].elements == [3.25, 4.5, 5])
    #expect(run.states[0].elements == [3.25])
  }

  @Test func `gives the state before the step where an equation reads it`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 1)
      let last = try graph.state("last", size: 1)
      try graph.update(last, to: x)
      try graph.output("change", x - last)
    }

    let run = try graph.run(
      inputs: [Tensor([1, 4, 9], shape: [3, 1, 1])], initialStates: [Tensor([0], shape: [1, 1])],
      parameters: [])

    #expect(run.outputs[0].elements == [1, 3, 5])
    #expect(run.states[0].elements == [9])
  }

  @Test func `computes every operation as its equation says`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 2)
      let w = try graph.parameter("w", shape: [2])
      try graph.output("difference", x - w)
      try graph.output("quotient", x / w)
      try graph.output("negative", -x)
      try graph.output("rest", 1 - x)
      try graph.output("square", square(x))
      try graph.output("rectified", relu(x))
      try graph.output("leaky", x.map(.leakyRelu(slope: 0.5)))
      try graph.output("magnitude", x.map(.absolute))
      try graph.output("clamped", x.map(.clamp(minimum: -1, maximum: 1)))
      try graph.output("larger", maximum(x, w))
      try graph.output("smaller", minimum(x, w))
      try graph.output("joined", concatenate([x, 2 * x]))
      try graph.output("last", x[1..<2])
      try graph.output("sum", sum(x))
      try graph.output("root", sqrt(square(x)))
      try graph.output("logarithm", log(exp(x) / exp(x)))
      try graph.output("share", softmax(x - x))
    }

    let run = try graph.run(
      inputs: [Tensor([-3, 4], shape: [1, 1, 2])], initialStates: [],
      parameters: [Tensor([2, -8], shape: [2])])
    let values = Dictionary(
      uniqueKeysWithValues: zip(graph.outputs.map(\.name), run.outputs.map(\.elements)))

    #expect(
      values == [
        "difference": [-5, 12], "quotient": [-1.5, -0.5], "negative": [3, -4], "rest": [4, -3],
        "square": [9, 16], "rectified": [0, 4], "leaky": [-1.5, 4], "magnitude": [3, 4],
        "clamped": [-1, 1], "larger": [2, 4], "smaller": [-3, -8], "joined": [-3, 4, -6, 8],
        "last": [4], "sum": [1], "root": [3, 4], "logarithm": [0, 0], "share": [0.5, 0.5],
      ])
  }

  @Test func `with the equations of an LSTM equals the layer`() throws {
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 3, hiddenSize: 4), generator: RandomGenerator(seed: 5))
    let input = try Tensor.randn([6, 2, 3], RandomGenerator(seed: 6))

    let run = try separateLSTM(inputSize: 3, hiddenSize: 4).run(
      inputs: [input], initialStates: [Tensor.zeros([2, 4]), Tensor.zeros([2, 4])],
      parameters: gates(of: layer))
    let wanted = try layer.forward(input, states: nil)

    #expect(try run.outputs[0].isClose(to: wanted.output, relative: 1e-6, absolute: 1e-6))
    #expect(
      try run.states[1].isClose(to: wanted.states[1].select(0, 0), relative: 1e-6, absolute: 1e-6))
  }

  @Test func `has the gradients that small differences give`() throws {
    let graph = try elman()
    let generator = RandomGenerator(seed: 8)
    let parameters = try graph.parameters.map {
      try Tensor.randn($0.shape, generator).requiresGrad(true)
    }
    let input = try Tensor.randn([4, 2, 3], generator)
    func loss() throws -> Tensor {
      let run = try graph.run(
        inputs: [input], initialStates: [Tensor.zeros([2, 5])], parameters: parameters)
      return try run.outputs[0].sum()
    }
    try loss().backward()
    let weight = parameters[1]
    let slope = try #require(weight.grad?.elements)

    let measured = try slope.indices.map { place in
      let sides = try [Float(0.01), -0.01].map { change in
        try noGrad {
          try weight.withMutableFloats { $0[place] += change }
          let value = try loss().item().double
          try weight.withMutableFloats { $0[place] -= change }
          return value
        }
      }
      return Float((sides[0] - sides[1]) / 0.02)
    }

    #expect(zip(slope, measured).allSatisfy { abs($0 - $1) < 0.02 })
    #expect(slope.contains { abs($0) > 0.1 })
  }
}

/// An Elman cell with an output layer: h′ = tanh(x·W + h·U + b), y = the first two features of h′.
private func elman() throws -> CellGraph {
  try CellGraph { graph in
    let x = try graph.input("x", size: 3)
    let h = try graph.state("h", size: 5)
    let W = try graph.parameter("W", shape: [3, 5])
    let U = try graph.parameter("U", shape: [5, 5])
    let b = try graph.parameter("b", shape: [5])
    let next = try tanh(matmul(x, W) + matmul(h, U) + b)
    try graph.update(h, to: next)
    try graph.output("y", next[0..<2])
  }
}

/// An LSTM as textbooks write it: each gate reads `[h, x]` through a matrix of its own.
private func separateLSTM(inputSize: Int, hiddenSize: Int) throws -> CellGraph {
  try CellGraph { graph in
    let x = try graph.input("x", size: inputSize)
    let h = try graph.state("h", size: hiddenSize)
    let c = try graph.state("c", size: hiddenSize)
    let joined = try concatenate([h, x])
    func gate(_ name: String) throws -> CellGraph.Value {
      let weight = try graph.parameter(
        "W_" + name, shape: [hiddenSize, hiddenSize + inputSize])
      return try matmul(joined, transposed: weight)
        + graph.parameter("b_" + name, shape: [hiddenSize])
    }
    let i = try sigmoid(gate("i"))
    let f = try sigmoid(gate("f"))
    let candidate = try tanh(gate("C"))
    let o = try sigmoid(gate("o"))
    let nextCell = try f * c + i * candidate
    let nextHidden = try o * tanh(nextCell)
    try graph.update(c, to: nextCell)
    try graph.update(h, to: nextHidden)
    try graph.output("h", nextHidden)
  }
}

/// The weights of a layer's four gates, each as one matrix for `[h, x]` and one bias.
private func gates(of layer: RecurrentLayer) throws -> [Tensor] {
  let (inputs, hiddens) = (
    try #require(layer.parameter("weight_ih_l0")), try #require(layer.parameter("weight_hh_l0"))
  )
  let bias = try #require(layer.parameter("bias_ih_l0")) + #require(layer.parameter("bias_hh_l0"))
  return try (0..<4).flatMap { gate in
    [
      try Tensor.cat([hiddens.narrow(0, gate * 4, 4), inputs.narrow(0, gate * 4, 4)], 1),
      try bias.narrow(0, gate * 4, 4),
    ]
  }
}
