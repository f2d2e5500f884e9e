/// Products that are made of the matrix product.
extension Tensor {
  /// beta·self + alpha·(one matrix product for each batch).
  public func baddbmm(
    _ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Tensor {
    try Tensor.composed("BaddbmmBackward0", [self, a, b]) { x in
      let product = try x[1].bmm(x[2])
      return try x[0].scaledSum(beta, product, alpha, shape: product.shape)
    }
  }

  /// beta·self + alpha·Σ of the matrix products of a batch.
  public func addbmm(
    _ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Tensor {
    try Tensor.composed("AddbmmBackward0", [self, a, b]) { x in
      let product = try x[1].bmm(x[2]).sum(dimensions: [0])
      return try x[0].scaledSum(beta, product, alpha, shape: product.shape)
    }
  }

  /// beta·self + alpha·A·B.
  public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar, alpha: Scalar) throws -> Tensor {
    if beta == 1, alpha == 1 { return try addmm(a, b) }
    try checkKinds(a, b)
    return try Tensor.composed("AddmmBackward0", [self, a, b]) { x in
      let product = try x[1].matmul(x[2])
      return try x[0].scaledSum(beta, product, alpha, shape: product.shape)
    }
  }

  /// beta·self + alpha·A·v.
  ///
  /// - Throws: `CalculationError.vectorSize`.
  public func addmv(
    _ matrix: Tensor, _ vector: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Tensor {
    let fits =
      matrix.rank == 2 && vector.rank == 1 && matrix.shape[1] == vector.count
      && (rank == 0 || shape == [1] || shape == [matrix.shape[0]])
    guard fits else {
      throw CalculationError.vectorSize(
        input: count, matrix: matrix.shape, vector: vector.count)
    }
    return try Tensor.composed("AddmvBackward0", [self, matrix, vector]) { x in
      let product = try x[1].matmul(x[2])
      return try x[0].scaledSum(beta, product, alpha, shape: product.shape)
    }
  }

  /// beta·self + alpha·(every product of an element of one vector and one of another).
  public func addr(
    _ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Tensor {
    try Tensor.composed("AddrBackward0", [self, a, b]) { x in
      let product = try x[1].unsqueeze(1) * x[2]
      return try x[0].scaledSum(beta, product, alpha, shape: product.shape)
    }
  }

  private func scaledSum(
    _ beta: Scalar, _ product: Tensor, _ alpha: Scalar, shape: [Int]
  ) throws -> Tensor {
    let scaled = try alpha == 1 ? product : product * alpha
    // A factor of zero leaves out what stands there, be it no number.
    if beta.double == 0 { return scaled }
    let own = try expand(shape)
    return try (beta == 1 ? own : own * beta) + scaled
  }

  /// The matrix of products of the last dimensions: Σ aᵢ…ₖ·bⱼ…ₖ.
  ///
  /// - Throws: `CalculationError.innerShapes`.
  public func inner(_ other: Tensor) throws -> Tensor {
    guard rank > 0, other.rank > 0 else { return try self * other }
    guard shape.last == other.shape.last else {
      throw CalculationError.innerShapes(shape, other.shape)
    }
    return try tensordot(other, [rank - 1], [other.rank - 1])
  }

  /// The sum of products over pairs of dimensions; what remains of both stands side by side.
  ///
  /// - Throws: `CalculationError.contractedSizes`, `.contractedLists`.
  public func tensordot(_ other: Tensor, _ own: [Int], _ others: [Int]) throws -> Tensor {
    guard own.count == others.count else { throw CalculationError.contractedLists }
    let (a, b) = (
      try own.map { try Shape.axis($0, rank: rank) },
      try others.map { try Shape.axis($0, rank: other.rank) }
    )
    _ = (try Shape.axes(a, rank: rank), try Shape.axes(b, rank: other.rank))
    for (place, (first, second)) in zip(a, b).enumerated()
    where shape[first] != other.shape[second] {
      throw CalculationError.contractedSizes(
        shape[first], dimension: own[place], other: other.shape[second],
        otherDimension: others[place])
    }
    let (left, right) = (
      shape.indices.filter { !a.contains($0) }, other.shape.indices.filter { !b.contains($0) }
    )
    let depth = a.reduce(1) { $0 * shape[$1] }
    let rows = try permute(left + a).reshape([left.reduce(1) { $0 * shape[$1] }, depth])
    let columns = try other.permute(b + right)
      .reshape([depth, right.reduce(1) { $0 * other.shape[$1] }])
    return try rows.matmul(columns)
      .reshape(left.map { shape[$0] } + right.map { other.shape[$0] })
  }

  /// Every product of an element of this and the whole other tensor, in blocks.
  public func kron(_ other: Tensor) throws -> Tensor {
    let rank = Swift.max(rank, other.rank)
    let own = [Int](repeating: 1, count: rank - self.rank) + shape
    let others = [Int](repeating: 1, count: rank - other.rank) + other.shape
    let spread = try reshape(own.flatMap { [$0, 1] })
    let product = try spread * other.reshape(others.flatMap { [1, $0] })
    return try product.unsafeView(zip(own, others).map { $0 * $1 })
  }

  /// The vector product along the last dimension, of size 3.
  ///
  /// - Throws: `CalculationError.crossSize`.
  public func cross(_ other: Tensor, _ dimension: Int = -1) throws -> Tensor {
    let shape = try Shape.broadcast(shape, other.shape)
    let axis = try Shape.axis(dimension, rank: shape.count)
    guard !shape.isEmpty, shape[axis] == 3 else { throw CalculationError.crossSize }
    return try Tensor.composed("LinalgCrossBackward0", [self, other]) { x in
      let (a, b) = (try x[0].expand(shape).unbind(axis), try x[1].expand(shape).unbind(axis))
      return try Tensor.stack(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]], axis)
    }
  }

  /// A square matrix times itself, `power` times.
  ///
  /// - Throws: `CalculationError.squareMatrices`, `.negativePower`.
  public func matrixPower(_ power: Int) throws -> Tensor {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2] else {
      throw CalculationError.squareMatrices(
        operation: "matrix_power", height: rank > 1 ? shape[rank - 2] : 1,
        width: shape.last ?? 1)
    }
    guard power >= 0 else { throw CalculationError.negativePower }
    guard power > 0 else {
      return try Tensor.eye(shape[rank - 1], dtype: dtype).expand(shape).clone()
    }
    var (result, square, rest) = (Tensor?.none, self, power)
    while rest > 0 {
      if rest & 1 == 1 { result = try result?.matmul(square) ?? square }
      rest >>= 1
      if rest > 0 { square = try square.matmul(square) }
    }
    return result ?? self
  }

  /// The p-norms of the differences of each row of this and each row of the other.
  ///
  /// - Throws: `CalculationError.distanceColumns`, `.distanceRank`, `.distancePower`.
  public func cdist(_ other: Tensor, _ p: Double = 2) throws -> Tensor {
    for (which, operand) in [self, other].enumerated() {
      guard operand.rank >= 2 else {
        throw CalculationError.distanceRank(which: which + 1, operand.rank)
      }
      guard operand.dtype.isFloatingPoint else {
        throw CalculationError.distanceKind(operand.dtype)
      }
    }
    guard shape[rank - 1] == other.shape[other.rank - 1] else {
      throw CalculationError.distanceColumns(shape[rank - 1], other.shape[other.rank - 1])
    }
    guard p >= 0 else { throw CalculationError.distancePower }
    return try Tensor.composed("CdistBackward0", [self, other]) { x in
      try (x[0].unsqueeze(-2) - x[1].unsqueeze(-3)).norm(p, dimensions: [-1])
    }
  }
}
