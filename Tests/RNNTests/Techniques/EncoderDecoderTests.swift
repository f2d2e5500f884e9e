import RNN
import Tensors
import Testing

@Suite struct `An encoder-decoder` {
  private func configuration(
    _ kind: RecurrentKind = .gru, _ change: (inout EncoderDecoder.Configuration) -> Void = { _ in }
  ) -> EncoderDecoder.Configuration {
    var made = EncoderDecoder.Configuration(
      kind, sourceSize: 7, targetSize: 6, embeddingSize: 3, hiddenSize: 4)
    change(&made)
    return made
  }

  private func network(
    _ kind: RecurrentKind = .gru, _ change: (inout EncoderDecoder.Configuration) -> Void = { _ in }
  ) throws -> EncoderDecoder {
    try EncoderDecoder(configuration(kind, change), generator: RandomGenerator(seed: 3))
  }

  @Test(
    arguments: [RecurrentKind.gru, .lstm, .rnn(.tanh)],
    [EncoderDecoder.AttentionTime.after, .before])
  func `reads a padded source as one without padding`(
    kind: RecurrentKind, time: EncoderDecoder.AttentionTime
  ) throws {
    let network = try network(kind) {
      $0.paddingToken = 0
      $0.layerCount = 2
      $0.attention = .general
      $0.bidirectional = true
      $0.attentionTime = time
    }
    let padded = Tensor(integers: [1, 2, 3, 4, 5, 6, 0, 0], shape: [2, 4])
    let alone = Tensor(integers: [5, 6], shape: [1, 2])
    let target = Tensor(integers: [1, 2, 1, 3], shape: [2, 2])

    let both = try network.forward(source: padded, target: target)
    let one = try network.forward(source: alone, target: target.narrow(0, 1, 1))
    #expect(try both.logits.select(0, 1).isClose(to: one.logits.select(0, 0), absolute: 1e-6))
    let weights = try #require(both.weights).select(0, 1)
    #expect(try weights.narrow(1, 2, 2).elements == [0, 0, 0, 0])
  }

  @Test(
    arguments: [EncoderDecoder.AttentionTime.after, .before], [false, true])
  func `goes on step by step as in one run`(
    time: EncoderDecoder.AttentionTime, feeding: Bool
  ) throws {
    let network = try network(.lstm) {
      $0.attention = .general
      $0.bidirectional = true
      $0.attentionTime = time
      $0.inputFeeding = feeding && time == .after
    }
    let source = Tensor(integers: [1, 2, 3], shape: [1, 3])
    let target = Tensor(integers: [1, 4, 5, 2], shape: [1, 4])
    let whole = try network.forward(source: source, target: target).logits

    let encoded = try network.encode(source)
    var (state, steps) = (encoded.state, [Tensor]())
    for step in 0..<4 {
      let run = try network.decode(target.narrow(1, step, 1), from: state, of: encoded)
      state = run.state
      steps.append(run.result.logits)
    }
    #expect(try Tensor.cat(steps, 1).isClose(to: whole, absolute: 1e-6))
  }

