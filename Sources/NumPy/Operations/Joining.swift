extension NDArray {
  /// Arrays one behind the other along an axis.
  static func joined(_ arrays: [NDArray], axis: Int, kind: Kind? = nil) throws -> NDArray {
    guard let first = arrays.first else { throw ArrayError.noArrays("concatenate").raise }
    guard first.rank > 0 else {
      throw ArrayError.value("zero-dimensional arrays cannot be concatenated").raise
    }
    let axis = try first.axis(axis)
    for (index, array) in arrays.enumerated().dropFirst() {
      guard array.rank == first.rank else {
        throw ArrayError.joinRanks(first: first.rank, index: index, second: array.rank).raise
      }
      for other in first.shape.indices where other != axis {
        guard array.shape[other] == first.shape[other] else {
          throw ArrayError.joinSizes(
            axis: other, first: first.shape[other], index: index, second: array.shape[other]
          ).raise
        }
      }
    }
    let common = kind ?? arrays.dropFirst().reduce(first.kind) { $0.promoted(with: $1.kind) }
    var shape = first.shape
    shape[axis] = arrays.reduce(0) { $0 + $1.shape[axis] }
    let result = try NDArray(zeros: shape, common)
    var start = 0
    for array in arrays {
      let end = start + array.shape[axis]
      if array.count > 0 { try result.sliced(axis, start..<end).assign(array) }
      start = end
    }
    return result
  }

  /// Arrays of one shape along a new axis.
  static func stacked(_ arrays: [NDArray], axis: Int) throws -> NDArray {
    guard let first = arrays.first else { throw ArrayError.noArrays("stack").raise }
    guard arrays.allSatisfy({ $0.shape == first.shape }) else {
      throw ArrayError.stackShapes.raise
    }
    let axis = try first.axis(axis, rank: first.rank + 1)
    return try joined(arrays.map { $0.expanded(at: axis) }, axis: axis)
  }

  /// The array with at least so many dimensions; new ones as NumPy adds them.
  func atLeast(_ rank: Int) -> NDArray {
    switch (self.rank, rank) {
    case (0, 1): expanded(at: 0)
    case (0, 2): expanded(at: 0).expanded(at: 0)
    case (1, 2): expanded(at: 0)
    default: self
    }
  }

  /// The parts between some places of an axis.
  func split(at places: [Int], axis: Int) -> [NDArray] {
    let size = shape[axis]
    func clamped(_ place: Int) -> Int { min(max(place < 0 ? place + size : place, 0), size) }
    let bounds = [0] + places.map(clamped) + [size]
    return zip(bounds, bounds.dropFirst()).map { sliced(axis, $0..<max($0, $1)) }
  }

  /// The places that cut `size` into parts of nearly the same size.
  static func evenPlaces(_ size: Int, parts: Int) -> [Int] {
    let (least, longer) = size.quotientAndRemainder(dividingBy: parts)
    return (1..<max(parts, 1)).map { $0 * least + min($0, longer) }
  }

  /// The elements at places of an axis.
  func taken(_ places: [Int], axis: Int) throws -> NDArray {
    let moved = axis == 0 ? self : permuted([axis] + shape.indices.filter { $0 != axis })
    var shape = moved.shape
    shape[0] = places.count
    try Self.check(shape)
    let rows = moved.view(
      shape: Array(moved.shape.dropFirst()), strides: Array(moved.strides.dropFirst())
    ).positions
    let positions = places.flatMap { place in rows.map { $0 + place * moved.strides[0] } }
    let result = try NDArray(elements(at: positions), shape: shape, kind: kind)
    guard axis > 0 else { return result }
    var order = Array(1..<rank)
    order.insert(0, at: axis)
    return result.permuted(order)
  }
}
