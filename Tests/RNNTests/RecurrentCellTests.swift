import RNN
import Tensors
import Testing

@Suite struct `A recurrent cell` {
  struct Case: Decodable, CustomTestStringConvertible {
    let kind: String
    let bias: Bool
    let parameters: [GoldenTensor]
    let input: GoldenTensor
    let states: [GoldenTensor]
    let finals: [GoldenTensor]
    let gradients: [GoldenTensor]
    let description: String

    var testDescription: String { description }
  }

  static let kinds: [String: RecurrentKind] = [
    "rnn_tanh": .rnn(.tanh), "rnn_relu": .rnn(.relu), "lstm": .lstm, "gru": .gru,
  ]

  @Test(arguments: try Golden<Case>.load("cells"))
  func `makes PyTorch's step`(_ golden: Case) throws {
    let kind = try #require(Self.kinds[golden.kind])
    let cell = try RecurrentCell(
      kind, inputSize: 3, hiddenSize: 4, bias: golden.bias, generator: RandomGenerator(seed: 51))
    let initial = cell.parameters.map(\.elements)

    let states = try cell.forward(golden.input.tensor, states: golden.states.map(\.tensor))
    let squares = try states.map { try ($0 * $0).sum() }
    try squares.dropFirst().reduce(squares[0]) { try $0 + $1 }.backward()

    #expect(initial == golden.parameters.map(\.values))
    #expect(cell.description == golden.description)
    #expect(agree(states, golden.finals))
    #expect(agree(cell.parameters.map(\.grad), golden.gradients, relative: 1e-5))
  }

  @Test func `takes a single sequence without a batch`() throws {
    let cell = try RecurrentCell(
      .lstm, inputSize: 1, hiddenSize: 2, generator: RandomGenerator(seed: 1))
    let single = try cell.forward(Tensor([0.5]), states: nil)
    let batch = try cell.forward(Tensor([0.5], shape: [1, 1]), states: nil)

    #expect(single.map(\.shape) == [[2], [2]])
    #expect(single.map(\.elements) == batch.map(\.elements))
  }

  @Test(
    arguments: [
      (.gru, [2, 3, 3], nil, "GRUCell: Expected input to be 1D or 2D, got 3D instead"),
      (.gru, [2, 5], nil, "input has inconsistent input_size: got 5 expected 3"),
      (.gru, [2, 3], [[1, 2, 4]], "GRUCell: Expected hidden to be 1D or 2D, got 3D instead"),
      (
        .lstm, [2, 3], [[1, 2, 4], [2, 4]],
        "LSTMCell: Expected hx[0] to be 1D or 2D, got 3D instead"
      ),
      (.gru, [2, 3], [[2, 5]], "hidden0 has inconsistent hidden_size: got 5, expected 4"),
      (
        .lstm, [2, 3], [[2, 4], [2, 5]],
        "hidden1 has inconsistent hidden_size: got 5, expected 4"
      ),
      (
        .rnn(.tanh), [2, 3], [[1, 4]],
        "Input batch size 2 doesn't match hidden0 batch size 1"
      ),
      (.lstm, [2, 3], [[2, 4]], "LSTMCell has 2 states, got 1"),
    ] as [(RecurrentKind, [Int], [[Int]]?, String)])
  func `refuses shapes that do not fit`(
    _ kind: RecurrentKind, shape: [Int], states: [[Int]]?, message: String
  ) throws {
    let cell = try RecurrentCell(
      kind, inputSize: 3, hiddenSize: 4, generator: RandomGenerator(seed: 0))

    let error = #expect(throws: LayerError.self) {
      try cell.forward(Tensor.zeros(shape), states: states?.map { try Tensor.zeros($0) })
    }
    #expect(error?.message == message)
  }
}
