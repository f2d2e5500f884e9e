import Glibc

/// A cosine that starts again and again, in cycles of T₀, T₀·m, T₀·m², … epochs.
///
/// - SeeAlso: Loshchilov and Hutter 2017, arXiv:1608.03983.
public struct WarmRestarts {
  /// T₀
  public let first: Int
  /// m
  public let factor: Int
  /// The rate at each cycle's end.
  public let lowest: Double

  /// - Throws: ``ScheduleError`` for a cycle or a factor below one.
  public init(first: Int, factor: Int = 1, lowest: Double = 0) throws(ScheduleError) {
    guard first > 0 else { throw .firstCycle("\(first)") }
    guard factor >= 1 else { throw .cycleFactor("\(factor)") }
    self.first = first
    self.factor = factor
    self.lowest = lowest
  }

  /// Where a moment lies in its cycle; epochs may have fractions.
  public func position(ofEpoch epoch: Double) -> (inCycle: Double, length: Double) {
    let start = Double(first)
    guard epoch >= start else { return (epoch, start) }
    guard factor > 1 else { return (epoch.truncatingRemainder(dividingBy: start), start) }
    let growth = Double(factor)
    let cycles = (log(epoch / start * (growth - 1) + 1) / log(growth)).rounded(.towardZero)
    let begun = start * (pow(growth, cycles) - 1) / (growth - 1)
    return (epoch - begun, start * pow(growth, cycles))
  }

  /// The rate at a place in a cycle.
  public func rate(base: Double, inCycle place: Double, length: Double) -> Double {
    lowest + (base - lowest) * (1 + cos(.pi * place / length)) / 2
  }

  /// The schedule for whole epochs.
  public var schedule: LearningRateSchedule {
    LearningRateSchedule(rate: { moment in
      let (place, length) = position(ofEpoch: Double(moment.epoch))
      return rate(base: moment.base, inCycle: place, length: length)
    })
  }
}
