import Tensors

/// The windows of a series, each with the values that follow it.
public struct SeriesWindows {
  /// N windows of W steps with one feature: `[N, W, 1]`.
  public let inputs: Tensor
  /// What follows each window: `[N, H]`.
  public let targets: Tensor

  /// Cuts a series into all its windows.
  ///
  /// - Parameters:
  ///   - window: W, how many values the network reads.
  ///   - horizon: H, how many values it is to foretell.
  ///   - stride: How many values lie between the beginnings of two windows.
  /// - Throws: ``DataError`` for sizes below 1, a series that is too short, and a value that is not
  ///   finite, with its place.
  public init(
    of series: [Double], window: Int, horizon: Int = 1, stride step: Int = 1
  ) throws {
    for (setting, value) in [("window", window), ("horizon", horizon), ("stride", step)] {
      guard value > 0 else { throw DataError.notPositive(setting: setting, value: value) }
    }
    guard window <= series.count, horizon <= series.count - window else {
      throw DataError.notEnoughValues(count: series.count, window: window, horizon: horizon)
    }
    if let place = series.firstIndex(where: { !$0.isFinite }) {
      throw DataError.notFinite(place: place, value: series[place])
    }
    let starts = stride(from: 0, through: series.count - window - horizon, by: step)
    let count = starts.underestimatedCount
    let elements = count.multipliedReportingOverflow(by: max(window, horizon))
    guard !elements.overflow, elements.partialValue < 1 << 31 else {
      throw DataError.tooManyElements(rows: count, columns: max(window, horizon))
    }
    let values = series.map { Float($0) }
    inputs = Tensor(starts.flatMap { values[$0..<$0 + window] }, shape: [count, window, 1])
    targets = Tensor(
      starts.flatMap { values[$0 + window..<$0 + window + horizon] }, shape: [count, horizon])
  }
}
