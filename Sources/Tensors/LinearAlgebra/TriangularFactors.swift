/// A square matrix as P·A = L·U, by Gaussian elimination with the greatest pivot of each column.
package struct TriangularFactors {
  private var factors: DenseMatrix
  private var order: [Int]
  private var isOdd = false
  /// The first column whose pivot is zero.
  package private(set) var zeroPivot: Int?

  package init(_ matrix: DenseMatrix) {
    factors = matrix
    order = Array(0..<matrix.rows)
    for column in 0..<matrix.rows { eliminate(column) }
  }

  private mutating func eliminate(_ column: Int) {
    let size = factors.rows
    var pivot = column
    for row in column..<size where abs(factors[row, column]) > abs(factors[pivot, column]) {
      pivot = row
    }
    if pivot != column {
      for index in 0..<size {
        (factors[pivot, index], factors[column, index]) =
          (factors[column, index], factors[pivot, index])
      }
      order.swapAt(pivot, column)
      isOdd.toggle()
    }
    let head = factors[column, column]
    guard head != 0 else {
      zeroPivot = zeroPivot ?? column
      return
    }
    for row in (column + 1)..<max(size, column + 1) {
      let factor = factors[row, column] / head
      factors[row, column] = factor
      for index in (column + 1)..<size { factors[row, index] -= factor * factors[column, index] }
    }
  }

  /// The sign of the determinant, and the logarithm of its magnitude.
  package var signAndLogarithm: (sign: Double, logarithm: Double) {
    var (sign, logarithm) = (isOdd ? -1.0 : 1, 0.0)
    for place in 0..<factors.rows {
      let pivot = factors[place, place]
      if pivot < 0 { sign = -sign }
      logarithm += DoubleFunctions.logarithm(abs(pivot))
    }
    return zeroPivot == nil ? (sign, logarithm) : (0, -.infinity)
  }

  package var determinant: Double {
    (0..<factors.rows).reduce(isOdd ? -1.0 : 1) { $0 * factors[$1, $1] }
  }

  /// X of A·X = B.
  package func solve(_ b: DenseMatrix) -> DenseMatrix {
    var x = DenseMatrix(rows: b.rows, columns: b.columns)
    let size = factors.rows
    for column in 0..<b.columns {
      for row in 0..<size {
        var sum = b[order[row], column]
        for index in 0..<row { sum -= factors[row, index] * x[index, column] }
        x[row, column] = sum
      }
      for row in (0..<size).reversed() {
        var sum = x[row, column]
        for index in (row + 1)..<max(size, row + 1) {
          sum -= factors[row, index] * x[index, column]
        }
        x[row, column] = sum / factors[row, row]
      }
    }
    return x
  }
}
