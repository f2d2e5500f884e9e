import Glibc
import Tensors

/// A recurrent language model over words or characters: foretells each next token.
///
///     e = dropout(embedding(x));  o, s′ = recurrent(e, s);  logits = decoder(dropout(o))
///
/// Shapes: `x [B, T]` int64, `logits [B, T, V]`. Its parts are `embedding`, `rnn`, `drop` and
/// `decoder`. With tied weights the decoder's rows are the embedding's vectors.
///
/// - SeeAlso: Press and Wolf 2017, arXiv:1608.05859, for tied weights.
public final class LanguageModel: CompositeModel {
  /// A model of given parts; with `tied`, the decoder takes the embedding's table for its weight.
  ///
  /// - Throws: ``ModelError/tiedSizes(embedding:output:)``.
  public init(
    embedding: Embedding, recurrent: RecurrentPart, dropout: Dropout, decoder: Linear,
    tied: Bool = false
  ) throws {
    if tied {
      guard embedding.size == recurrent.outputSize else {
        throw ModelError.tiedSizes(embedding: embedding.size, output: recurrent.outputSize)
      }
      decoder.setParameter("weight", embedding.parameter("weight"))
    }
    super.init(
      parts: [
        ("embedding", embedding), ("rnn", recurrent.module), ("drop", dropout),
        ("decoder", decoder),
      ], recurrent: recurrent)
  }

  private override init() { super.init() }

  /// A model without its parts yet.
  public override func emptied() -> Module { LanguageModel() }

  /// A model whose parameters are drawn part by part: embedding, recurrent layer, decoder.
  public convenience init(
    vocabularySize: Int, embeddingSize: Int, hiddenSize: Int, kind: RecurrentKind = .lstm,
    layerCount: Int = 1, dropout: Double = 0, tied: Bool = false, generator: RandomGenerator
  ) throws {
    for (setting, value) in [("vocab_size", vocabularySize), ("embedding_size", embeddingSize)] {
      guard value > 0 else { throw ModelError.notPositive(setting: setting, value: value) }
    }
    let embedding = try Embedding(count: vocabularySize, size: embeddingSize, generator: generator)
    let recurrent = try RecurrentPart(
      kind, inputSize: embeddingSize, hiddenSize: hiddenSize, layerCount: layerCount,
      dropout: layerCount > 1 ? dropout : 0, generator: generator)
    try self.init(
      embedding: embedding, recurrent: recurrent, dropout: Dropout(dropout, generator: generator),
      decoder: Linear(
        inputSize: recurrent.outputSize, outputSize: vocabularySize, generator: generator),
      tied: tied)
  }

  /// The logits alone; ``forward(_:states:)`` gives the states too.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, states: nil).logits
  }

  /// Reads a window of tokens from the states that the window before ended with.
  ///
  /// - Throws: ``ModelError`` for tokens that are none.
  public func forward(
    _ input: Tensor, states: [Tensor]?
  ) throws -> (logits: Tensor, states: [Tensor]) {
    let (drop, decoder) = (try part("drop", Dropout.self), try part("decoder", Linear.self))
    let tokens = TokenEmbedding(embedding: try part("embedding"), model: typeName)
    let embedded = try drop.forward(tokens.vectors(of: input))
    let (output, states) = try recurrent().run(embedded, states)
    return (try decoder.forward(drop.forward(output)), states)
  }
}

// MARK: - How well it foretells

extension LanguageModel {
  /// `exp(mean(−log p(next token)))` over a text, read as one stream from empty states: how many
  /// tokens the model is, so to say, in doubt between.
  ///
  /// Runs as in use, without dropout and gradients, in windows of `steps`.
  ///
  /// - Throws: ``DataError/tooFewTokens(count:batchSize:)`` for a text of fewer than two tokens.
  public func perplexity(of text: [Int], steps: Int = 128) throws -> Double {
    let stream = try TokenStreams(text, batchSize: 1, steps: steps)
    return try inUse {
      var states: [Tensor]?
      var sum = 0.0
      for (inputs, targets) in stream {
        let result = try forward(inputs, states: states)
        states = result.states
        let flat = try result.logits.flatten(0, 1)
        sum += try Loss.crossEntropy(flat, target: targets.reshape([-1]), reduction: .sum)
          .item().double
      }
      return exp(sum / Double(stream.streamLength - 1))
    }
  }
}

// MARK: - Texts of its own

extension LanguageModel {
  /// Continues a text.
  ///
  /// The prompt is read in one go; then each token is chosen from the logits of the last step and read
  /// in turn. Runs as in use, without dropout and gradients.
  ///
  /// - Parameters:
  ///   - prompt: The text so far, `[B, T]` or `[T]`.
  ///   - count: How many tokens to add.
  ///   - choice: How a token is chosen from its logits.
  ///   - stop: A token that ends a text: what follows it in its row are such tokens, and the work ends
  ///     when all rows have.
  /// - Returns: Prompt and continuation, `[B, T + n]` or `[T + n]`, n ≤ count.
  /// - Throws: ``ModelError/emptyPrompt``, ``ModelError/negativeCount(_:)``, and as ``TokenChoice``.
  public func generate(
    _ prompt: Tensor, count: Int, choice: TokenChoice, stop: Int? = nil,
    generator: RandomGenerator, afterEach: () throws -> Void = {}
  ) throws -> Tensor {
    guard count >= 0 else { throw ModelError.negativeCount(count) }
    guard prompt.count > 0 else { throw ModelError.emptyPrompt }
    let batch = prompt.rank == 1 ? try prompt.unsqueeze(0) : prompt
    return try inUse {
      var columns = [batch]
      var input = batch
      var states: [Tensor]?
      var isEnded = [Bool](repeating: false, count: batch.shape.first ?? 0)
      for _ in 0..<count where stop == nil || isEnded.contains(false) {
        let result = try forward(input, states: states)
        states = result.states
        var next = try choice.tokens(from: result.logits.select(1, -1), generator).integers
        if let stop {
          for row in next.indices {
            if isEnded[row] { next[row] = stop }
            isEnded[row] = next[row] == stop
          }
        }
        input = Tensor(integers: next, shape: [next.count, 1])
        columns.append(input)
        try afterEach()
      }
      let text = try Tensor.cat(columns, 1)
      return prompt.rank == 1 ? try text.squeeze(0) : text
    }
  }
}
