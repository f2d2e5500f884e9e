/// A = Q·R with orthonormal columns in Q and zeros below the diagonal of R: Householder's reflections,
/// with LAPACK's signs.
struct ReflectedBasis {
  private(set) var q: Matrix
  private(set) var r: Matrix

  /// - Parameter isComplete: Whether Q is square.
  init(_ matrix: Matrix, isComplete: Bool) {
    var r = matrix
    let steps = min(r.rows, r.columns)
    let width = isComplete ? r.rows : steps
    var reflections: [[Double]] = []
    for column in 0..<steps {
      var v = (0..<r.rows).map { $0 >= column ? r[$0, column] : 0 }
      let rest = v[(column + 1)...].contains { $0 != 0 }
      let length = Matrix(v, rows: r.rows, columns: 1).norm
      guard rest, length > 0 else {
        reflections.append([])
        continue
      }
      v[column] += v[column] < 0 ? -length : length
      Self.reflect(&r, v)
      for row in (column + 1)..<r.rows { r[row, column] = 0 }
      reflections.append(v)
    }
    var q = Matrix(zeros: r.rows, width)
    for index in 0..<width { q[index, index] = 1 }
    for v in reflections.reversed() where !v.isEmpty { Self.reflect(&q, v) }
    self.q = q
    self.r = Matrix(
      Array(r.values.prefix(width * r.columns)), rows: width, columns: r.columns)
  }

  private static func reflect(_ a: inout Matrix, _ v: [Double]) {
    let square = v.reduce(0) { $0 + $1 * $1 }
    for column in 0..<a.columns {
      let share = 2 * v.indices.reduce(0.0) { $0 + v[$1] * a[$1, column] } / square
      for row in v.indices { a[row, column] -= share * v[row] }
    }
  }
}
