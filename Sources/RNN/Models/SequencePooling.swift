import Tensors

/// What of a recurrent layer's outputs stands for a whole sequence.
public enum SequencePooling: String, Hashable, Sendable, CaseIterable {
  /// The output of the last step; of a layer that also reads from the end, of the first in that half.
  case last
  /// The mean over the steps.
  case mean
  /// The largest over the steps, feature by feature.
  case max

  /// `[B, T, O]` to `[B, O]`; steps behind a sequence's length do not count.
  func pooled(_ outputs: Tensor, lengths: [Int]?, isCausal: Bool) throws -> Tensor {
    let (batch, steps) = (outputs.shape[0], outputs.shape[1])
    let lengths = lengths ?? [Int](repeating: steps, count: batch)
    let mask = try PaddedBatch.mask(lengths, steps: steps).unsqueeze(2)
    switch self {
    case .mean:
      let sums = try (outputs * mask.to(outputs.dtype)).sum(dimensions: [1])
      return try sums / Tensor(lengths.map { Float($0) }, shape: [batch, 1])
    case .max:
      return try outputs.maskedFill(mask.not(), .float(-.infinity)).max(dimension: 1).values
    case .last:
      let size = outputs.shape[2]
      let places = lengths.flatMap { repeatElement($0 - 1, count: size) }
      let last = try outputs.gather(1, Tensor(integers: places, shape: [batch, 1, size]))
        .squeeze(1)
      if isCausal { return last }
      let half = size / 2
      return try Tensor.cat(
        [last.narrow(1, 0, half), outputs.select(1, 0).narrow(1, half, size - half)], 1)
    }
  }
}
