/// Why attention refuses its sizes or its tensors.
public enum AlignmentError: Error, Hashable, Sendable {
  /// A size below one or of 2³¹ and more, under the name that its user gave it.
  case size(setting: String, value: Int)
  /// A score that multiplies queries by keys as they are, with vectors of two sizes.
  case unequalSizes(score: String, query: Int, key: Int)
  /// A score without a hidden layer that got a size for one, or one without its size.
  case hiddenSize(score: String, isNeeded: Bool)
  /// Queries, keys or values with another number of dimensions.
  case dimensions(tensor: String, wanted: String, got: [Int])
  /// Vectors of another size than the layer was made for.
  case features(tensor: String, wanted: Int, got: [Int])
  /// A tensor whose sequences or steps are not those of the tensor that it belongs to.
  case extent(tensor: String, wanted: [Int], got: [Int], other: String)
  /// A tensor with another number of sequences than the input.
  case batch(tensor: String, wanted: Int, got: Int)
  /// Queries, keys or values that are not of a floating-point type.
  case tensorType(tensor: String, got: String)
  case maskShape(wanted: [[Int]], got: [Int])
  case maskType(got: String)
  /// A sequence of which the mask leaves no step.
  case nothingToAttend(sequence: Int)
  /// A length of a sequence that is below one or above the number of steps.
  case length(sequence: Int, length: Int, steps: Int)
}

extension AlignmentError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit, with what was wanted and what was given.
  public var message: String {
    switch self {
    case .size(let setting, let value):
      "\(setting) must be 1 or more, and below 2^31, got \(value)"
    case .unequalSizes(let score, let query, let key):
      "score \(score) multiplies queries by keys, so that both must have one size; "
        + "queries have \(query) features, keys \(key)"
    case .hiddenSize(let score, true): "score \(score) has a hidden layer and needs its size"
    case .hiddenSize(let score, false): "score \(score) has no hidden layer, so no size for one"
    case .dimensions(let tensor, let wanted, let got):
      "\(tensor) must have the shape \(wanted), got \(got)"
    case .features(let tensor, let wanted, let got):
      "\(tensor) must have \(wanted) features in the last dimension, got \(got)"
    case .extent(let tensor, let wanted, let got, let other):
      "\(tensor) must begin with the sizes \(wanted) as the \(other) do, got \(got)"
    case .batch(let tensor, let wanted, let got):
      "\(tensor) must have as many sequences as the input, \(wanted), got \(got)"
    case .tensorType(let tensor, let got): "\(tensor) must be of a floating-point type, got \(got)"
    case .maskShape(let wanted, let got):
      "mask must have the shape \(wanted.map { "\($0)" }.joined(separator: " or ")), got \(got)"
    case .maskType(let got): "mask must be of torch.bool, True where a step is read, got \(got)"
    case .nothingToAttend(let sequence): "the mask leaves no step of sequence \(sequence) to read"
    case .length(let sequence, let length, let steps):
      "sequence \(sequence) has length \(length); lengths here are 1 … \(steps)"
    }
  }

  /// How the mistake is mended, where one sentence can say.
  package var remedy: String? {
    switch self {
    case .unequalSizes: "use score=\"general\", which has a matrix between them"
    case .hiddenSize(_, true): "give hidden_size=…"
    case .hiddenSize(_, false): "leave hidden_size out"
    case .maskType: "write mask != 0, or tokens != padding"
    case .nothingToAttend: "leave at least one True in each row of the mask"
    case .size, .dimensions, .features, .extent, .batch, .tensorType, .maskShape, .length: nil
    }
  }
}
