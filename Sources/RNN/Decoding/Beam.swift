/// The hypotheses of one sequence during a ``BeamSearch``.
struct Beam {
  /// A hypothesis that goes on.
  struct Live {
    var tokens: [Int]
    /// The token to be continued: the last one, or the start.
    var last: Int
    var logProbability: Double
  }

  private let search: BeamSearch
  private(set) var live: [Live]
  private var finished: [Hypothesis] = []
  private(set) var isDone = false

  init(start: Int, search: BeamSearch) {
    self.search = search
    live = [Live(tokens: [], last: start, logProbability: 0)]
  }

  /// Whether nothing can follow and nothing was found.
  var isLost: Bool { isDone && finished.isEmpty }

  /// The best hypotheses found, in descending order of their scores.
  var best: [Hypothesis] { Array(finished.prefix(search.width)) }

  /// Goes one token further; returns for each new live hypothesis the place of the one before.
  mutating func advance(
    _ scores: LogProbabilities, firstRow: Int, length: Int
  ) -> [Int] {
    var (next, parents) = ([Live](), [Int]())
    for candidate in candidates(scores, firstRow: firstRow) {
      let tokens = live[candidate.parent].tokens
      if candidate.token == search.endToken {
        finish(tokens, candidate.logProbability, length: length, hasEnded: true)
      } else if length == search.maximumLength {
        let all = tokens + [candidate.token]
        finish(all, candidate.logProbability, length: length, hasEnded: false)
      } else {
        let all = tokens + [candidate.token]
        next.append(
          Live(tokens: all, last: candidate.token, logProbability: candidate.logProbability))
        parents.append(candidate.parent)
      }
    }
    live = next
    isDone = live.isEmpty || !canImprove(after: length)
    return isDone ? [] : parents
  }

  private struct Candidate {
    let parent: Int
    let token: Int
    let logProbability: Double
  }

  /// The most probable continuations, the most probable first.
  private func candidates(_ scores: LogProbabilities, firstRow: Int) -> [Candidate] {
    var best: [Candidate] = []
    for (parent, hypothesis) in live.enumerated() {
      let start = (firstRow + parent) * scores.vocabulary
      for token in 0..<scores.vocabulary {
        let value = scores.values[start + token]
        guard value > -.infinity else { continue }
        let sum = hypothesis.logProbability + Double(value)
        if best.count == search.width, let last = best.last, last.logProbability >= sum { continue }
        let place = best.firstPlace { $0.logProbability < sum }
        best.insert(Candidate(parent: parent, token: token, logProbability: sum), at: place)
        if best.count > search.width { best.removeLast() }
      }
    }
    return best
  }

  private mutating func finish(
    _ tokens: [Int], _ logProbability: Double, length: Int, hasEnded: Bool
  ) {
    let score = search.score(logProbability, length: length)
    let place = finished.firstPlace { $0.score < score }
    finished.insert(
      Hypothesis(
        tokens: tokens, logProbability: logProbability, score: score, hasEnded: hasEnded),
      at: place)
  }

  /// Whether a live hypothesis could still get a better score than the worst that would be given.
  private func canImprove(after length: Int) -> Bool {
    guard finished.count >= search.width, let best = live.first else { return true }
    let bound = [length + 1, search.maximumLength]
      .map { search.score(best.logProbability, length: $0) }.max()
    return (bound ?? 0) > finished[search.width - 1].score
  }
}

extension Array {
  /// The first place whose element satisfies the condition, in an array where all behind it do too.
  fileprivate func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
