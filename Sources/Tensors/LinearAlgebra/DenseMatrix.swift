/// A small matrix in double precision, row by row: what factorizations compute on.
package struct DenseMatrix {
  package let rows: Int
  package let columns: Int
  package private(set) var elements: [Double]

  package init(rows: Int, columns: Int, elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  /// Zeros, with `diagonal` on the diagonal.
  package init(rows: Int, columns: Int, diagonal: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: 0, count: rows * columns))
    for place in 0..<min(rows, columns) { self[place, place] = diagonal }
  }

  /// The elements of a tensor with two dimensions.
  package init(_ tensor: Tensor) throws {
    let elements = try tensor.detach().to(.float64).withElements(Double.self) { Array($0) }
    self.init(rows: tensor.shape[0], columns: tensor.shape[1], elements: elements)
  }

  package subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  package var transposed: DenseMatrix {
    var made = DenseMatrix(rows: columns, columns: rows)
    for row in 0..<rows { for column in 0..<columns { made[column, row] = self[row, column] } }
    return made
  }

  package var isSymmetric: Bool {
    rows == columns
      && (0..<rows).allSatisfy { row in (0..<row).allSatisfy { self[row, $0] == self[$0, row] } }
  }

  /// The power of two of the greatest element where squares of elements, or their products, would
  /// leave the range of numbers; else 0.
  package var rangeExponent: Int { elements.rangeExponent }

  /// Every element times 2 to a power, exactly where the product is in the range of numbers.
  package func scaled(byPowerOfTwo exponent: Int) -> DenseMatrix {
    guard exponent != 0 else { return self }
    return DenseMatrix(
      rows: rows, columns: columns, elements: elements.scaled(byPowerOfTwo: exponent))
  }

  /// The square root of the sum of squares.
  package var norm: Double { elements.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  package func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }

  package mutating func setColumn(_ index: Int, _ column: [Double]) {
    for row in 0..<rows { self[row, index] = column[row] }
  }

  /// The first columns.
  package func prefix(columns count: Int) -> DenseMatrix {
    var made = DenseMatrix(rows: rows, columns: count)
    for index in 0..<count { made.setColumn(index, column(index)) }
    return made
  }

  /// The first rows.
  package func prefix(rows count: Int) -> DenseMatrix {
    DenseMatrix(rows: count, columns: columns, elements: Array(elements.prefix(count * columns)))
  }

  /// Turns two columns by an angle of cosine `c` and sine `s`.
  mutating func turnColumns(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for row in 0..<rows {
      let (a, b) = (self[row, p], self[row, q])
      (self[row, p], self[row, q]) = (c * a - s * b, s * a + c * b)
    }
  }

  /// Makes the columns from one on orthonormal to all before them.
  mutating func completeColumns(from first: Int) {
    // An axis that was used or that did not do will not do for a later column either.
    var candidate = 0
    for index in first..<max(columns, first) {
      while candidate < rows {
        var vector = [Double](repeating: 0, count: rows)
        vector[candidate] = 1
        candidate += 1
        // Twice: what rounding leaves the first time is gone the second.
        for earlier in [Int](0..<index) + [Int](0..<index) {
          let share = vector.indices.reduce(0) { $0 + vector[$1] * self[$1, earlier] }
          for row in vector.indices { vector[row] -= share * self[row, earlier] }
        }
        let size = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard size > 0.1 / Double(rows) else { continue }
        setColumn(index, vector.map { $0 / size })
        break
      }
    }
  }

  /// The columns with others behind them, so that all are an orthonormal basis.
  package var completed: DenseMatrix {
    var made = DenseMatrix(rows: rows, columns: rows)
    for index in 0..<columns { made.setColumn(index, column(index)) }
    made.completeColumns(from: columns)
    return made
  }

  /// L of A = L·Lᵀ, and the order of the first leading minor that is not positive: then there is
  /// no such L. The lower triangle is read.
  package var choleskyFactor: (factor: DenseMatrix, pivot: Int?) {
    var l = DenseMatrix(rows: rows, columns: rows)
    for column in 0..<rows {
      let square = (0..<column).reduce(self[column, column]) { $0 - l[column, $1] * l[column, $1] }
      guard square > 0 else { return (l, column + 1) }
      l[column, column] = square.squareRoot()
      for row in (column + 1)..<max(rows, column + 1) {
        let rest = (0..<column).reduce(self[row, column]) { $0 - l[row, $1] * l[column, $1] }
        l[row, column] = rest / l[column, column]
      }
    }
    return (l, nil)
  }

  package static func * (a: DenseMatrix, b: DenseMatrix) -> DenseMatrix {
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

extension [Double] {
  /// The power of two of the greatest element where its square or cube is out of reach; else 0.
  var rangeExponent: Int {
    let greatest = reduce(0) { Swift.max($0, abs($1)) }
    guard greatest > 0, greatest.isFinite, !(1e-90...1e90).contains(greatest) else { return 0 }
    return Int(greatest.exponent)
  }

  /// Every element times 2 to a power.
  package func scaled(byPowerOfTwo exponent: Int) -> [Double] {
    guard exponent != 0 else { return self }
    return map { Double(sign: .plus, exponent: exponent, significand: $0) }
  }
}
