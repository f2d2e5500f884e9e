extension Tensor {
  /// A view: this tensor's memory with another geometry, in the graph.
  func viewed(
    _ name: String, shape: [Int], strides: [Int], offset: Int? = nil,
    _ derivative: @escaping (Tensor) throws -> Tensor
  ) -> Tensor {
    Tensor(
      storage: storage, dtype: dtype, shape: shape, strides: strides,
      offset: offset ?? self.offset, base: base ?? self
    ).recorded(name, [self]) { [try derivative($0.gradient)] }
  }

  /// A shape with at most one −1 resolved to a count of elements.
  private func resolved(_ target: [Int]) throws -> [Int] {
    let guesses = target.indices.filter { target[$0] == -1 }
    guard target.count <= Shape.largestRank else {
      throw TensorError.tooManyDimensions(target.count)
    }
    guard guesses.count <= 1 else { throw TensorError.viewGuess }
    if let bad = target.first(where: { $0 < -1 }) {
      throw TensorError.viewDimension(bad, shape: target)
    }
    let known = target.filter { $0 != -1 }
    var product = 1
    for size in known {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      guard !overflow else { throw TensorError.view(shape: target, count: count) }
      product = next
    }
    guard let guess = guesses.first else {
      guard product == count else { throw TensorError.view(shape: target, count: count) }
      return target
    }
    guard product != 0 else {
      throw count == 0
        ? TensorError.ambiguousGuess(shape: target) : .view(shape: target, count: count)
    }
    guard count % product == 0 else { throw TensorError.view(shape: target, count: count) }
    var shape = target
    shape[guess] = count / product
    return shape
  }

  /// The strides that show this memory as `target`, nil where only a copy can.
  private func viewStrides(_ target: [Int]) -> [Int]? {
    if isContiguous || count == 0 { return Shape.strides(target) }
    let (sizes, steps) = Shape.collapsed(shape, strides: [strides])
    var result = [Int](repeating: 1, count: target.count)
    var axis = target.count - 1
    for block in sizes.indices.reversed() {
      var (step, covered) = (steps[0][block], 1)
      while axis >= 0, covered < sizes[block] || target[axis] == 1 {
        result[axis] = step
        step *= target[axis]
        covered *= target[axis]
        axis -= 1
      }
      if covered != sizes[block] { return nil }
    }
    return axis < 0 ? result : nil
  }

  /// The same elements in another shape, sharing memory; −1 stands for what fits.
  ///
  /// - Throws: `TensorError.view`, `.viewGuess`, `.viewStride` where the memory does not allow it.
  public func view(_ target: [Int]) throws -> Tensor {
    let shape = try resolved(target)
    guard let strides = viewStrides(shape) else { throw TensorError.viewStride }
    let before = self.shape
    return viewed("ViewBackward0", shape: shape, strides: strides) { try $0.reshape(before) }
  }

  /// The same elements in another shape, a view where the memory allows it; −1 stands for what fits.
  public func reshape(_ target: [Int]) throws -> Tensor {
    let shape = try resolved(target)
    if viewStrides(shape) != nil { return try view(shape) }
    return try clone().unsafeView(shape)
  }

  /// A fresh tensor's elements in another shape, which PyTorch names apart from a view.
  func unsafeView(_ target: [Int]) throws -> Tensor {
    let (shape, before) = (try resolved(target), shape)
    return alias(shape: shape, strides: Shape.strides(shape)).recorded(
      "UnsafeViewBackward0", [self]
    ) { [try $0.gradient.reshape(before)] }
  }

  /// Dimensions `start` to `end` as one.
  public func flatten(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
    let (first, last) = (
      try Shape.axis(start, rank: rank), try Shape.axis(end, rank: rank)
    )
    guard rank > 0 else { return try reshape([1]) }
    guard first <= last else { throw TensorError.flattenOrder }
    if first == last { return self }
    let size = shape[first...last].reduce(1, *)
    return try reshape(Array(shape[..<first]) + [size] + Array(shape[(last + 1)...]))
  }

  /// Two dimensions exchanged.
  public func transpose(_ first: Int, _ second: Int) throws -> Tensor {
    let (a, b) = (try Shape.axis(first, rank: rank), try Shape.axis(second, rank: rank))
    var (shape, strides) = (shape, strides)
    if rank > 0 {
      shape.swapAt(a, b)
      strides.swapAt(a, b)
    }
    return viewed("TransposeBackward0", shape: shape, strides: strides) { try $0.transpose(a, b) }
  }

  /// A matrix's rows and columns exchanged; a vector or a number as it is.
  ///
  /// - Throws: `TensorError.transposeRank` with more than two dimensions.
  public func t() throws -> Tensor {
    guard rank <= 2 else { throw TensorError.transposeRank(rank) }
    return viewed("TBackward0", shape: shape.reversed(), strides: strides.reversed()) {
      try $0.t()
    }
  }

  /// The dimensions in another order.
  public func permute(_ order: [Int]) throws -> Tensor {
    guard order.count == rank else {
      throw TensorError.permuteRank(given: order.count, rank: rank)
    }
    let axes = try order.map { try Shape.axis($0, rank: rank) }
    guard Set(axes).count == rank else { throw TensorError.permuteRepeats }
    var inverse = axes
    for (position, axis) in axes.enumerated() { inverse[axis] = position }
    return viewed(
      "PermuteBackward0", shape: axes.map { shape[$0] }, strides: axes.map { strides[$0] }
    ) { [inverse] in try $0.permute(inverse) }
  }

  /// Without the dimensions of size 1; without one of them where it is given.
  public func squeeze(_ dimension: Int? = nil) throws -> Tensor {
    let axes: [Int]
    if let dimension {
      let axis = try Shape.axis(dimension, rank: rank)
      axes = rank > 0 && shape[axis] == 1 ? [axis] : []
    } else {
      axes = shape.indices.filter { shape[$0] == 1 }
    }
    let kept = shape.indices.filter { !axes.contains($0) }
    let before = shape
    return viewed(
      dimension == nil ? "SqueezeBackward0" : "SqueezeBackward1",
      shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }
    ) { try $0.reshape(before) }
  }

  /// With one more dimension, of size 1.
  public func unsqueeze(_ dimension: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank + 1)
    guard rank < Shape.largestRank else { throw TensorError.tooManyDimensions(rank + 1) }
    var (shape, strides) = (shape, strides)
    strides.insert(axis < rank ? shape[axis] * strides[axis] : 1, at: axis)
    shape.insert(1, at: axis)
    return viewed("UnsqueezeBackward0", shape: shape, strides: strides) { try $0.squeeze(axis) }
  }

  /// Dimensions of size 1 shown larger without a copy; −1 leaves a size as it is.
  public func expand(_ target: [Int]) throws -> Tensor {
    let added = target.count - rank
    guard added >= 0 else { throw TensorError.expandRank(target: target, shape: shape) }
    var sizes = target
    for axis in target.indices {
      let existing = axis < added ? 1 : shape[axis - added]
      if target[axis] == -1, axis >= added { sizes[axis] = existing }
      guard sizes[axis] >= 0 else { throw TensorError.negativeSize(sizes[axis], shape: target) }
      guard existing == 1 || sizes[axis] == existing else {
        throw TensorError.expand(
          size: sizes[axis], existing: existing, dimension: axis, target: target, shape: shape)
      }
    }
    _ = try Shape.count(sizes)
    let before = shape
    return viewed(
      "ExpandBackward0", shape: sizes,
      strides: Shape.broadcastStrides(strides, of: shape, to: sizes)
    ) { try $0.summed(to: before) }
  }

  /// Copies side by side, `times` along each dimension; further ones in front are added.
  public func `repeat`(_ times: [Int]) throws -> Tensor {
    guard times.count >= rank else { throw TensorError.repeatRank }
    let added = times.count - rank
    let padded = [Int](repeating: 1, count: added) + shape
    _ = try Shape.count(Swift.zip(padded, times).map { try Shape.count([$0, $1]) })
    // Every dimension is doubled into (copies, size); the copies are shown by a stride of zero.
    let doubled = padded.flatMap { [1, $0] }
    let expanded = Swift.zip(padded, times).flatMap { [$0.1, $0.0] }
    let result = try noGrad {
      try reshape(doubled).expand(expanded).copied().reshape(
        Swift.zip(padded, times).map { $0 * $1 })
    }
    let before = shape
    return result.alias().recorded("RepeatBackward0", [self]) { context in
      let axes = Swift.stride(from: 0, to: expanded.count, by: 2).map { $0 }
      return [
        try context.gradient.reshape(expanded).sum(dimensions: axes, keepDimensions: false)
          .reshape(before)
      ]
    }
  }

  /// The elements along some dimensions in reverse order, copied.
  public func flip(_ dimensions: [Int]) throws -> Tensor {
    let axes = try Shape.axes(dimensions, rank: rank)
    var (reversed, start) = (strides, offset)
    for axis in axes where rank > 0 {
      start += Swift.max(shape[axis] - 1, 0) * strides[axis]
      reversed[axis] = -strides[axis]
    }
    let flipped = try Tensor(uninitialized: shape, dtype)
    flipped.assignElements(of: alias(strides: reversed, offset: start))
    return flipped.recorded("FlipBackward0", [self]) { [try $0.gradient.flip(axes)] }
  }

  /// Elements `start` to `start + length` along a dimension.
  public func narrow(_ dimension: Int, _ start: Int, _ length: Int) throws -> Tensor {
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    let size = shape[axis]
    let first = start < 0 ? start + size : start
    guard length >= 0 else { throw TensorError.negativeLength }
    guard first >= 0, first <= size, length <= size - first else {
      throw TensorError.narrowRange(start: start, length: length, size: size)
    }
    return sliced(axis, first, length, step: 1)
  }

  /// Every `step`th element from `start` on, `length` of them, all within the dimension.
  func sliced(_ axis: Int, _ start: Int, _ length: Int, step: Int) -> Tensor {
    let before = shape
    var (shape, strides) = (shape, strides)
    let first = length == 0 ? offset : offset + start * strides[axis]
    shape[axis] = length
    if length > 1 { strides[axis] *= step }
    return viewed("SliceBackward0", shape: shape, strides: strides, offset: first) { gradient in
      let whole = try Tensor.zeros(before, dtype: gradient.dtype)
      whole.sliced(axis, start, length, step: step).assignElements(of: gradient)
      return whole
    }
  }

  /// The elements at one index of a dimension, which goes away.
  public func select(_ dimension: Int, _ index: Int) throws -> Tensor {
    guard rank > 0 else { throw TensorError.indexOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    let size = shape[axis]
    guard index >= -size, index < size else {
      throw TensorError.index(index, dimension: axis, size: size)
    }
    let position = index < 0 ? index + size : index
    let before = shape
    var (shape, strides) = (shape, strides)
    let first = offset + position * strides.remove(at: axis)
    shape.remove(at: axis)
    return viewed("SelectBackward0", shape: shape, strides: strides, offset: first) { gradient in
      let whole = try Tensor.zeros(before, dtype: gradient.dtype)
      try whole.select(axis, position).assignElements(of: gradient)
      return whole
    }
  }
}
