import Tensors

/// A sequence that reads itself: scaled dot-product attention with one head.
///
///     Q, K, V = x·W_qᵀ + b_q,  x·W_kᵀ + b_k,  x·W_vᵀ + b_v
///     y = softmax(Q·Kᵀ / √E) · V
///
/// Shapes: x and y `[B, T, E]`, weights `[B, T, T]`.
/// - SeeAlso: Vaswani et al. 2017, arXiv:1706.03762, §3.2.1.
public final class SelfAttention: Module {
  /// E, the number of features of a step.
  public let size: Int
  /// Whether a step reads only itself and the steps before it.
  public let isCausal: Bool

  /// Attention whose linear layers are drawn in the order query, key, value.
  public init(size: Int, isCausal: Bool = false, generator: RandomGenerator) throws {
    guard Attention.sizes.contains(size) else {
      throw AlignmentError.size(setting: "embed_dim", value: size)
    }
    self.size = size
    self.isCausal = isCausal
    super.init()
    for name in ["query", "key", "value"] {
      setChild(name, try Linear(inputSize: size, outputSize: size, generator: generator))
    }
  }

  /// The size, and whether the attention is causal.
  public override var extraDescription: String { "\(size)" + (isCausal ? ", causal=True" : "") }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { SelfAttention(like: self) }

  private init(like other: SelfAttention) {
    size = other.size
    isCausal = other.isCausal
  }

  /// What each step reads.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, mask: nil).context
  }

  /// What each step reads, and how much of each other step.
  ///
  /// - Parameter mask: `[B, T]` of bool, true where a step is real and may be read.
  /// - Throws: ``AlignmentError`` for shapes that don't fit, and where the mask leaves nothing.
  public func forward(_ input: Tensor, mask: Tensor?) throws -> Attention.Result {
    guard input.rank == 3 else {
      throw AlignmentError.dimensions(tensor: "input", wanted: "[B, T, \(size)]", got: input.shape)
    }
    guard input.shape[2] == size else {
      throw AlignmentError.features(tensor: "input", wanted: size, got: input.shape)
    }
    guard let query = try child("query")?.forward(input),
      let key = try child("key")?.forward(input), let value = try child("value")?.forward(input)
    else { throw LayerError.forwardMissing(layer: typeName) }
    let scores = try query.bmm(key.transpose(1, 2)) / .float(Double(size).squareRoot())
    let weights = try attentionWeights(scores, mask: visible(mask, extent: input.shape))
    return Attention.Result(context: try weights.bmm(value), weights: weights)
  }

  /// The mask for each pair of steps, where the attention is causal.
  private func visible(_ mask: Tensor?, extent: [Int]) throws -> Tensor? {
    guard isCausal, mask?.dtype ?? .bool == .bool else { return mask }
    let (batch, steps) = (extent[0], extent[1])
    let times = try Tensor.arange(.int(steps))
    let past = try times.unsqueeze(0).lessOrEqual(times.unsqueeze(1))
    guard let mask else { return try past.unsqueeze(0).expand([batch, steps, steps]) }
    switch mask.shape {
    case [batch, steps]: return try past.unsqueeze(0).and(mask.unsqueeze(1))
    case [batch, steps, steps]: return try past.unsqueeze(0).and(mask)
    default: return mask
    }
  }
}
