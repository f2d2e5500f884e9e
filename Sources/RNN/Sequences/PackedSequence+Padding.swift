import Tensors

extension PackedSequence {
  /// Where padding stands in a padded batch.
  public enum PaddingSide: String, Hashable, Sendable {
    case left, right
  }

  /// Sequences `[length, …]` as one tensor `[T, B, …]`, or `[B, T, …]` with `batchFirst`, where T is
  /// the greatest length.
  ///
  /// - Throws: ``SequenceError/noSequences``, ``SequenceError/noSteps(place:)``, or `TensorError` where
  ///   the other sizes differ.
  public static func padded(
    _ sequences: [Tensor], batchFirst: Bool = false, value: Scalar = 0, side: PaddingSide = .right
  ) throws -> Tensor {
    guard let first = sequences.first else { throw SequenceError.noSequences }
    if let place = sequences.firstIndex(where: { $0.rank == 0 }) {
      throw SequenceError.noSteps(place: place)
    }
    let longest = sequences.map { $0.shape[0] }.max() ?? 0
    let rest = Array(first.shape.dropFirst())
    let shape = (batchFirst ? [sequences.count, longest] : [longest, sequences.count]) + rest
    let padded = try Tensor.full(shape, value, dtype: first.dtype)
    for (place, sequence) in sequences.enumerated() {
      try checkRest(of: sequence, against: rest)
      let length = sequence.shape[0]
      let column = try padded.select(batchFirst ? 0 : 1, place)
      let start = side == .left ? longest - length : 0
      try column.narrow(0, start, length).copy_(sequence)
    }
    return padded
  }

  private static func checkRest(of sequence: Tensor, against rest: [Int]) throws {
    let own = Array(sequence.shape.dropFirst())
    guard own.count == rest.count else {
      throw TensorError.joinRanks(rest.count + 1, own.count + 1)
    }
    for (axis, sizes) in zip(rest, own).enumerated() where sizes.1 != sizes.0 && sizes.1 != 1 {
      throw TensorError.broadcast(a: sizes.0, b: sizes.1, dimension: axis + 1)
    }
  }

  /// The batch with padding behind each sequence: `[T, B, …]`, or `[B, T, …]` with `batchFirst`, in the
  /// order of the batch.
  ///
  /// - Parameters:
  ///   - value: What stands behind the end of a sequence.
  ///   - totalLength: T; the greatest length where nil.
  /// - Throws: ``SequenceError/totalLength(wanted:longest:)`` where T is too small.
  public func padded(
    batchFirst: Bool = false, value: Scalar = 0, totalLength: Int? = nil
  ) throws -> Tensor {
    let steps = totalLength ?? batchSizes.count
    guard steps >= batchSizes.count else {
      throw SequenceError.totalLength(wanted: steps, longest: batchSizes.count)
    }
    var padded = try spread(over: steps, value: value)
    if batchFirst { padded = try padded.transpose(0, 1) }
    guard let order = unsortedIndices else { return padded }
    return try padded.indexSelect(batchFirst ? 0 : 1, Tensor(integers: order))
  }

  /// The sequences one by one, each `[length, …]`, in the order of the batch.
  public func sequences() throws -> [Tensor] {
    let padded = try padded()
    return try lengths.enumerated().map { place, length in
      try padded.select(1, place).narrow(0, 0, length)
    }
  }

  /// The rows at their steps and places, `[steps, B, …]`, in the packed order.
  private func spread(over steps: Int, value: Scalar) throws -> Tensor {
    let (batch, rest, data) = (batch, Array(data.shape.dropFirst()), data)
    let places = batchSizes.enumerated().flatMap { step, size in
      (step * batch)..<(step * batch + size)
    }
    let index = Tensor(integers: Array(places))
    let padded = try noGrad {
      let rows = try Tensor.full([steps, batch] + rest, value, dtype: data.dtype)
      try rows.reshape([steps * batch] + rest).setIndex([.tensor(index)], data)
      return rows
    }
    return Tensor.custom(name: "CopySlices", inputs: [data], outputs: [padded]) {
      [try $0.gradient.reshape([steps * batch] + rest).indexSelect(0, index)]
    }[0]
  }
}
