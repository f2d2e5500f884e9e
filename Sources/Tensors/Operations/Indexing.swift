/// An index worked out against a tensor: a view, then at most one lookup by tensors.
private struct ResolvedIndex {
  /// The part that slices, single places and new dimensions give.
  var view: Tensor
  /// Integer tensors and the dimension of the view that each indexes.
  var lookups: [(axis: Int, index: Tensor)] = []
}

extension Tensor {
  /// The elements at an index: a view, unless tensors are among its parts.
  ///
  /// - Throws: `TensorError.index`, `.tooManyIndices`, `.sliceStep`, `.maskShape`, `.indexShapes`.
  public func index(_ parts: [TensorIndex]) throws -> Tensor {
    let resolved = try resolve(parts)
    guard !resolved.lookups.isEmpty else { return resolved.view }
    return try resolved.view.lookUp(resolved.lookups)
  }

  /// The elements where a mask of the same shape holds, in order.
  package func maskedSelect(_ mask: Tensor) throws -> Tensor {
    let resolved = try resolve([.tensor(mask)])
    return try resolved.view.lookUp(resolved.lookups, as: "MaskedSelectBackward0")
  }

  /// Writes `value`, broadcast, to the elements at an index.
  public func setIndex(_ parts: [TensorIndex], _ value: Tensor) throws {
    let resolved = try resolve(parts)
    guard resolved.lookups.isEmpty else {
      try resolved.view.assign(value, at: resolved.lookups)
      return
    }
    // A value may have further dimensions of size 1 in front.
    var source = value
    while source.rank > resolved.view.rank, source.shape[0] == 1 { source = try source.squeeze(0) }
    try resolved.view.overwrite(with: source)
  }

  /// Writes one number to the elements at an index.
  public func setIndex(_ parts: [TensorIndex], _ value: Scalar) throws {
    try dtype.check(value, named: dtype.systemName)
    try setIndex(parts, Tensor(value, dtype: dtype))
  }

  private func resolve(_ parts: [TensorIndex]) throws -> ResolvedIndex {
    let consumed = parts.reduce(0) { $0 + $1.consumedDimensions }
    guard consumed <= rank else {
      throw rank == 0 ? TensorError.indexOfNumber : .tooManyIndices(rank: rank)
    }
    var result = ResolvedIndex(view: self)
    var (axis, original) = (0, 0)
    var sawEllipsis = false
    for part in parts {
      switch part {
      case .at(let index):
        let size = shape[original]
        guard index >= -size, index < size else {
          throw TensorError.index(index, dimension: original, size: size)
        }
        result.view = try result.view.select(axis, index)
        original += 1
      case .slice(let start, let end, let step):
        let part = try result.view.slice(axis, start, end, step: step)
        // Among several parts PyTorch leaves out the slices that take all.
        if parts.count == 1 || part.shape != result.view.shape { result.view = part }
        axis += 1
        original += 1
      case .newAxis:
        result.view = try result.view.unsqueeze(axis)
        axis += 1
      case .ellipsis:
        guard !sawEllipsis else { throw TensorError.tooManyEllipses }
        sawEllipsis = true
        axis += rank - consumed
        original += rank - consumed
      case .tensor(let index):
        let lookups = try lookups(of: index, original)
        if index.dtype.isMask && index.rank == 0 {
          result.view = try result.view.unsqueeze(axis)
        }
        for lookup in lookups {
          result.lookups.append((axis, lookup))
          axis += 1
        }
        original += index.dtype.isMask ? index.rank : 1
      }
    }
    if result.view === self, result.lookups.isEmpty { result.view = aliasView() }
    return result
  }

  /// A tensor part as integer tensors, one for each dimension that it indexes.
  private func lookups(of index: Tensor, _ dimension: Int) throws -> [Tensor] {
    switch index.dtype {
    case .float32, .float64, .int16, .int8: throw TensorError.indexDType
    case .int64, .int32: return [index]
    case .bool, .uint8:
      for axis in index.shape.indices where index.shape[axis] != shape[dimension + axis] {
        throw TensorError.maskShape(
          mask: index.shape, dimension: axis, shape: shape, shapeDimension: dimension + axis)
      }
      if index.rank == 0 { return [Tensor(integers: index.booleans[0] ? [0] : [])] }
      return try index.nonzero().unbind(1)
    }
  }

  /// The places of the elements other than zero, `[count, rank]`.
  public func nonzero() throws -> Tensor {
    let places = booleans.enumerated().compactMap { $0.element ? $0.offset : nil }
    let steps = Shape.strides(shape)
    return Tensor(
      integers: places.flatMap { place in shape.indices.map { place / steps[$0] % shape[$0] } },
      shape: [places.count, rank])
  }

  /// `start:end:step` of a dimension, by Python's rules; the step must be above zero.
  public func slice(_ dimension: Int, _ start: Int?, _ end: Int?, step: Int = 1) throws -> Tensor {
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    guard step > 0 else { throw TensorError.sliceStep }
    let size = shape[axis]
    func bounded(_ bound: Int) -> Int {
      Swift.min(Swift.max(bound < 0 ? bound + size : bound, 0), size)
    }
    let first = bounded(start ?? 0)
    let last = Swift.max(bounded(end ?? size), first)
    let count = last > first ? (last - first - 1) / step + 1 : 0
    return sliced(axis, first, count, step: step)
  }

