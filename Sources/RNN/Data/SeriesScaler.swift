/// Moves a series to a range that suits a network, and its forecasts back.
///
///     scaled = (value − offset) / scale
public struct SeriesScaler: Hashable, Sendable {
  /// What is taken off each value.
  public let offset: Double
  /// What each difference is divided by.
  public let scale: Double

  /// Scales with a known offset and scale.
  public init(offset: Double, scale: Double) {
    self.offset = offset
    self.scale = scale
  }

  /// Maps the smallest value of the series to `lower` and the largest to `upper`.
  ///
  /// - Throws: ``LayerError`` for an empty or a constant series, or one with a value that is not finite.
  public init(
    range series: [Double], from lower: Double = 0, to upper: Double = 1
  ) throws(LayerError) {
    try Self.checkFinite(series)
    guard let low = series.min(), let high = series.max() else { throw .noSamples }
    guard low < high, lower < upper else { throw .constantSeries(value: low) }
    scale = (high - low) / (upper - lower)
    offset = low - lower * scale
  }

  /// Makes the mean 0 and the standard deviation (of the series as a whole population) 1.
  ///
  /// - Throws: ``LayerError`` for an empty or a constant series, or one with a value that is not finite.
  public init(standard series: [Double]) throws(LayerError) {
    try Self.checkFinite(series)
    guard let first = series.first else { throw .noSamples }
    let mean = series.reduce(0, +) / Double(series.count)
    let variance = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(series.count)
    guard variance > 0 else { throw .constantSeries(value: first) }
    offset = mean
    scale = variance.squareRoot()
  }

  private static func checkFinite(_ series: [Double]) throws(LayerError) {
    guard let place = series.firstIndex(where: { !$0.isFinite }) else { return }
    throw .valueNotFinite(place: place, value: series[place])
  }

  /// The series as the network reads it.
  public func scaled(_ series: [Double]) -> [Double] { series.map { ($0 - offset) / scale } }

  /// What the network gives, in the series' own units.
  public func restored(_ series: [Double]) -> [Double] { series.map { $0 * scale + offset } }
}
