/// The same elements in other places.
extension Tensor {
  /// Windows of `size` elements along a dimension, `step` apart, in a new last dimension: a view.
  ///
  /// - Throws: `ArrangementError.windowSize`, `.negativeWindow`, `.windowStep`.
  public func unfold(_ dimension: Int, size: Int, step: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let length = rank == 0 ? 1 : shape[axis]
    guard size >= 0 else { throw ArrangementError.negativeWindow(size) }
    guard size <= length else {
      throw ArrangementError.windowSize(size, dimension: axis, size: length)
    }
    guard step > 0 else { throw ArrangementError.windowStep(step) }
    guard rank > 0 else { return try reshape([size]) }
    var (target, steps) = (shape, strides)
    target[axis] = (length - size) / step + 1
    if target[axis] > 1 { steps[axis] *= step }
    let before = shape
    return viewed(
      "UnfoldBackward0", shape: target + [size], strides: steps + [strides[axis]]
    ) { gradient in
      let whole = try Tensor.zeros(before, dtype: gradient.dtype)
      // Windows overlap, so that each is added by itself.
      for window in 0..<target[axis] {
        let slopes = try gradient.select(axis, window).moveDimensions([-1], to: [axis])
        try whole.narrow(axis, window * step, size).addElements(of: slopes)
      }
      return whole
    }
  }

  /// Dimensions moved to other places; the others keep their order.
  ///
  /// - Throws: `ArrangementError.movedCounts`, `.movedTwice`.
  public func moveDimensions(_ source: [Int], to destination: [Int]) throws -> Tensor {
    guard source.count == destination.count else {
      throw ArrangementError.movedCounts(source: source, destination: destination)
    }
    let from = try source.map { try Shape.axis($0, rank: rank) }
    let to = try destination.map { try Shape.axis($0, rank: rank) }
    guard Set(from).count == from.count else {
      throw ArrangementError.movedTwice(which: "source", source)
    }
    guard Set(to).count == to.count else {
      throw ArrangementError.movedTwice(which: "destination", destination)
    }
    guard rank > 0 else { return self }
    var order = [Int?](repeating: nil, count: rank)
    for (old, new) in zip(from, to) { order[new] = old }
    var rest = shape.indices.filter { !from.contains($0) }[...]
    return try permute(order.map { $0 ?? rest.removeFirst() })
  }

  /// The elements moved along dimensions, around their ends; along all in order where none is given.
  ///
  /// - Throws: `ArrangementError.rollCounts`.
  public func roll(_ shifts: [Int], _ dimensions: [Int] = []) throws -> Tensor {
    guard !dimensions.isEmpty || shifts.count != 1 else {
      let before = shape
      return try Tensor.composed("RollBackward0", [self]) {
        try $0[0].flatten().rolled(shifts[0], 0).reshape(before)
      }
    }
    guard dimensions.count == shifts.count else {
      throw ArrangementError.rollCounts(shifts: shifts.count, dimensions: dimensions.count)
    }
    let axes = try dimensions.map { try Shape.axis($0, rank: rank) }
    guard rank > 0 else { return try clone() }
    return try Tensor.composed("RollBackward0", [self]) { x in
      try zip(shifts, axes).reduce(x[0]) { try $0.rolled($1.0, $1.1) }
    }
  }

  private func rolled(_ shift: Int, _ axis: Int) throws -> Tensor {
    let size = shape[axis]
    guard size > 0 else { return self }
    let start = (size - shift % size) % size
    guard start > 0 else { return try clone() }
    return try Tensor.cat([narrow(axis, start, size - start), narrow(axis, 0, start)], axis)
  }

  /// Quarter turns of the plane of two dimensions, from the first towards the second.
  ///
  /// - Throws: `ArrangementError.rotationDimensions`, `.rotationInOneDimension`, `.rotationRank`.
  public func rotated(_ turns: Int = 1, _ dimensions: [Int] = [0, 1]) throws -> Tensor {
    guard dimensions.count == 2 else {
      throw ArrangementError.rotationDimensions(dimensions.count)
    }
    guard rank >= 2 else { throw ArrangementError.rotationRank(rank) }
    let (a, b) = (
      try Shape.axis(dimensions[0], rank: rank), try Shape.axis(dimensions[1], rank: rank)
    )
    guard a != b else {
      throw ArrangementError.rotationInOneDimension(dimensions[0], dimensions[1])
    }
    return try Tensor.composed("Rot90Backward0", [self]) { x in
      switch (turns % 4 + 4) % 4 {
      case 1: try x[0].flip([b]).transpose(a, b).contiguous()
      case 2: try x[0].flip([a, b])
      case 3: try x[0].flip([a]).transpose(a, b).contiguous()
      default: try x[0].clone()
      }
    }
  }

