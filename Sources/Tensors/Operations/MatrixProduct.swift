import CKernels

extension Tensor {
  /// The matrix product, as `torch.matmul`: of two vectors a number, of a matrix and a vector a
  /// vector, of more dimensions one product for each (broadcast) batch.
  ///
  ///     C = A·B,  ∂L/∂A = ∂L/∂C·Bᵀ,  ∂L/∂B = Aᵀ·∂L/∂C
  ///
  /// - Throws: `TensorError.matrixShapes` and its relatives, `.dtypes`.
  public func matmul(_ other: Tensor) throws -> Tensor {
    guard dtype == other.dtype else { throw kindMismatch(with: other) }
    switch (rank, other.rank) {
    case (0, _), (_, 0): throw TensorError.matrixOfNumber(rank, other.rank)
    case (1, 1): return try dot(other)
    case (2, 1):
      guard shape[1] == other.shape[0] else { throw TensorError.vectorMatrix(shape, other.shape) }
      return try product(other.columnRaw(), name: "MvBackward0", isVector: true, other: other)
    case (1, 2):
      guard shape[0] == other.shape[0] else {
        throw TensorError.matrixShapes([1, shape[0]], other.shape)
      }
      let row = try unsqueeze(0).matmul(other)
      return row.viewed("SqueezeBackward4", shape: [other.shape[1]], strides: [1]) {
        try $0.unsqueeze(0)
      }
    case (2, 2):
      guard shape[1] == other.shape[0] else { throw TensorError.matrixShapes(shape, other.shape) }
      return try product(other, name: "MmBackward0", other: other)
    default: return try batched(other)
    }
  }

  /// Σ aᵢ·bᵢ.
  private func dot(_ other: Tensor) throws -> Tensor {
    guard count == other.count else { throw TensorError.dotSizes(count, other.count) }
    let result = try rowRaw().rawProduct(other.columnRaw()).alias(shape: [], strides: [])
    return result.recorded("DotBackward0", [self, other], saved: [self, other]) { context in
      [
        context.needs[0] ? try context.gradient * context.saved[1] : nil,
        context.needs[1] ? try context.gradient * context.saved[0] : nil,
      ]
    }
  }

  /// This matrix times `matrix`, recorded as an operation of this and `other`.
  private func product(
    _ matrix: Tensor, name: String, isVector: Bool = false, other: Tensor
  ) throws -> Tensor {
    let result = try rawProduct(matrix)
    let output = isVector ? result.alias(shape: [shape[0]], strides: [1]) : result
    guard Tensor.records(self, other) else { return output }
    let saved = [
      other.requiresGrad ? self : emptied(), requiresGrad ? matrix : matrix.emptied(),
    ]
    let flat = [result.shape[0], result.shape[1]]
    let otherShape = other.shape
    let isTransposed = matrix.isTransposed
    return output.recorded(name, [self, other], saved: saved) { context in
      let gradient = try context.gradient.packed().alias(shape: flat, strides: Shape.strides(flat))
      return [
        context.needs[0] ? try gradient.rawProduct(context.saved[1].transposedRaw()) : nil,
        context.needs[1]
          ? try context.saved[0].slope(ofRight: gradient, isTransposed: isTransposed)
            .reshape(otherShape) : nil,
      ]
    }
  }

