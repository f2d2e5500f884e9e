import Tensors

/// Attention of queries to a sequence: how much each step matters, and what is read with that.
///
///     e_st = score(q_s, k_t)
///     α_s  = softmax over t of e_s
///     c_s  = Σ_t α_st · v_t
///
/// Shapes: B sequences in the batch, S queries, T steps, Q, K and V features; queries `[B, S, Q]`
/// or `[B, Q]` for one each, keys `[B, T, K]`, values `[B, T, V]`.
/// - SeeAlso: Bahdanau et al. 2015, arXiv:1409.0473, §3.1; Luong et al. 2015, arXiv:1508.04025, §3.1.
public final class Attention: Module {
  /// How a query and a key are compared.
  public enum Score: Hashable, Sendable {
    /// Bahdanau et al.: `energyᵀ·tanh(W_query·q + W_key·k)`, without biases.
    case additive(hiddenSize: Int)
    /// Luong et al.: `qᵀ·k`.
    case dot
    /// Luong et al.: `qᵀ·W_key·k`.
    case general
    /// Luong et al.: `energyᵀ·tanh(W_joint·[q; k])`, without biases.
    case concat(hiddenSize: Int)
    /// Vaswani et al. 2017: `qᵀ·k / √K`.
    case scaledDot
  }

  /// What is read, and how much of each step.
  public struct Result {
    /// `[B, S, V]`, or `[B, V]` for one query each.
    public let context: Tensor
    /// `[B, S, T]`, or `[B, T]` for one query each; each row sums to one.
    public let weights: Tensor
  }

  /// A sequence made ready to be read by query after query.
  public struct Memory {
    let keys: Tensor
    let values: Tensor
    let mask: Tensor?
  }

  /// How a query and a key are compared.
  public let score: Score
  /// Q, the number of features of a query.
  public let querySize: Int
  /// K, the number of features of a key.
  public let keySize: Int

  /// Attention whose weights are drawn as ``Linear`` draws them: query, key (or joint), energy.
  ///
  /// - Throws: ``AlignmentError`` for a size below one, or for unequal sizes that a score needs equal.
  public init(_ score: Score, querySize: Int, keySize: Int, generator: RandomGenerator) throws {
    self.score = score
    self.querySize = querySize
    self.keySize = keySize
    for (setting, value) in [("query_size", querySize), ("key_size", keySize)]
    where !Self.sizes.contains(value) {
      throw AlignmentError.size(setting: setting, value: value)
    }
    super.init()
    for (name, input, output) in try layers {
      let layer = try Linear(
        inputSize: input, outputSize: output, bias: false, generator: generator)
      setChild(name, layer)
    }
  }

  private var layers: [(name: String, input: Int, output: Int)] {
    get throws {
      switch score {
      case .dot, .scaledDot:
        guard querySize == keySize else {
          throw AlignmentError.unequalSizes(score: score.name, query: querySize, key: keySize)
        }
        return []
      case .general: return [("key_layer", keySize, querySize)]
      case .additive(let hidden), .concat(let hidden):
        guard Self.sizes.contains(hidden) else {
          throw AlignmentError.size(setting: "hidden_size", value: hidden)
        }
        let energy = ("energy", hidden, 1)
        if case .concat = score { return [("joint_layer", querySize + keySize, hidden), energy] }
        return [("query_layer", querySize, hidden), ("key_layer", keySize, hidden), energy]
      }
    }
  }

  /// `BahdanauAttention` with an additive score, else `LuongAttention`.
  public override var typeName: String {
    if case .additive = score { "BahdanauAttention" } else { "LuongAttention" }
  }

  /// What a size may be.
  static let sizes = 1..<1 << 31

