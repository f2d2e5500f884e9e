/// A sequence of tokens that a search found.
public struct Hypothesis: Hashable, Sendable {
  /// The tokens between the start and the end token.
  public var tokens: [Int]
  /// The sum of the tokens' log-probabilities, that of the end token with them.
  public var logProbability: Double
  /// What hypotheses are compared by: the log-probability, divided by lengthᵅ.
  public var score: Double
  /// Whether the end token came before the greatest length was reached.
  public var hasEnded: Bool

  package init(tokens: [Int], logProbability: Double, score: Double, hasEnded: Bool) {
    self.tokens = tokens
    self.logProbability = logProbability
    self.score = score
    self.hasEnded = hasEnded
  }
}
