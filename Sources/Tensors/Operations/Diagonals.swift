/// Diagonals of matrices, and the parts beside them.
extension Tensor {
  /// A view of a diagonal of two dimensions, which becomes the last one.
  ///
  /// - Parameter offset: How far above the main diagonal it is; below where negative.
  public func diagonal(_ offset: Int = 0, _ first: Int = 0, _ second: Int = 1) throws -> Tensor {
    let (a, b) = (try Shape.axis(first, rank: rank), try Shape.axis(second, rank: rank))
    guard a != b else { throw ArrangementError.diagonalDimensions(first, second) }
    let (height, width) = (shape[a], shape[b])
    let length =
      offset >= 0
      ? Swift.max(Swift.min(height, width.subtractingSaturated(offset)), 0)
      : Swift.max(Swift.min(height.addingSaturated(offset), width), 0)
    let rest = shape.indices.filter { $0 != a && $0 != b }
    let start =
      length == 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]
    let before = shape
    return viewed(
      "DiagonalBackward0", shape: rest.map { shape[$0] } + [length],
      strides: rest.map { strides[$0] } + [strides[a] + strides[b]], offset: self.offset + start
    ) { gradient in
      let whole = try Tensor.zeros(before, dtype: gradient.dtype)
      try whole.diagonal(offset, a, b).assignElements(of: gradient)
      return whole
    }
  }

  /// Matrices whose diagonals are the last dimension; zeros elsewhere.
  public func diagonalEmbedded(_ offset: Int = 0) throws -> Tensor {
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    let size = shape[rank - 1].addingSaturated(Swift.abs(Swift.max(offset, -.max)))
    let result = try Tensor.zeros(Array(shape.dropLast()) + [size, size], dtype: dtype)
    try noGrad { try result.diagonal(offset, -2, -1).assignElements(of: self) }
    return result.recorded("DiagEmbedBackward0", [self]) {
      [try $0.gradient.diagonal(offset, -2, -1)]
    }
  }

  /// A vector as the diagonal of a matrix; of a matrix a copy of its diagonal.
  ///
  /// - Throws: `ArrangementError.diagonalRank`.
  public func diag(_ offset: Int = 0) throws -> Tensor {
    switch rank {
    case 1: return try diagonalEmbedded(offset)
    case 2:
      let copy = try noGrad { try diagonal(offset).copied() }
      let before = shape
      return copy.recorded("DiagonalBackward0_copy", [self]) { context in
        let whole = try Tensor.zeros(before, dtype: context.gradient.dtype)
        try whole.diagonal(offset).assignElements(of: context.gradient)
        return [whole]
      }
    default: throw ArrangementError.diagonalRank(rank)
    }
  }

  /// The sum of a matrix's diagonal.
  ///
  /// - Throws: `ArrangementError.traceRank`.
  public func trace() throws -> Tensor {
    guard rank == 2 else { throw ArrangementError.traceRank(rank) }
    return try Tensor.composed("TraceBackward0", [self]) { try $0[0].diagonal().sum() }
  }

  /// The part on and below a diagonal, zeros elsewhere.
  ///
  /// - Throws: `ArrangementError.triangleRank`.
  public func lowerTriangle(_ diagonal: Int = 0) throws -> Tensor {
    try triangle("tril", "TrilBackward0", diagonal) { try $0.lessOrEqual($1) }
  }

  /// The part on and above a diagonal, zeros elsewhere.
  ///
  /// - Throws: `ArrangementError.triangleRank`.
  public func upperTriangle(_ diagonal: Int = 0) throws -> Tensor {
    try triangle("triu", "TriuBackward0", diagonal) { try $0.greaterOrEqual($1) }
  }

  private func triangle(
    _ name: String, _ node: String, _ diagonal: Int,
    _ keeps: (Tensor, Scalar) throws -> Tensor
  ) throws -> Tensor {
    guard rank >= 2 else { throw ArrangementError.triangleRank(operation: name) }
    let mask = try keeps(
      Tensor.distances(shape[rank - 2], shape[rank - 1]), .int(diagonal))
    let zero = Tensor(0, dtype: dtype)
    return try noGrad { try self.where(mask, zero) }.recorded(node, [self], saved: [mask]) {
      [try $0.gradient.where($0.saved[0], 0)]
    }
  }

  /// Column less row for each place of a matrix.
  private static func distances(_ height: Int, _ width: Int) throws -> Tensor {
    try arange(0, .int(width)) - arange(0, .int(height)).unsqueeze(1)
  }

  /// The rows and the columns of the places on one side of a matrix's diagonal, `[2, count]`.
  public static func triangleIndices(
    _ height: Int, _ width: Int, diagonal: Int = 0, lower: Bool
  ) throws -> Tensor {
    let distances = try distances(height, width)
    let mask =
      try lower
      ? distances.lessOrEqual(.int(diagonal))
      : distances.greaterOrEqual(.int(diagonal))
    return try mask.nonzero().t().contiguous()
  }
}

extension Int {
  /// The sum, or the end of the range that it is beyond.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the end of the range that it is beyond.
  func subtractingSaturated(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
