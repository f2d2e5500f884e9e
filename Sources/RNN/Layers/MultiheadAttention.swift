import Tensors

/// `nn.MultiheadAttention`, Vaswani et al. 2017, §3.2.2: H times a mean of values, weighted by how well
/// keys fit a query.
///
///     qₕ, kₕ, vₕ = q·Wqₕᵀ + bqₕ, k·Wkₕᵀ + bkₕ, v·Wvₕᵀ + bvₕ
///     aₕ = softmax(qₕ·kₕᵀ / √d + mask)
///     y  = [a₁·v₁, …, a_H·v_H]·Woᵀ + bo
///
/// Shapes: T queries, S keys, B sequences, E features, d = E/H. `q [T, B, E]`, `k [S, B, K]`,
/// `v [S, B, V]`, `y [T, B, E]`, weights `[B, T, S]`; `[B, T, …]` with `batchFirst`; without B for a
/// single sequence.
public final class MultiheadAttention: Module {
  /// What the layer is made of.
  public struct Configuration: Hashable, Sendable {
    /// E, the number of features of queries and results.
    public var size: Int
    /// H, the number of heads; it divides E.
    public var headCount: Int
    /// The part of the weights that training drops.
    public var dropout = 0.0
    /// Whether the projections have biases.
    public var bias = true
    /// K, the number of features of a key; E where nil.
    public var keySize: Int?
    /// V, the number of features of a value; E where nil.
    public var valueSize: Int?
    /// Whether a batch is `[B, T, …]` instead of `[T, B, …]`.
    public var batchFirst = false

    /// Keys and values of the queries' size, time first, without dropout.
    public init(size: Int, headCount: Int) {
      self.size = size
      self.headCount = headCount
    }
  }

  /// What is attended to how.
  public struct Masks {
    /// Truth values, true at keys that are padding, `[B, S]` or `[S]`; or numbers added to scores.
    public var padding: Tensor?
    /// Truth values, true where a query may not attend to a key, `[T, S]` or `[B·H, T, S]`; or numbers
    /// added to scores.
    public var attention: Tensor?

    /// Nothing masked where nil.
    public init(padding: Tensor? = nil, attention: Tensor? = nil) {
      self.padding = padding
      self.attention = attention
    }
  }

  /// What the layer is made of.
  public private(set) var configuration: Configuration
  private let generator: RandomGenerator

  /// A layer with Xavier's uniform weights and zero biases.
  ///
  /// - Throws: ``AttentionError`` for sizes below one, or heads that do not divide the size.
  public init(_ configuration: Configuration, generator: RandomGenerator) throws {
    let (size, heads) = (configuration.size, configuration.headCount)
    guard size > 0, heads > 0 else {
      throw AttentionError.sizes(embedding: size, heads: heads)
    }
    guard size % heads == 0 else { throw AttentionError.headDivision }
    self.configuration = configuration
    self.generator = generator
    super.init()
    let projection = try Linear(
      inputSize: size, outputSize: size, bias: configuration.bias, generator: generator)
    for (name, shape) in Self.weights(configuration) {
      let tensor = try shape.map { try Tensor.zeros($0) }
      if let tensor { try Initialization.xavierUniform(tensor, generator: generator) }
      setParameter(name, try tensor?.requiresGrad(true))
    }
    let bias = configuration.bias ? try Tensor.zeros([3 * size]).requiresGrad(true) : nil
    setParameter("in_proj_bias", bias)
    if let offset = projection.parameter("bias") { try Initialization.constant(offset, 0) }
    setChild("out_proj", projection)
  }

  private init(like other: MultiheadAttention) {
    (configuration, generator) = (other.configuration, other.generator)
    super.init()
  }

  /// The same settings without weights.
  public override func emptied() -> Module { MultiheadAttention(like: self) }

  /// Changes whether a batch is `[B, T, …]`, and the part of the weights that training drops.
  public func set(batchFirst: Bool, dropout: Double) {
    configuration.batchFirst = batchFirst
    configuration.dropout = dropout
  }

