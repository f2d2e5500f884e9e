/// A symmetric matrix as A = V·diag(λ)·Vᵀ, by Jacobi's rotations; λ ascends
/// unless asked otherwise.
///
/// Only the lower triangle is read. Each column of V has its greatest element positive: the signs of
/// PyTorch and NumPy depend on the machine.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §8.5.
package struct SymmetricEigenvalues {
  package private(set) var values: [Double]
  package private(set) var vectors: DenseMatrix

  /// - Parameter isSorted: Whether the values ascend, or stand as the diagonal that they came from.
  package init(_ matrix: DenseMatrix, isSorted: Bool = true) {
    let size = matrix.rows
    let exponent = matrix.rangeExponent
    var a = matrix.scaled(byPowerOfTwo: -exponent)
    for row in 0..<size { for column in 0..<row { a[column, row] = a[row, column] } }
    var v = DenseMatrix(rows: size, columns: size, diagonal: 1)
    for _ in 0..<60 where Self.sweep(&a, &v) == false { break }
    let places = Array(0..<size)
    let order = isSorted ? places.sorted { a[$0, $0] < a[$1, $1] } : places
    values = order.map { a[$0, $0] }.scaled(byPowerOfTwo: exponent)
    vectors = DenseMatrix(rows: size, columns: size)
    for (column, from) in order.enumerated() {
      let greatest = (0..<size).max { abs(v[$0, from]) < abs(v[$1, from]) } ?? 0
      let sign = size > 0 && v[greatest, from] < 0 ? -1.0 : 1
      for row in 0..<size { vectors[row, column] = sign * v[row, from] }
    }
  }

  /// Rotates every pair once; false where nothing was left to rotate.
  private static func sweep(_ a: inout DenseMatrix, _ v: inout DenseMatrix) -> Bool {
    var hasRotated = false
    for p in 0..<a.rows {
      for q in (p + 1)..<max(a.rows, p + 1) {
        let between = a[p, q]
        // The product of the two elements may be too large or too small for a number.
        let size = abs(a[p, p]).squareRoot() * abs(a[q, q]).squareRoot()
        if abs(between) <= 1e-16 * size || abs(between) < 1e-300 { continue }
        hasRotated = true
        let ratio = (a[q, q] - a[p, p]) / (2 * between)
        let tangent = (ratio >= 0 ? 1.0 : -1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        rotate(&a, &v, p, q, cosine, tangent * cosine)
      }
    }
    return hasRotated
  }

  private static func rotate(
    _ a: inout DenseMatrix, _ v: inout DenseMatrix, _ p: Int, _ q: Int, _ c: Double, _ s: Double
  ) {
    a.turnColumns(p, q, c, s)
    for k in 0..<a.rows {
      (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k])
    }
    v.turnColumns(p, q, c, s)
  }
}
