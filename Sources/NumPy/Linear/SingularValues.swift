/// A = U·diag(s)·Vᵀ with orthonormal columns in U and V and s in descending order.
///
/// Jacobi's method on one side: turns pairs of columns until all are at right angles. The signs of
/// a pair of vectors are arbitrary, and may be others than LAPACK's.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §8.6.
struct SingularValues {
  /// rows × min(rows, columns).
  private(set) var left: Matrix
  private(set) var values: [Double]
  /// columns × min(rows, columns).
  private(set) var right: Matrix

  init(_ matrix: Matrix) {
    guard matrix.rows >= matrix.columns else {
      let turned = SingularValues(matrix.transposed)
      (left, values, right) = (turned.right, turned.values, turned.left)
      return
    }
    var u = matrix
    var v = Matrix.identity(matrix.columns)
    for _ in 0..<60 {
      if !Self.sweep(&u, &v) { break }
    }
    let sizes = (0..<u.columns).map { Matrix(u.column($0), rows: u.rows, columns: 1).norm }
    let order = sizes.indices.sorted { sizes[$0] > sizes[$1] }
    values = order.map { sizes[$0] }
    right = v.columns(order)
    left = u.columns(order)
    let least = (values.first ?? 0) * 1e-300
    for (index, size) in values.enumerated() where size > least {
      left.setColumn(index, left.column(index).map { $0 / size })
    }
    left.completeColumns(from: values.firstIndex { $0 <= least } ?? values.count)
  }

  /// Turns each pair of columns once; false where all were at right angles.
  private static func sweep(_ u: inout Matrix, _ v: inout Matrix) -> Bool {
    var hasTurned = false
    for p in 0..<u.columns {
      for q in (p + 1)..<max(u.columns, p + 1) {
        var (a, b, product) = (0.0, 0.0, 0.0)
        for row in 0..<u.rows {
          let (x, y) = (u[row, p], u[row, q])
          a += x * x
          b += y * y
          product += x * y
        }
        guard product.isFinite, product.magnitude > 1e-16 * (a * b).squareRoot() else { continue }
        hasTurned = true
        let ratio = (b - a) / (2 * product)
        let sign: Double = ratio < 0 ? -1 : 1
        let tangent = sign / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
        let c = 1 / (tangent * tangent + 1).squareRoot()
        u.turnColumns(p, q, c, tangent * c)
        v.turnColumns(p, q, c, tangent * c)
      }
    }
    return hasTurned
  }
}

extension Matrix {
  /// Makes the columns from one on orthonormal to all before them.
  mutating func completeColumns(from first: Int) {
    var candidate = 0
    for index in first..<max(columns, first) {
      while candidate < rows {
        var column = [Double](repeating: 0, count: rows)
        column[candidate] = 1
        candidate += 1
        for _ in 0..<2 {
          for other in 0..<index {
            let known = self.column(other)
            let share = zip(column, known).reduce(0) { $0 + $1.0 * $1.1 }
            for row in 0..<rows { column[row] -= share * known[row] }
          }
        }
        let size = Matrix(column, rows: rows, columns: 1).norm
        guard size > 1e-8 else { continue }
        setColumn(index, column.map { $0 / size })
        break
      }
    }
  }

  /// The columns with others beside them, so that all are an orthonormal basis.
  var completed: Matrix {
    var result = Matrix(zeros: rows, rows)
    for index in 0..<columns { result.setColumn(index, column(index)) }
    result.completeColumns(from: columns)
    return result
  }
}