  /// One dimension as several, of which one size may be −1.
  ///
  /// - Throws: `ArrangementError.unflattenSizes`, `.unflattenNothing`.
  public func unflatten(_ dimension: Int, _ sizes: [Int]) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    guard !sizes.isEmpty else { throw ArrangementError.unflattenNothing }
    let known = sizes.filter { $0 != -1 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).0 }
    let guesses = sizes.filter { $0 == -1 }.count
    guard guesses <= 1 else { throw TensorError.viewGuess }
    let size = shape[axis]
    guard guesses == 0 ? known == size : known > 0 && size % known == 0 else {
      throw ArrangementError.unflattenSizes(sizes, dimension: axis, size: size)
    }
    let parts = sizes.map { $0 == -1 ? size / known : $0 }
    return try view(Array(shape[..<axis]) + parts + Array(shape[(axis + 1)...]))
  }

  /// Every element `times` in a row along a dimension; along all in order where none is given.
  ///
  /// - Throws: `ArrangementError.negativeRepeats`.
  public func repeatInterleave(_ times: Int, _ dimension: Int? = nil) throws -> Tensor {
    guard times >= 0 else { throw ArrangementError.negativeRepeats(scalar: true) }
    guard let dimension, rank > 0 else { return try flatten().repeatInterleave(times, 0) }
    let axis = try Shape.axis(dimension, rank: rank)
    var (doubled, target) = (shape, shape)
    doubled.insert(times, at: axis + 1)
    target[axis] = try Shape.count([shape[axis], times])
    return try unsqueeze(axis + 1).expand(doubled).contiguous().view(target)
  }

  /// Every element as often as its own count says.
  ///
  /// - Throws: `ArrangementError.repeatCount`, `.negativeRepeats`, `.repeatKind`.
  public func repeatInterleave(_ times: Tensor, _ dimension: Int? = nil) throws -> Tensor {
    guard times.dtype.isIndex else { throw ArrangementError.repeatKind(times.dtype) }
    guard let dimension, rank > 0 else { return try flatten().repeatInterleave(times, 0) }
    let axis = try Shape.axis(dimension, rank: rank)
    let counts =
      times.count == 1
      ? [Int](repeating: times.integers[0], count: shape[axis]) : times.integers
    guard counts.count == shape[axis] else {
      throw ArrangementError.repeatCount(counts.count, size: shape[axis])
    }
    guard counts.allSatisfy({ $0 >= 0 }) else {
      throw ArrangementError.negativeRepeats(scalar: false)
    }
    let total = counts.reduce(0) { $0.addingSaturated($1) }
    _ = try Shape.count([total])
    let places = counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    return try indexSelect(axis, Tensor(integers: places))
  }

  /// The grid of some vectors: each shown along its own dimension of the grid.
  ///
  /// - Throws: `ArrangementError.gridRank`, `.gridIndexing`, `TensorError.joinNothing`.
  public static func meshgrid(_ vectors: [Tensor], indexing: String = "ij") throws -> [Tensor] {
    guard !vectors.isEmpty else { throw TensorError.stackNothing }
    guard ["ij", "xy"].contains(indexing) else { throw ArrangementError.gridIndexing(indexing) }
    for vector in vectors where vector.rank > 1 { throw ArrangementError.gridRank(vector.rank) }
    let swaps = indexing == "xy" && vectors.count > 1
    let ordered = swaps ? [vectors[1], vectors[0]] + vectors.dropFirst(2) : vectors
    let sizes = ordered.map(\.count)
    _ = try Shape.count(sizes)
    let grids = try ordered.enumerated().map { axis, vector in
      var shape = [Int](repeating: 1, count: sizes.count)
      shape[axis] = vector.count
      return try vector.view(shape).expand(sizes)
    }
    guard swaps else { return grids }
    return [grids[1], grids[0]] + grids.dropFirst(2)
  }

  /// Parts of nearly equal size along a dimension, the first ones larger.
  ///
  /// - Throws: `ArrangementError.sections`, `.splitOfNumber`.
  public func tensorSplit(_ count: Int, _ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw ArrangementError.splitOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    guard count > 0 else { throw ArrangementError.sections(count) }
    let (least, larger) = shape[axis].quotientAndRemainder(dividingBy: count)
    _ = try Shape.count([count])
    var start = 0
    return (0..<count).map { index in
      let length = least + (index < larger ? 1 : 0)
      defer { start += length }
      return sliced(axis, start, length, step: 1)
    }
  }

  /// Parts between places along a dimension.
  public func tensorSplit(at places: [Int], _ dimension: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw ArrangementError.splitOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    return try zip([0] + places, places.map(Optional.some) + [nil]).map { start, end in
      try slice(axis, start, end)
    }
  }
}
