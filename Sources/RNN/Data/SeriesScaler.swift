import Glibc

/// Moves a series to a range that suits a network, and its forecasts back.
///
/// A scaler is fit to one part of a series, usually the training part, and then used on all: so it
/// learns nothing from what is to be foretold.
public struct SeriesScaler: Hashable, Sendable {
  /// One step of the way; several run one after the other, each fit to what the one before gives.
  public enum Step: Hashable, Sendable {
    /// Mean 0 and deviation 1, of the series as a whole population.
    case standard
    /// The smallest value to `lower`, the largest to `upper`.
    case range(lower: Double = 0, upper: Double = 1)
    /// The natural logarithm.
    case logarithm
    /// What each value adds to the one before: one value fewer. Once at most.
    case difference
  }

  /// A step with what it learned.
  private enum FittedStep: Hashable, Sendable {
    /// `(value − offset) / scale`
    case affine(offset: Double, scale: Double)
    case logarithm
    case difference
  }

  private var steps: [FittedStep] = []
  /// The first value that the scaler was fit to.
  private let first: Double

  /// Fits the steps to a series.
  ///
  /// - Throws: ``DataError`` for an empty series, a value that is not finite (with its place), a
  ///   constant series where a scale is wanted, and a logarithm of what is not above zero.
  public init(_ steps: [Step], fitting series: [Double]) throws(DataError) {
    guard let first = series.first else { throw .emptySeries }
    guard steps.count(where: { $0 == .difference }) <= 1 else { throw .severalDifferences }
    self.first = first
    var current = series
    try Self.checkFinite(current)
    for step in steps {
      let fitted = try Self.fit(step, to: current)
      self.steps.append(fitted)
      current = try Self.apply(fitted, to: current)
    }
  }

  /// The series as the network reads it; one value shorter where there is a difference.
  ///
  /// - Throws: ``DataError/notFinite(place:value:)``, ``DataError/notPositiveValue(place:value:)``,
  ///   ``DataError/nothingToDifference``.
  public func scaled(_ series: [Double]) throws(DataError) -> [Double] {
    try Self.checkFinite(series)
    return try Self.apply(steps[...], to: series)
  }

  /// What the network gives, in the series' own units.
  ///
  /// - Parameter previous: Where there is a difference: the series' value just before the first of
  ///   these. The first value that the scaler was fit to where nil, which gives that series back.
  public func restored(_ values: [Double], after previous: Double? = nil) throws(DataError)
    -> [Double]
  {
    var current = values
    for place in steps.indices.reversed() {
      switch steps[place] {
      case .affine(let offset, let scale): current = current.map { $0 * scale + offset }
      case .logarithm: current = current.map { exp($0) }
      case .difference:
        var sum = try Self.apply(steps[..<place], to: [previous ?? first])[0]
        current = current.map { change in
          sum += change
          return sum
        }
      }
    }
    return current
  }

  private static func checkFinite(_ series: [Double]) throws(DataError) {
    guard let place = series.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(place: place, value: series[place])
  }

  private static func fit(_ step: Step, to series: [Double]) throws(DataError) -> FittedStep {
    let low = series.min() ?? 0
    let high = series.max() ?? 0
    switch step {
    case .logarithm: return .logarithm
    case .difference: return .difference
    case .range(let lower, let upper):
      guard lower.isFinite, upper.isFinite, lower < upper else {
        throw .emptyRange(lower: lower, upper: upper)
      }
      guard low < high else { throw .constantSeries(value: low) }
      let scale = (high - low) / (upper - lower)
      return .affine(offset: low - lower * scale, scale: scale)
    case .standard:
      let count = Double(series.count)
      let mean = series.reduce(0, +) / count
      let variance = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      guard low < high, variance > 0 else { throw .constantSeries(value: low) }
      return .affine(offset: mean, scale: variance.squareRoot())
    }
  }

  private static func apply(
    _ steps: ArraySlice<FittedStep>, to series: [Double]
  ) throws(DataError) -> [Double] {
    var values = series
    for step in steps { values = try apply(step, to: values) }
    return values
  }

  private static func apply(
    _ step: FittedStep, to series: [Double]
  ) throws(DataError) -> [Double] {
    switch step {
    case .affine(let offset, let scale): return series.map { ($0 - offset) / scale }
    case .logarithm:
      if let place = series.firstIndex(where: { !($0 > 0) }) {
        throw .notPositiveValue(place: place, value: series[place])
      }
      return series.map { log($0) }
    case .difference:
      guard series.count > 1 else { throw .nothingToDifference }
      return zip(series.dropFirst(), series).map { $0 - $1 }
    }
  }
}