  /// Self-attention: the result alone.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, input, input, needsWeights: false).output
  }

  /// The names of the input projections in order, those that the layer doesn't have without a shape.
  private static func weights(_ c: Configuration) -> [(name: String, shape: [Int]?)] {
    let isJoined = (c.keySize ?? c.size) == c.size && (c.valueSize ?? c.size) == c.size
    let separate = [
      ("q_proj_weight", c.size), ("k_proj_weight", c.keySize ?? c.size),
      ("v_proj_weight", c.valueSize ?? c.size),
    ].map { (name: $0.0, shape: isJoined ? nil : [c.size, $0.1]) }
    return isJoined
      ? [("in_proj_weight", [3 * c.size, c.size])] + separate : separate + [("in_proj_weight", nil)]
  }
}

// MARK: - The function

extension MultiheadAttention {
  /// The attended values, and the weights where they are wanted: `[B, T, S]`, or `[B, H, T, S]` where
  /// `averagesWeights` is false.
  public func forward(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, masks: Masks = Masks(),
    needsWeights: Bool = true, averagesWeights: Bool = true
  ) throws -> (output: Tensor, weights: Tensor?) {
    let batched = query.rank == 3
    try check(query, key, value, masks)
    func timeFirst(_ x: Tensor) throws -> Tensor {
      guard batched else { return try x.unsqueeze(1) }
      return configuration.batchFirst ? try x.transpose(0, 1) : x
    }
    let (q, k, v) = (try timeFirst(query), try timeFirst(key), try timeFirst(value))
    try checkSizes(q, k, v)
    let projected = try projections(q, k, v).map(heads)
    ProductCount.note(self, floats: (q.count &+ k.count &+ v.count) &* configuration.size)
    let mask = try scoreMask(masks, queries: q.shape[0], keys: k.shape[0], batch: q.shape[1])
    let width = Double(configuration.size / configuration.headCount)
    let scores = try (projected[0] * .float((1 / width).squareRoot()))
      .matmul(projected[1].transpose(1, 2))
    let masked = try mask.map { try scores + $0 }
    var weights =
      try needsWeights || isShort(query, key, value)
      ? (masked ?? scores).softmax(-1) : masked?.softmaxOrZeros() ?? scores.softmax(-1)
    if training, configuration.dropout != 0 {
      guard (0...1).contains(configuration.dropout) else {
        throw LayerError.dropoutProbability(configuration.dropout)
      }
      weights = try dropout(
        weights, probability: configuration.dropout, generator: generator)
    }
    let joined = try weights.matmul(projected[2]).transpose(0, 1)
      .reshape([q.shape[0] * q.shape[1], configuration.size])
    guard let projection = child("out_proj") else {
      throw ModuleError.missingTensor(layer: typeName, name: "out_proj")
    }
    var output = try projection.forward(joined).view(q.shape)
    if !batched { output = try output.squeeze(1) }
    if batched && configuration.batchFirst { output = try output.transpose(0, 1) }
    guard needsWeights else { return (output, nil) }
    var shown = try weights.view(
      [q.shape[1], configuration.headCount, q.shape[0], k.shape[0]])
    if averagesWeights { shown = try shown.mean(dimensions: [1]) }
    return (output, batched ? shown : try shown.squeeze(0))
  }

  /// Whether PyTorch takes its way for use without slopes, which like that with weights to show
  /// does not care for queries without keys.
  private func isShort(_ query: Tensor, _ key: Tensor, _ value: Tensor) -> Bool {
    let isSelfAttention = query === key && key === value && query.rank == 3
    let isRecorded =
      GradientMode.isEnabled && (query.requiresGrad || parameters.contains { $0.requiresGrad })
    return isSelfAttention && configuration.batchFirst && configuration.headCount % 2 == 0
      && !training && !isRecorded
  }

