/// Why a conditional random field refuses its settings or its tensors.
public enum TaggingError: Error, Hashable, Sendable {
  case tagCount(Int)
  case emissions(wanted: String, got: [Int])
  case emissionType(got: String)
  case tagShape(wanted: [Int], got: [Int])
  case tagType(got: String)
  /// A tag that there isn't, at a step that the mask leaves.
  case tag(value: Int, sequence: Int, step: Int, count: Int)
  case maskShape(wanted: [Int], got: [Int])
  case maskType(got: String)
  /// A mask that leaves out a sequence's first step, or goes on behind a gap.
  case maskGap(sequence: Int, step: Int)
  case noSteps
  /// An emission that is NaN, where the best tags are asked for.
  case notANumber(sequence: Int, step: Int)
}

extension TaggingError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit.
  public var message: String {
    switch self {
    case .tagCount(let count): "num_tags must be 1 or more, got \(count)"
    case .emissions(let wanted, let got): "emissions must have the shape \(wanted), got \(got)"
    case .emissionType(let got): "emissions must be of a floating-point type, got \(got)"
    case .tagShape(let wanted, let got):
      "tags must have the shape \(wanted), the first two of the emissions, got \(got)"
    case .tagType(let got): "tags must be integers, got \(got)"
    case .tag(let value, let sequence, let step, let count):
      "tag \(value) at step \(step) of sequence \(sequence): tags are 0 … \(count - 1)"
    case .maskShape(let wanted, let got):
      "mask must have the shape \(wanted), the first two of the emissions, got \(got)"
    case .maskType(let got): "mask must be of torch.bool, True where a step is real, got \(got)"
    case .maskGap(let sequence, 0): "the mask leaves out the first step of sequence \(sequence)"
    case .maskGap(let sequence, let step):
      "the mask takes step \(step) of sequence \(sequence) in, but not the one before"
    case .noSteps: "emissions have no steps"
    case .notANumber(let sequence, let step):
      "an emission at step \(step) of sequence \(sequence) is nan: no tags are the best"
    }
  }

  /// How the mistake is mended, where one sentence can say.
  package var remedy: String? {
    switch self {
    case .maskType: "write mask.bool(), or tokens != padding"
    case .maskGap: "pad sequences at their ends"
    case .tagCount, .emissions, .emissionType, .tagShape, .tagType, .tag, .maskShape, .noSteps,
      .notANumber:
      nil
    }
  }
}
