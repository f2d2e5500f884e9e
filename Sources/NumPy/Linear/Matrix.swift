/// A matrix of numbers in double precision, row after row.
struct Matrix {
  let rows: Int
  let columns: Int
  var values: [Double]

  init(_ values: [Double], rows: Int, columns: Int) {
    self.values = values
    self.rows = rows
    self.columns = columns
  }

  init(zeros rows: Int, _ columns: Int) {
    self.init([Double](repeating: 0, count: rows * columns), rows: rows, columns: columns)
  }

  static func identity(_ size: Int) -> Matrix {
    var result = Matrix(zeros: size, size)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    var result = Matrix(zeros: columns, rows)
    for row in 0..<rows { for column in 0..<columns { result[column, row] = self[row, column] } }
    return result
  }

  var isSymmetric: Bool {
    rows == columns
      && (0..<rows).allSatisfy { i in (0..<i).allSatisfy { self[i, $0] == self[$0, i] } }
  }

  func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }

  mutating func setColumn(_ index: Int, _ column: [Double]) {
    for row in 0..<rows { self[row, index] = column[row] }
  }

  /// The matrix with its columns in another order.
  func columns(_ order: [Int]) -> Matrix {
    var result = Matrix(zeros: rows, order.count)
    for (place, column) in order.enumerated() { result.setColumn(place, self.column(column)) }
    return result
  }

  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(zeros: rows, other.columns)
    for i in 0..<rows {
      for k in 0..<columns {
        let factor = self[i, k]
        for j in 0..<other.columns { result[i, j] += factor * other[k, j] }
      }
    }
    return result
  }

  /// The square root of the sum of squares.
  var norm: Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// Turns two columns by an angle of cosine `c` and sine `s`.
  mutating func turnColumns(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for row in 0..<rows {
      let (x, y) = (self[row, p], self[row, q])
      self[row, p] = c * x - s * y
      self[row, q] = s * x + c * y
    }
  }
}
