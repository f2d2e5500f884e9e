extension DataError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong.
  public var message: String {
    switch self {
    case .notPositive(let setting, let value): "\(setting) must be greater than 0, got \(value)"
    case .noSequences: "there are no sequences to make a batch of"
    case .emptySequence(let place): "sequence \(place) is empty"
    case .sequenceLength(let place, let count, let limit):
      "sequence \(place) has \(count) elements, more than the length \(limit)"
    case .lengthRange(let place, let length, let steps):
      "length \(place) is \(length), but the sequences have 1 to \(steps) steps"
    case .lengthCount(let lengths, let batch):
      "the batch has \(batch) sequences, got lengths for \(lengths)"
    case .tooFewTokens(let count, let batchSize):
      "\(count) tokens are too few for batch_size \(batchSize): each stream needs 2"
    case .noWindow(let count, let steps):
      "a text of \(count) tokens has no window of \(steps) with a token behind it"
    case .tooManyElements(let rows, let columns):
      "\(rows) rows of \(columns) are more elements than a tensor may hold"
    case .tooFewSteps(let minimum, let got): "steps must be \(minimum) or more, got \(got)"
    case .oddSteps(let steps): "steps must be even, got \(steps)"
    case .period(let period): "period must be a number greater than 0, got \(period)"
    case .noise(let deviation): "noise must be a finite number, 0 or more, got \(deviation)"
    default: seriesMessage
    }
  }

  private var seriesMessage: String {
    switch self {
    case .emptySeries: "the series has no values"
    case .notEnoughValues(let count, let window, let horizon):
      "a series of \(count) values has no window of \(window) with \(horizon) to follow"
    case .constantSeries(let value):
      "every value of the series is \(value); a constant series has no scale"
    case .notFinite(let place, let value): "value \(place) of the series is \(value)"
    case .cellNotFinite(let row, let column, let value):
      "value \(row) of column \(column) is \(value)"
    case .columns(let shape):
      "several series are a matrix of floats, [steps, columns], got shape \(shape)"
    case .column(let column, let count):
      "column \(column) is out of range: there are columns 0 to \(count - 1)"
    case .notPositiveValue(let place, let value):
      "value \(place) of the series is \(value); only numbers above 0 have a logarithm"
    case .emptyRange(let lower, let upper): "the range from \(lower) to \(upper) is empty"
    case .severalDifferences: "a series is differenced once at most"
    case .nothingToDifference: "a series of one value has no differences"
    case .fractions(let sum): "the fractions of a split must add up to 1, they add up to \(sum)"
    case .fraction(let place, let value): "fraction \(place) is \(value), not between 0 and 1"
    case .emptyPart(let place, let count):
      "part \(place) of the split has no values: the series has only \(count)"
    default: ""
    }
  }
}
