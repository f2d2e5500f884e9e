/// A number, vector or matrix of a claim.
struct ClaimValue: Hashable {
  /// None, one or two lengths.
  var shape: [Int]
  /// Row by row.
  var elements: [Double]

  init(_ number: Double) {
    (shape, elements) = ([], [number])
  }

  init(shape: [Int], _ elements: [Double]) {
    (self.shape, self.elements) = (shape, elements)
  }

  static func identity(_ size: Int) -> ClaimValue {
    ClaimValue(shape: [size], [Double](repeating: 1, count: size)).diagonal
  }

  var isNumber: Bool { shape.isEmpty }
  var isMatrix: Bool { shape.count == 2 }

  func map(_ function: (Double) -> Double) -> ClaimValue {
    ClaimValue(shape: shape, elements.map(function))
  }

  /// Combines element by element; a number is repeated. Nothing where the shapes don't fit.
  func combined(with other: ClaimValue, _ function: (Double, Double) -> Double) -> ClaimValue? {
    if isNumber { return other.map { function(elements[0], $0) } }
    if other.isNumber { return map { function($0, other.elements[0]) } }
    // The gradient by a matrix may be written as a matrix or as the row of its elements.
    let isFlat = elements.count == other.elements.count && shape.count != other.shape.count
    guard shape == other.shape || isFlat else { return nil }
    return ClaimValue(
      shape: shape.count > other.shape.count ? shape : other.shape,
      zip(elements, other.elements).map(function))
  }

  /// The product of matrices, vectors being rows on the left and columns on the right; nothing where
  /// the shapes don't fit, and for two vectors.
  func product(_ other: ClaimValue) -> ClaimValue? {
    if isNumber || other.isNumber { return combined(with: other, *) }
    switch (shape.count, other.shape.count) {
    case (2, 2):
      guard shape[1] == other.shape[0] else { return nil }
      return matrixProduct(shape[0], shape[1], other, other.shape[1], [shape[0], other.shape[1]])
    case (2, 1):
      guard shape[1] == other.shape[0] else { return nil }
      return matrixProduct(shape[0], shape[1], other, 1, [shape[0]])
    case (1, 2):
      guard shape[0] == other.shape[0] else { return nil }
      return matrixProduct(1, shape[0], other, other.shape[1], [other.shape[1]])
    default: return nil
    }
  }

  /// `x yᵀ` of two vectors.
  func outer(_ other: ClaimValue) -> ClaimValue {
    matrixProduct(shape[0], 1, other, other.shape[0], [shape[0], other.shape[0]])
  }

  /// `xᵀ y` of two vectors; nothing where their lengths differ.
  func inner(_ other: ClaimValue) -> ClaimValue? {
    guard shape == other.shape else { return nil }
    return matrixProduct(1, shape[0], other, 1, [])
  }

  /// The largest of the elements, or the smallest.
  func extreme(isLargest: Bool) -> Double {
    elements.reduce(elements[0]) { isLargest ? Swift.max($0, $1) : Swift.min($0, $1) }
  }

  private func matrixProduct(
    _ rows: Int, _ inner: Int, _ other: ClaimValue, _ columns: Int, _ shape: [Int]
  ) -> ClaimValue {
    var result = [Double](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        for k in 0..<inner {
          result[i * columns + j] += elements[i * inner + k] * other.elements[k * columns + j]
        }
      }
    }
    return ClaimValue(shape: shape, result)
  }

  var transposed: ClaimValue {
    guard shape.count == 2 else { return self }
    let (rows, columns) = (shape[0], shape[1])
    return ClaimValue(
      shape: [columns, rows],
      (0..<(rows * columns)).map { elements[($0 % rows) * columns + $0 / rows] })
  }

  /// The matrix with the vector on its diagonal.
  var diagonal: ClaimValue {
    guard shape.count == 1 else { return self }
    let size = shape[0]
    var result = [Double](repeating: 0, count: size * size)
    for i in 0..<size { result[i * (size + 1)] = elements[i] }
    return ClaimValue(shape: [size, size], result)
  }

  /// The absolute value, a vector's length, a matrix's largest singular value.
  var norm: Double {
    guard shape.count == 2 else {
      return elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    var vector = ClaimValue(
      shape: [shape[1]], (0..<shape[1]).map { 1 + 0.1 * Double($0) })
    var largest = 0.0
    // Powers of MᵀM turn any vector towards the one that M stretches most.
    for _ in 0..<200 {
      guard let image = product(vector), let next = transposed.product(image) else { return 0 }
      let length = next.norm
      if length == 0 { return image.norm }
      largest = image.norm / vector.norm
      vector = next.map { $0 / length }
    }
    return largest
  }

  /// The largest difference of two values; nothing where the shapes don't fit.
  func distance(to other: ClaimValue) -> Double? {
    combined(with: other, -)?.elements.map(\.magnitude).max() ?? nil
  }
}
