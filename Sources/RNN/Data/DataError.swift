/// Why data for a network is refused: series, batches, tasks.
public enum DataError: Error, Hashable, Sendable {
  /// A size that must be one or more.
  case notPositive(setting: String, value: Int)

  // Series.
  case emptySeries
  case notEnoughValues(count: Int, window: Int, horizon: Int)
  case constantSeries(value: Double)
  case notFinite(place: Int, value: Double)
  /// The same in one of several series.
  case cellNotFinite(row: Int, column: Int, value: Double)
  /// Several series that are no matrix of floats.
  case columns(shape: [Int])
  case column(Int, count: Int)
  case notPositiveValue(place: Int, value: Double)
  case emptyRange(lower: Double, upper: Double)
  case severalDifferences
  case nothingToDifference
  case fractions(sum: Double)
  case fraction(place: Int, value: Double)
  case emptyPart(place: Int, count: Int)

  // Batches of sequences.
  case noSequences
  case emptySequence(place: Int)
  case sequenceLength(place: Int, count: Int, limit: Int)
  case lengthRange(place: Int, length: Int, steps: Int)
  case lengthCount(lengths: Int, batch: Int)
  case tooFewTokens(count: Int, batchSize: Int)
  case noWindow(count: Int, steps: Int)
  case tooManyElements(rows: Int, columns: Int)

  // Tasks.
  case tooFewSteps(minimum: Int, got: Int)
  case oddSteps(Int)
  case period(Double)
  case noise(Double)
}
