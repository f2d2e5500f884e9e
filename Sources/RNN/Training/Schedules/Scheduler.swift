/// Changes an optimizer's learning rates by a schedule, epoch by epoch.
public final class Scheduler {
  /// The optimizer whose groups change.
  public let optimizer: Optimizer
  /// How the rates change.
  public let schedule: LearningRateSchedule
  /// The epoch that runs; the first is 0. Setting it, to go on from a checkpoint, changes no rate.
  public var epoch = 0
  /// The rates before the schedule.
  public let baseRates: [Double]

  /// Sets the rates of the first epoch.
  public init(_ optimizer: Optimizer, _ schedule: LearningRateSchedule) {
    self.optimizer = optimizer
    self.schedule = schedule
    baseRates = optimizer.groups.map(\.rule.learningRate)
    update(isFirst: true)
  }

  /// Begins the next epoch; call it after the optimizer's steps.
  public func step() {
    epoch += 1
    update(isFirst: false)
  }

  /// The rates as they are now.
  public var rates: [Double] { optimizer.groups.map(\.rule.learningRate) }

  private func update(isFirst: Bool) {
    for (group, base) in baseRates.enumerated() {
      optimizer.groups[group].rule.learningRate = schedule.rate(
        LearningRateSchedule.Moment(
          rate: optimizer.groups[group].rule.learningRate, base: base, epoch: epoch,
          group: group, isFirst: isFirst))
    }
  }
}
