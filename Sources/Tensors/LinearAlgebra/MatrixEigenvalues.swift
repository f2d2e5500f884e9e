/// The eigenvalues of a square matrix, by the QR algorithm with Francis's double shifts on its
/// Hessenberg form; conjugate pairs stand together, the positive imaginary part first. Those of a
/// matrix that does not converge are not a number.
///
/// - SeeAlso: Golub and Van Loan, Matrix Computations, §7.5.
package struct MatrixEigenvalues {
  package private(set) var real: [Double]
  package private(set) var imaginary: [Double]
  private var h: DenseMatrix

  package init(_ matrix: DenseMatrix) {
    let exponent = matrix.rangeExponent
    h = matrix.scaled(byPowerOfTwo: -exponent)
    real = [Double](repeating: 0, count: matrix.rows)
    imaginary = real
    reduceToHessenberg()
    var last = matrix.rows - 1
    var rounds = 0
    while last >= 0 {
      let first = startOfBlock(endingAt: last)
      if first == last {
        real[last] = h[last, last]
        (last, rounds) = (last - 1, 0)
      } else if first == last - 1 {
        splitPair(last)
        (last, rounds) = (last - 2, 0)
      } else {
        rounds += 1
        step(first, last, isExceptional: rounds % 10 == 0)
        // A matrix that does not converge has numbers that are none.
        if rounds > 300 {
          for place in 0...last { real[place] = .nan }
          last = -1
        }
      }
    }
    real = real.scaled(byPowerOfTwo: exponent)
    imaginary = imaginary.scaled(byPowerOfTwo: exponent)
  }

  private mutating func reduceToHessenberg() {
    let size = h.rows
    for column in 0..<max(size - 2, 0) {
      reflect(column + 1, vector: (column + 1..<size).map { h[$0, column] }, from: column, to: size)
      for row in (column + 2)..<size { h[row, column] = 0 }
    }
  }

  /// Reflects rows and columns from `start` on so that `vector` falls on its first axis.
  private mutating func reflect(_ start: Int, vector: [Double], from left: Int, to below: Int) {
    // Scaled, so that no square is out of range.
    let largest = vector.reduce(0) { max($0, abs($1)) }
    guard largest > 0, let head = vector.first else { return }
    var v = vector.map { $0 / largest }
    let norm = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    v[0] += head >= 0 ? norm : -norm
    let square = v.reduce(0) { $0 + $1 * $1 }
    for column in left..<h.columns {
      let sum = v.indices.reduce(0) { $0 + v[$1] * h[start + $1, column] } * 2 / square
      for index in v.indices { h[start + index, column] -= sum * v[index] }
    }
    for row in 0..<below {
      let sum = v.indices.reduce(0) { $0 + v[$1] * h[row, start + $1] } * 2 / square
      for index in v.indices { h[row, start + index] -= sum * v[index] }
    }
  }

  /// Where the unreduced block begins that ends in a row.
  private mutating func startOfBlock(endingAt last: Int) -> Int {
    for row in stride(from: last, to: 0, by: -1) {
      let scale = abs(h[row, row]) + abs(h[row - 1, row - 1])
      if abs(h[row, row - 1]) <= 2.3e-16 * (scale == 0 ? 1 : scale) {
        h[row, row - 1] = 0
        return row
      }
    }
    return 0
  }

  /// The eigenvalues of the last block of two rows.
  private mutating func splitPair(_ last: Int) {
    let (a, b) = (h[last - 1, last - 1], h[last - 1, last])
    let (c, d) = (h[last, last - 1], h[last, last])
    let half = (a - d) / 2
    let square = half * half + b * c
    if square >= 0 {
      let root = half + (half >= 0 ? square.squareRoot() : -square.squareRoot())
      real[last - 1] = d + root
      real[last] = root == 0 ? d : d - b * c / root
    } else {
      (real[last - 1], real[last]) = ((a + d) / 2, (a + d) / 2)
      (imaginary[last - 1], imaginary[last]) = ((-square).squareRoot(), -(-square).squareRoot())
    }
  }

  /// One implicit double step on the block of some rows.
  private mutating func step(_ first: Int, _ last: Int, isExceptional: Bool) {
    var sum = h[last - 1, last - 1] + h[last, last]
    var product = h[last - 1, last - 1] * h[last, last] - h[last - 1, last] * h[last, last - 1]
    if isExceptional {
      let size = abs(h[last, last - 1]) + abs(h[last - 1, last - 2])
      (sum, product) = (1.5 * size, size * size)
    }
    let (a, below) = (h[first, first], h[first + 1, first])
    var vector = [
      a * a + h[first, first + 1] * below - sum * a + product,
      below * (a + h[first + 1, first + 1] - sum), below * h[first + 2, first + 1],
    ]
    for row in first..<last {
      let length = min(3, last - row + 1)
      vector = Array(vector.prefix(length))
      reflect(row, vector: vector, from: max(row - 1, 0), to: min(row + 4, last + 1))
      if row > first {
        for index in 1..<length { h[row + index, row - 1] = 0 }
      }
      vector = (row + 1..<min(row + 4, last + 1)).map { h[$0, row] }
    }
  }
}
