import Tensors

extension NDArray {
  /// The numbers as a tensor: the same memory where a tensor can show it, else a copy.
  package func tensor() throws -> Tensor {
    guard case .numbers(let memory) = memory else {
      throw ArrayError.unsupportedKinds(function: "matmul").raise
    }
    let hasOrder = strides.allSatisfy { $0 >= 0 }
    if hasOrder, let dtype = DType(rawValue: kind.rawValue) {
      return Tensor(sharing: memory, shape: shape, strides: strides, offset: offset)
        .declared(as: dtype)
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
    if !common.isFloating, !isExact(other) { return try wholeProduct(other, common) }
    let result = NDArray(
      sharing: try multiply(try of(working).tensor(), try other.of(working).tensor()))
    return try common.isFloating ? result : result.of(common)
  }

  /// Whether a product of integers is exact in double precision.
  private func isExact(_ other: NDArray) -> Bool {
    let sizes = [self, other].map { array in
      array.integers.reduce(0.0) { max($0, Double($1.magnitude)) }
    }
    return sizes[0] * sizes[1] * Double(shape.last ?? 1) < 0x1p53
  }

  /// Refuses integers whose products with each other may be inexact in double precision.
  static func checkExact(_ arrays: [NDArray]) throws {
    let size = arrays.reduce(1.0) { product, array in
      product * array.integers.reduce(1.0) { max($0, Double($1.magnitude)) }
    }
    guard size * Double(arrays.map(\.count).max() ?? 1) < 0x1p53 else {
      throw ArrayError.unsupported(
        "np.einsum of integers as large as these is not exact here",
        fix: "use @, or convert them to floats: .astype(float)"
      ).raise
    }
  }

  /// The matrix product of integers, wrapped to 64 bits as NumPy's.
  private func wholeProduct(_ other: NDArray, _ kind: Kind) throws -> NDArray {
    let a = rank == 1 ? expanded(at: 0) : self
    let b = other.rank == 1 ? other.expanded(at: 1) : other
    let (rows, width, columns) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
    let lead = try Self.broadcastShape([Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2))])
    let x = try a.broadcast(to: lead + [rows, width]).integers
    let y = try b.broadcast(to: lead + [width, columns]).integers
    var result = [Int64](repeating: 0, count: lead.reduce(1, *) * rows * columns)
    for place in result.indices {
      let (row, column) = (place / columns, place % columns)
      let start = row / max(rows, 1) * width * columns + column
      for index in 0..<width {
        result[place] &+= x[row * width + index] &* y[start + index * columns]
      }
    }
    let kept = (rank == 1 ? [] : [rows]) + (other.rank == 1 ? [] : [columns])
    return try NDArray(integers: result, shape: lead + kept, kind: kind)
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
