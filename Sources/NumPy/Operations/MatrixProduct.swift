import Tensors

extension NDArray {
  /// The numbers as a tensor: the same memory where a tensor can show it, else a copy.
  package func tensor() throws -> Tensor {
    guard case .numbers(let memory) = memory else {
      throw ArrayError.unsupportedKinds(function: "matmul").raise
    }
    let hasOrder = strides.allSatisfy { $0 >= 0 }
    let isStored = kind.stored != .int64 || kind == .int64
    if hasOrder, isStored {
      return Tensor(sharing: memory, shape: shape, strides: strides, offset: offset)
    }
    let copy = try copy()
    guard case .numbers(let own) = copy.memory else { return memory }
    return Tensor(sharing: own, shape: shape, strides: copy.strides, offset: 0)
  }

  /// A tensor's memory as an array.
  package convenience init(sharing tensor: Tensor) {
    self.init(
      memory: .numbers(tensor), kind: Kind(tensor.dtype), shape: tensor.shape,
      strides: tensor.strides, offset: tensor.offset)
  }

  /// a @ b
  func matrixProduct(_ other: NDArray) throws -> NDArray {
    for (operand, array) in [self, other].enumerated() where array.rank == 0 {
      throw ArrayError.matrixOfNumber(operand: operand).raise
    }
    let (left, right) = (shape[rank - 1], other.shape[max(other.rank - 2, 0)])
    guard left == right else {
      throw ArrayError.matrixSizes(left: left, right: right, a: shape, b: other.shape).raise
    }
    return try product(other) { try $0.matmul($1) }
  }

  /// A product computed by tensors in the kind that both promote to; integers exactly.
  func product(
    _ other: NDArray, _ multiply: (Tensor, Tensor) throws -> Tensor
  ) throws -> NDArray {
    let common = kind.promoted(with: other.kind)
    guard common != .text else { throw ArrayError.unsupportedKinds(function: "matmul").raise }
    let working: Kind = common.isFloating ? common : .float64
    if !common.isFloating { try checkExact(other) }
    let result = NDArray(
      sharing: try multiply(try of(working).tensor(), try other.of(working).tensor()))
    return try common.isFloating ? result : result.of(common)
  }

  /// Integers are multiplied in double precision, which is exact below 2⁵³; others are refused.
  private func checkExact(_ other: NDArray) throws {
    let sizes = [self, other].map { array in
      array.integers.reduce(0.0) { max($0, Double($1.magnitude)) }
    }
    guard sizes[0] * sizes[1] * Double(shape.last ?? 1) < 0x1p53 else {
      throw ArrayError.unsupported(
        "products of integers as large as these are not exact here",
        fix: "convert them to floats: .astype(float)"
      ).raise
    }
  }

  /// np.dot: the product over the last axis of one and the last but one of the other.
  func dot(_ other: NDArray) throws -> NDArray {
    if rank == 0 || other.rank == 0 {
      return try PairFunction.multiply.apply(Operand(array: self), Operand(array: other))
    }
    let (axisA, axisB) = (rank - 1, max(other.rank - 2, 0))
    guard shape[axisA] == other.shape[axisB] else {
      throw ArrayError.dotShapes(shape, other.shape, axisA, axisB).raise
    }
    if rank <= 2, other.rank <= 2 { return try matrixProduct(other) }
    return try contracted(other, [axisA], [axisB])
  }

  /// np.tensordot: the sum over pairs of axes.
  func contracted(_ other: NDArray, _ own: [Int], _ theirs: [Int]) throws -> NDArray {
    let (keptA, keptB) = (
      shape.indices.filter { !own.contains($0) },
      other.shape.indices.filter { !theirs.contains($0) }
    )
    let width = own.reduce(1) { $0 * shape[$1] }
    let a = try permuted(keptA + own).reshaped([keptA.reduce(1) { $0 * shape[$1] }, width])
    let b = try other.permuted(theirs + keptB).reshaped(
      [width, keptB.reduce(1) { $0 * other.shape[$1] }])
    return try a.matrixProduct(b).reshaped(keptA.map { shape[$0] } + keptB.map { other.shape[$0] })
  }
}
