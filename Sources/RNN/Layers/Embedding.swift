import Tensors

/// A table of vectors, looked up by integers: `y[…] = W[x[…]]`.
///
/// Shapes: `x [*]` of int64, `W [N, D]`, `y [*, D]`.
public final class Embedding: Module {
  /// N, the number of vectors.
  public let count: Int
  /// D, the size of a vector.
  public let size: Int
  /// The vector that starts at zero and is not trained.
  public let paddingIndex: Int?
  /// What holds the vectors' lengths; nothing where nil.
  public var norm: NormLimit?

  /// The greatest length of a vector. A longer one that is looked up is shortened in the table itself.
  public struct NormLimit: Hashable, Sendable {
    /// The greatest length.
    public var greatest: Double
    /// p of the p-norm that is the length.
    public var order = 2.0

    /// A limit of the Euclidean length.
    public init(greatest: Double) { self.greatest = greatest }
  }

  /// A table drawn from N(0, 1); the padding vector is set to zero after that.
  ///
  /// - Parameter paddingIndex: Counts from the end where negative.
  public init(
    count: Int, size: Int, paddingIndex: Int? = nil, generator: RandomGenerator
  ) throws {
    if let paddingIndex, !(-count..<count).contains(paddingIndex) {
      throw LayerError.paddingIndex
    }
    self.count = count
    self.size = size
    self.paddingIndex = paddingIndex.map { $0 < 0 ? $0 + count : $0 }
    super.init()
    let weight = try Tensor.zeros([count, size])
    try Initialization.normal(weight, generator: generator)
    if let row = self.paddingIndex {
      try Initialization.constant(weight.select(0, row), 0)
    }
    setParameter("weight", try weight.requiresGrad(true))
  }

  /// A table of given vectors, `[N, D]`, as `Embedding.from_pretrained`; the tensor itself is used.
  ///
  /// - Parameter frozen: Whether the vectors stay as they are in training.
  public init(weight: Tensor, paddingIndex: Int? = nil, frozen: Bool = true) throws {
    guard weight.shape.count == 2 else {
      throw LayerError.tableDimensions(got: weight.shape.count)
    }
    count = weight.shape[0]
    size = weight.shape[1]
    if let paddingIndex, !(-count..<count).contains(paddingIndex) {
      throw LayerError.paddingIndex
    }
    let rows = count
    self.paddingIndex = paddingIndex.map { $0 < 0 ? $0 + rows : $0 }
    super.init()
    setParameter("weight", try weight.detach().requiresGrad(!frozen))
  }

  private init(like other: Embedding) {
    (count, size, paddingIndex, norm) = (other.count, other.size, other.paddingIndex, other.norm)
    super.init()
  }

  /// The same settings without the table.
  public override func emptied() -> Module { Embedding(like: self) }

  /// `Embedding`, in 8 bits `QuantizedEmbedding`.
  public override var typeName: String { isQuantized ? "QuantizedEmbedding" : "Embedding" }

  /// The sizes and the padding index, if there is one.
  public override var extraDescription: String {
    if isQuantized {
      return "num_embeddings=\(count), embedding_dim=\(size), "
        + QuantizationScheme.perRow.description
    }
    var text = "\(count), \(size)" + (paddingIndex.map { ", padding_idx=\($0)" } ?? "")
    if let norm {
      text += ", max_norm=\(NumberFormat.python(norm.greatest))"
      if norm.order != 2 { text += ", norm_type=\(NumberFormat.python(norm.order))" }
    }
    return text
  }

  /// The vectors of `[*]` integers: `[*, D]`.
  public override func forward(_ input: Tensor) throws -> Tensor {
    if let quantized = try usedQuantizedWeights() { return try forward(input, quantized) }
    let weight = try neededParameter("weight", of: "embedding", at: 1)
    if let norm { try Self.shorten(weight, at: input, norm) }
    return try weight.embedding(input, paddingIndex: paddingIndex)
  }

  /// Shortens those vectors of a table that are looked up and are longer than the limit.
  public static func shorten(_ table: Tensor, at index: Tensor, _ limit: NormLimit) throws {
    try noGrad {
      _ = try table.embedding(index)
      for row in Set(index.integers).sorted() {
        let vector = try table.select(0, row)
        let length = try vector.norm(limit.order).item().double
        if length > limit.greatest {
          _ = try vector.mul_(.float(limit.greatest / (length + 1e-7)))
        }
      }
    }
  }
}
