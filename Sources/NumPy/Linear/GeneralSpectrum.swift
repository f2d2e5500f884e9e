import Tensors

/// The eigenvalues and eigenvectors of a square matrix.
///
/// The vectors come from inverse iteration. A vector has length 1; its sign is arbitrary, and may be
/// another one than LAPACK's.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §7.6.
struct GeneralSpectrum {
  /// Conjugate pairs stand side by side, that with a positive imaginary part first.
  let values: [Complex]
  /// The matrix and its eigenvalues, divided by a power of two that keeps squares in range.
  private let matrix: DenseMatrix
  private let scaled: [Complex]

  /// Nothing where the method finds no end: an element is not finite.
  init?(_ matrix: DenseMatrix) {
    guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
    let exponent = matrix.rangeExponent
    self.matrix = matrix.scaled(byPowerOfTwo: -exponent)
    let found = MatrixEigenvalues(self.matrix)
    guard found.real.allSatisfy(\.isFinite) else { return nil }
    scaled = zip(found.real, found.imaginary).map { Complex($0, $1) }
    values = zip(
      found.real.scaled(byPowerOfTwo: exponent), found.imaginary.scaled(byPowerOfTwo: exponent)
    ).map { Complex($0, $1) }
  }

  /// The eigenvectors, one after the other.
  var vectors: [[Complex]] {
    scaled.enumerated().map { index, value in
      let nudge = max(matrix.norm, 1e-300) * 1e-15 * Double(index + 1)
      let shift = Complex(value.real + nudge, value.imaginary)
      let system = ComplexSystem(matrix, shift: shift, least: nudge)
      var vector = (0..<matrix.rows).map { row in
        Complex(1 + Double((row * 7 + index * 5) % 11) / 7)
      }
      for _ in 0..<3 { vector = Self.normalized(system.solve(vector)) }
      return vector
    }
  }

  /// Of length 1, with the greatest element real.
  private static func normalized(_ vector: [Complex]) -> [Complex] {
    let greatest = vector.max { $0.magnitude < $1.magnitude } ?? Complex(1)
    guard greatest.magnitude > 0, greatest.magnitude.isFinite else { return vector }
    let turned = vector.map { $0 / greatest }
    let size = turned.reduce(0) { $0 + $1.magnitude * $1.magnitude }.squareRoot()
    return turned.map { Complex($0.real / size, $0.imaginary / size) }
  }
}

/// (A − μ)·x = b for complex numbers, by elimination; a pivot of zero becomes a tiny one.
private struct ComplexSystem {
  private let size: Int
  private var factors: [[Complex]]
  private var order: [Int]

  init(_ matrix: DenseMatrix, shift: Complex, least: Double) {
    size = matrix.rows
    factors = (0..<matrix.rows).map { row in
      (0..<matrix.rows).map { column in
        row == column ? Complex(matrix[row, column]) - shift : Complex(matrix[row, column])
      }
    }
    order = Array(0..<size)
    for column in 0..<size {
      let pivot =
        (column..<size).max {
          factors[$0][column].magnitude < factors[$1][column].magnitude
        } ?? column
      factors.swapAt(pivot, column)
      order.swapAt(pivot, column)
      if factors[column][column].magnitude < least * 1e-3 {
        factors[column][column] = Complex(least)
      }
      for row in (column + 1)..<max(size, column + 1) {
        let factor = factors[row][column] / factors[column][column]
        factors[row][column] = factor
        for j in (column + 1)..<max(size, column + 1) {
          factors[row][j] = factors[row][j] - factor * factors[column][j]
        }
      }
    }
  }

  func solve(_ b: [Complex]) -> [Complex] {
    var x = order.map { b[$0] }
    for row in 0..<size {
      for column in 0..<row { x[row] = x[row] - factors[row][column] * x[column] }
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) {
        x[row] = x[row] - factors[row][column] * x[column]
      }
      x[row] = x[row] / factors[row][row]
    }
    return x
  }
}
