import Glibc

/// A square matrix as P·A = L·U, by Gaussian elimination with the greatest pivot of each column.
struct LinearSystem {
  let size: Int
  private var factors: [Double]
  private var order: [Int]
  private var isOdd = false
  /// Whether a pivot is zero.
  private(set) var isSingular = false

  init(_ matrix: [Double], size: Int) {
    self.size = size
    factors = matrix
    order = Array(0..<size)
    for column in 0..<size { eliminate(column) }
  }

  private mutating func eliminate(_ column: Int) {
    var pivot = column
    for row in column..<size
    where abs(factors[row * size + column]) > abs(factors[pivot * size + column]) { pivot = row }
    if pivot != column {
      for index in 0..<size { factors.swapAt(pivot * size + index, column * size + index) }
      order.swapAt(pivot, column)
      isOdd.toggle()
    }
    let head = factors[column * size + column]
    if head == 0 {
      isSingular = true
      return
    }
    for row in column + 1..<max(size, column + 1) {
      let factor = factors[row * size + column] / head
      factors[row * size + column] = factor
      for index in column + 1..<max(size, column + 1) {
        factors[row * size + index] -= factor * factors[column * size + index]
      }
    }
  }

  /// The product of the pivots.
  var determinant: Double {
    var result = isOdd ? -1.0 : 1
    for index in 0..<size { result *= factors[index * size + index] }
    return result
  }

  /// The determinant's sign and the logarithm of its magnitude, which may be out of range itself.
  var logarithmicDeterminant: (sign: Double, logarithm: Double) {
    var (sign, sum) = (isOdd ? -1.0 : 1, 0.0)
    for index in 0..<size {
      let pivot = factors[index * size + index]
      guard pivot != 0 else { return (0, -.infinity) }
      if pivot < 0 { sign = -sign }
      sum += log(pivot.magnitude)
    }
    return (sign, sum)
  }

  /// x of A·x = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = order.map { b[$0] }
    for row in 0..<size {
      for column in 0..<row { x[row] -= factors[row * size + column] * x[column] }
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<max(size, row + 1) {
        x[row] -= factors[row * size + column] * x[column]
      }
      x[row] /= factors[row * size + row]
    }
    return x
  }
}
