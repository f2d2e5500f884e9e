/// A small matrix in double precision, row by row: what factorizations compute on.
struct DenseMatrix {
  let rows: Int
  let columns: Int
  var elements: [Double]

  init(rows: Int, columns: Int, elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  /// Zeros, with `diagonal` on the diagonal.
  init(rows: Int, columns: Int, diagonal: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: 0, count: rows * columns))
    for place in 0..<min(rows, columns) { self[place, place] = diagonal }
  }

  /// The elements of a tensor with two dimensions.
  init(_ tensor: Tensor) throws {
    let elements = try tensor.detach().to(.float64).withElements(Double.self) { Array($0) }
    self.init(rows: tensor.shape[0], columns: tensor.shape[1], elements: elements)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  var transposed: DenseMatrix {
    var made = DenseMatrix(rows: columns, columns: rows)
    for row in 0..<rows { for column in 0..<columns { made[column, row] = self[row, column] } }
    return made
  }

  /// The first columns.
  func prefix(columns count: Int) -> DenseMatrix {
    var made = DenseMatrix(rows: rows, columns: count)
    for row in 0..<rows { for column in 0..<count { made[row, column] = self[row, column] } }
    return made
  }

  static func * (a: DenseMatrix, b: DenseMatrix) -> DenseMatrix {
    var made = DenseMatrix(rows: a.rows, columns: b.columns)
    for row in 0..<a.rows {
      for inner in 0..<a.columns {
        let factor = a[row, inner]
        for column in 0..<b.columns { made[row, column] += factor * b[inner, column] }
      }
    }
    return made
  }

  func tensor(_ dtype: DType) throws -> Tensor {
    try Tensor.of(elements.map { .float($0) }, shape: [rows, columns], dtype: dtype)
  }
}
