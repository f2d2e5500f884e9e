import Tensors

/// Why something can't be looked at.
public enum InsightError: Error, Hashable, Sendable {
  case notSquare(got: [Int])
  case tooLarge(size: Int, limit: Int)
  case notFinite(row: Int, column: Int, value: Double)
  case noConvergence(size: Int)
  /// Bounds of values that leave nothing between them.
  case bounds(low: Double, high: Double)
  case threshold(Double)
  case noValues(got: [Int])
}

extension InsightError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit.
  public var message: String {
    switch self {
    case .notSquare(let got): "the spectral radius is of a square matrix, got the shape \(got)"
    case .tooLarge(let size, let limit):
      "the matrix has \(size) rows; eigenvalues are computed of up to \(limit)"
    case .notFinite(let row, let column, let value):
      "the matrix has \(NumberFormat.python(value)) at [\(row), \(column)]"
    case .noConvergence(let size):
      "the eigenvalues of a matrix with \(size) rows were not found in 300 steps each"
    case .bounds(let low, let high):
      "low must be below high, got low=\(NumberFormat.python(low)) "
        + "and high=\(NumberFormat.python(high))"
    case .threshold(let value):
      "threshold must be a number from 0 to 1, got \(NumberFormat.python(value))"
    case .noValues(let got): "there are no values to judge: the shape is \(got)"
    }
  }
}
