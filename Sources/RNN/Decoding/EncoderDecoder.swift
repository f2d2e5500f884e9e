import Tensors

/// A network that reads one sequence of tokens and writes another.
///
///     (k₁ … k_T), s₀ = encoder(source_embedding(x₁ … x_T))
///     o_t, s_t = decoder(target_embedding(y_t), s_{t−1})
///     c_t, α_t = attention(o_t, k₁ … k_T)
///     logits of y_{t+1} = output([o_t; c_t]),  without attention output(o_t)
///
/// Without attention, s₀ is all that the decoder knows of the source: the bottleneck.
///
/// Shapes: B pairs, sources `[B, T]`, targets `[B, S]` of token numbers; logits `[B, S, V]`. The parts
/// are named as in the equations, and draw their weights in the order `source_embedding`, `encoder`,
/// `target_embedding`, `decoder`, `attention`, `output`.
/// - SeeAlso: Sutskever et al. 2014, arXiv:1409.3215; Luong et al. 2015, arXiv:1508.04025.
public final class EncoderDecoder: Module {
  /// What the network is made of.
  public struct Configuration: Hashable, Sendable {
    /// The kind of both recurrent layers.
    public var kind: RecurrentKind
    /// How many tokens the sources' vocabulary has.
    public var sourceSize: Int
    /// V, how many tokens the targets' vocabulary has.
    public var targetSize: Int
    /// The size of a token's vector.
    public var embeddingSize: Int
    /// The hidden units of a layer.
    public var hiddenSize: Int
    /// How many layers encoder and decoder have.
    public var layerCount = 1
    /// The part of the vectors, and of the outputs between layers, that training drops.
    public var dropout = 0.0
    /// How the decoder's outputs and the encoder's are compared; nil without attention.
    public var attention: Attention.Score?
    /// The token behind the end of shorter sources, which is read over; nil where there is none.
    public var paddingToken: Int?

    /// One layer, without attention; change the other settings as needed.
    public init(
      _ kind: RecurrentKind, sourceSize: Int, targetSize: Int, embeddingSize: Int, hiddenSize: Int
    ) {
      self.kind = kind
      self.sourceSize = sourceSize
      self.targetSize = targetSize
      self.embeddingSize = embeddingSize
      self.hiddenSize = hiddenSize
    }
  }

  /// A source as the decoder knows it.
  public struct Encoded {
    /// The encoder's output after each step, `[B, T, H]`.
    public let output: Tensor
    /// The encoder's states after each source's last step, each `[L, B, H]`.
    public let states: [Tensor]
    let memory: Attention.Memory?
  }

  /// What the decoder gives for a target.
  public struct Result {
    /// The scores of what follows each step, `[B, S, V]`.
    public let logits: Tensor
    /// How much of each source step each target step read, `[B, S, T]`; nil without attention.
    public let weights: Tensor?
  }

  /// What the network is made of.
  public let configuration: Configuration
  private let generator: RandomGenerator

