import Glibc

/// All alignments of one sequence of labels with some steps.
///
///     l  = the labels with a blank before, between and behind them
///     α  = log of the probability of the steps so far that end at l[s]
///     αₜ(s) = log(exp αₜ₋₁(s) + exp αₜ₋₁(s − 1) + exp αₜ₋₁(s − 2)) + log pₜ(l[s])
///
/// where s − 2 counts only for a label that differs from the one before. β is the same from behind.
struct Alignment {
  private let states: [Int]
  private let steps: Int
  private let score: (_ step: Int, _ label: Int) -> Double
  /// α of all steps, row by row.
  private var forward: [Double] = []
  /// log P(labels | steps)
  let logLikelihood: Double

  init(
    labels: [Int], steps: Int, blank: Int, score: @escaping (_ step: Int, _ label: Int) -> Double
  ) {
    states = [blank] + labels.flatMap { [$0, blank] }
    self.steps = steps
    self.score = score
    let width = states.count
    guard steps > 0 else {
      logLikelihood = labels.isEmpty ? 0 : -.infinity
      return
    }
    var table = [Double](repeating: -.infinity, count: steps * width)
    table[0] = score(0, states[0])
    if width > 1 { table[1] = score(0, states[1]) }
    for step in 1..<max(steps, 1) {
      for state in 0..<width {
        let before = (step - 1) * width + state
        var sum = table[before]
        if state > 0 { sum = logarithmOfSum(sum, table[before - 1]) }
        if Self.skips(states, to: state) { sum = logarithmOfSum(sum, table[before - 2]) }
        table[step * width + state] = sum + score(step, states[state])
      }
    }
    let last = steps * width - 1
    logLikelihood = width > 1 ? logarithmOfSum(table[last], table[last - 1]) : table[last]
    forward = table
  }

  /// Whether a state can follow the one two places before it.
  private static func skips(_ states: [Int], to state: Int) -> Bool {
    state >= 2 && state % 2 == 1 && states[state] != states[state - 2]
  }

  /// Calls `body` with each step, the last one first, and how likely each label stands there, given
  /// the whole sequence.
  func forEachStep(_ body: (_ step: Int, _ occupation: [Int: Double]) -> Void) {
    let width = states.count
    var after = [Double](repeating: -.infinity, count: width)
    for step in (0..<steps).reversed() {
      var backward = [Double](repeating: -.infinity, count: width)
      for state in 0..<width {
        var sum: Double
        if step == steps - 1 {
          sum = state >= width - 2 ? 0 : -.infinity
        } else {
          sum = after[state]
          if state + 1 < width { sum = logarithmOfSum(sum, after[state + 1]) }
          if state + 2 < width, Self.skips(states, to: state + 2) {
            sum = logarithmOfSum(sum, after[state + 2])
          }
        }
        backward[state] = sum + score(step, states[state])
      }
      var occupation: [Int: Double] = [:]
      for state in 0..<width {
        let label = states[state]
        let share = forward[step * width + state] + backward[state] - score(step, label)
        occupation[label, default: 0] += exponential(share - logLikelihood)
      }
      body(step, occupation)
      after = backward
    }
  }
}

/// log(eᵃ + eᵇ)
private func logarithmOfSum(_ a: Double, _ b: Double) -> Double {
  let (high, low) = (max(a, b), min(a, b))
  return low == -.infinity ? high : high + log1p(exp(low - high))
}

/// eˣ
func exponential(_ x: Double) -> Double { Glibc.exp(x) }
