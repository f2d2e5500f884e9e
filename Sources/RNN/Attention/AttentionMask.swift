import Tensors

/// Which steps of padded sequences are real: `[B, T]` of bool, true before each sequence's length.
///
/// - Parameters:
///   - lengths: The number of real steps of each sequence, 1 … T.
///   - steps: T; the largest length where nil.
/// - Throws: ``AlignmentError/length(sequence:length:steps:)``.
public func paddingMask(lengths: [Int], steps: Int? = nil) throws -> Tensor {
  let steps = steps ?? lengths.max() ?? 0
  for (sequence, length) in lengths.enumerated() where length < 1 || length > steps {
    throw AlignmentError.length(sequence: sequence, length: length, steps: steps)
  }
  let times = try Tensor.arange(.int(steps)).unsqueeze(0)
  return try times.less(Tensor(integers: lengths).unsqueeze(1))
}

/// The weights of scores `[B, S, T]`: a softmax over the steps that the mask leaves.
///
/// - Parameter mask: `[B, T]` or `[B, S, T]` of bool, true where a step is read.
package func attentionWeights(_ scores: Tensor, mask: Tensor?) throws -> Tensor {
  guard let mask else { return try scores.softmax(2) }
  guard mask.dtype == .bool else {
    throw AlignmentError.maskType(got: "torch.\(mask.dtype.rawValue)")
  }
  let full = scores.shape
  let shared = [full[0], full[2]]
  guard mask.shape == full || mask.shape == shared else {
    throw AlignmentError.maskShape(wanted: [shared, full], got: mask.shape)
  }
  let steps = full[2]
  let rows = mask.booleans
  for start in stride(from: 0, to: steps > 0 ? rows.count : 0, by: max(steps, 1))
  where !rows[start..<start + steps].contains(true) {
    let perSequence = mask.rank == 3 ? full[1] * steps : steps
    throw AlignmentError.nothingToAttend(sequence: start / max(perSequence, 1))
  }
  let hidden = try (mask.rank == 3 ? mask : mask.unsqueeze(1)).not().expand(full)
  return try scores.maskedFill(hidden, .float(-.infinity)).softmax(2)
}