  /// - Throws: ``DecodingError``, ``AlignmentError`` or ``LayerError`` for settings out of range.
  public init(_ configuration: Configuration, generator: RandomGenerator) throws {
    self.configuration = configuration
    self.generator = generator
    try configuration.check()
    let (embedding, hidden) = (configuration.embeddingSize, configuration.hiddenSize)
    var layer = RecurrentLayer.Configuration(
      configuration.kind, inputSize: embedding, hiddenSize: hidden)
    layer.layerCount = configuration.layerCount
    layer.batchFirst = true
    layer.dropout = configuration.layerCount > 1 ? configuration.dropout : 0
    super.init()
    setChild(
      "source_embedding",
      try Embedding(
        count: configuration.sourceSize, size: embedding, paddingIndex: configuration.paddingToken,
        generator: generator))
    setChild("encoder", try RecurrentLayer(layer, generator: generator))
    setChild(
      "target_embedding",
      try Embedding(count: configuration.targetSize, size: embedding, generator: generator))
    setChild("decoder", try RecurrentLayer(layer, generator: generator))
    if let score = configuration.attention {
      setChild(
        "attention",
        try Attention(score, querySize: hidden, keySize: hidden, generator: generator))
    }
    setChild(
      "output",
      try Linear(
        inputSize: configuration.attention == nil ? hidden : 2 * hidden,
        outputSize: configuration.targetSize, generator: generator))
    setChild("dropout", try Dropout(configuration.dropout, generator: generator))
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { EncoderDecoder(like: self) }

  private init(like other: EncoderDecoder) {
    configuration = other.configuration
    generator = other.generator
  }

  /// A part of the network, which a user may have taken away or replaced.
  private func part<Part: Module>(_ name: String, _ type: Part.Type = Part.self) throws -> Part {
    guard let part = child(name) as? Part else {
      throw DecodingError.part(name: name, wanted: String(describing: Part.self))
    }
    return part
  }

  /// Reads a batch of sources.
  ///
  /// - Throws: ``DecodingError`` for sources that are no batch of tokens of the vocabulary.
  public func encode(_ source: Tensor) throws -> Encoded {
    try check(source, "source", size: configuration.sourceSize)
    let lengths = try lengths(of: source)
    let (encoder, dropout) = (
      try part("encoder", RecurrentLayer.self), try part("dropout", Dropout.self)
    )
    let vectors = try dropout.forward(part("source_embedding").forward(source))
    let steps = source.shape[1]
    let isPadded = lengths.contains { $0 < steps }
    guard isPadded else {
      let run = try encoder.forward(vectors, states: nil)
      return try encoded(run.output, run.states, mask: nil)
    }
    let packed = try PackedSequence(
      padded: vectors, lengths: lengths, batchFirst: true, enforceSorted: false)
    let run = try encoder.forward(packed, states: nil)
    let output = try run.output.padded(batchFirst: true, totalLength: steps)
    return try encoded(output, run.states, mask: paddingMask(lengths: lengths, steps: steps))
  }

  private func encoded(_ output: Tensor, _ states: [Tensor], mask: Tensor?) throws -> Encoded {
    let attention = configuration.attention == nil ? nil : try part("attention", Attention.self)
    return Encoded(
      output: output, states: states,
      memory: try attention?.memory(keys: output, mask: mask))
  }

  /// Decodes some steps at once.
  ///
  /// - Parameters:
  ///   - tokens: `[B, S]`: what the decoder reads.
  ///   - states: The decoder's states before, each `[L, B, H]`.
  /// - Returns: What follows each token, and the states after the last one.
  public func decode(
    _ tokens: Tensor, states: [Tensor], of source: Encoded
  ) throws -> (result: Result, states: [Tensor]) {
    try check(tokens, "target", size: configuration.targetSize)
    let vectors = try part("dropout").forward(part("target_embedding").forward(tokens))
    let run = try part("decoder", RecurrentLayer.self).forward(vectors, states: states)
    let output = try part("output")
    guard let memory = source.memory else {
      return (Result(logits: try output.forward(run.output), weights: nil), run.states)
    }
    let read = try part("attention", Attention.self).forward(query: run.output, memory: memory)
    let logits = try output.forward(Tensor.cat([run.output, read.context], 2))
    return (Result(logits: logits, weights: read.weights), run.states)
  }

  /// The scores of what follows each target token.
  ///
  /// - Parameters:
  ///   - source: `[B, T]`.
  ///   - target: `[B, S]`, from the start token on: the scores of step s are for token s + 1.
  ///   - teacherForcing: The probability with which a step reads the target's token, not the one that
  ///     the network itself holds for most probable. Below 1, one number is drawn for each step but
  ///     the first, which always reads the target.
  /// - Throws: ``DecodingError``.
  public func forward(
    source: Tensor, target: Tensor, teacherForcing: Double = 1
  ) throws -> Result {
    guard (0...1).contains(teacherForcing) else {
      throw DecodingError.setting(
        name: "teacher_forcing", value: teacherForcing, range: "a number from 0 to 1")
    }
    let encoded = try encode(source)
    try check(target, "target", size: configuration.targetSize)
    guard target.shape[0] == source.shape[0] else {
      throw DecodingError.batch(source: source.shape[0], target: target.shape[0])
    }
    guard teacherForcing < 1 else {
      return try decode(target, states: encoded.states, of: encoded).result
    }
    var (states, steps) = (encoded.states, [Result]())
    for step in 0..<target.shape[1] {
      var token = try target.narrow(1, step, 1)
      if let last = steps.last, try Double(draw()) >= teacherForcing {
        token = try last.logits.detach().argmax(dimension: 2)
      }
      let run = try decode(token, states: states, of: encoded)
      steps.append(run.result)
      states = run.states
    }
    let weights = steps.compactMap(\.weights)
    return Result(
      logits: try Tensor.cat(steps.map(\.logits), 1),
      weights: weights.isEmpty ? nil : try Tensor.cat(weights, 1))
  }

  /// One number of U(0, 1), as `torch.rand(1)` draws it.
  private func draw() throws -> Float { try Tensor.rand([1], generator).elements[0] }

  /// The most probable targets of a batch of sources.
  ///
  /// - Parameters:
  ///   - start: The token that the decoder reads first.
  ///   - check: Called before each step; what it throws ends the search.
  /// - Returns: For each source at most `search.width` hypotheses, the best first.
  /// - Throws: ``DecodingError``.
  public func search(
    _ source: Tensor, start: Int, _ search: BeamSearch, check: () throws -> Void = {}
  ) throws -> [[Hypothesis]] {
    for (name, token) in [("start", start), ("end", search.endToken ?? 0)]
    where !(0..<configuration.targetSize).contains(token) {
      throw DecodingError.token(
        name: name, value: token, vocabulary: configuration.targetSize)
    }
    return try noGrad {
      let encoded = try encode(source)
      guard source.shape[0] > 0 else { return [] }
      let starts = [Int](repeating: start, count: source.shape[0])
      let beginning = SearchState(source: encoded, states: encoded.states)
      return try search.run(start: starts, state: beginning) { state, rows in
        try state.rows(rows)
      } step: { tokens, state in
        try check()
        let column = Tensor(integers: tokens, shape: [tokens.count, 1])
        let run = try decode(column, states: state.states, of: state.source)
        return (
          try run.result.logits.squeeze(1), SearchState(source: state.source, states: run.states)
        )
      }
    }
  }
}

/// What the decoder needs of each hypothesis.
private struct SearchState {
  let source: EncoderDecoder.Encoded
  let states: [Tensor]

  func rows(_ rows: [Int]) throws -> SearchState {
    let index = Tensor(integers: rows)
    let memory = try source.memory.map { memory in
      Attention.Memory(
        keys: try memory.keys.indexSelect(0, index),
        values: try memory.values.indexSelect(0, index),
        mask: try memory.mask?.indexSelect(0, index))
    }
    return SearchState(
      source: EncoderDecoder.Encoded(
        output: source.output, states: source.states, memory: memory),
      states: try states.map { try $0.indexSelect(1, index) })
  }
}
