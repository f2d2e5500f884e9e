import Tensors

extension Initialization {
  /// Saxe et al. 2014: a matrix with orthonormal rows or columns, whichever are fewer, times `gain`.
  ///
  /// It is the factor Q of a normal matrix's decomposition QR in which R has a positive diagonal.
  /// More than two dimensions count as `[rows, all others]`.
  public static func orthogonal(
    _ tensor: Tensor, gain: Double = 1, generator: RandomGenerator
  ) throws {
    guard tensor.shape.count >= 2 else { throw LayerError.orthogonalDimensions }
    guard tensor.count > 0 else { return }
    let (rows, columns) = (tensor.shape[0], tensor.count / tensor.shape[0])
    let drawn = try Tensor.zeros([rows, columns], dtype: tensor.dtype)
    try normal(drawn, generator: generator)
    let values = drawn.scalars.map(\.double)
    let isTall = rows >= columns
    let (count, length) = isTall ? (columns, rows) : (rows, columns)
    let vectors = orthonormal(
      (0..<count).map { vector in
        (0..<length).map { values[isTall ? $0 * columns + vector : vector * columns + $0] }
      })
    var elements = [Scalar](repeating: 0, count: tensor.count)
    for (vector, row) in vectors.enumerated() {
      for (place, element) in row.enumerated() {
        elements[isTall ? place * columns + vector : vector * columns + place] = .float(element)
      }
    }
    try noGrad {
      let matrix = try Tensor.of(elements, shape: tensor.shape, dtype: tensor.dtype)
      _ = try tensor.copy_(matrix * .float(gain))
    }
  }

  /// Gram and Schmidt's method; each vector is freed of the earlier ones twice, for precision.
  private static func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
    var basis: [[Double]] = []
    for var vector in vectors {
      for earlier in basis + basis {
        let share = zip(vector, earlier).reduce(0) { $0 + $1.0 * $1.1 }
        for place in vector.indices { vector[place] -= share * earlier[place] }
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      basis.append(vector.map { $0 / norm })
    }
    return basis
  }
}
