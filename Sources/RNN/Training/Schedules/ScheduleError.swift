/// Why a schedule refuses its settings.
public enum ScheduleError: Error, Hashable, Sendable {
  /// A count that must be one or more; `got` as the user wrote it.
  case count(name: String, got: String)
  /// A length outside of 1 … 2³¹.
  case range(name: String, got: Int)
  case constantFactor
  case startFactor
  case endFactor
  case firstCycle(String)
  case cycleFactor(String)
  case cycleShare(Double)
  /// A step behind the last one of a cycle.
  case beyondCycle(step: Int, total: Int)

  static func requirePositive(_ name: String, _ value: Int) throws(ScheduleError) {
    guard value > 0 else { throw .range(name: name, got: value) }
  }
}

extension ScheduleError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .count(let name, let got): "Expected positive integer \(name), but got \(got)"
    case .range(let name, let got): "\(name) must be 1 or more and below 2**31, got \(got)"
    case .constantFactor: "Constant multiplicative factor expected to be between 0 and 1."
    case .startFactor:
      "Starting multiplicative factor expected to be greater than 0 and less or equal to 1."
    case .endFactor: "Ending multiplicative factor expected to be between 0 and 1."
    case .firstCycle(let got): "Expected positive integer T_0, but got \(got)"
    case .cycleFactor(let got): "Expected integer T_mult >= 1, but got \(got)"
    case .cycleShare(let got): "Expected float between 0 and 1 pct_start, but got \(got)"
    case .beyondCycle(let step, let total):
      "Tried to step \(step) times. The specified number of total steps is \(total)"
    }
  }
}
