/// A matrix as A = Q·R, by Householder's reflections with LAPACK's signs: the diagonal of R has the
/// sign opposite to the column that it replaces.
package struct Reflections {
  /// Q, `[rows, rows]`.
  package private(set) var rotation: DenseMatrix
  /// R, `[rows, columns]`.
  package private(set) var triangle: DenseMatrix

  package init(_ matrix: DenseMatrix) {
    triangle = matrix
    rotation = DenseMatrix(rows: matrix.rows, columns: matrix.rows, diagonal: 1)
    for column in 0..<max(0, min(matrix.rows - 1, matrix.columns)) { reflect(column) }
  }

  /// Q with no more columns than the matrix, and the rows of R that it meets.
  package var reduced: (q: DenseMatrix, r: DenseMatrix) {
    let least = min(triangle.rows, triangle.columns)
    return (rotation.prefix(columns: least), triangle.prefix(rows: least))
  }

  private mutating func reflect(_ column: Int) {
    let rows = triangle.rows
    let whole = (column..<rows).map { triangle[$0, column] }
    let part = whole.scaled(byPowerOfTwo: -whole.rangeExponent)
    let rest = part.dropFirst().reduce(0) { $0 + $1 * $1 }
    guard rest > 0 else { return }
    let head = part[0]
    let norm = (head * head + rest).squareRoot()
    let target = head >= 0 ? -norm : norm
    var vector = [Double](repeating: 0, count: rows)
    vector[column] = 1
    for row in (column + 1)..<rows { vector[row] = part[row - column] / (head - target) }
    let scale = (target - head) / target
    for index in 0..<triangle.columns {
      let sum = (column..<rows).reduce(0) { $0 + vector[$1] * triangle[$1, index] }
      for row in column..<rows { triangle[row, index] -= scale * sum * vector[row] }
    }
    for row in (column + 1)..<rows { triangle[row, column] = 0 }
    for index in 0..<rows {
      let sum = (column..<rows).reduce(0) { $0 + vector[$1] * rotation[index, $1] }
      for row in column..<rows { rotation[index, row] -= scale * sum * vector[row] }
    }
  }
}
