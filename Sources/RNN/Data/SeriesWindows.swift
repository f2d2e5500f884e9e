import Tensors

/// The windows of a series, each with the values that follow it.
public struct SeriesWindows {
  /// N windows of W steps with one feature: `[N, W, 1]`.
  public let inputs: Tensor
  /// What follows each window: `[N, H]`.
  public let targets: Tensor

  /// Cuts a series into all its windows, one step apart.
  ///
  /// - Parameters:
  ///   - window: W, how many values the network reads.
  ///   - horizon: H, how many values it is to foretell.
  /// - Throws: ``LayerError/notEnoughValues(count:window:horizon:)``,
  ///   ``LayerError/notPositive(setting:)``.
  public init(of series: [Double], window: Int, horizon: Int = 1) throws {
    guard window > 0 else { throw LayerError.notPositive(setting: "window") }
    guard horizon > 0 else { throw LayerError.notPositive(setting: "horizon") }
    guard window <= series.count, horizon <= series.count - window else {
      throw LayerError.notEnoughValues(count: series.count, window: window, horizon: horizon)
    }
    let values = series.map { Float($0) }
    let starts = 0...(series.count - window - horizon)
    inputs = try Tensor.cat(
      starts.map { Tensor(Array(values[$0..<$0 + window]), shape: [1, window, 1]) })
    targets = try Tensor.cat(
      starts.map { start in
        let end = start + window
        return Tensor(Array(values[end..<end + horizon]), shape: [1, horizon])
      })
  }
}