  /// Queries, keys and values after their input projections, each `[T or S, B, E]`.
  private func projections(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> [Tensor] {
    let bias = try optionalParameter("in_proj_bias")
    let biases = try bias?.chunk(3)
    guard let joined = try optionalParameter("in_proj_weight") else {
      let names = ["q_proj_weight", "k_proj_weight", "v_proj_weight"]
      return try zip(names, [q, k, v]).enumerated().map { place, entry in
        try entry.1.linear(
          weight: neededParameter(entry.0, of: "linear"), bias: biases?[place])
      }
    }
    if q === k && k === v { return try q.linear(weight: joined, bias: bias).chunk(3, 2) }
    return try zip(joined.chunk(3), [q, k, v]).enumerated().map { place, entry in
      try entry.1.linear(weight: entry.0, bias: biases?[place])
    }
  }

  /// `[B·H, T, d]` from `[T, B, E]`.
  private func heads(_ x: Tensor) throws -> Tensor {
    let (count, width) = (configuration.headCount, configuration.size / configuration.headCount)
    return try x.reshape([x.shape[0], x.shape[1] * count, width]).transpose(0, 1)
  }

  /// Numbers to add to the scores `[B·H, T, S]`.
  private func scoreMask(
    _ masks: Masks, queries: Int, keys: Int, batch: Int
  ) throws -> Tensor? {
    let heads = configuration.headCount
    var sum: Tensor?
    if let mask = masks.attention {
      let wanted = mask.rank == 2 ? [queries, keys] : [batch * heads, queries, keys]
      guard mask.shape == wanted else {
        throw AttentionError.maskShape(wanted: wanted, got: mask.shape)
      }
      sum = try Self.numbers(mask, name: "attn_mask")
    }
    guard let padding = masks.padding else { return sum }
    let rows = padding.rank == 2 ? padding : try padding.unsqueeze(0)
    for (dimension, wanted) in [batch, keys].enumerated() where rows.shape[dimension] != wanted {
      throw AttentionError.paddingShape(
        dimension: dimension, wanted: wanted, got: rows.shape[dimension])
    }
    let numbers = try Self.numbers(rows, name: "key_padding_mask")
      .reshape([batch, 1, 1, keys]).expand([batch, heads, 1, keys])
      .reshape([batch * heads, 1, keys])
    return try sum.map { try $0 + numbers } ?? numbers
  }

  /// Truth values as −∞ where they hold and 0 elsewhere.
  private static func numbers(_ mask: Tensor, name: String) throws -> Tensor {
    if mask.dtype.isFloatingPoint { return mask }
    guard mask.dtype == .bool else { throw AttentionError.maskType(name: name) }
    return try Tensor.zeros(mask.shape).maskedFill(mask, .float(-.infinity))
  }
}

// MARK: - Checks

extension MultiheadAttention {
  private func check(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ masks: Masks) throws {
    guard [2, 3].contains(query.rank) else {
      throw AttentionError.queryDimensions(query.rank)
    }
    let batched = query.rank == 3
    guard key.rank == query.rank, value.rank == query.rank else {
      throw AttentionError.keyDimensions(batched: batched, key: key.rank, value: value.rank)
    }
    if let padding = masks.padding, padding.rank != query.rank - 1 {
      throw AttentionError.maskDimensions(
        batched: batched, mask: "key_padding_mask", wanted: " or \(query.rank - 1)-D",
        got: padding.rank)
    }
    if let mask = masks.attention, ![2, 3].contains(mask.rank) {
      throw AttentionError.maskDimensions(
        batched: batched, mask: "attn_mask", wanted: ", 2-D or 3-D", got: mask.rank)
    }
  }

  private func checkSizes(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws {
    let isSeparate = try optionalParameter("in_proj_weight") == nil
    guard q.shape[2] == configuration.size else {
      throw AttentionError.embeddingSize(wanted: configuration.size, got: q.shape[2])
    }
    guard isSeparate ? k.shape.prefix(2) == v.shape.prefix(2) : k.shape == v.shape else {
      throw AttentionError.keyAndValue(key: k.shape, value: v.shape, separate: isSeparate)
    }
    guard k.shape[1] == q.shape[1] else {
      throw AttentionError.batch(query: q.shape[1], key: k.shape[1])
    }
  }
}
