import Tensors

/// Sequences of unequal lengths as one tensor: each begins at step 0 and is filled up behind.
public struct PaddedBatch {
  /// The sequences, `[B, T]`, int64.
  public let tokens: Tensor
  /// How many elements of each row are its own, `[B]`.
  public let lengths: [Int]

  /// Pads sequences to the longest, or to a given length.
  ///
  /// - Throws: ``DataError`` for no sequences, one that is longer than the length, and a length below
  ///   1.
  public init(_ sequences: [[Int]], padding: Int = 0, length: Int? = nil) throws(DataError) {
    guard !sequences.isEmpty else { throw .noSequences }
    if let length {
      guard length > 0 else { throw .notPositive(setting: "length", value: length) }
      if let place = sequences.firstIndex(where: { $0.count > length }) {
        throw .sequenceLength(place: place, count: sequences[place].count, limit: length)
      }
    }
    let steps = length ?? sequences.reduce(0) { max($0, $1.count) }
    let (size, overflow) = steps.multipliedReportingOverflow(by: sequences.count)
    guard !overflow, size < 1 << 31 else {
      throw .tooManyElements(rows: sequences.count, columns: steps)
    }
    var values: [Int] = []
    values.reserveCapacity(size)
    for sequence in sequences {
      values += sequence
      values += repeatElement(padding, count: steps - sequence.count)
    }
    tokens = Tensor(integers: values, shape: [sequences.count, steps])
    lengths = sequences.map(\.count)
  }

  /// Where the sequences' own elements are: `[B, T]`, bool.
  public var mask: Tensor { Self.mask(lengths, steps: tokens.shape[1]) }

  static func mask(_ lengths: [Int], steps: Int) -> Tensor {
    Tensor(
      booleans: lengths.flatMap { length in (0..<steps).map { $0 < length } },
      shape: [lengths.count, steps])
  }

  /// True for the first `length` of `steps` elements of each row: `[B, T]`, bool.
  ///
  /// - Throws: ``DataError`` for a length outside 0 … `steps`, and too large a mask.
  public static func mask(of lengths: [Int], steps: Int) throws(DataError) -> Tensor {
    guard steps > 0 else { throw .notPositive(setting: "steps", value: steps) }
    if let place = lengths.firstIndex(where: { !(0...steps).contains($0) }) {
      throw .lengthRange(place: place, length: lengths[place], steps: steps)
    }
    let (size, overflow) = steps.multipliedReportingOverflow(by: lengths.count)
    guard !overflow, size < 1 << 31 else {
      throw .tooManyElements(rows: lengths.count, columns: steps)
    }
    return mask(lengths, steps: steps)
  }
}

/// Which sequences go into a batch together: those of like lengths, so that little is padded.
public enum LengthBuckets {
  /// The places of the sequences of each batch.
  ///
  /// The sequences are sorted by length, stably, and cut into batches of one size; the last may be
  /// smaller. With a generator, one permutation decides the order of sequences of equal length, and a
  /// second one the order of the batches.
  ///
  /// - Throws: ``DataError`` for no sequences, an empty one, and a batch size below 1.
  public static func batches(
    of lengths: [Int], batchSize: Int, shuffledBy generator: RandomGenerator? = nil
  ) throws -> [[Int]] {
    guard batchSize > 0 else {
      throw DataError.notPositive(setting: "batch_size", value: batchSize)
    }
    guard !lengths.isEmpty else { throw DataError.noSequences }
    if let place = lengths.firstIndex(where: { $0 < 1 }) {
      throw DataError.emptySequence(place: place)
    }
    let order = try generator?.permutation(lengths.count) ?? Array(lengths.indices)
    let sorted = order.sorted { lengths[$0] < lengths[$1] }
    let batches = stride(from: 0, to: sorted.count, by: batchSize).map {
      Array(sorted[$0..<Swift.min($0 + batchSize, sorted.count)])
    }
    guard let generator else { return batches }
    return try generator.permutation(batches.count).map { batches[$0] }
  }
}
