import Formulas
import Foundation
import RNN
import Tensors
import Testing

private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// Whether two lists of numbers agree to six digits.
private func agree(_ a: [Float], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs(Double($0) - $1) < 1e-6 }
}

@Test func `the Elman cell computes its equation`() throws {
  let cell = try equations(#"h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)"#, #"y_t = W_y h_t"#)
    .compile(sizes: ["input": 2, "hidden": 2, "output": 1])

  let run = try cell.graph.run(
    inputs: [Tensor([1, -2, 0.5, 3], shape: [2, 1, 2])],
    initialStates: [Tensor([0, 0], shape: [1, 2])],
    parameters: [
      Tensor([0.1, 0.2, 0.3, 0.4], shape: [2, 2]), Tensor([0.5, -0.5, 0.25, 1], shape: [2, 2]),
      Tensor([0.01, -0.02]), Tensor([1, 2], shape: [1, 2]),
    ])

  let first: [Double] = [tanh(0.1 - 0.4 + 0.01), tanh(0.3 - 0.8 - 0.02)]
  let second: [Double] = [
    tanh(0.05 + 0.6 + 0.5 * first[0] - 0.5 * first[1] + 0.01),
    tanh(0.15 + 1.2 + 0.25 * first[0] + first[1] - 0.02),
  ]
  let outputs: [Double] = [first, second].map { $0[0] + 2 * $0[1] }
  #expect(agree(run.outputs[0].elements, outputs))
  #expect(agree(run.states[0].elements, second))
}

@Test func `the GRU of the note computes its equations`() throws {
  let cell = try CellEquations(gruLatex.map { Formula.parse($0) }).compile(
    sizes: ["input": 1, "hidden": 1])

  let run = try cell.graph.run(
    inputs: [Tensor([0.7], shape: [1, 1, 1])], initialStates: [Tensor([0.3], shape: [1, 1])],
    parameters: [
      Tensor([0.5, -1], shape: [1, 2]), Tensor([0.1]), Tensor([-0.4, 0.8], shape: [1, 2]),
      Tensor([0.2]), Tensor([1.5, 0.6], shape: [1, 2]), Tensor([-0.3]),
    ])

  let r = sigmoid(0.5 * 0.3 - 0.7 + 0.1)
  let z = sigmoid(-0.4 * 0.3 + 0.8 * 0.7 + 0.2)
  let candidate = tanh(1.5 * r * 0.3 + 0.6 * 0.7 - 0.3)
  #expect(cell.graph.parameters.map(\.name) == ["W_r", "b_r", "W_z", "b_z", "W_h", "b_h"])
  let next: Double = (1 - z) * 0.3 + z * candidate
  #expect(agree(run.outputs[0].elements, [next]))
}

@Test func `the LSTM of the note computes what the built-in LSTM does`() throws {
  let (inputSize, hiddenSize) = (3, 4)
  let layer = try RecurrentLayer(
    .init(.lstm, inputSize: inputSize, hiddenSize: hiddenSize), generator: RandomGenerator(seed: 7))
  let cell = try CellEquations(lstmLatex.map { Formula.parse($0) }).compile(
    sizes: ["input": inputSize, "hidden": hiddenSize])
  let weights = layer.parameters
  // The layer's gates are i, f, g, o; the note's equations come as f, i, C, o over [h, x].
  let parameters = try [1, 0, 2, 3].flatMap { gate -> [Tensor] in
    let rows = gate * hiddenSize
    let recurrent = try weights[1].narrow(0, rows, hiddenSize)
    let input = try weights[0].narrow(0, rows, hiddenSize)
    let bias =
      try weights[2].narrow(0, rows, hiddenSize) + weights[3].narrow(0, rows, hiddenSize)
    return [try Tensor.cat([recurrent, input], 1), bias]
  }
  let sequence = try Tensor.linspace(-2, 2, 5 * 2 * inputSize).reshape([5, 2, inputSize])
  let zeros = try Tensor.zeros([2, hiddenSize])

  let wanted = try layer.forward(sequence)
  let got = try cell.graph.run(
    inputs: [sequence], initialStates: [zeros, zeros], parameters: parameters)

  #expect(agree(got.outputs[0].elements, wanted.elements.map(Double.init)))
}

@Test func `each function computes what its name says`() throws {
  let x = 0.37
  let wanted: [(String, Double)] = [
    (#"\tanh"#, tanh(x)), (#"\sigma"#, sigmoid(x)), (#"\text{ReLU}"#, x), (#"\exp"#, exp(x)),
    (#"\log"#, log(x)), (#"\sqrt"#, x.squareRoot()), (#"\text{softplus}"#, log(1 + exp(x))),
    (#"\text{swish}"#, x * sigmoid(x)), (#"\text{id}"#, x),
  ]
  for (name, value) in wanted {
    let argument = name == #"\sqrt"# ? "{x_t}" : "(x_t)"
    let cell = try equations("y_t = \(name)\(argument)").compile(sizes: ["input": 1])
    let run = try cell.graph.run(
      inputs: [Tensor([Float(x)], shape: [1, 1, 1])], initialStates: [], parameters: [])
    #expect(agree(run.outputs[0].elements, [value]), "\(name)")
  }
}

@Test func `products chain by their shapes`() throws {
  let cell = try equations(#"y_t = o_t \odot V W x_t"#, #"o_t = -x_t^2 / 2 + \max(x_t, 1)"#)
    .compile(
      sizes: ["input": 1, "size_V": 1])

  let run = try cell.graph.run(
    inputs: [Tensor([3], shape: [1, 1, 1])], initialStates: [],
    parameters: [Tensor([5], shape: [1, 1]), Tensor([7], shape: [1, 1])])

  #expect(run.outputs[0].elements == [-157.5])
}
