import Tensors

/// The eigenvalues of square matrices, in double precision and always in the same order.
///
/// The matrix is made one with zeros below its first subdiagonal by reflections, and then diagonal but
/// for blocks of two by implicit double QR steps.
/// - SeeAlso: Golub and Van Loan, Matrix Computations, algorithms 7.4.2 and 7.5.1.
public struct Eigenvalues: Hashable, Sendable {
  /// Real and imaginary part of each eigenvalue, those of a pair side by side.
  public let values: [Value]

  /// One eigenvalue.
  public struct Value: Hashable, Sendable {
    /// The real part.
    public let real: Double
    /// The imaginary part.
    public let imaginary: Double

    /// The absolute value.
    public var magnitude: Double { (real * real + imaginary * imaginary).squareRoot() }
  }

  /// The largest absolute value: below one, what a linear recurrence with this matrix carries fades;
  /// above one, it grows.
  public var spectralRadius: Double { values.map(\.magnitude).max() ?? 0 }

  /// The most rows of a matrix: the work grows with their cube.
  public static let largestSize = 1024

  /// - Parameter matrix: `[n, n]` of finite numbers.
  /// - Throws: ``InsightError``.
  public init(of matrix: Tensor) throws {
    guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1] else {
      throw InsightError.notSquare(got: matrix.shape)
    }
    let size = matrix.shape[0]
    guard size <= Self.largestSize else {
      throw InsightError.tooLarge(size: size, limit: Self.largestSize)
    }
    let elements = matrix.detach().scalars.map(\.double)
    if let place = elements.firstIndex(where: { !$0.isFinite }) {
      throw InsightError.notFinite(
        row: place / size, column: place % size, value: elements[place])
    }
    var reduction = HessenbergMatrix(elements, size: size)
    reduction.reduce()
    values = try reduction.eigenvalues()
  }
}

/// A matrix on its way to its eigenvalues.
private struct HessenbergMatrix {
  private let size: Int
  private var elements: [Double]

  init(_ elements: [Double], size: Int) {
    self.elements = elements
    self.size = size
  }

  private subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// Zeros below the first subdiagonal.
  mutating func reduce() {
    for column in 0..<max(size - 2, 0) {
      let below = (column + 1..<size).map { self[$0, column] }
      guard let mirror = Reflection(below) else { continue }
      reflectRows(mirror, from: column + 1, columns: column..<size)
      reflectColumns(mirror, from: column + 1, rows: 0..<size)
    }
  }

  mutating func eigenvalues() throws(InsightError) -> [Eigenvalues.Value] {
    var found: [Eigenvalues.Value] = []
    var (last, tries) = (size - 1, 0)
    while last >= 0 {
      let first = deflated(last)
      if first == last {
        found.append(.init(real: self[last, last], imaginary: 0))
      } else if first == last - 1 {
        found += pair(first)
      } else {
        tries += 1
        guard tries < 300 else { throw .noConvergence(size: size) }
        step(first, last, isExceptional: tries.isMultiple(of: 10))
        continue
      }
      last = first - 1
      tries = 0
    }
    return found.reversed()
  }

  /// The first row of the block that ends with `last` and that no zero divides.
  private mutating func deflated(_ last: Int) -> Int {
    var first = last
    while first > 0 {
      let neighbors = abs(self[first - 1, first - 1]) + abs(self[first, first])
      let scale = neighbors > 0 ? neighbors : 1
      if abs(self[first, first - 1]) <= .ulpOfOne * scale {
        self[first, first - 1] = 0
        break
      }
      first -= 1
    }
    return first
  }

  /// The eigenvalues of the two rows from `first` on.
  private func pair(_ first: Int) -> [Eigenvalues.Value] {
    let (a, b) = (self[first, first], self[first, first + 1])
    let (c, d) = (self[first + 1, first], self[first + 1, first + 1])
    let (mean, half) = ((a + d) / 2, (a - d) / 2)
    let discriminant = half * half + b * c
    guard discriminant >= 0 else {
      let part = (-discriminant).squareRoot()
      return [.init(real: mean, imaginary: -part), .init(real: mean, imaginary: part)]
    }
    let far = mean + (mean >= 0 ? 1 : -1) * discriminant.squareRoot()
    let near = far == 0 ? 0 : (a * d - b * c) / far
    return [.init(real: near, imaginary: 0), .init(real: far, imaginary: 0)]
  }

  /// One implicit double step with the shifts of the last two rows.
  private mutating func step(_ first: Int, _ last: Int, isExceptional: Bool) {
    var trace = self[last - 1, last - 1] + self[last, last]
    var determinant =
      self[last - 1, last - 1] * self[last, last] - self[last - 1, last] * self[last, last - 1]
    if isExceptional {
      let scale = abs(self[last, last - 1]) + abs(self[last - 1, last - 2])
      (trace, determinant) = (1.5 * scale, scale * scale)
    }
    let (a, below) = (self[first, first], self[first + 1, first])
    var bulge = [
      a * (a - trace) + self[first, first + 1] * below + determinant,
      below * (a + self[first + 1, first + 1] - trace), below * self[first + 2, first + 1],
    ]
    for row in first..<last {
      if let mirror = Reflection(bulge) {
        reflectRows(mirror, from: row, columns: max(row - 1, first)..<last + 1)
        reflectColumns(mirror, from: row, rows: first..<min(row + 3, last) + 1)
      }
      bulge = (row + 1...min(row + 3, last)).map { self[$0, row] }
    }
  }

  private mutating func reflectRows(_ mirror: Reflection, from row: Int, columns: Range<Int>) {
    for column in columns {
      var sum = 0.0
      for (place, part) in mirror.direction.enumerated() { sum += part * self[row + place, column] }
      for (place, part) in mirror.direction.enumerated() {
        self[row + place, column] -= mirror.scale * sum * part
      }
    }
  }

  private mutating func reflectColumns(_ mirror: Reflection, from column: Int, rows: Range<Int>) {
    for row in rows {
      var sum = 0.0
      for (place, part) in mirror.direction.enumerated() { sum += part * self[row, column + place] }
      for (place, part) in mirror.direction.enumerated() {
        self[row, column + place] -= mirror.scale * sum * part
      }
    }
  }
}

/// `1 − scale·v·vᵀ`, which turns a vector into a multiple of the first unit vector.
private struct Reflection {
  let direction: [Double]
  let scale: Double

  /// Nil for a vector that needs no turning.
  init?(_ vector: [Double]) {
    guard let first = vector.first, vector.dropFirst().contains(where: { $0 != 0 }) else {
      return nil
    }
    let largest = vector.reduce(0) { max($0, abs($1)) }
    var turned = vector.map { $0 / largest }
    let norm = turned.reduce(0) { $0 + $1 * $1 }.squareRoot()
    turned[0] += first >= 0 ? norm : -norm
    direction = turned
    scale = 2 / turned.reduce(0) { $0 + $1 * $1 }
  }
}
