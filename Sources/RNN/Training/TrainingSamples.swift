import Tensors

/// Tensors whose rows are samples: row i of each belongs to sample i.
public struct TrainingSamples {
  /// All samples; the first dimension counts them, in each tensor.
  public let tensors: [Tensor]

  /// Samples side by side; at least one tensor, all with as many rows.
  public init(_ tensors: [Tensor]) { self.tensors = tensors }

  /// How many samples there are.
  public var count: Int { tensors.first?.shape.first ?? 0 }

  /// The shapes, for a training that goes on: `[9, 2], [9] → [9, 1]`.
  public var setting: TrainingSetting {
    let shapes = tensors.map { "\($0.shape)" }
    return TrainingSetting(
      "data", shapes.dropLast().joined(separator: ", ") + " → " + (shapes.last ?? ""))
  }

  /// The samples of one batch: a stretch of them, in order or in a drawn one.
  public struct Rows {
    let start: Int
    /// How many samples the batch has.
    public let count: Int
    let order: Tensor?
  }

  /// The batches of one pass, one after the other.
  public final class Places {
    /// How many batches the pass has.
    public let count: Int
    private let total: Int
    private let size: Int
    private let order: Tensor?
    private var start = 0

    init(total: Int, size: Int, order: Tensor?) {
      self.total = total
      self.size = size
      self.order = order
      count = (total + size - 1) / size
    }

    /// The next batch; nothing at the end.
    public func next() -> Rows? {
      guard start < total else { return nil }
      defer { start += min(size, total - start) }
      return Rows(start: start, count: min(size, total - start), order: order)
    }
  }

  /// Begins a pass.
  ///
  /// - Parameters:
  ///   - batchSize: All samples at once where nil.
  ///   - generator: Where a new order is drawn from, as `torch.randperm`; the samples' own where nil.
  public func places(batchSize: Int?, shuffledBy generator: RandomGenerator?) throws -> Places {
    Places(
      total: count, size: max(min(batchSize ?? count, count), 1),
      order: try generator.map { try Tensor.randperm(count, $0) })
  }

  /// The rows of a batch from each tensor.
  public func rows(_ rows: Rows) throws -> [Tensor] {
    try tensors.map { tensor in
      guard let order = rows.order else {
        return rows.count == count ? tensor : try tensor.narrow(0, rows.start, rows.count)
      }
      return try tensor.indexSelect(0, order.narrow(0, rows.start, rows.count))
    }
  }

  /// The first samples and the last ones, in order.
  ///
  /// - Parameter fraction: The part that the last ones are, rounded to whole samples.
  /// - Throws: ``TrainingError/splitFraction(_:count:)`` where either part would be empty.
  public func split(
    last fraction: Double
  ) throws -> (first: TrainingSamples, last: TrainingSamples) {
    let size = try Self.size(ofLast: fraction, of: count)
    return (
      TrainingSamples(try tensors.map { try $0.narrow(0, 0, count - size) }),
      TrainingSamples(try tensors.map { try $0.narrow(0, count - size, size) })
    )
  }

  /// How many of some samples their last part has.
  ///
  /// - Throws: As ``split(last:)``.
  public static func size(
    ofLast fraction: Double, of count: Int
  ) throws(TrainingError) -> Int {
    guard fraction > 0, fraction < 1 else { throw .splitFraction(fraction, count: count) }
    let size = Int((Double(count) * fraction).rounded())
    guard size > 0, size < count else { throw .splitFraction(fraction, count: count) }
    return size
  }
}
