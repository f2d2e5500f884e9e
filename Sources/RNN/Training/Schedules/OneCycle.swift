import Glibc

/// One cycle of a learning rate, up and far down, while the momentum goes the other way.
///
/// - SeeAlso: Smith and Topin 2018, arXiv:1708.07120.
public struct OneCycle {
  /// How a value goes from one end of a phase to the other.
  public enum Annealing: String, Sendable {
    case cos, linear

    func value(from start: Double, to end: Double, at share: Double) -> Double {
      switch self {
      case .cos: end + (start - end) / 2 * (Glibc.cos(.pi * share) + 1)
      case .linear: (end - start) * share + start
      }
    }
  }

  /// The ends that a phase leads from and to.
  public enum Level: String, Sendable {
    case initial = "initial_lr"
    case maximum = "max_lr"
    case minimum = "min_lr"
  }

  /// A stretch of the cycle.
  public struct Phase: Sendable {
    /// The step that ends it.
    public let endStep: Double
    /// Where the rate comes from and goes to.
    public let from: Level, to: Level
    /// Whether the momentum is low at the phase's start, and at its end.
    public let startsLow: Bool, endsLow: Bool
  }

  /// The rates and momenta of one group.
  public struct Range: Sendable {
    /// The rates at the start, at the peak, and at the end.
    public var initial: Double, maximum: Double, minimum: Double
    /// The momenta at the peak and at both ends; nothing where the momentum stays.
    public var momentum: (low: Double, high: Double)?

    /// A group's rates and momenta.
    public init(
      initial: Double, maximum: Double, minimum: Double, momentum: (low: Double, high: Double)?
    ) {
      self.initial = initial
      self.maximum = maximum
      self.minimum = minimum
      self.momentum = momentum
    }

    func rate(_ level: Level) -> Double {
      switch level {
      case .initial: initial
      case .maximum: maximum
      case .minimum: minimum
      }
    }
  }

  /// How many steps the cycle has.
  public let totalSteps: Int
  /// How values go through a phase.
  public let annealing: Annealing
  /// The cycle's stretches.
  public let phases: [Phase]

  /// - Parameters:
  ///   - share: The part of the steps in which the rate goes up, 0 … 1.
  ///   - threePhases: Whether the rate goes down as slowly as up, and then to its minimum.
  /// - Throws: ``ScheduleError`` for no steps or a share out of its range.
  public init(
    totalSteps: Int, share: Double = 0.3, annealing: Annealing = .cos, threePhases: Bool = false
  ) throws(ScheduleError) {
    guard (0...1).contains(share) else { throw .cycleShare(share) }
    try self.init(
      totalSteps: totalSteps, firstEnd: share * Double(totalSteps) - 1, annealing: annealing,
      threePhases: threePhases)
  }

  /// - Parameter firstEnd: The step that ends the way up.
  /// - Throws: ``ScheduleError`` for no steps.
  public init(
    totalSteps: Int, firstEnd: Double, annealing: Annealing = .cos, threePhases: Bool = false
  ) throws(ScheduleError) {
    guard totalSteps > 0 else { throw .count(name: "total_steps", got: "\(totalSteps)") }
    self.totalSteps = totalSteps
    self.annealing = annealing
    let last = Double(totalSteps - 1)
    let up = Phase(
      endStep: firstEnd, from: .initial, to: .maximum, startsLow: false, endsLow: true)
    let down = Phase(
      endStep: 2 * (firstEnd + 1) - 2, from: .maximum, to: .initial, startsLow: true,
      endsLow: false)
    phases =
      threePhases
      ? [
        up, down,
        Phase(endStep: last, from: .initial, to: .minimum, startsLow: false, endsLow: false),
      ]
      : [
        up, Phase(endStep: last, from: .maximum, to: .minimum, startsLow: true, endsLow: false),
      ]
  }

  /// The rate and the momentum of a step.
  ///
  /// - Throws: ``ScheduleError/beyondCycle(step:total:)`` behind the last step.
  public func values(
    atStep step: Int, in range: Range
  ) throws(ScheduleError) -> (rate: Double, momentum: Double?) {
    guard step <= totalSteps else { throw .beyondCycle(step: step, total: totalSteps) }
    return valuesInside(atStep: step, in: range)
  }

  private func valuesInside(atStep step: Int, in range: Range) -> (rate: Double, momentum: Double?)
  {
    var start = 0.0
    var index = 0
    while index + 1 < phases.count, Double(step) > phases[index].endStep {
      start = phases[index].endStep
      index += 1
    }
    let phase = phases[index]
    let share = (Double(step) - start) / (phase.endStep - start)
    let rate = annealing.value(
      from: range.rate(phase.from), to: range.rate(phase.to), at: share)
    let momentum = range.momentum.map { low, high in
      annealing.value(
        from: phase.startsLow ? low : high, to: phase.endsLow ? low : high, at: share)
    }
    return (rate, momentum)
  }

  /// The schedule of rates from `maximum / startDivisor` over `maximum` down to the first rate
  /// divided by `endDivisor`; behind its last step the rate stays.
  public func schedule(
    maximum: Double, startDivisor: Double = 25, endDivisor: Double = 1e4
  ) -> LearningRateSchedule {
    let initial = maximum / startDivisor
    let range = Range(
      initial: initial, maximum: maximum, minimum: initial / endDivisor, momentum: nil)
    return LearningRateSchedule(rate: { moment in
      valuesInside(atStep: min(moment.epoch, totalSteps), in: range).rate
    })
  }
}
