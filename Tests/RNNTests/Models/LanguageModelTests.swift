import Glibc
import RNN
import Tensors
import Testing

@Suite struct `A language model` {
  private func model(tied: Bool = false) throws -> LanguageModel {
    try LanguageModel(
      vocabularySize: 5, embeddingSize: 4, hiddenSize: 4, kind: .gru, dropout: 0.5, tied: tied,
      generator: RandomGenerator(seed: 1))
  }

  @Test func `has the parts that it prints`() throws {
    #expect(
      try model().description == """
        LanguageModel(
          (embedding): Embedding(5, 4)
          (rnn): GRU(4, 4, batch_first=True)
          (drop): Dropout(p=0.5, inplace=False)
          (decoder): Linear(in_features=4, out_features=5, bias=True)
        )
        """)
  }

  @Test func `with tied weights has one table for both ends`() throws {
    let names = try model(tied: true).namedParameters.map(\.name)

    #expect(
      names == [
        "embedding.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0",
        "rnn.bias_hh_l0", "decoder.bias",
      ])
  }

  @Test func `read in windows gives what it gives in one go`() throws {
    let model = try model()
    model.eval()
    let text = Tensor(integers: [1, 2, 3, 4, 0, 1], shape: [1, 6])
    let whole = try model.forward(text)
    let first = try model.forward(text.narrow(1, 0, 4), states: nil)
    let second = try model.forward(text.narrow(1, 4, 2), states: first.states)

    #expect(try Tensor.cat([first.logits, second.logits], 1).isClose(to: whole))
  }

  @Test func `has the perplexity of its mean loss and stays in training`() throws {
    let model = try model()
    let text = [1, 2, 3, 4, 0, 1, 2]
    let perplexity = try model.perplexity(of: text, steps: 4)
    model.eval()
    let loss = try Loss.crossEntropy(
      model.forward(Tensor(integers: Array(text.dropLast()), shape: [1, 6])).squeeze(0),
      target: Tensor(integers: Array(text.dropFirst())))
    let wanted = try exp(loss.item().double)

    #expect(abs(perplexity - wanted) < 1e-5 * wanted)
  }

  @Test func `leaves each part's mode as it was`() throws {
    let model = try model()
    model.child("rnn")?.eval()
    _ = try model.perplexity(of: [1, 2, 3])

    #expect(
      model.namedModules.map(\.module.training) == [true, true, false, true, true])
  }

  @Test func `continues a text, the same for a seed, until it stops`() throws {
    let model = try model()
    let choice = try TokenChoice(temperature: 1)
    let prompt = Tensor(integers: [1, 2])
    let texts = try (0..<2).map { _ in
      try model.generate(prompt, count: 8, choice: choice, generator: RandomGenerator(seed: 4))
        .integers
    }
    let stop = texts[0][4]
    let stopped = try model.generate(
      prompt, count: 8, choice: choice, stop: stop, generator: RandomGenerator(seed: 4))

    #expect(texts[0].count == 10)
    #expect(texts[0] == texts[1])
    let end = try #require(texts[0].dropFirst(2).firstIndex(of: stop))

    #expect(stopped.integers == Array(texts[0][...end]))
  }

  @Test func `is copied with its parts and ties`() throws {
    let model = try model(tied: true)
    model.eval()
    let copy = try #require(model.copied() as? LanguageModel)
    let text = Tensor(integers: [1, 2, 3], shape: [1, 3])

    #expect(try copy.forward(text).isEqual(to: model.forward(text)))
    #expect(copy.namedParameters.map(\.name) == model.namedParameters.map(\.name))
  }

  @Test func `follows a part that takes another's place`() throws {
    let (model, generator) = (try model(), RandomGenerator(seed: 9))
    model.eval()
    model.setChild("decoder", try Linear(inputSize: 4, outputSize: 2, generator: generator))
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 4, hiddenSize: 4)
    settings.batchFirst = true
    model.setChild("rnn", try RecurrentLayer(settings, generator: generator))
    let result = try model.forward(Tensor(integers: [1, 2], shape: [1, 2]), states: nil)

    #expect(result.logits.shape == [1, 2, 2])
    #expect(result.states.count == 2)
  }

  @Test func `learns a sentence by heart and says it`() throws {
    let text = Tokenizer.characters.tokens(of: "say hello to my world. ")
    let vocabulary = try Vocabulary(of: text)
    let generator = RandomGenerator(seed: 3)
    let model = try LanguageModel(
      vocabularySize: vocabulary.count, embeddingSize: 8, hiddenSize: 24, kind: .gru,
      generator: generator)
    let windows = try TokenStreams.windows(of: vocabulary.encode(text), steps: 22)

    let history = try fit(
      inputs: windows.inputs, targets: windows.targets,
      optimizer: Optimizer(model.parameters, Adam(learningRate: 0.03)),
      plan: TrainingPlan(epochs: 150), generator: generator,
      loss: { inputs, targets in
        try Loss.crossEntropy(
          model.forward(inputs).flatten(0, 1), target: targets.flatten())
      })
    let prompt = Tensor(integers: try vocabulary.encode(["s"]))
    let said = try model.generate(prompt, count: 22, choice: .greedy, generator: generator)

    #expect(history.losses[149] < 0.05)
    #expect(try vocabulary.decode(said.integers).joined() == "say hello to my world. ")
  }

  @Test func `says which token or prompt it refuses`() throws {
    let model = try model()
    let generator = RandomGenerator()
    let replaced = try self.model()
    replaced.setChild("decoder", try Dropout(generator: generator))
    let messages = [
      #expect(throws: ModelError.self) { try model.forward(Tensor(integers: [1, 2])) },
      #expect(throws: ModelError.self) { try model.forward(Tensor([1], shape: [1, 1])) },
      #expect(throws: ModelError.self) {
        try model.forward(Tensor(integers: [0, 5], shape: [1, 2]))
      },
      #expect(throws: ModelError.self) { try model.forward(Tensor(integers: [], shape: [1, 0])) },
      #expect(throws: ModelError.self) {
        try model.generate(
          Tensor(integers: []), count: 1, choice: .greedy, generator: generator)
      },
      #expect(throws: ModelError.self) {
        try model.generate(
          Tensor(integers: [1]), count: -1, choice: .greedy, generator: generator)
      },
      #expect(throws: ModelError.self) {
        try replaced.forward(Tensor(integers: [1], shape: [1, 1]))
      },
      #expect(throws: ModelError.self) {
        try LanguageModel(
          vocabularySize: 5, embeddingSize: 3, hiddenSize: 4, tied: true, generator: generator)
      },
      #expect(throws: ModelError.self) {
        try LanguageModel(
          vocabularySize: 0, embeddingSize: 3, hiddenSize: 4, generator: generator)
      },
      #expect(throws: ModelError.self) {
        try RecurrentPart(
          RecurrentLayer(.init(.lstm, inputSize: 1, hiddenSize: 1), generator: generator))
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "LanguageModel reads [batch, steps], got an input of shape [2]",
        "LanguageModel reads indices of type int64, got float32",
        "LanguageModel knows the tokens 0 to 4, got 5 at place 1",
        "LanguageModel wants one step or more, got none",
        "the prompt has no tokens: give the model one to begin with",
        "the number of tokens must be 0 or more, got -1",
        "the part 'decoder' of a LanguageModel must be a Linear",
        "tied weights want vectors of one size: the embedding has 3 numbers, the recurrent layer "
          + "gives 4",
        "vocab_size must be greater than 0, got 0",
        "the model reads batches first, its recurrent layer time first",
      ])
  }
}

