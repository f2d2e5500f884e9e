import RNN
import Tensors
import Testing

@Suite struct `A sequence classifier` {
  private let generator = RandomGenerator(seed: 6)

  private func model(
    bidirectional: Bool, pooling: SequencePooling
  ) throws -> SequenceClassifier {
    let recurrent = try RecurrentPart(
      .rnn(.tanh), inputSize: 2, hiddenSize: 3, bidirectional: bidirectional, generator: generator)
    return SequenceClassifier(
      embedding: nil, recurrent: recurrent, pooling: pooling,
      dropout: try Dropout(0, generator: generator),
      head: try Linear(inputSize: recurrent.outputSize, outputSize: 2, generator: generator))
  }

  @Test(arguments: [false, true], SequencePooling.allCases)
  func `gives a padded sequence what it gives the bare one`(
    bidirectional: Bool, pooling: SequencePooling
  ) throws {
    let model = try model(bidirectional: bidirectional, pooling: pooling)
    let batch = try Tensor.randn([3, 4, 2], generator)
    let padded = try model.forward(batch, lengths: [4, 2, 3])
    let bare = try [4, 2, 3].enumerated().map { row, length in
      try model.forward(batch.narrow(0, row, 1).narrow(1, 0, length))
    }

    #expect(try padded.isClose(to: Tensor.cat(bare)))
  }

  @Test func `refuses lengths and shapes that do not fit`() throws {
    let model = try model(bidirectional: true, pooling: .mean)
    let batch = try Tensor.zeros([2, 3, 2])
    let messages: [String?] = [
      #expect(throws: DataError.self) { try model.forward(batch, lengths: [3]) }?.message,
      #expect(throws: DataError.self) { try model.forward(batch, lengths: [3, 4]) }?.message,
      #expect(throws: DataError.self) { try model.forward(batch, lengths: [0, 3]) }?.message,
      #expect(throws: ModelError.self) { try model.forward(Tensor.zeros([3, 2])) }?.message,
      #expect(throws: ModelError.self) { try model.forward(Tensor.zeros([1, 0, 2])) }?.message,
    ]

    #expect(
      messages == [
        "the batch has 2 sequences, got lengths for 1",
        "length 1 is 4, but the sequences have 1 to 3 steps",
        "length 0 is 0, but the sequences have 1 to 3 steps",
        "SequenceClassifier reads [batch, steps, features], got an input of shape [3, 2]",
        "SequenceClassifier wants one step or more, got none",
      ])
  }
}

@Suite struct `A tagger` {
  @Test func `gives each step of a padded sequence what it gives the bare one`() throws {
    let generator = RandomGenerator(seed: 6)
    let recurrent = try RecurrentPart(
      .gru, inputSize: 3, hiddenSize: 2, layerCount: 2, bidirectional: true, generator: generator)
    let model = Tagger(
      embedding: try Embedding(count: 7, size: 3, generator: generator), recurrent: recurrent,
      dropout: try Dropout(0, generator: generator),
      head: try Linear(inputSize: 4, outputSize: 3, generator: generator))
    let batch = try PaddedBatch([[1, 2, 3], [4, 5]])
    let logits = try model.forward(batch.tokens, lengths: batch.lengths)
    let bare = try model.forward(Tensor(integers: [4, 5], shape: [1, 2]))

    #expect(logits.shape == [2, 3, 3])
    #expect(try logits.narrow(0, 1, 1).narrow(1, 0, 2).isClose(to: bare))
  }
}

@Suite struct `A forecaster` {
  private func model(horizon: Int, features: Int = 1) throws -> Forecaster {
    let generator = RandomGenerator(seed: 6)
    let recurrent = try RecurrentPart(
      .lstm, inputSize: features, hiddenSize: 4, generator: generator)
    return Forecaster(
      featureCount: features, recurrent: recurrent,
      head: try Linear(inputSize: 4, outputSize: horizon, generator: generator))
  }

  @Test func `reads its own values back`() throws {
    let model = try model(horizon: 1)
    let first = try model.forward(Tensor([1, 2, 3], shape: [1, 3, 1])).elements[0]
    let second = try model.forward(Tensor([2, 3, first], shape: [1, 3, 1])).elements[0]

    #expect(try model.forecast([1, 2, 3], steps: 2) == [Double(first), Double(second)])
  }

  @Test func `gives a horizon at once`() throws {
    let model = try model(horizon: 4)
    let direct = try model.forward(Tensor([1, 2], shape: [1, 2, 1])).elements

    #expect(try model.forecast([1, 2], steps: 3) == direct.prefix(3).map { Double($0) })
  }

  @Test func `refuses what it can't go on from`() throws {
    let (one, two) = (try model(horizon: 1), try model(horizon: 1, features: 2))
    let messages: [String?] = [
      #expect(throws: ModelError.self) { try two.forecast([1], steps: 1) }?.message,
      #expect(throws: ModelError.self) { try one.forecast([1], steps: 0) }?.message,
      #expect(throws: ModelError.self) { try one.forecast([], steps: 1) }?.message,
      #expect(throws: DataError.self) { try one.forecast([1, .nan], steps: 1) }?.message,
      #expect(throws: ModelError.self) { try one.forward(Tensor.zeros([2, 3])) }?.message,
    ]

    #expect(
      messages == [
        "a forecast feeds its values back: it wants one feature, the model reads 2",
        "steps must be greater than 0, got 0",
        "a forecast reads one value or more, the series has 0",
        "value 1 of the series is nan",
        "Forecaster reads [batch, steps, features], got an input of shape [2, 3]",
      ])
  }
}
