/// Why sequences of different lengths can't be packed, padded or unpacked.
public enum SequenceError: Error, Hashable, Sendable {
  /// A list without any sequence.
  case noSequences
  /// A sequence without a time dimension.
  case noSteps(place: Int)
  /// A padded batch without elements, or without a time and a batch dimension.
  case nothingToPack
  case batchDimensions(got: Int)
  case lengthCount(batch: Int, got: Int)
  case lengthNotPositive(Int)
  /// A length beyond the steps that the padded batch has.
  case lengthBeyond(length: Int, steps: Int)
  case lengthsNotSorted
  case totalLength(wanted: Int, longest: Int)
  /// Fields of a packed sequence that contradict each other.
  case batchSizes([Int], rows: Int)
  case order(count: Int, batch: Int)
}

extension SequenceError: CustomStringConvertible {
  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .noSequences: "received an empty list of sequences"
    case .noSteps(let place):
      "sequence \(place) is a single number; a sequence has at least one dimension, its steps"
    case .nothingToPack: "Cannot pack empty tensors."
    case .batchDimensions(let got):
      "Dimension out of range (expected to be in range of [-\(max(got, 1)), \(max(got, 1) - 1)], "
        + "but got 1)"
    case .lengthCount(let batch, let got):
      "Expected `len(lengths)` to be equal to batch_size, but got \(got) (batch_size=\(batch))"
    case .lengthNotPositive:
      "Length of all samples has to be greater than 0, but found an element in 'lengths' that is "
        + "<= 0"
    case .lengthBeyond(let length, let steps):
      "Expected every length to be at most the \(steps) step\(steps == 1 ? "" : "s") of the input, "
        + "but found \(length)"
    case .lengthsNotSorted:
      "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can "
        + "pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep "
        + "this requirement if you do not need ONNX exportability."
    case .totalLength(let wanted, let longest):
      "Expected total_length to be at least the length of the longest sequence in input, but got "
        + "total_length=\(wanted) and max sequence length being \(longest)"
    case .batchSizes(let sizes, let rows):
      "batch_sizes must be positive, never grow, and sum to the \(rows) rows of data, "
        + "but got \(sizes)"
    case .order(let count, let batch):
      "sorted_indices must name each of the \(batch) sequences once, but got \(count) indices"
    }
  }

  /// The same as ``message``.
  public var description: String { message }
}
