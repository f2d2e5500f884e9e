import RNN
import Tensors
import Testing

@Suite struct `A packed sequence` {
  @Test func `has all first steps, then all second steps`() throws {
    let packed = try PackedSequence(
      [Tensor([1, 2]), Tensor([3, 4, 5]), Tensor([6])], enforceSorted: false)

    #expect(packed.data.elements == [3, 1, 6, 4, 2, 5])
    #expect(packed.batchSizes == [3, 2, 1])
    #expect(packed.sortedIndices == [1, 0, 2])
    #expect(packed.unsortedIndices == [1, 0, 2])
    #expect(packed.lengths == [2, 3, 1])
    #expect(try packed.sequences().map(\.elements) == [[1, 2], [3, 4, 5], [6]])
  }

  @Test func `is padded again as it was, with any padding`() throws {
    let padded = Tensor([1, 2, 9, 3, 9, 9], shape: [2, 3])
    let packed = try PackedSequence(
      padded: padded, lengths: [1, 2], batchFirst: true, enforceSorted: false)
    let again = try packed.padded(batchFirst: true, value: 0.5, totalLength: 3)

    #expect(packed.data.elements == [3, 1, 9])
    #expect(again.shape == [2, 3])
    #expect(again.elements == [1, 0.5, 0.5, 3, 9, 0.5])
  }

  @Test func `hands gradients to the steps that it has`() throws {
    let padded = try Tensor.ones([3, 2]).requiresGrad(true)
    let packed = try PackedSequence(padded: padded, lengths: [3, 1])
    let again = try packed.padded()
    try (again * Tensor([1, 2, 3, 4, 5, 6], shape: [3, 2])).sum().backward()

    #expect(padded.grad?.elements == [1, 2, 3, 0, 5, 0])
  }

  @Test func `refuses lengths and fields that do not fit`() throws {
    let padded = try Tensor.zeros([3, 2, 1])
    let messages = [
      #expect(throws: SequenceError.self) { try PackedSequence(padded: padded, lengths: [3]) },
      #expect(throws: SequenceError.self) { try PackedSequence(padded: padded, lengths: [3, 0]) },
      #expect(throws: SequenceError.self) { try PackedSequence(padded: padded, lengths: [4, 3]) },
      #expect(throws: SequenceError.self) { try PackedSequence(padded: padded, lengths: [1, 3]) },
      #expect(throws: SequenceError.self) { try PackedSequence(padded: Tensor([1]), lengths: [1]) },
      #expect(throws: SequenceError.self) {
        try PackedSequence(padded: Tensor.zeros([0, 2]), lengths: [0, 0])
      },
      #expect(throws: SequenceError.self) { try PackedSequence([]) },
      #expect(throws: SequenceError.self) { try PackedSequence([Tensor(1.0)]) },
      #expect(throws: SequenceError.self) {
        try PackedSequence(data: Tensor([1, 2]), batchSizes: [1, 2])
      },
      #expect(throws: SequenceError.self) {
        try PackedSequence(data: Tensor([1, 2]), batchSizes: [2], sortedIndices: [1, 1])
      },
      #expect(throws: SequenceError.self) {
        try PackedSequence([Tensor([1, 2])]).padded(totalLength: 1)
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "Expected `len(lengths)` to be equal to batch_size, but got 1 (batch_size=2)",
        "Length of all samples has to be greater than 0, but found an element in 'lengths' that is "
          + "<= 0",
        "Expected every length to be at most the 3 steps of the input, but found 4",
        "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can "
          + "pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep "
          + "this requirement if you do not need ONNX exportability.",
        "Dimension out of range (expected to be in range of [-1, 0], but got 1)",
        "Cannot pack empty tensors.",
        "received an empty list of sequences",
        "sequence 0 is a single number; a sequence has at least one dimension, its steps",
        "batch_sizes must be positive, never grow, and sum to the 2 rows of data, but got [1, 2]",
        "sorted_indices must name each of the 2 sequences once, but got 2 indices",
        "Expected total_length to be at least the length of the longest sequence in input, but got "
          + "total_length=1 and max sequence length being 2",
      ])
  }
}

@Suite struct `A recurrent layer over packed sequences` {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Settings: Decodable {
      let layers: Int
      let bias: Bool
      let bidirectional: Bool
      let projection: Int
      let lengths: [Int]
      let sorted: Bool
      let batch_first: Bool
    }
    let kind: String
    let seed: Int
    let settings: Settings
    let input: GoldenTensor
    let states: [GoldenTensor]
    let batchSizes: [Int]
    let output: GoldenTensor
    let finals: [GoldenTensor]
    let inputGradient: GoldenTensor
    let stateGradients: [GoldenTensor]
    let gradients: [GoldenTensor]
    let description: String
    let losses: [Double]

    var testDescription: String { "\(description) over \(settings.lengths)" }

