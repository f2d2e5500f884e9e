import RNN
import Tensors

/// A network that gives outputs, and the states after the last step, for a batch.
protocol Network {
  /// All parameters, and what has a mode, in the order in which they were drawn.
  var modules: [Module] { get }

  /// The outputs in training, or of a pass with known targets.
  func forward(_ input: Tensor, target: Tensor, states: [Tensor]?) throws -> (
    Tensor, states: [Tensor]
  )

  /// The outputs in use.
  func infer(_ input: Tensor) throws -> Tensor
}

/// Embedding, recurrent layers, and a linear layer on the last step or on all.
struct Tagger: Network {
  private let configuration: Configuration
  private let embedding: Embedding?
  private let dropout: Dropout
  private let recurrent: Recurrent
  private let head: Linear

  init(
    _ configuration: Configuration, _ cell: Configuration.Cell, generator: RandomGenerator
  ) throws {
    self.configuration = configuration
    let hasWords = configuration.vocabulary > 0
    embedding =
      hasWords
      ? try Embedding(
        count: configuration.vocabulary, size: configuration.inputs, generator: generator) : nil
    dropout = try Dropout(hasWords ? configuration.dropout : 0, generator: generator)
    recurrent = try Recurrent(configuration, cell, generator: generator)
    head = try Linear(
      inputSize: configuration.hidden * (configuration.isBidirectional ? 2 : 1),
      outputSize: configuration.outputs, generator: generator)
  }

  var modules: [Module] { (embedding.map { [$0] } ?? []) + [dropout] + recurrent.modules + [head] }

  func forward(_ input: Tensor, target: Tensor, states: [Tensor]?) throws -> (
    Tensor, states: [Tensor]
  ) {
    let vectors = try dropout.forward(embedding?.forward(input) ?? input)
    let (values, states) = try recurrent(vectors, states: states)
    let read =
      configuration.isLastStepRead ? try values.select(1, configuration.steps - 1) : values
    return (try head.forward(dropout.forward(read)), states)
  }

  func infer(_ input: Tensor) throws -> Tensor {
    try forward(input, target: input, states: nil).0
  }
}

/// An encoder whose last state starts a decoder, which in use reads its own outputs.
struct Translator: Network {
  private let steps: Int
  private let encoder: Recurrent
  private let decoder: Recurrent
  private let head: Linear

  init(
    _ configuration: Configuration, _ cell: Configuration.Cell, generator: RandomGenerator
  ) throws {
    steps = configuration.steps
    encoder = try Recurrent(configuration, cell, generator: generator)
    decoder = try Recurrent(configuration, cell, generator: generator)
    head = try Linear(
      inputSize: configuration.hidden, outputSize: configuration.outputs, generator: generator)
  }

  var modules: [Module] { encoder.modules + decoder.modules + [head] }

  func forward(_ input: Tensor, target: Tensor, states: [Tensor]?) throws -> (
    Tensor, states: [Tensor]
  ) {
    let state = try encoder(input, states: nil).states
    let (values, states) = try decoder(target, states: state)
    return (try head.forward(values), states)
  }

  func infer(_ input: Tensor) throws -> Tensor {
    var state = try encoder(input, states: nil).states
    var (word, words) = (try input.narrow(1, steps - 1, 1), [Tensor]())
    for _ in 0..<steps {
      let (value, next) = try decoder(word, states: state)
      state = next
      word = try head.forward(value)
      words.append(word)
    }
    return try Tensor.cat(words, 1)
  }
}
