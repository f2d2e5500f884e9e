import Tensors

/// Sequences of different lengths without padding: all first steps, then all second steps, …
///
/// Within a step the sequences stand from the longest to the shortest, so that those that still go on
/// are always the first. Of the sequences `abc` and `x`, the data is `axbc` and the batch sizes are
/// `[2, 1, 1]`.
public struct PackedSequence {
  /// The steps' rows, `[N, …]`, where N is the sum of all lengths.
  public let data: Tensor
  /// How many sequences each step has; never growing.
  public let batchSizes: [Int]
  /// For each place in the packed order, the place in the batch; nil where both orders are the same.
  public let sortedIndices: [Int]?

  /// Fields that fit each other.
  ///
  /// - Throws: ``SequenceError/batchSizes(_:rows:)``, ``SequenceError/order(count:batch:)``.
  public init(data: Tensor, batchSizes: [Int], sortedIndices: [Int]? = nil) throws {
    let rows = data.shape.first ?? 0
    let isDecreasing = zip(batchSizes, batchSizes.dropFirst()).allSatisfy { $0 >= $1 }
    let isFitting =
      batchSizes.allSatisfy { (1...max(rows, 1)).contains($0) } && batchSizes.count <= rows
      && batchSizes.reduce(0, +) == rows
    guard let batch = batchSizes.first, isDecreasing, isFitting else {
      throw SequenceError.batchSizes(batchSizes, rows: rows)
    }
    if let sortedIndices, sortedIndices.sorted() != Array(0..<batch) {
      throw SequenceError.order(count: sortedIndices.count, batch: batch)
    }
    self.data = data
    self.batchSizes = batchSizes
    self.sortedIndices = sortedIndices
  }

  /// For each place in the batch, the place in the packed order.
  public var unsortedIndices: [Int]? { sortedIndices.map(Self.inverted) }

  /// The number of sequences.
  public var batch: Int { batchSizes[0] }

  /// The length of each sequence, in the order of the batch.
  public var lengths: [Int] {
    var sorted = [Int](repeating: 0, count: batch)
    for size in batchSizes {
      for place in 0..<size { sorted[place] += 1 }
    }
    return unsortedIndices?.map { sorted[$0] } ?? sorted
  }

  /// The same sequences with other data: what a layer gives for each row.
  ///
  /// - Throws: ``SequenceError/batchSizes(_:rows:)`` where the number of rows differs.
  public func replacingData(_ data: Tensor) throws -> PackedSequence {
    try PackedSequence(data: data, batchSizes: batchSizes, sortedIndices: sortedIndices)
  }

  private static func inverted(_ order: [Int]) -> [Int] {
    var inverse = order
    for (place, index) in order.enumerated() { inverse[index] = place }
    return inverse
  }
}

// MARK: - Packing

extension PackedSequence {
  /// Packs a padded batch, `[T, B, …]`, or `[B, T, …]` with `batchFirst`.
  ///
  /// - Parameters:
  ///   - lengths: The number of steps of each sequence, 1 … T; what lies behind is left out.
  ///   - enforceSorted: Whether lengths that are not in decreasing order are an error; without it
  ///     they are sorted here, and the order of the batch is kept in ``sortedIndices``.
  public init(
    padded: Tensor, lengths: [Int], batchFirst: Bool = false, enforceSorted: Bool = true
  ) throws {
    guard padded.rank >= 2 else { throw SequenceError.batchDimensions(got: padded.rank) }
    guard padded.count > 0 else { throw SequenceError.nothingToPack }
    let (steps, batch) = (padded.shape[batchFirst ? 1 : 0], padded.shape[batchFirst ? 0 : 1])
    try Self.check(lengths, steps: steps, batch: batch)
    let order = enforceSorted ? Array(0..<batch) : Self.longestFirst(lengths)
    let sorted = order.map { lengths[$0] }
    guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0 >= $1 }) else {
      throw SequenceError.lengthsNotSorted
    }
    let sizes = (0..<(sorted.first ?? 0)).map { step in sorted.count { $0 > step } }
    let timeFirst = batchFirst ? try padded.transpose(0, 1) : padded
    let rows = sizes.enumerated().flatMap { step, size in
      order.prefix(size).map { step * batch + $0 }
    }
    try self.init(
      data: Self.rows(rows, of: timeFirst), batchSizes: sizes,
      sortedIndices: enforceSorted ? nil : order)
  }

  /// Packs sequences `[length, …]` with equal other sizes.
  public init(_ sequences: [Tensor], enforceSorted: Bool = true) throws {
    let padded = try Self.padded(sequences)
    try self.init(
      padded: padded, lengths: sequences.map { $0.shape[0] }, enforceSorted: enforceSorted)
  }

  private static func check(_ lengths: [Int], steps: Int, batch: Int) throws(SequenceError) {
    guard lengths.count == batch else {
      throw .lengthCount(batch: batch, got: lengths.count)
    }
    if let wrong = lengths.first(where: { $0 <= 0 }) { throw .lengthNotPositive(wrong) }
    if let wrong = lengths.first(where: { $0 > steps }) {
      throw .lengthBeyond(length: wrong, steps: steps)
    }
  }

  /// The places of the lengths from the greatest to the smallest, equal ones in their order.
  private static func longestFirst(_ lengths: [Int]) -> [Int] {
    lengths.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
  }

  /// Some rows of `[T, B, …]`, counted over both dimensions, as one operation.
  private static func rows(_ places: [Int], of padded: Tensor) throws -> Tensor {
    let index = Tensor(integers: places)
    let flat = [padded.shape[0] * padded.shape[1]] + padded.shape.dropFirst(2)
    let taken = try noGrad { try padded.reshape(flat).indexSelect(0, index) }
    let shape = padded.shape
    return Tensor.custom(name: "PackPaddedSequenceBackward0", inputs: [padded], outputs: [taken]) {
      let gradient = $0.gradient
      let sum = try Tensor.zeros(flat, dtype: gradient.dtype)
      try sum.setIndex([.tensor(index)], gradient)
      return [try sum.reshape(shape)]
    }[0]
  }
}