    func layer() throws -> RecurrentLayer {
      let kinds: [String: RecurrentKind] = [
        "rnn_tanh": .rnn(.tanh), "rnn_relu": .rnn(.relu), "lstm": .lstm, "gru": .gru,
      ]
      var made = RecurrentLayer.Configuration(
        try #require(kinds[kind]), inputSize: 3, hiddenSize: 4)
      made.layerCount = settings.layers
      made.bias = settings.bias
      made.bidirectional = settings.bidirectional
      made.projectionSize = settings.projection
      return try RecurrentLayer(made, generator: RandomGenerator(seed: UInt64(seed)))
    }

    func packed(_ input: Tensor) throws -> PackedSequence {
      try PackedSequence(
        padded: input, lengths: settings.lengths, batchFirst: settings.batch_first,
        enforceSorted: settings.sorted)
    }
  }

  @Test(arguments: try Golden<Case>.load("packed"))
  func `gives PyTorch's outputs, states and gradients`(_ golden: Case) throws {
    let layer = try golden.layer()
    let input = try golden.input.tensor.requiresGrad(true)
    let states = try golden.states.map { try $0.tensor.requiresGrad(true) }

    let result = try layer.forward(golden.packed(input), states: states.isEmpty ? nil : states)
    let data = result.output.data
    let probe = try Tensor.linspace(-1, 1, data.count).reshape(data.shape)
    let squares = try result.states.map { try ($0 * $0).sum() }
    try squares.reduce((data * probe).sum()) { try $0 + $1 }.backward()

    #expect(layer.description == golden.description)
    #expect(result.output.batchSizes == golden.batchSizes)
    #expect(agree(data, golden.output))
    #expect(agree(result.states, golden.finals))
    #expect(agree(input.grad, golden.inputGradient, relative: 1e-5))
    #expect(agree(states.map(\.grad), golden.stateGradients, relative: 1e-5))
    #expect(agree(layer.parameters.map(\.grad), golden.gradients, relative: 1e-5))
  }

  @Test(arguments: try Golden<Case>.load("packed"))
  func `has PyTorch's losses in five steps of Adam`(_ golden: Case) throws {
    let layer = try golden.layer()
    let optimizer = try Optimizer(layer.parameters, Adam(learningRate: 0.01))
    let packed = try golden.packed(golden.input.tensor)

    let losses = try golden.losses.map { _ in
      optimizer.zeroGradient()
      let difference = try layer.forward(packed, states: nil).output.data - 0.25
      let loss = try (difference * difference).mean()
      try loss.backward()
      try optimizer.step()
      return try loss.item().double
    }

    #expect(zip(losses, golden.losses).allSatisfy { abs($0 - $1) <= 1e-5 * abs($1) })
  }

  @Test func `gives each sequence what it gives it alone, bit for bit`() throws {
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 2, hiddenSize: 3)
    settings.bidirectional = true
    let generator = RandomGenerator(seed: 5)
    let layer = try RecurrentLayer(settings, generator: generator)
    let sequences = try [3, 5, 1].map { try Tensor.randn([$0, 2], generator) }

    let together = try layer.forward(
      PackedSequence(sequences, enforceSorted: false), states: nil)
    let alone = try sequences.map { try layer.forward($0, states: nil) }

    #expect(try together.output.sequences().map(\.elements) == alone.map(\.output.elements))
    #expect(
      try (0..<3).map { try together.states[1].select(1, $0).elements }
        == alone.map(\.states[1].elements))
  }

  @Test func `refuses data of another size`() throws {
    let layer = try RecurrentLayer(
      RecurrentLayer.Configuration(.gru, inputSize: 2, hiddenSize: 3),
      generator: RandomGenerator(seed: 0))
    let messages = [
      #expect(throws: LayerError.self) {
        try layer.forward(PackedSequence([Tensor([1, 2])]), states: nil)
      },
      #expect(throws: LayerError.self) {
        try layer.forward(PackedSequence([Tensor.zeros([2, 3])]), states: nil)
      },
      #expect(throws: LayerError.self) {
        try layer.forward(
          PackedSequence([Tensor.zeros([2, 2])]), states: [Tensor.zeros([1, 2, 3])])
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "input must have 2 dimensions, got 1",
        "input.size(-1) must be equal to input_size. Expected 2, got 3",
        "Expected hidden size (1, 1, 3), got [1, 2, 3]",
      ])
  }

  @Test func `refuses projections that can't be`() throws {
    func layer(_ kind: RecurrentKind, projection: Int) throws -> RecurrentLayer {
      var settings = RecurrentLayer.Configuration(kind, inputSize: 2, hiddenSize: 3)
      settings.projectionSize = projection
      return try RecurrentLayer(settings, generator: RandomGenerator(seed: 0))
    }
    let messages = [
      #expect(throws: LayerError.self) { try layer(.lstm, projection: -1) },
      #expect(throws: LayerError.self) { try layer(.lstm, projection: 3) },
      #expect(throws: LayerError.self) { try layer(.gru, projection: 1) },
    ].map { $0?.message }

    #expect(
      messages == [
        "proj_size should be a positive integer or zero to disable projections",
        "proj_size has to be smaller than hidden_size",
        "proj_size argument is only supported for LSTM, not RNN or GRU",
      ])
  }
}
