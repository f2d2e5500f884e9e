import Tensors

/// The eigenvalues of square matrices, in double precision and always in the same order.
public struct Eigenvalues: Hashable, Sendable {
  /// Real and imaginary part of each eigenvalue, those of a pair side by side.
  public let values: [Value]

  /// One eigenvalue.
  public struct Value: Hashable, Sendable {
    /// The real part.
    public let real: Double
    /// The imaginary part.
    public let imaginary: Double

    /// The absolute value.
    public var magnitude: Double { (real * real + imaginary * imaginary).squareRoot() }
  }

  /// The largest absolute value: below one, what a linear recurrence with this matrix carries fades;
  /// above one, it grows.
  public var spectralRadius: Double { values.map(\.magnitude).max() ?? 0 }

  /// The most rows of a matrix: the work grows with their cube.
  public static let largestSize = 1024

  /// - Parameter matrix: `[n, n]` of finite numbers.
  /// - Throws: ``InsightError``.
  public init(of matrix: Tensor) throws {
    guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1] else {
      throw InsightError.notSquare(got: matrix.shape)
    }
    let size = matrix.shape[0]
    guard size <= Self.largestSize else {
      throw InsightError.tooLarge(size: size, limit: Self.largestSize)
    }
    let elements = matrix.detach().scalars.map(\.double)
    if let place = elements.firstIndex(where: { !$0.isFinite }) {
      throw InsightError.notFinite(
        row: place / size, column: place % size, value: elements[place])
    }
    let found = MatrixEigenvalues(DenseMatrix(rows: size, columns: size, elements: elements))
    guard found.real.allSatisfy(\.isFinite) else { throw InsightError.noConvergence(size: size) }
    values = zip(found.real, found.imaginary).map { Value(real: $0, imaginary: $1) }
  }
}
