/// The eigenvalues and eigenvectors of a square matrix.
///
/// The values come from the shifted QR method on a Hessenberg matrix, the vectors from inverse
/// iteration. A vector has length 1; its sign is arbitrary, and may be another one than LAPACK's.
///
/// - SeeAlso: Golub and Van Loan 2013, "Matrix Computations", §7.4–7.6.
struct GeneralSpectrum {
  /// Conjugate pairs stand side by side, that with a positive imaginary part first.
  private(set) var values: [Complex] = []
  private let matrix: Matrix

  /// Nothing where the method finds no end: an element is not finite.
  init?(_ matrix: Matrix) {
    self.matrix = matrix
    guard matrix.values.allSatisfy(\.isFinite) else { return nil }
    var work = HessenbergMatrix(matrix)
    guard let found = work.eigenvalues() else { return nil }
    values = Self.paired(found, tolerance: 1e-14 * matrix.norm * Double(max(matrix.rows, 1)))
  }

  /// Real values without a rest of rounding, the others in exact pairs.
  private static func paired(_ found: [Complex], tolerance: Double) -> [Complex] {
    var rest = found
    var result: [Complex] = []
    while let value = rest.first {
      rest.removeFirst()
      let partner = rest.indices.min {
        (rest[$0] - value.conjugate).magnitude < (rest[$1] - value.conjugate).magnitude
      }
      guard value.imaginary.magnitude > tolerance, let partner,
        rest[partner].imaginary * value.imaginary < 0
      else {
        result.append(Complex(value.real))
        continue
      }
      let other = rest.remove(at: partner)
      let real = (value.real + other.real) / 2
      let imaginary = (value.imaginary - other.imaginary).magnitude / 2
      result += [Complex(real, imaginary), Complex(real, -imaginary)]
    }
    return result
  }

  /// The eigenvectors, one after the other.
  var vectors: [[Complex]] {
    values.enumerated().map { index, value in
      let nudge = max(matrix.norm, 1e-300) * 1e-15 * Double(index + 1)
      let shift = Complex(value.real + nudge, value.imaginary)
      let system = ComplexSystem(matrix, shift: shift, least: nudge)
      var vector = (0..<matrix.rows).map { row in
        Complex(1 + Double((row * 7 + index * 5) % 11) / 7)
      }
      for _ in 0..<3 { vector = Self.normalized(system.solve(vector)) }
      return vector
    }
  }

  /// Of length 1, with the greatest element real.
  private static func normalized(_ vector: [Complex]) -> [Complex] {
    let greatest = vector.max { $0.magnitude < $1.magnitude } ?? Complex(1)
    guard greatest.magnitude > 0, greatest.magnitude.isFinite else { return vector }
    let turned = vector.map { $0 / greatest }
    let size = turned.reduce(0) { $0 + $1.magnitude * $1.magnitude }.squareRoot()
    return turned.map { Complex($0.real / size, $0.imaginary / size) }
  }
}

/// A matrix of complex numbers that is zero below the first diagonal under the main one.
private struct HessenbergMatrix {
  let size: Int
  var h: [Complex]

  /// The same eigenvalues: Householder's reflections from both sides.
  init(_ matrix: Matrix) {
    var a = matrix
    size = a.rows
    for column in 0..<max(size - 2, 0) {
      var v = (0..<size).map { $0 > column ? a[$0, column] : 0 }
      let length = Matrix(v, rows: size, columns: 1).norm
      guard length > 0 else { continue }
      v[column + 1] += v[column + 1] < 0 ? -length : length
      let square = v.reduce(0) { $0 + $1 * $1 }
      for j in 0..<size {
        let share = 2 * (0..<size).reduce(0.0) { $0 + v[$1] * a[$1, j] } / square
        for i in 0..<size { a[i, j] -= share * v[i] }
      }
      for i in 0..<size {
        let share = 2 * (0..<size).reduce(0.0) { $0 + v[$1] * a[i, $1] } / square
        for j in 0..<size { a[i, j] -= share * v[j] }
      }
      for row in (column + 2)..<size { a[row, column] = 0 }
    }
    h = a.values.map { Complex($0) }
  }

