/// A matrix as A = U·diag(S)·Vᵀ, by Jacobi's rotations of its columns; S descends.
///
/// Each column of U has its greatest element positive: the signs of PyTorch and NumPy depend on the machine.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §8.6.
package struct SingularValues {
  /// `[rows, least]`, where least is the smaller size.
  package private(set) var left: DenseMatrix
  package private(set) var values: [Double]
  /// V, `[columns, least]`.
  package private(set) var right: DenseMatrix

  package init(_ matrix: DenseMatrix) {
    let isTall = matrix.rows >= matrix.columns
    let exponent = matrix.rangeExponent
    let scaled = matrix.scaled(byPowerOfTwo: -exponent)
    var u = isTall ? scaled : scaled.transposed
    var v = DenseMatrix(rows: u.columns, columns: u.columns, diagonal: 1)
    for _ in 0..<60 where Self.sweep(&u, &v) == false { break }
    let norms = (0..<u.columns).map { column in
      (0..<u.rows).reduce(0) { $0 + u[$1, column] * u[$1, column] }.squareRoot()
    }
    let order = norms.indices.sorted { norms[$0] > norms[$1] }
    let singular = order.map { norms[$0] }
    var (long, short) = (DenseMatrix(rows: u.rows, columns: u.columns), v)
    for (column, from) in order.enumerated() {
      for row in 0..<u.rows { long[row, column] = u[row, from] / max(norms[from], 1e-300) }
      for row in 0..<v.rows { short[row, column] = v[row, from] }
    }
    long.completeColumns(from: singular.count { $0 > 1e-14 * (singular.first ?? 0) })
    values = singular.scaled(byPowerOfTwo: exponent)
    (left, right) = isTall ? (long, short) : (short, long)
    for column in values.indices { turn(column) }
  }

  /// Makes a column's greatest element of U positive.
  private mutating func turn(_ column: Int) {
    let greatest = (0..<left.rows).max { abs(left[$0, column]) < abs(left[$1, column]) } ?? 0
    guard left[greatest, column] < 0 else { return }
    for row in 0..<left.rows { left[row, column].negate() }
    for row in 0..<right.rows { right[row, column].negate() }
  }

  /// Makes every pair of columns orthogonal once; false where all were.
  private static func sweep(_ u: inout DenseMatrix, _ v: inout DenseMatrix) -> Bool {
    var hasRotated = false
    for p in 0..<u.columns {
      for q in (p + 1)..<max(u.columns, p + 1) {
        var (first, second, product) = (0.0, 0.0, 0.0)
        for row in 0..<u.rows {
          first += u[row, p] * u[row, p]
          second += u[row, q] * u[row, q]
          product += u[row, p] * u[row, q]
        }
        if abs(product) <= 1e-16 * (first * second).squareRoot() || abs(product) < 1e-300 {
          continue
        }
        hasRotated = true
        let ratio = (second - first) / (2 * product)
        let tangent = (ratio >= 0 ? 1.0 : -1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        u.turnColumns(p, q, cosine, tangent * cosine)
        v.turnColumns(p, q, cosine, tangent * cosine)
      }
    }
    return hasRotated
  }
}
