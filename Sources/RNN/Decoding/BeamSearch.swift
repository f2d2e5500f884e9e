import Glibc
import Tensors

/// Looks for the most probable sequences, token by token, with a few hypotheses at a time.
///
/// At each step every hypothesis of a sequence is continued with every token; the `width` most
/// probable continuations stay. Those that end with the end token are finished; the others go on
/// until none is left, or the greatest length is reached, or none can become better than `width`
/// finished ones. Equal probabilities are taken in the order of hypothesis and token. With `width` 1
/// this is greedy search, and with a `width` of all continuations an exhaustive one.
///
/// Scores are `log P / lengthᵅ`, the end token counting as one of the tokens; with α = 0 longer
/// sequences are at a disadvantage.
/// - SeeAlso: Sutskever et al. 2014, arXiv:1409.3215, §3.2; Wu et al. 2016, arXiv:1609.08144, §7.
public struct BeamSearch: Hashable, Sendable {
  /// How many hypotheses of a sequence are kept.
  public var width: Int
  /// The most tokens of a hypothesis.
  public var maximumLength: Int
  /// The token that ends a sequence; nil where all go on to the greatest length.
  public var endToken: Int?
  /// α.
  public var lengthPenalty: Double

  /// - Throws: ``DecodingError`` for a width or a length below one, and an α that is not finite.
  public init(
    width: Int, maximumLength: Int, endToken: Int?, lengthPenalty: Double = 0
  ) throws(DecodingError) {
    for (setting, value) in [("beam", width), ("max_length", maximumLength)]
    where !(1..<1 << 31).contains(value) {
      throw .size(setting: setting, value: value)
    }
    guard lengthPenalty.isFinite else {
      throw .setting(name: "length_penalty", value: lengthPenalty, range: "a finite number")
    }
    self.width = width
    self.maximumLength = maximumLength
    self.endToken = endToken
    self.lengthPenalty = lengthPenalty
  }

  /// Searches for a batch of sequences at once.
  ///
  /// - Parameters:
  ///   - start: The first token of each sequence.
  ///   - state: What the first step needs, with a row for each sequence.
  ///   - select: Makes a state of the given rows of another one; a row may be taken several times.
  ///   - step: Gives the scores `[rows, vocabulary]` of what follows the tokens, and the state behind
  ///     them. Scores may be logits: their log-softmax is taken.
  /// - Returns: For each sequence at most `width` hypotheses, the best first.
  public func run<State>(
    start: [Int], state: State, select: (State, [Int]) throws -> State,
    step: (_ tokens: [Int], _ state: State) throws -> (scores: Tensor, state: State)
  ) throws -> [[Hypothesis]] {
    guard !start.isEmpty else { throw DecodingError.noStart }
    var beams = start.map { Beam(start: $0, search: self) }
    var (tokens, state) = (start, state)
    for length in 1...maximumLength {
      let result = try noGrad { try step(tokens, state) }
      let scores = try logProbabilities(result.scores, rows: tokens.count, step: length)
      var rows: [Int] = []
      var first = 0
      for index in beams.indices where !beams[index].isDone {
        let count = beams[index].live.count
        let parents = beams[index].advance(scores, firstRow: first, length: length)
        guard !beams[index].isLost else {
          throw DecodingError.nothingToFollow(sequence: index, step: length)
        }
        rows += parents.map { first + $0 }
        first += count
      }
      tokens = beams.flatMap { $0.isDone ? [] : $0.live.map(\.last) }
      if tokens.isEmpty { break }
      state = try noGrad { try select(result.state, rows) }
    }
    return beams.map { $0.best }
  }

  private func logProbabilities(
    _ scores: Tensor, rows: Int, step: Int
  ) throws -> LogProbabilities {
    guard scores.dtype.isFloatingPoint else {
      throw DecodingError.scoresType(got: "torch.\(scores.dtype.rawValue)")
    }
    guard scores.rank == 2, scores.shape[0] == rows, scores.shape[1] > 0 else {
      throw DecodingError.scoresShape(rows: rows, got: scores.shape)
    }
    let vocabulary = scores.shape[1]
    if let endToken, !(0..<vocabulary).contains(endToken) {
      throw DecodingError.token(name: "end", value: endToken, vocabulary: vocabulary)
    }
    let plain = try noGrad { try scores.detach().to(.float32) }
    guard plain.elements.allSatisfy({ $0 < .infinity }) else {
      throw DecodingError.scoreNotANumber(step: step)
    }
    // A row of −∞ alone becomes one of NaN, with which nothing goes on either.
    let values = try noGrad { try plain.logSoftmax(1) }.elements
    return LogProbabilities(values: values, vocabulary: vocabulary)
  }

  func score(_ logProbability: Double, length: Int) -> Double {
    lengthPenalty == 0
      ? logProbability : logProbability / pow(Double(length), lengthPenalty)
  }
}

/// The log-probabilities of a step, row after row.
struct LogProbabilities {
  let values: [Float]
  let vocabulary: Int
}
