import Glibc

/// How a learning rate changes from epoch to epoch.
///
/// Rates are computed from the ones before them, as PyTorch does, so that the roundings agree.
public struct LearningRateSchedule {
  /// What the next rate of one group is computed from.
  public struct Moment {
    /// The group's rate as it is now.
    public var rate: Double
    /// The group's rate before the schedule.
    public var base: Double
    /// The epoch that begins; the first is 0.
    public var epoch: Int
    /// Which group of parameters.
    public var group = 0
    /// Whether the schedule is only being made: nothing was trained yet.
    public var isFirst = false

    /// What the next rate is computed from.
    public init(
      rate: Double, base: Double, epoch: Int, group: Int = 0, isFirst: Bool = false
    ) {
      self.rate = rate
      self.base = base
      self.epoch = epoch
      self.group = group
      self.isFirst = isFirst
    }
  }

  /// The rate of an epoch, from the rate before it.
  public let rate: (Moment) -> Double
  /// The rate of an epoch from the first rate alone; nothing where a schedule has no such form.
  public let closedForm: ((_ base: Double, _ epoch: Int) -> Double)?

  /// A schedule of one's own.
  public init(
    rate: @escaping (Moment) -> Double, closedForm: ((Double, Int) -> Double)? = nil
  ) {
    self.rate = rate
    self.closedForm = closedForm
  }

  /// The rate times γ after each `size` epochs.
  public static func step(
    size: Int, factor: Double = 0.1
  ) throws(ScheduleError) -> LearningRateSchedule {
    try ScheduleError.requirePositive("step_size", size)
    return LearningRateSchedule(
      rate: { $0.epoch == 0 || $0.epoch % size != 0 ? $0.rate : $0.rate * factor },
      closedForm: { base, epoch in
        let whole = Double(epoch) / Double(size)
        return base * pow(factor, whole.rounded(.down))
      })
  }

  /// The rate times γ at each of some epochs; an epoch that is named twice counts twice.
  public static func steps(at epochs: [Int], factor: Double = 0.1) -> LearningRateSchedule {
    LearningRateSchedule(
      rate: { moment in
        let count = epochs.count { $0 == moment.epoch }
        return count == 0 ? moment.rate : moment.rate * pow(factor, Double(count))
      },
      closedForm: { base, epoch in base * pow(factor, Double(epochs.count { $0 <= epoch })) })
  }

  /// The rate times γ after each epoch.
  public static func exponential(factor: Double) -> LearningRateSchedule {
    LearningRateSchedule(
      rate: { $0.isFirst ? $0.rate : $0.rate * factor },
      closedForm: { base, epoch in base * pow(factor, Double(epoch)) })
  }

  /// The first rate times f(epoch).
  public static func lambda(_ factor: @escaping (_ epoch: Int) -> Double) -> LearningRateSchedule {
    LearningRateSchedule(rate: { $0.base * factor($0.epoch) })
  }

  /// The rate times f(epoch), epoch after epoch.
  public static func multiplicative(
    _ factor: @escaping (_ epoch: Int) -> Double
  ) -> LearningRateSchedule {
    LearningRateSchedule(rate: { $0.isFirst ? $0.rate : $0.rate * factor($0.epoch) })
  }
}
