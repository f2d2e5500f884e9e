import RNN
import Tensors
import Testing

/// The rates of an optimizer's only group, before and after each of some steps.
private func rates(
  _ schedule: LearningRateSchedule, from start: Double = 1, steps: Int
) throws -> [Double] {
  let parameter = try Tensor([1]).requiresGrad(true)
  let scheduler = Scheduler(try Optimizer([parameter], SGD(learningRate: start)), schedule)
  return [scheduler.rates[0]]
    + (0..<steps).map { _ in
      scheduler.step()
      return scheduler.rates[0]
    }
}

@Suite struct `A schedule` {
  @Test func `halves the rate after each two epochs`() throws {
    #expect(
      try rates(.step(size: 2, factor: 0.5), steps: 6) == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125])
  }

  @Test func `cuts the rate at each milestone as often as it is named`() throws {
    #expect(
      try rates(.steps(at: [1, 3, 3], factor: 0.5), steps: 4) == [1, 0.5, 0.5, 0.125, 0.125])
  }

  @Test func `warms up in a straight line and stays there`() throws {
    #expect(
      try rates(.linear(from: 0.5, to: 1, length: 2), steps: 3) == [0.5, 0.75, 1, 1])
  }

  @Test func `follows a function of the epoch`() throws {
    #expect(try rates(.lambda { 1 / Double($0 + 1) }, steps: 3) == [1, 0.5, 1.0 / 3, 0.25])
    #expect(try rates(.multiplicative { _ in 0.5 }, steps: 2) == [1, 0.5, 0.25])
  }

  @Test func `starts its cosine again`() throws {
    let found = try rates(WarmRestarts(first: 2).schedule, steps: 4)
    #expect(found.map { ($0 * 1e9).rounded() / 1e9 } == [1, 0.5, 1, 0.5, 1])
  }

  @Test func `goes through one cycle and stays at its end`() throws {
    let cycle = try OneCycle(totalSteps: 5, share: 0.4, annealing: .linear)
    let found = try rates(
      cycle.schedule(maximum: 1, startDivisor: 2, endDivisor: 1), steps: 6)

    #expect(
      found.map { ($0 * 1e9).rounded() / 1e9 } == [
        0.5, 1, 0.833333333, 0.666666667, 0.5, 0.333333333, 0.333333333,
      ])
  }

  @Test func `sees where a measure stands still`() {
    var watch = PlateauWatch(patience: 1, cooldown: 1)
    #expect(
      [1, 1, 1, 1, 1, 1, 0.5].map { watch.take($0) } == [
        false, false, true, false, false, true, false,
      ])
    #expect(watch.best == 0.5)
  }

  @Test func `refuses settings out of their range`() {
    let messages = [
      #expect(throws: ScheduleError.self) { try LearningRateSchedule.step(size: 0) },
      #expect(throws: ScheduleError.self) { try LearningRateSchedule.cosine(length: 0) },
      #expect(throws: ScheduleError.self) { try LearningRateSchedule.constant(factor: 2) },
      #expect(throws: ScheduleError.self) { try LearningRateSchedule.linear(from: 0) },
      #expect(throws: ScheduleError.self) { try LearningRateSchedule.linear(to: 2) },
      #expect(throws: ScheduleError.self) { try WarmRestarts(first: 0) },
      #expect(throws: ScheduleError.self) { try WarmRestarts(first: 1, factor: 0) },
      #expect(throws: ScheduleError.self) { try OneCycle(totalSteps: 0) },
      #expect(throws: ScheduleError.self) { try OneCycle(totalSteps: 1, share: 2) },
      #expect(throws: ScheduleError.self) {
        try OneCycle(totalSteps: 1).values(
          atStep: 2, in: .init(initial: 1, maximum: 1, minimum: 1, momentum: nil))
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "step_size must be 1 or more and below 2**31, got 0",
        "T_max must be 1 or more and below 2**31, got 0",
        "Constant multiplicative factor expected to be between 0 and 1.",
        "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.",
        "Ending multiplicative factor expected to be between 0 and 1.",
        "Expected positive integer T_0, but got 0", "Expected integer T_mult >= 1, but got 0",
        "Expected positive integer total_steps, but got 0",
        "Expected float between 0 and 1 pct_start, but got 2.0",
        "Tried to step 2 times. The specified number of total steps is 1",
      ])
  }
}
