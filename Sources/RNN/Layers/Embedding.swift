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

  /// The sizes and the padding index, if there is one.
  public override var extraDescription: String {
    "\(count), \(size)" + (paddingIndex.map { ", padding_idx=\($0)" } ?? "")
  }

  /// The vectors of `[*]` integers: `[*, D]`.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard let weight = parameter("weight") else { return input }
    return try weight.embedding(input, paddingIndex: paddingIndex)
  }
}