  /// The sizes and the score.
  public override var extraDescription: String {
    "\(querySize), \(keySize), score=\(score.name)"
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { Attention(like: self) }

  private init(like other: Attention) {
    score = other.score
    querySize = other.querySize
    keySize = other.keySize
  }

  /// Reads the sequence with each query.
  ///
  /// - Parameters:
  ///   - values: What is read; the keys themselves where nil.
  ///   - mask: `[B, T]` or `[B, S, T]` of bool, true where a step may be read.
  /// - Throws: ``AlignmentError`` for shapes that don't fit, and where the mask leaves nothing.
  public func forward(
    query: Tensor, keys: Tensor, values: Tensor? = nil, mask: Tensor? = nil
  ) throws -> Result {
    try forward(query: query, memory: memory(keys: keys, values: values, mask: mask))
  }

  /// Does once what does not depend on the queries.
  public func memory(
    keys: Tensor, values: Tensor? = nil, mask: Tensor? = nil
  ) throws -> Memory {
    try check(keys, "keys", wanted: "[B, T, \(keySize)]", ranks: [3], size: keySize)
    let values = values ?? keys
    try check(values, "values", wanted: "[B, T, V]", ranks: [3], size: nil)
    guard values.shape.prefix(2) == keys.shape.prefix(2) else {
      throw AlignmentError.extent(
        tensor: "values", wanted: Array(keys.shape.prefix(2)), got: values.shape, other: "keys")
    }
    let projected = try child("key_layer").map { try $0.forward(keys) } ?? keys
    return Memory(keys: projected, values: values, mask: mask)
  }

  /// Reads a sequence that is ready.
  public func forward(query: Tensor, memory: Memory) throws -> Result {
    try check(
      query, "query", wanted: "[B, \(querySize)] or [B, S, \(querySize)]", ranks: [2, 3],
      size: querySize)
    guard query.shape[0] == memory.keys.shape[0] else {
      throw AlignmentError.extent(
        tensor: "query", wanted: [memory.keys.shape[0]], got: query.shape, other: "keys")
    }
    let isSingle = query.rank == 2
    let queries = isSingle ? try query.unsqueeze(1) : query
    let weights = try attentionWeights(scores(queries, memory.keys), mask: memory.mask)
    let context = try weights.bmm(memory.values)
    guard isSingle else { return Result(context: context, weights: weights) }
    return Result(context: try context.squeeze(1), weights: try weights.squeeze(1))
  }

  private func check(
    _ tensor: Tensor, _ name: String, wanted: String, ranks: [Int], size: Int?
  ) throws {
    guard ranks.contains(tensor.rank) else {
      throw AlignmentError.dimensions(tensor: name, wanted: wanted, got: tensor.shape)
    }
    guard tensor.dtype.isFloatingPoint else {
      throw AlignmentError.tensorType(tensor: name, got: "torch.\(tensor.dtype.rawValue)")
    }
    guard let size, tensor.shape[tensor.rank - 1] != size else { return }
    throw AlignmentError.features(tensor: name, wanted: size, got: tensor.shape)
  }
}

extension Attention {
  /// `[B, S, T]` of queries `[B, S, Q]` and keys as ``Memory`` has them.
  private func scores(_ queries: Tensor, _ keys: Tensor) throws -> Tensor {
    switch score {
    case .dot, .general: return try queries.bmm(keys.transpose(1, 2))
    case .scaledDot:
      let scale = Double(keySize).squareRoot()
      return try queries.bmm(keys.transpose(1, 2)) / .float(scale)
    case .additive:
      guard let layer = child("query_layer") else { return queries }
      return try energy(of: layer.forward(queries), keys)
    case .concat:
      guard let layer = child("joint_layer"), let weight = layer.parameter("weight") else {
        return queries
      }
      ProductCount.note(layer, floats: (queries.count &+ keys.count) &* weight.shape[0])
      let forQuery = try weight.narrow(1, 0, querySize)
      let forKey = try weight.narrow(1, querySize, keySize)
      return try energy(
        of: queries.linear(weight: forQuery, bias: nil), keys.linear(weight: forKey, bias: nil))
    }
  }

  /// `energyᵀ·tanh(a_s + b_t)` for all s and t.
  private func energy(of queries: Tensor, _ keys: Tensor) throws -> Tensor {
    let sums = try (queries.unsqueeze(2) + keys.unsqueeze(1)).tanh()
    guard let layer = child("energy") else { return sums }
    return try layer.forward(sums).squeeze(3)
  }
}

extension Attention.Score {
  /// `additive`, `dot`, `general`, `concat` or `scaled_dot`.
  public var name: String {
    switch self {
    case .additive: "additive"
    case .dot: "dot"
    case .general: "general"
    case .concat: "concat"
    case .scaledDot: "scaled_dot"
    }
  }

  /// The names of all scores.
  public static let names = ["additive", "dot", "general", "concat", "scaled_dot"]

  /// The score of a name, or nil for another one.
  ///
  /// - Throws: ``AlignmentError/hiddenSize(score:isNeeded:)``.
  public init?(named name: String, hiddenSize: Int?) throws(AlignmentError) {
    switch (name, hiddenSize) {
    case ("additive", let size?): self = .additive(hiddenSize: size)
    case ("concat", let size?): self = .concat(hiddenSize: size)
    case ("additive", nil), ("concat", nil): throw .hiddenSize(score: name, isNeeded: true)
    case ("dot", nil): self = .dot
    case ("general", nil): self = .general
    case ("scaled_dot", nil): self = .scaledDot
    case ("dot", _), ("general", _), ("scaled_dot", _):
      throw .hiddenSize(score: name, isNeeded: false)
    default: return nil
    }
  }
}
