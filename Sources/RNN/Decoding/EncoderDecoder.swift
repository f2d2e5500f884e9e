import Tensors

/// A network that reads one sequence of tokens and writes another.
///
///     (k₁ … k_T), s₀ = encoder(source_embedding(x₁ … x_T))
///     o_t, s_t = decoder(target_embedding(y_t), s_{t−1})
///     c_t, α_t = attention(o_t, k₁ … k_T)
///     logits of y_{t+1} = output([o_t; c_t]),  without attention output(o_t)
///
/// Without attention, s₀ is all that the decoder knows of the source: the bottleneck. Attention before
/// the step (Bahdanau's) asks with the top layer's state h_{t−1}, and the decoder reads
/// `[target_embedding(y_t); c_t]`. Input feeding (Luong's) has `h̃_t = tanh(combine([o_t; c_t]))`, the
/// decoder reads `[target_embedding(y_t); h̃_{t−1}]`, and the logits are `output(h̃_t)`.
///
/// With a bidirectional encoder, a layer's states are joined for the decoder: h as
/// `tanh(bridge_h([h→; h←]))`, an LSTM's c as `bridge_c([c→; c←])`.
///
/// Shapes: B pairs, sources `[B, T]`, targets `[B, S]` of token numbers; logits `[B, S, V]`. The parts
/// are named as in the equations, and draw their weights in the order `source_embedding`, `encoder`,
/// `bridge_h`, `bridge_c`, `target_embedding`, `decoder`, `attention`, `combine`, `output`.
/// - SeeAlso: Sutskever et al. 2014, arXiv:1409.3215; Bahdanau et al. 2015, arXiv:1409.0473; Luong et
///   al. 2015, arXiv:1508.04025.
public final class EncoderDecoder: Module {
  /// When a step of the decoder attends to the source.
  public enum AttentionTime: String, Hashable, Sendable {
    /// With the state before it, so that the step reads what was found.
    case before
    /// With its own output.
    case after
  }

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
    /// When a step attends.
    public var attentionTime = AttentionTime.after
    /// Whether a step also reads what the step before found and gave.
    public var inputFeeding = false
    /// Whether the encoder also reads the source from its end.
    public var bidirectional = false
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
    /// The encoder's output after each step, `[B, T, D·H]`.
    public let output: Tensor
    /// Where the decoder begins.
    public let state: State
    let memory: Attention.Memory?
  }

  /// What the decoder carries from step to step.
  public struct State {
    /// The decoder's states, each `[L, B, H]`.
    public let states: [Tensor]
    /// h̃ of the step before, `[B, H]`, with input feeding.
    let feed: Tensor?
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
    super.init()
    let (embedding, hidden) = (configuration.embeddingSize, configuration.hiddenSize)
    setChild(
      "source_embedding",
      try Embedding(
        count: configuration.sourceSize, size: embedding, paddingIndex: configuration.paddingToken,
        generator: generator))
    setChild("encoder", try RecurrentLayer(configuration.encoder, generator: generator))
    for name in configuration.bridges {
      setChild(
        name, try Linear(inputSize: 2 * hidden, outputSize: hidden, generator: generator))
    }
    setChild(
      "target_embedding",
      try Embedding(count: configuration.targetSize, size: embedding, generator: generator))
    setChild("decoder", try RecurrentLayer(configuration.decoder, generator: generator))
    try makeOutput()
  }

  private func makeOutput() throws {
    let (hidden, keys) = (configuration.hiddenSize, configuration.keySize)
    if let score = configuration.attention {
      setChild(
        "attention",
        try Attention(score, querySize: hidden, keySize: keys, generator: generator))
    }
    if configuration.inputFeeding {
      setChild(
        "combine",
        try Linear(inputSize: hidden + keys, outputSize: hidden, generator: generator))
    }
    let readsContext = configuration.attention != nil && !configuration.inputFeeding
    setChild(
      "output",
      try Linear(
        inputSize: readsContext ? hidden + keys : hidden, outputSize: configuration.targetSize,
        generator: generator))
    setChild("dropout", try Dropout(configuration.dropout, generator: generator))
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { EncoderDecoder(like: self) }

  private init(like other: EncoderDecoder) {
    configuration = other.configuration
    generator = other.generator
  }

  /// A part of the network, which a user may have taken away or replaced.
  func part<Part: Module>(_ name: String, _ type: Part.Type = Part.self) throws -> Part {
    guard let part = child(name) as? Part else {
      throw DecodingError.part(name: name, wanted: String(describing: Part.self))
    }
    return part
  }

  /// The scores of what follows each target token.
  ///
  /// - Parameters:
  ///   - source: `[B, T]`.
  ///   - lengths: As in ``encode(_:lengths:)``.
  ///   - target: `[B, S]`, from the start token on: the scores of step s are for token s + 1.
  ///   - teacherForcing: The probability with which a step reads the target's token, not the one that
  ///     the network itself holds for most probable. Below 1, one number is drawn for each step but
  ///     the first, which always reads the target.
  /// - Throws: ``DecodingError``.
  public func forward(
    source: Tensor, lengths: [Int]? = nil, target: Tensor, teacherForcing: Double = 1
  ) throws -> Result {
    guard (0...1).contains(teacherForcing) else {
      throw DecodingError.setting(
        name: "teacher_forcing", value: teacherForcing, range: "a number from 0 to 1")
    }
    let encoded = try encode(source, lengths: lengths)
    try check(target, "target", size: configuration.targetSize)
    guard target.shape[0] == source.shape[0] else {
      throw DecodingError.batch(source: source.shape[0], target: target.shape[0])
    }
    guard teacherForcing < 1 else {
      return try decode(target, from: encoded.state, of: encoded).result
    }
    var (state, steps) = (encoded.state, [Result]())
    for step in 0..<target.shape[1] {
      var token = try target.narrow(1, step, 1)
      if let last = steps.last, try Double(draw()) >= teacherForcing {
        token = try last.logits.detach().argmax(dimension: 2)
      }
      let run = try decode(token, from: state, of: encoded)
      steps.append(run.result)
      state = run.state
    }
    let weights = steps.compactMap(\.weights)
    return Result(
      logits: try Tensor.cat(steps.map(\.logits), 1),
      weights: weights.isEmpty ? nil : try Tensor.cat(weights, 1))
  }

  /// One number of U(0, 1), as `torch.rand(1)` draws it.
  private func draw() throws -> Float { try Tensor.rand([1], generator).elements[0] }
}
