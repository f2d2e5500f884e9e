import Tensors

/// Why a search or an encoder-decoder refuses its settings or its tensors.
public enum DecodingError: Error, Hashable, Sendable {
  /// A number below one or of 2³¹ and more, under the name that its user gave it.
  case size(setting: String, value: Int)
  /// A number that is not finite, or outside of 0 … 1 where it is a part of something.
  case setting(name: String, value: Double, range: String)
  /// A setting that the network has no place for.
  case unsuited(setting: String, reason: String)
  /// Scores of a step that are not one row for each token given.
  case scoresShape(rows: Int, got: [Int])
  case scoresType(got: String)
  /// A score that is NaN or +∞, in a step counted from 1.
  case scoreNotANumber(step: Int)
  /// A step after which no token of a sequence has a score above −∞.
  case nothingToFollow(sequence: Int, step: Int)
  /// A token that a vocabulary does not have.
  case token(name: String, value: Int, vocabulary: Int)
  case noStart
  /// A state whose rows are not the hypotheses of the step.
  case stateRows(wanted: Int, got: [Int], dimension: Int)

  /// Tokens that are not `[B, T]` of integers.
  case tokens(name: String, got: [Int], dtype: String)
  /// A part of the network that is gone, or of another kind.
  case part(name: String, wanted: String)
  /// Sources and targets of different numbers.
  case batch(source: Int, target: Int)
  case noSteps(name: String)
  /// A sequence that is padding alone.
  case emptySequence(name: String, sequence: Int)
}

extension DecodingError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit, with what was wanted and what was given.
  public var message: String {
    switch self {
    case .size(let setting, let value):
      "\(setting) must be 1 or more, and below 2^31, got \(value)"
    case .setting(let name, let value, let range):
      "\(name) must be \(range), got \(NumberFormat.python(value))"
    case .unsuited(let setting, let reason): "\(setting) is not for this network: \(reason)"
    case .scoresShape(let rows, let got):
      "the step must give scores [\(rows), vocabulary], one row for each token, got \(got)"
    case .scoresType(let got): "the step must give scores of a floating-point type, got \(got)"
    case .scoreNotANumber(let step): "a score of step \(step) is nan or inf"
    case .nothingToFollow(let sequence, let step):
      "no token has a score above -inf after step \(step) of sequence \(sequence)"
    case .token(let name, let value, let vocabulary):
      "\(name) is \(value); the vocabulary has the tokens 0 … \(vocabulary - 1)"
    case .noStart: "there is no start token: nothing says where to begin"
    case .stateRows(let wanted, let got, let dimension):
      "the state must have \(wanted) \(wanted == 1 ? "row" : "rows") in dimension \(dimension), "
        + "one for each token of the step; got the shape \(got)"
    case .tokens(let name, let got, let dtype):
      "\(name) must be integers of the shape [batch, steps], got \(dtype) of the shape \(got)"
    case .batch(let source, let target):
      "source has \(source) sequences and target \(target); they must be pairs"
    case .part(let name, let wanted): "the network has no part '\(name)' that is a \(wanted)"
    case .noSteps(let name): "\(name) has no steps"
    case .emptySequence(let name, let sequence):
      "sequence \(sequence) of \(name) is nothing but padding"
    }
  }

  /// How the mistake is mended, where one sentence can say.
  package var remedy: String? {
    switch self {
    case .scoresShape: "give the scores of the last step alone: output[:, -1]"
    case .stateRows:
      "say with state_dim which dimension counts the sequences: 1 is usual for recurrent states"
    case .tokens(_, let got, _) where got.count == 1: "add the batch with .unsqueeze(0)"
    case .emptySequence: "leave the sequence out of the batch"
    case .size, .setting, .unsuited, .scoresType, .scoreNotANumber, .nothingToFollow, .token,
      .noStart, .tokens, .part, .batch, .noSteps:
      nil
    }
  }
}
