/// A symmetric matrix as A = V·diag(λ)·Vᵀ, by Jacobi's rotations; λ ascends.
///
/// Only the lower triangle is read. Each column of V has its greatest element positive: PyTorch's
/// signs depend on the machine.
struct SymmetricEigenvalues {
  private(set) var values: [Double]
  private(set) var vectors: DenseMatrix

  init(_ matrix: DenseMatrix) {
    let size = matrix.rows
    var a = matrix
    for row in 0..<size { for column in 0..<row { a[column, row] = a[row, column] } }
    var v = DenseMatrix(rows: size, columns: size, diagonal: 1)
    for _ in 0..<60 where Self.sweep(&a, &v) == false { break }
    let order = (0..<size).sorted { a[$0, $0] < a[$1, $1] }
    values = order.map { a[$0, $0] }
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
        if abs(between) <= 1e-16 * (abs(a[p, p] * a[q, q])).squareRoot() || abs(between) < 1e-300 {
          continue
        }
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
    for k in 0..<a.rows {
      (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q])
    }
    for k in 0..<a.rows {
      (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k])
      (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q])
    }
  }
}