@Suite struct `A token's choice` {
  private let logits = Tensor([1, 3, 2, 3, -1])

  @Test func `keeps the largest and those equal to the last of them`() throws {
    let kept = try TokenChoice(temperature: 2, topK: 1).filtered(logits)

    #expect(kept.elements == [-.infinity, 1.5, -.infinity, 1.5, -.infinity])
  }

  @Test func `keeps the fewest that reach a probability together`() throws {
    let logits = Tensor([0.5, 0.3, 0.2].map { log($0) })

    #expect(try TokenChoice(temperature: 1, topP: 0.4).filtered(logits).finitePlaces == [0])
    #expect(try TokenChoice(temperature: 1, topP: 0.6).filtered(logits).finitePlaces == [0, 1])
    #expect(
      try TokenChoice(temperature: 1, topP: 0.9).filtered(logits).finitePlaces == [0, 1, 2])
  }

  @Test func `greedy takes the first of equal ones and draws nothing`() throws {
    let generator = RandomGenerator(seed: 2)
    let state = generator.state

    #expect(try TokenChoice.greedy.tokens(from: logits, generator).integers == [1])
    #expect(generator.state == state)
  }

  @Test func `at almost no temperature is greedy`() throws {
    let choice = try TokenChoice(temperature: 1e-300)
    let kept = try choice.filtered(Tensor([-5, -2, -.infinity]))

    #expect(try kept.softmax(-1).elements == [0, 1, 0])
  }

  @Test func `refuses settings out of range and logits that are none`() throws {
    let choice = try TokenChoice(temperature: 1)
    let messages = [
      #expect(throws: ModelError.self) { try TokenChoice(temperature: -1) },
      #expect(throws: ModelError.self) { try TokenChoice(temperature: .nan) },
      #expect(throws: ModelError.self) { try TokenChoice(temperature: 1, topK: 0) },
      #expect(throws: ModelError.self) { try TokenChoice(temperature: 1, topP: 0) },
      #expect(throws: ModelError.self) { try TokenChoice(temperature: 1, topP: 1.5) },
      #expect(throws: ModelError.self) { try choice.filtered(Tensor([1, .nan])) },
      #expect(throws: ModelError.self) {
        try choice.filtered(Tensor([1, 2, -.infinity, -.infinity], shape: [2, 2]))
      },
      #expect(throws: ModelError.self) { try choice.filtered(Tensor.zeros([1, 2, 3])) },
      #expect(throws: ModelError.self) { try choice.filtered(Tensor.zeros([2, 0])) },
    ].map { $0?.message }

    #expect(
      messages == [
        "temperature must be a number, 0 or greater, got -1.0",
        "temperature must be a number, 0 or greater, got nan",
        "top_k must be 1 or more, got 0",
        "top_p must be greater than 0 and at most 1, got 0.0",
        "top_p must be greater than 0 and at most 1, got 1.5",
        "element 1 of the logits is nan; nothing can be drawn from them",
        "element 2 of the logits is -inf; nothing can be drawn from them",
        "logits have the shape [classes] or [batch, classes], got [1, 2, 3]",
        "logits have the shape [classes] or [batch, classes], got [2, 0]",
      ])
  }
}

extension Tensor {
  /// The places of the elements that are finite.
  fileprivate var finitePlaces: [Int] { elements.indices.filter { elements[$0].isFinite } }
}
