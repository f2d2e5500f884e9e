/// Arithmetic on shapes and strides.
package enum Shape {
  /// The most dimensions that a tensor may have.
  static let largestRank = 64

  /// The number of elements of a shape.
  ///
  /// - Throws: `TensorError.negativeSize`, `.tooLarge`.
  static func count(_ shape: [Int]) throws -> Int {
    guard shape.count <= largestRank else { throw TensorError.tooManyDimensions(shape.count) }
    if let negative = shape.first(where: { $0 < 0 }) {
      throw TensorError.negativeSize(negative, shape: shape)
    }
    // Beside a size of 0 the others still make strides, which must not overflow.
    let isEmpty = shape.contains(0)
    var count = 1
    for size in shape where size > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, isEmpty || product <= Storage.largestCount else {
        throw TensorError.tooLarge(shape: shape)
      }
      count = product
    }
    return isEmpty ? 0 : count
  }

  /// The strides of a tensor whose elements stand in order.
  package static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= max(shape[axis], 1)
    }
    return strides
  }

  /// Whether the strides are those that `strides` makes.
  static func areStrides(_ strides: [Int], of shape: [Int]) -> Bool {
    var step = 1
    for axis in shape.indices.reversed() {
      if strides[axis] != step { return false }
      step *= max(shape[axis], 1)
    }
    return true
  }

  /// The shape that two shapes broadcast to.
  static func broadcast(_ a: [Int], _ b: [Int]) throws -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var shape = [Int](repeating: 1, count: rank)
    for axis in (0..<rank).reversed() {
      let sizeA = axis < rank - a.count ? 1 : a[axis - (rank - a.count)]
      let sizeB = axis < rank - b.count ? 1 : b[axis - (rank - b.count)]
      guard sizeA == sizeB || sizeA == 1 || sizeB == 1 else {
        throw TensorError.broadcast(a: sizeA, b: sizeB, dimension: axis)
      }
      shape[axis] = sizeA == 1 ? sizeB : sizeA
    }
    return shape
  }

  /// The strides that show a tensor of `shape` as one of the broadcast `target`.
  static func broadcastStrides(_ strides: [Int], of shape: [Int], to target: [Int]) -> [Int] {
    let added = target.count - shape.count
    return target.indices.map { axis in
      axis < added || shape[axis - added] == 1 && target[axis] != 1 ? 0 : strides[axis - added]
    }
  }

  /// A dimension counted from the front; a negative one counts from the end.
  static func axis(_ dimension: Int, rank: Int) throws -> Int {
    let bound = max(rank, 1)
    guard dimension >= -bound, dimension < bound else {
      throw TensorError.dimensionRange(dimension, low: -bound, high: bound - 1)
    }
    return dimension < 0 ? dimension + bound : dimension
  }

  /// Dimensions counted from the front, each at most once.
  static func axes(_ dimensions: [Int], rank: Int) throws -> [Int] {
    var seen: Set<Int> = []
    for dimension in dimensions {
      let axis = try axis(dimension, rank: rank)
      guard seen.insert(axis).inserted else { throw TensorError.repeatedDimension(axis) }
    }
    return seen.sorted()
  }

  /// The same elements with as few dimensions as possible, at least one: neighbors become one
  /// dimension where every tensor steps through them evenly.
  static func collapsed(_ shape: [Int], strides: [[Int]]) -> (shape: [Int], strides: [[Int]]) {
    var sizes: [Int] = []
    var steps = [[Int]](repeating: [], count: strides.count)
    for axis in shape.indices where shape[axis] != 1 {
      let last = sizes.count - 1
      let even = strides.indices.allSatisfy { tensor in
        last >= 0 && steps[tensor][last] == strides[tensor][axis] * shape[axis]
      }
      if even { sizes[last] *= shape[axis] } else { sizes.append(shape[axis]) }
      for tensor in strides.indices {
        if even {
          steps[tensor][last] = strides[tensor][axis]
        } else {
          steps[tensor].append(strides[tensor][axis])
        }
      }
    }
    if sizes.isEmpty { return ([1], strides.map { _ in [1] }) }
    return (sizes, steps)
  }

  /// Calls `body` with the offset of every run along the last axis, for several tensors at once.
  ///
  /// - Parameter strides: One array of strides for each tensor, all for `shape`.
  static func forEachRun(
    _ shape: [Int], strides: [[Int]], offsets start: [Int], _ body: ([Int]) -> Void
  ) {
    guard !shape.contains(0) else { return }
    let outer = max(shape.count - 1, 0)
    var index = [Int](repeating: 0, count: outer)
    var offsets = start
    while true {
      body(offsets)
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        for tensor in strides.indices { offsets[tensor] += strides[tensor][axis] }
        if index[axis] < shape[axis] { break }
        for tensor in strides.indices { offsets[tensor] -= strides[tensor][axis] * shape[axis] }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
