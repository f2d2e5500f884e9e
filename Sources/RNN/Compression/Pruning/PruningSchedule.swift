import Tensors

/// Gradual magnitude pruning: sparsity grows fast at first, then slowly, while the network trains.
///
///     s(t) = s_f + (s_i − s_f)·(1 − (t − t₀)/n)³    for t₀ ≤ t ≤ t₀ + n
///
/// - SeeAlso: Zhu and Gupta 2017, arXiv:1710.01878, equation 1.
public struct PruningSchedule: Hashable, Sendable {
  /// s_i, the part that is pruned at the first step.
  public let initial: Double
  /// s_f, the part that is pruned from the last step on.
  public let final: Double
  /// t₀, the training step at which pruning starts.
  public let start: Int
  /// n, over how many training steps it goes on.
  public let steps: Int
  /// How many training steps lie between two changes of the masks.
  public let interval: Int

  /// - Throws: ``PruningError/schedule(setting:value:wanted:)``.
  public init(
    initial: Double = 0, final: Double, start: Int = 0, steps: Int, interval: Int = 1
  ) throws(PruningError) {
    for (setting, value) in [("initial", initial), ("final", final)] {
      guard (0...1).contains(value) else {
        throw .schedule(setting: setting, value: value, wanted: "in 0 … 1")
      }
    }
    guard final >= initial else {
      throw .schedule(
        setting: "final", value: final, wanted: "at least initial=\(initial): masks only grow")
    }
    guard start >= 0 else {
      throw .schedule(setting: "start", value: Double(start), wanted: "0 or more")
    }
    for (setting, value) in [("steps", steps), ("interval", interval)] {
      guard value > 0 else {
        throw .schedule(setting: setting, value: Double(value), wanted: "1 or more")
      }
    }
    (self.initial, self.final) = (initial, final)
    (self.start, self.steps, self.interval) = (start, steps, interval)
  }

  /// s(t): 0 before the first step, s_f after the last one.
  public func sparsity(at step: Int) -> Double {
    guard step >= start else { return 0 }
    let (rest, overflow) = step.subtractingReportingOverflow(start)
    guard !overflow, rest < steps else { return final }
    let left = 1 - Double(rest) / Double(steps)
    return final + (initial - final) * left * left * left
  }

  /// Whether the masks change at a training step.
  public func isDue(at step: Int) -> Bool {
    guard step >= start else { return false }
    let (rest, overflow) = step.subtractingReportingOverflow(start)
    guard !overflow, rest <= steps else { return false }
    return rest.isMultiple(of: interval) || rest == steps
  }

  /// Prunes each parameter by magnitude to the sparsity of a training step, where the masks change at
  /// that step; what is pruned stays so.
  ///
  /// - Throws: ``PruningError`` for a parameter that is not there.
  public func prune(_ parameters: [(module: Module, name: String)], at step: Int) throws {
    guard isDue(at: step) else { return }
    let wanted = sparsity(at: step)
    for (module, name) in parameters {
      let mask = module.prunedNames.contains(name) ? module.buffer(name + "_mask") : nil
      let size = module.parameter(mask == nil ? name : name + "_orig")?.count ?? 0
      let pruned = mask?.elements.count { $0 == 0 } ?? 0
      let goal = Int((wanted * Double(size)).rounded(.toNearestOrEven))
      // Magnitudes need no draws.
      try module.prune(
        name, .smallest(.count(max(0, goal - pruned))), generator: RandomGenerator(seed: 0))
    }
  }
}
