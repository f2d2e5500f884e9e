import Glibc

extension LearningRateSchedule {
  /// The rate times `factor` until the epoch `length`.
  public static func constant(
    factor: Double = 1 / 3, length: Int = 5
  ) throws(ScheduleError) -> LearningRateSchedule {
    guard (0...1).contains(factor) else { throw .constantFactor }
    return LearningRateSchedule(
      rate: { moment in
        if moment.epoch == 0 { return moment.rate * factor }
        return moment.epoch == length ? moment.rate * (1 / factor) : moment.rate
      },
      closedForm: { base, epoch in base * (factor + (epoch >= length ? 1 : 0) * (1 - factor)) })
  }

  /// The rate times a factor that goes straight from `start` to `end` in `length` epochs.
  public static func linear(
    from start: Double = 1 / 3, to end: Double = 1, length: Int = 5
  ) throws(ScheduleError) -> LearningRateSchedule {
    guard start > 0, start <= 1 else { throw .startFactor }
    guard (0...1).contains(end) else { throw .endFactor }
    let total = Double(length)
    return LearningRateSchedule(
      rate: { moment in
        if moment.epoch == 0 { return moment.rate * start }
        if moment.isFirst || moment.epoch > length { return moment.rate }
        return moment.rate
          * (1 + (end - start) / (total * start + (Double(moment.epoch) - 1) * (end - start)))
      },
      closedForm: { base, epoch in
        base * (start + (end - start) * Double(min(length, epoch)) / total)
      })
  }

  /// The first rate times (1 − t/T)ᵖ.
  ///
  /// - Parameters:
  ///   - length: T
  ///   - power: p
  public static func polynomial(length: Int = 5, power: Double = 1) -> LearningRateSchedule {
    let total = Double(length)
    return LearningRateSchedule(
      rate: { moment in
        if moment.isFirst || moment.epoch > length { return moment.rate }
        let (now, before) = (Double(moment.epoch), (Double(moment.epoch) - 1))
        return moment.rate * pow((1 - now / total) / (1 - before / total), power)
      },
      closedForm: { base, epoch in
        base * pow(1 - Double(min(length, epoch)) / total, power)
      })
  }

  /// Half a cosine from the first rate down to `lowest`, and up again, in `length` epochs each.
  ///
  /// - SeeAlso: Loshchilov and Hutter 2017, arXiv:1608.03983, in PyTorch's recursive form.
  public static func cosine(
    length: Int, lowest: Double = 0
  ) throws(ScheduleError) -> LearningRateSchedule {
    guard (1..<1 << 31).contains(length) else { throw .range(name: "T_max", got: length) }
    let half = Double(length)
    return LearningRateSchedule(
      rate: { moment in
        if moment.isFirst { return moment.rate }
        let epoch = moment.epoch
        if (epoch &- 1 &- length) % (2 * length) == 0 {
          return moment.rate + (moment.base - lowest) * (1 - cos(.pi / half)) / 2
        }
        let (now, before) = (Double(epoch), Double(epoch) - 1)
        let share = (1 + cos(.pi * now / half)) / (1 + cos(.pi * before / half))
        return share * (moment.rate - lowest) + lowest
      },
      closedForm: { base, epoch in
        lowest + (base - lowest) * (1 + cos(.pi * Double(epoch) / half)) / 2
      })
  }
}