  private func batched(_ other: Tensor) throws -> Tensor {
    // A batch times one matrix is one product of all its rows.
    if other.rank <= 2 && rank >= 3 {
      guard shape[rank - 1] == other.shape[0] else {
        throw TensorError.matrixShapes(
          [shape.dropLast().reduce(1, *), shape[rank - 1]], other.shape)
      }
      let rows = shape.dropLast().reduce(1, *)
      let target = Array(shape.dropLast()) + other.shape.dropFirst()
      return try reshape([rows, shape[rank - 1]]).matmul(other).unsafeView(target)
    }
    let (a, b) = (rank == 1 ? try unsqueeze(0) : self, other)
    let batch = try Shape.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    let (m, k, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
    guard k == b.shape[b.rank - 2] else {
      throw TensorError.batchShapes(
        [batch.reduce(1, *), k], [batch.reduce(1, *), b.shape[b.rank - 2]])
    }
    let size = batch.reduce(1, *)
    let left = try a.expand(batch + [m, k]).reshape([size, m, k])
    let right = try b.expand(batch + [k, n]).reshape([size, k, n])
    return try left.bmm(right).unsafeView(batch + (rank == 1 ? [n] : [m, n]))
  }

  /// One matrix product for each element of the batch: [B, M, K]·[B, K, N] → [B, M, N].
  public func bmm(_ other: Tensor) throws -> Tensor {
    guard dtype == other.dtype else { throw TensorError.batchDTypes(dtype, other.dtype) }
    guard rank == 3, other.rank == 3, shape[0] == other.shape[0], shape[2] == other.shape[1] else {
      throw TensorError.batchShapes(
        [shape.first ?? 0, shape.last ?? 0], Array(other.shape.prefix(2)))
    }
    return try rawBatchProduct(other).recorded(
      "BmmBackward0", [self, other], saved: [self, other]
    ) { context in
      let (a, b) = (context.saved[0], context.saved[1])
      return [
        context.needs[0] ? try context.gradient.rawBatchProduct(b.transposedRaw()) : nil,
        context.needs[1] ? try a.transposedRaw().rawBatchProduct(context.gradient) : nil,
      ]
    }
  }

  private func rawBatchProduct(_ other: Tensor) throws -> Tensor {
    guard dtype != .bool else { throw TensorError.notImplemented(operation: "bmm", .bool) }
    let (size, m, n) = (shape[0], shape[1], other.shape[2])
    let result = try Tensor(uninitialized: [size, m, n], dtype)
    for i in 0..<size {
      try result.matrix(i).assignProduct(matrix(i), other.matrix(i), from: nil)
    }
    return result
  }

  private func matrix(_ index: Int) -> Tensor {
    alias(
      shape: [shape[1], shape[2]], strides: [strides[1], strides[2]],
      offset: offset + index * strides[0])
  }

  /// This + A·B where this tensor broadcasts to the product's shape: a linear layer's equation.
  ///
  ///     C = bias + A·B,  ∂L/∂bias = ∂L/∂C summed to its shape
  public func addmm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try checkKinds(a, b)
    guard a.rank == 2, b.rank == 2, a.shape[1] == b.shape[0] else {
      throw TensorError.matrixShapes(a.shape, b.shape)
    }
    let target = [a.shape[0], b.shape[1]]
    guard (try? Shape.broadcast(shape, target)) == target else {
      throw TensorError.expand(
        size: target[1], existing: shape.last ?? 1, dimension: 1, target: target, shape: shape)
    }
    let result = try Tensor(uninitialized: target, dtype)
    let start = alias(
      shape: target, strides: Shape.broadcastStrides(strides, of: shape, to: target))
    try result.assignProduct(a, b, from: start)
    let biasShape = shape
    let isTransposed = b.isTransposed
    let saved = [b.requiresGrad ? a : a.emptied(), a.requiresGrad ? b : b.emptied()]
    return result.recorded("AddmmBackward0", [self, a, b], saved: saved) { context in
      let gradient = context.gradient
      return [
        context.needs[0] ? try gradient.summed(to: biasShape) : nil,
        context.needs[1] ? try gradient.rawProduct(context.saved[1].transposedRaw()) : nil,
        context.needs[2]
          ? try context.saved[0].slope(ofRight: gradient, isTransposed: isTransposed) : nil,
      ]
    }
  }

  /// The product of two matrices, outside of the graph.
  func rawProduct(_ other: Tensor) throws -> Tensor {
    let result =
      other.shape[1] == shape[1]
      ? Tensor(uninitializedLike: self, dtype)
      : try Tensor(uninitialized: [shape[0], other.shape[1]], dtype)
    try result.assignProduct(self, other, from: nil)
    return result
  }

  /// Writes start + A·B to this matrix, whose rows are contiguous; A·B where there is no start.
  func assignProduct(_ a: Tensor, _ b: Tensor, from start: Tensor?) throws {
    if dtype == .float32, start == nil || start?.strides[1] == 1 {
      return assignFloatProduct(a, b, from: start)
    }
    if let start { assignElements(of: start) } else { setAll(.int(0)) }
    if dtype == .float32 { return assignFloatProduct(a, b, from: self) }
    try accumulatePlainProduct(a, b)
  }

  /// As `assignProduct`, of floats; the start's rows are contiguous.
  private func assignFloatProduct(_ a: Tensor, _ b: Tensor, from start: Tensor?) {
    func first(_ tensor: Tensor) -> UnsafeMutablePointer<Float> {
      tensor.storage.pointer(Float.self) + tensor.offset
    }
    withExtendedLifetime((a, b, start)) {
      Kernels.multiply(
        shape[0], shape[1], a.shape[1], (UnsafePointer(first(a)), a.strides[0], a.strides[1]),
        (UnsafePointer(first(b)), b.strides[0], b.strides[1]),
        start: start.map { (UnsafePointer(first($0)), $0.strides[0]) },
        to: (first(self), strides[0]))
    }
  }

  /// Of C = A·B, with this as A and ∂L/∂C: ∂L/∂B = Aᵀ·∂L/∂C, laid out as B is.
  private func slope(ofRight gradient: Tensor, isTransposed: Bool) throws -> Tensor {
    isTransposed
      ? try gradient.transposedRaw().rawProduct(self).transposedRaw()
      : try transposedRaw().rawProduct(gradient)
  }

  /// Whether this matrix shows rows of memory as its columns.
  private var isTransposed: Bool { strides[0] == 1 && strides[1] != 1 }

  /// A vector as a matrix with one column, outside of the graph.
  private func columnRaw() -> Tensor {
    alias(shape: [shape[0], 1], strides: [strides[0], 1])
  }

  /// A vector as a matrix with one row, outside of the graph.
  private func rowRaw() -> Tensor { alias(shape: [1, shape[0]], strides: [0, strides[0]]) }

  /// The last two dimensions exchanged, outside of the graph.
  func transposedRaw() -> Tensor {
    var (shape, strides) = (shape, strides)
    shape.swapAt(rank - 1, rank - 2)
    strides.swapAt(rank - 1, rank - 2)
    return alias(shape: shape, strides: strides)
  }
}
