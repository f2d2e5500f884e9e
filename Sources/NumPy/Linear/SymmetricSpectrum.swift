/// The eigenvalues of a symmetric matrix and its eigenvectors, which are orthonormal: A·V = V·diag(w).
///
/// Jacobi's method: turns pairs of axes until nothing is left beside the diagonal. A vector's sign
/// is arbitrary, and may be another one than LAPACK's.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §8.5.
struct SymmetricSpectrum {
  private(set) var values: [Double]
  private(set) var vectors: Matrix

  /// - Parameter isSorted: Whether the values stand in ascending order.
  init(_ matrix: Matrix, isSorted: Bool = true) {
    var a = matrix
    let size = a.rows
    var v = Matrix.identity(size)
    for _ in 0..<60 {
      var hasTurned = false
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where Self.turn(p, q, &a, &v) { hasTurned = true }
      }
      if !hasTurned { break }
    }
    let values = (0..<size).map { a[$0, $0] }
    let order = isSorted ? values.indices.sorted { values[$0] < values[$1] } : Array(0..<size)
    self.values = order.map { values[$0] }
    vectors = v.columns(order)
  }

  /// Makes one pair beside the diagonal zero; false where it was already.
  private static func turn(_ p: Int, _ q: Int, _ a: inout Matrix, _ v: inout Matrix) -> Bool {
    let off = a[p, q]
    guard off.isFinite, off.magnitude > 1e-300,
      off.magnitude > 1e-17 * (a[p, p].magnitude + a[q, q].magnitude)
    else { return false }
    let ratio = (a[q, q] - a[p, p]) / (2 * off)
    let sign: Double = ratio < 0 ? -1 : 1
    let tangent = sign / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
    let c = 1 / (tangent * tangent + 1).squareRoot()
    a.turnColumns(p, q, c, tangent * c)
    for column in 0..<a.columns {
      let (x, y) = (a[p, column], a[q, column])
      a[p, column] = c * x - tangent * c * y
      a[q, column] = tangent * c * x + c * y
    }
    (a[p, q], a[q, p]) = (0, 0)
    v.turnColumns(p, q, c, tangent * c)
    return true
  }
}
