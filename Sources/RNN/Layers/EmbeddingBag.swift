import Tensors

/// A table of vectors of which bags of integers pick some, which are then reduced to one vector a bag.
///
/// Shapes: the table `[N, D]`, B bags of any sizes, `y [B, D]`; an empty bag gives zeros.
public final class EmbeddingBag: Module {
  /// How the vectors of a bag become one.
  public enum Mode: String, Hashable, Sendable {
    case sum, mean, max
  }

  /// N, the number of vectors.
  public let count: Int
  /// D, the size of a vector.
  public let size: Int
  /// How the vectors of a bag become one.
  public let mode: Mode
  /// The vector that takes no part, neither in a bag nor in training.
  public let paddingIndex: Int?

  /// A table drawn from N(0, 1); the padding vector is set to zero after that.
  ///
  /// - Throws: ``LayerError/paddingIndex`` for one outside of the table.
  public init(
    count: Int, size: Int, mode: Mode = .mean, paddingIndex: Int? = nil,
    generator: RandomGenerator
  ) throws {
    let table = try Embedding(
      count: count, size: size, paddingIndex: paddingIndex, generator: generator)
    (self.count, self.size, self.mode) = (count, size, mode)
    self.paddingIndex = table.paddingIndex
    super.init()
    setParameter("weight", table.parameter("weight"))
  }

  private init(like other: EmbeddingBag) {
    (count, size, mode) = (other.count, other.size, other.mode)
    paddingIndex = other.paddingIndex
    super.init()
  }

  /// The same settings without the table.
  public override func emptied() -> Module { EmbeddingBag(like: self) }

  /// The sizes, the mode and the padding index, if there is one.
  public override var extraDescription: String {
    "\(count), \(size), mode='\(mode.rawValue)'"
      + (paddingIndex.map { ", padding_idx=\($0)" } ?? "")
  }

  /// The bags that the rows of `[B, n]` integers are.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard input.rank == 2 else { throw LayerError.tableDimensions(got: input.rank) }
    return try forward(
      input.reshape([input.count]),
      sizes: [Int](repeating: input.shape[1], count: input.shape[0]))
  }

  /// The bags of consecutive integers `[n]`.
  ///
  /// - Parameters:
  ///   - sizes: How many integers each bag has; their sum is n.
  ///   - weights: What each vector is multiplied with, `[n]`; only where vectors are added.
  public func forward(
    _ input: Tensor, sizes: [Int], weights: Tensor? = nil
  ) throws -> Tensor {
    let table = try neededParameter("weight", of: "embedding_bag", at: 1)
    let rows = try table.embedding(input, paddingIndex: paddingIndex)
    let picked = input.integers
    var bags: [Int] = []
    var kept: [Int] = []
    var counts: [Double] = []
    var start = 0
    for (bag, size) in sizes.enumerated() {
      let own = (start..<start + size).filter { picked[$0] != paddingIndex }
      bags.append(contentsOf: repeatElement(bag, count: own.count))
      kept.append(contentsOf: own)
      counts.append(Double(own.count))
      start += size
    }
    let places = Tensor(integers: kept)
    let bag = Bags(rows: try rows.indexSelect(0, places), bags: bags, counts: counts)
    let factors = try weights?.indexSelect(0, places).unsqueeze(1)
    return try named(bag.reduced(mode, factors: factors), of: table)
  }

  /// The result as PyTorch's one operation names it.
  private func named(_ result: Tensor, of table: Tensor) throws -> Tensor {
    Tensor.custom(
      name: "EmbeddingBagBackward0", inputs: [result], outputs: [result.detach()]
    ) { [$0.gradient] }[0]
  }
}

/// Vectors with the bag that each belongs to, bag after bag.
private struct Bags {
  /// `[M, D]`.
  let rows: Tensor
  let bags: [Int]
  /// How many vectors each bag has.
  let counts: [Double]

  func reduced(_ mode: EmbeddingBag.Mode, factors: Tensor?) throws -> Tensor {
    switch mode {
    case .sum: try sum(factors.map { try rows * $0 } ?? rows)
    case .mean:
      try sum(rows)
        / Tensor.of(counts.map { .float(max($0, 1)) }, shape: [counts.count, 1], dtype: rows.dtype)
    case .max: try greatest()
    }
  }

  private func sum(_ rows: Tensor) throws -> Tensor {
    let zeros = try Tensor.zeros([counts.count, rows.shape[1]], dtype: rows.dtype)
    guard !bags.isEmpty else { return zeros }
    let index = try Tensor(integers: bags).unsqueeze(1).expand(rows.shape)
    return try zeros.scatterAdd(0, index, rows)
  }

  private func greatest() throws -> Tensor {
    var start = 0
    let pieces = try counts.map { count in
      let size = Int(count)
      defer { start += size }
      guard size > 0 else { return try Tensor.zeros([rows.shape[1]], dtype: rows.dtype) }
      return try rows.narrow(0, start, size).max(dimension: 0).values
    }
    guard !pieces.isEmpty else { return try Tensor.zeros([0, rows.shape[1]], dtype: rows.dtype) }
    return try Tensor.stack(pieces)
  }
}
