extension Tensor {
  /// Tensors one after another along a dimension.
  ///
  /// - Throws: `TensorError.joinNothing`, `.joinRanks`, `.joinSizes`.
  public static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    // An empty vector joins with anything, as it did before tensors without elements had shapes.
    let parts = tensors.filter { $0.shape != [0] }
    guard !tensors.isEmpty else { throw TensorError.joinNothing }
    guard let first = parts.first else { return tensors[0] }
    guard first.rank > 0 else { throw TensorError.joinNumber }
    let axis = try Shape.axis(dimension, rank: first.rank)
    let shape = try joinedShape(parts, axis)
    let dtype = parts.dropFirst().reduce(first.dtype) { $0.promoted(with: $1.dtype) }
    let result = try Tensor(uninitialized: shape, dtype)
    var start = 0
    for part in parts {
      let window = result.alias(
        shape: part.shape, offset: result.offset + start * result.strides[axis])
      window.assignElements(of: try part.converted(to: dtype))
      start += part.shape[axis]
    }
    let lengths = parts.map { $0.shape[axis] }
    return result.recorded("CatBackward0", parts) { context in
      var start = 0
      return try lengths.enumerated().map { index, length in
        defer { start += length }
        return context.needs[index] ? try context.gradient.narrow(axis, start, length) : nil
      }
    }
  }

  private static func joinedShape(_ parts: [Tensor], _ axis: Int) throws -> [Int] {
    var shape = parts[0].shape
    for (position, part) in parts.enumerated().dropFirst() {
      guard part.rank == shape.count else {
        throw TensorError.joinRanks(shape.count, part.rank)
      }
      for other in shape.indices where other != axis && part.shape[other] != shape[other] {
        throw TensorError.joinSizes(
          dimension: axis, expected: shape[other], got: part.shape[other], position: position)
      }
      shape[axis] += part.shape[axis]
    }
    return shape
  }

  /// Tensors of equal shape side by side along a new dimension.
  ///
  /// - Throws: `TensorError.joinNothing`, `.stackShapes`.
  public static func stack(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.stackNothing }
    let axis = try Shape.axis(dimension, rank: first.rank + 1)
    for (position, tensor) in tensors.enumerated() where tensor.shape != first.shape {
      throw TensorError.stackShapes(first.shape, tensor.shape, position: position)
    }
    let joined = try noGrad { try cat(tensors.map { try $0.unsqueeze(axis) }, axis) }
    return joined.recorded("StackBackward0", tensors) { context in
      try context.needs.enumerated().map { index, needed in
        needed ? try context.gradient.select(axis, index) : nil
      }
    }
  }

  /// Pieces of `size` along a dimension; the last may be shorter.
  public func split(_ size: Int, _ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.splitNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    guard size >= 0 else { throw TensorError.splitSize(size) }
    guard size > 0 || shape[axis] == 0 else { throw TensorError.splitZero(shape[axis]) }
    let count = Swift.max(1, size == 0 ? 1 : (shape[axis] - 1) / size + 1)
    return (0..<count).map { index in
      let start = index * size
      return piece("SplitBackward0", axis, start, Swift.min(size, shape[axis] - start))
    }
  }

  /// Pieces of given sizes along a dimension.
  public func split(sizes: [Int], _ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.splitNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    let total = sizes.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    guard sizes.allSatisfy({ 0...shape[axis] ~= $0 }), total == shape[axis] else {
      throw TensorError.splitSizes(dimension: axis, size: shape[axis], sizes: sizes)
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return piece("SplitWithSizesBackward0", axis, start, size)
    }
  }

  /// At most `count` pieces of equal size along a dimension; the last may be shorter.
  public func chunk(_ count: Int, _ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.chunkNumber }
    guard count > 0 else { throw TensorError.chunks(count) }
    let axis = try Shape.axis(dimension, rank: rank)
    let size = shape[axis] / count + (shape[axis] % count == 0 ? 0 : 1)
    return try split(size, axis)
  }

  /// The elements along a dimension, which goes away.
  public func unbind(_ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    let name = "UnbindBackward0"
    return (0..<shape[axis]).map { index in
      var (partShape, partStrides) = (shape, strides)
      partShape.remove(at: axis)
      partStrides.remove(at: axis)
      let start = offset + index * strides[axis]
      let before = shape
      return viewed(name, shape: partShape, strides: partStrides, offset: start) { gradient in
        let whole = try Tensor.zeros(before, dtype: gradient.dtype)
        try whole.select(axis, index).assignElements(of: gradient)
        return whole
      }
    }
  }

  private func piece(_ name: String, _ axis: Int, _ start: Int, _ length: Int) -> Tensor {
    let before = shape
    var shape = shape
    shape[axis] = length
    let first = length == 0 ? offset : offset + start * strides[axis]
    return viewed(name, shape: shape, strides: strides, offset: first) { gradient in
      let whole = try Tensor.zeros(before, dtype: gradient.dtype)
      try whole.narrow(axis, start, length).assignElements(of: gradient)
      return whole
    }
  }
}