  subscript(row: Int, column: Int) -> Complex {
    get { h[row * size + column] }
    set { h[row * size + column] = newValue }
  }

  mutating func eigenvalues() -> [Complex]? {
    var last = size - 1
    var turns = 0
    while last > 0 {
      var first = last
      while first > 0 {
        let near = self[first, first].magnitude + self[first - 1, first - 1].magnitude
        if self[first, first - 1].magnitude <= 2.3e-16 * near { break }
        first -= 1
      }
      if first == last {
        last -= 1
        turns = 0
        continue
      }
      turns += 1
      guard turns < 300 else { return nil }
      step(
        first, last, shift: turns % 10 == 0 ? Complex(self[last, last - 1].magnitude) : shift(last))
    }
    return (0..<size).map { self[$0, $0] }
  }

  /// The eigenvalue of the last two rows that is nearer to the last element.
  private func shift(_ last: Int) -> Complex {
    let (a, b) = (self[last - 1, last - 1], self[last - 1, last])
    let (c, d) = (self[last, last - 1], self[last, last])
    let half = (a - d) / Complex(2)
    let root = (half * half + b * c).squareRoot
    let plus = (half + root).magnitude > (half - root).magnitude ? half + root : half - root
    return plus.magnitude == 0 ? d : d - b * c / plus
  }

  /// H − μ = Q·R, then R·Q + μ, on some rows.
  private mutating func step(_ first: Int, _ last: Int, shift: Complex) {
    for index in first...last { self[index, index] = self[index, index] - shift }
    var turns: [(c: Double, s: Complex)] = []
    for k in first..<last {
      let (x, y) = (self[k, k], self[k + 1, k])
      let size = (x.magnitude * x.magnitude + y.magnitude * y.magnitude).squareRoot()
      guard size > 0 else {
        turns.append((1, Complex(0)))
        continue
      }
      let phase = x.magnitude == 0 ? Complex(1) : x / Complex(x.magnitude)
      let (c, s) = (x.magnitude / size, phase * y.conjugate / Complex(size))
      turns.append((c, s))
      for j in k...last {
        let (a, b) = (self[k, j], self[k + 1, j])
        self[k, j] = Complex(c) * a + s * b
        self[k + 1, j] = Complex(c) * b - s.conjugate * a
      }
    }
    for (k, turn) in zip(first..<last, turns) {
      for i in first...min(k + 1, last) {
        let (a, b) = (self[i, k], self[i, k + 1])
        self[i, k] = Complex(turn.c) * a + turn.s.conjugate * b
        self[i, k + 1] = Complex(turn.c) * b - turn.s * a
      }
    }
    for index in first...last { self[index, index] = self[index, index] + shift }
  }
}

/// (A − μ)·x = b for complex numbers, by elimination; a pivot of zero becomes a tiny one.
private struct ComplexSystem {
  private let size: Int
  private var factors: [[Complex]]
  private var order: [Int]

  init(_ matrix: Matrix, shift: Complex, least: Double) {
    size = matrix.rows
    factors = (0..<matrix.rows).map { row in
      (0..<matrix.rows).map { column in
        row == column ? Complex(matrix[row, column]) - shift : Complex(matrix[row, column])
      }
    }
    order = Array(0..<size)
    for column in 0..<size {
      let pivot =
        (column..<size).max {
          factors[$0][column].magnitude < factors[$1][column].magnitude
        } ?? column
      factors.swapAt(pivot, column)
      order.swapAt(pivot, column)
      if factors[column][column].magnitude < least * 1e-3 {
        factors[column][column] = Complex(least)
      }
      for row in (column + 1)..<max(size, column + 1) {
        let factor = factors[row][column] / factors[column][column]
        factors[row][column] = factor
        for j in (column + 1)..<max(size, column + 1) {
          factors[row][j] = factors[row][j] - factor * factors[column][j]
        }
      }
    }
  }

  func solve(_ b: [Complex]) -> [Complex] {
    var x = order.map { b[$0] }
    for row in 0..<size {
      for column in 0..<row { x[row] = x[row] - factors[row][column] * x[column] }
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) {
        x[row] = x[row] - factors[row][column] * x[column]
      }
      x[row] = x[row] / factors[row][row]
    }
    return x
  }
}