  @Test func `takes the lengths of sources instead of a padding token`() throws {
    let tokens = Tensor(integers: [1, 2, 3, 4, 5, 6, 0, 0], shape: [2, 4])
    let target = Tensor(integers: [1, 2, 1, 3], shape: [2, 2])
    let (padded, plain) = (try network { $0.paddingToken = 0 }, try network())
    try plain.load(padded.stateDictionary)
    let wanted = try padded.forward(source: tokens, target: target).logits
    let given = try plain.forward(source: tokens, lengths: [4, 2], target: target).logits

    #expect(given.elements == wanted.elements)
    #expect(throws: DataError.lengthRange(place: 1, length: 5, steps: 4)) {
      try plain.forward(source: tokens, lengths: [4, 5], target: target)
    }
  }

  @Test func `feeds itself its own tokens without a teacher`() throws {
    let network = try network()
    let source = Tensor(integers: [1, 2, 3], shape: [1, 3])
    let search = try BeamSearch(width: 1, maximumLength: 4, endToken: nil)
    let found = try network.search(source, start: 1, search)[0][0].tokens

    let target = Tensor(integers: [1, 0, 0, 0], shape: [1, 4])
    let free = try network.forward(source: source, target: target, teacherForcing: 0)
    #expect(try free.logits.argmax(dimension: 2).integers == found)
  }

  @Test func `learns to copy`() throws {
    let generator = RandomGenerator(seed: 5)
    var settings = configuration(.gru) { $0.attention = .dot }
    settings.embeddingSize = 12
    settings.hiddenSize = 24
    let network = try EncoderDecoder(settings, generator: generator)
    let optimizer = try Optimizer(network.parameters, Adam(learningRate: 0.02))
    let tokens = try Tensor.randint(2, 6, [16, 4], generator)
    let starts = try Tensor.full([16, 1], 1, dtype: .int64)
    let target = try Tensor.cat([starts, tokens], 1)
    for _ in 0..<120 {
      optimizer.zeroGradient()
      let logits = try network.forward(source: tokens, target: target.narrow(1, 0, 4)).logits
      try Loss.crossEntropy(logits.reshape([-1, 6]), target: tokens.reshape([-1])).backward()
      try optimizer.step()
    }

    let search = try BeamSearch(width: 3, maximumLength: 4, endToken: nil)
    let found = try network.search(tokens, start: 1, search)
    #expect(found.flatMap { $0[0].tokens } == tokens.integers)
  }

  @Test func `says what is wrong with its settings`() {
    func message(_ change: (inout EncoderDecoder.Configuration) -> Void) -> String {
      do {
        return try network(.gru, change).typeName
      } catch {
        return "\(error)"
      }
    }

    #expect(message { $0.sourceSize = 0 } == "source_size must be 1 or more, and below 2^31, got 0")
    #expect(
      message { $0.layerCount = -1 } == "num_layers must be 1 or more, and below 2^31, got -1")
    #expect(message { $0.dropout = 1.5 } == "dropout must be a number from 0 to 1, got 1.5")
    #expect(
      message { $0.paddingToken = 7 }
        == "padding_idx is 7; the vocabulary has the tokens 0 … 6")
    #expect(
      message { $0.attentionTime = .before }
        == "attend=\"before\" is not for this network: the network has no attention")
    #expect(
      message {
        $0.attention = .dot
        $0.attentionTime = .before
        $0.inputFeeding = true
      }
        == "input_feeding is not for this network: a step reads what it attends to already")
    #expect(
      message { $0.inputFeeding = true }
        == "input_feeding is not for this network: the network has no attention")
    #expect(
      message {
        $0.attention = .dot
        $0.bidirectional = true
      }
        == "score dot multiplies queries by keys, so that both must have one size; "
        + "queries have 4 features, keys 8")
    #expect(
      message { $0.attention = .additive(hiddenSize: 0) }
        == "hidden_size must be 1 or more, and below 2^31, got 0")
  }

  @Test func `says what is wrong with its tokens`() throws {
    let network = try network { $0.paddingToken = 0 }
    let good = Tensor(integers: [1, 2], shape: [1, 2])
    func message(_ source: Tensor, _ target: Tensor, teacher: Double = 1) -> String {
      do {
        _ = try network.forward(source: source, target: target, teacherForcing: teacher)
        return "none"
      } catch {
        return "\(error)"
      }
    }

    #expect(message(good, good) == "none")
    #expect(
      message(Tensor(integers: [1, 2]), good)
        == "source must be integers of the shape [batch, steps], got torch.int64 of the shape [2]")
    #expect(
      message(good, try Tensor.zeros([1, 2]))
        == "target must be integers of the shape [batch, steps], "
        + "got torch.float32 of the shape [1, 2]")
    #expect(
      message(try good.narrow(1, 0, 0), good) == "source has no steps")
    #expect(
      message(Tensor(integers: [1, 7], shape: [1, 2]), good)
        == "a token of source is 7; the vocabulary has the tokens 0 … 6")
    #expect(
      message(good, Tensor(integers: [-1, 0], shape: [1, 2]))
        == "a token of target is -1; the vocabulary has the tokens 0 … 5")
    #expect(
      message(Tensor(integers: [0, 0], shape: [1, 2]), good)
        == "sequence 0 of source is nothing but padding")
    #expect(
      message(good, Tensor(integers: [1, 2, 3, 4], shape: [2, 2]))
        == "source has 1 sequences and target 2; they must be pairs")
    #expect(
      message(good, good, teacher: 1.5)
        == "teacher_forcing must be a number from 0 to 1, got 1.5")
    let search = try BeamSearch(width: 1, maximumLength: 1, endToken: 2)
    #expect(throws: DecodingError.token(name: "start", value: 9, vocabulary: 6)) {
      try network.search(good, start: 9, search)
    }
  }
}