  /// The whole tensor as a view of itself.
  private func aliasView() -> Tensor {
    viewed("AliasBackward0", shape: shape, strides: strides) { $0 }
  }

  /// Where the looked-up dimensions stand in the result, what shape they take, and for every
  /// combination of indices the offset that it adds.
  private func plan(_ lookups: [(axis: Int, index: Tensor)]) throws -> LookupPlan {
    var shape: [Int] = []
    do {
      shape = try lookups.reduce([]) { try Shape.broadcast($0, $1.index.shape) }
    } catch {
      throw TensorError.indexShapes(lookups.map(\.index.shape))
    }
    var offsets = [Int](repeating: 0, count: try Shape.count(shape))
    for (axis, index) in lookups {
      let size = self.shape[axis]
      let places = try index.packed(to: shape).checkedIndices(size: size) {
        TensorError.index($0, dimension: axis, size: size)
      }
      for (i, place) in places.enumerated() { offsets[i] += place * strides[axis] }
    }
    let axes = lookups.map(\.axis)
    let rest = self.shape.indices.filter { !axes.contains($0) }
    let together = Swift.zip(axes, axes.dropFirst()).allSatisfy { $1 == $0 + 1 }
    let front = together ? rest.prefix { $0 < axes[0] }.count : 0
    return LookupPlan(shape: shape, offsets: offsets, rest: rest, front: front)
  }

  /// The elements that integer tensors name along some dimensions.
  private func lookUp(
    _ lookups: [(axis: Int, index: Tensor)], as name: String = "IndexBackward0"
  ) throws -> Tensor {
    let plan = try plan(lookups)
    let result = try Tensor(uninitialized: plan.target(of: shape), dtype)
    plan.forEach(in: self, beside: result) { here, there in there.assignElements(of: here) }
    let before = shape
    let indices = lookups
    return result.recorded(name, [self]) { context in
      let gradient = context.gradient
      let sum = try Tensor.zeros(before, dtype: gradient.dtype)
      let plan = try sum.plan(indices)
      plan.forEach(in: sum, beside: gradient) { here, there in here.addElements(of: there) }
      return [sum]
    }
  }

  /// Writes `value` where integer tensors name elements along some dimensions.
  private func assign(_ value: Tensor, at lookups: [(axis: Int, index: Tensor)]) throws {
    let plan = try plan(lookups)
    let target = plan.target(of: shape)
    guard (try? Shape.broadcast(target, value.shape)) == target else {
      throw TensorError.assignment(value: value.shape, target: target)
    }
    let source = try value.expand(target).to(dtype)
    try replace { now in
      let changed = try now.copied()
      let plan = try changed.plan(lookups)
      plan.forEach(in: changed, beside: source) { here, there in here.assignElements(of: there) }
      return changed.recorded("IndexPutBackward0", [now, source]) { context in
        let rest = try context.gradient.copied()
        let plan = try rest.plan(lookups)
        let part = try Tensor(uninitialized: target, rest.dtype)
        plan.forEach(in: rest, beside: part) { here, there in there.assignElements(of: here) }
        plan.forEach(in: rest, beside: part) { here, _ in here.setAll(0) }
        return [rest, part]
      }
    }
  }
}

/// How a lookup by integer tensors walks over a tensor.
private struct LookupPlan {
  /// The shape that the indices broadcast to.
  let shape: [Int]
  /// What each combination of indices adds to the offset.
  let offsets: [Int]
  /// The dimensions that are not looked up.
  let rest: [Int]
  /// How many of them stand before the looked-up ones in the result.
  let front: Int

  func target(of source: [Int]) -> [Int] {
    let sizes = rest.map { source[$0] }
    return Array(sizes[..<front]) + shape + Array(sizes[front...])
  }

  /// Calls `body` with the elements of `tensor` that each combination of indices names, and with
  /// their place in `other`, which has the result's shape.
  func forEach(in tensor: Tensor, beside other: Tensor, _ body: (Tensor, Tensor) -> Void) {
    let sizes = rest.map { tensor.shape[$0] }
    let steps = rest.map { tensor.strides[$0] }
    let otherSteps = Array(other.strides[..<front]) + Array(other.strides[(front + shape.count)...])
    let indexSteps = Array(other.strides[front..<front + shape.count])
    let packedSteps = Shape.strides(shape)
    for (i, added) in offsets.enumerated() {
      let place = shape.indices.reduce(0) { $0 + i / packedSteps[$1] % shape[$1] * indexSteps[$1] }
      body(
        tensor.alias(shape: sizes, strides: steps, offset: tensor.offset + added),
        other.alias(shape: sizes, strides: otherSteps, offset: other.offset + place))
    }
  }
}

extension TensorIndex {
  /// How many dimensions of the tensor the part takes.
  fileprivate var consumedDimensions: Int {
    switch self {
    case .at, .slice: 1
    case .newAxis, .ellipsis: 0
    case .tensor(let index): index.dtype.isMask ? index.rank : 1
    }
  }
}
