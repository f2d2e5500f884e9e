import Tensors

extension NDArray {
  /// An axis counted from the front; a negative one counts from the end.
  func axis(_ axis: Int, rank: Int? = nil) throws -> Int {
    let rank = rank ?? self.rank
    guard axis >= -rank, axis < rank else { throw ArrayError.axis(axis, rank: rank) }
    return axis < 0 ? axis + rank : axis
  }

  /// Axes counted from the front, each at most once.
  func axes(_ axes: [Int], rank: Int? = nil) throws -> [Int] {
    let found = try axes.map { try axis($0, rank: rank) }
    guard Set(found).count == found.count else { throw ArrayError.repeatedAxis.raise }
    return found
  }

  /// Whether no axis goes backwards through the memory.
  package var isForward: Bool { strides.allSatisfy { $0 >= 0 } }

  /// The array with its axes in another order.
  func permuted(_ order: [Int]) -> NDArray {
    view(shape: order.map { shape[$0] }, strides: order.map { strides[$0] })
  }

  var transposed: NDArray { permuted(shape.indices.reversed()) }

  /// The array with one axis moved to the end.
  func movedToEnd(_ axis: Int) -> NDArray {
    permuted(shape.indices.filter { $0 != axis } + [axis])
  }

  /// The array with the last axis moved to another place.
  func lastMoved(to axis: Int) -> NDArray {
    var order = Array(0..<max(rank - 1, 0))
    order.insert(rank - 1, at: axis)
    return permuted(order)
  }

  /// A part of one axis.
  func sliced(_ axis: Int, _ range: Range<Int>) -> NDArray {
    var shape = shape
    shape[axis] = range.count
    return view(
      shape: shape, strides: strides, offset: offset + range.lowerBound * strides[axis])
  }

  /// One place of an axis, which goes away.
  func selected(_ axis: Int, _ index: Int) -> NDArray {
    var (shape, strides) = (shape, strides)
    shape.remove(at: axis)
    let step = strides.remove(at: axis)
    return view(shape: shape, strides: strides, offset: offset + index * step)
  }

  func expanded(at axis: Int) -> NDArray {
    var (shape, strides) = (shape, strides)
    shape.insert(1, at: axis)
    strides.insert(0, at: axis)
    return view(shape: shape, strides: strides)
  }

  /// The shape that a request with one unknown size (-1) means.
  func resolved(_ target: [Int]) throws -> [Int] {
    try Self.check(target.map { max($0, 0) })
    let failure = ArrayError.reshape(count: count, to: target).raise
    let known = target.filter { $0 != -1 }
    guard target.count - known.count <= 1 else { throw ArrayError.twoUnknowns.raise }
    guard known.allSatisfy({ $0 >= 0 }) else { throw failure }
    let product = known.reduce(1, *)
    if known.count == target.count {
      guard product == count else { throw failure }
      return target
    }
    guard product > 0, count % product == 0 else { throw failure }
    return target.map { $0 == -1 ? count / product : $0 }
  }

  /// The elements in another shape: a view where the memory allows it, else a copy.
  func reshaped(_ target: [Int]) throws -> NDArray {
    let target = try resolved(target)
    if isContiguous { return view(shape: target, strides: Shape.strides(target)) }
    if let strides = viewStrides(target) { return view(shape: target, strides: strides) }
    return try NDArray(elements, shape: target, kind: kind)
  }

  /// The elements in another shape, read and written row after row (`C`) or column after column.
  func reshaped(_ target: [Int], order: String) throws -> NDArray {
    guard order == "F" else { return try reshaped(target) }
    return try transposed.reshaped(try resolved(target).reversed()).transposed
  }

  /// The strides that show the elements in another shape without moving them.
  private func viewStrides(_ target: [Int]) -> [Int]? {
    let kept = shape.indices.filter { shape[$0] != 1 }
    let wanted = target.indices.filter { target[$0] != 1 }
    guard kept.map({ shape[$0] }) == wanted.map({ target[$0] }) else { return nil }
    var result = [Int](repeating: 0, count: target.count)
    for (from, to) in zip(kept, wanted) { result[to] = strides[from] }
    return result
  }

  /// The array shown with a shape that it broadcasts to.
  func broadcast(to target: [Int]) throws -> NDArray {
    if shape == target { return self }
    try Self.check(target)
    let added = target.count - shape.count
    guard added >= 0 else { throw ArrayError.broadcastTo(shape, target).raise }
    let strides = try target.indices.map { axis in
      guard axis >= added else { return 0 }
      let size = shape[axis - added]
      guard size == target[axis] || size == 1 else {
        throw ArrayError.broadcastTo(shape, target).raise
      }
      return size == target[axis] ? self.strides[axis - added] : 0
    }
    return view(shape: target, strides: strides)
  }

  /// The shape that several shapes broadcast to.
  static func broadcastShape(_ shapes: [[Int]]) throws -> [Int] {
    let rank = shapes.map(\.count).max() ?? 0
    var result = [Int](repeating: 1, count: rank)
    for shape in shapes {
      for (axis, size) in zip((rank - shape.count)..<rank, shape) where size != 1 {
        guard result[axis] == 1 || result[axis] == size else {
          throw ArrayError.operandShapes(shapes).raise
        }
        result[axis] = size
      }
    }
    try check(result)
    return result
  }

  /// Copies another array's elements into this one's memory; both may share it.
  func assign(_ other: NDArray) throws {
    guard isWritable else { throw ArrayError.readOnly.raise }
    let source = try kind == .text || other.kind == .text ? other.of(kind) : other
    if source.count == 1, source.rank <= rank {
      write(source.elements)
      return
    }
    // Leading sizes of 1 that the target lacks are dropped.
    var shown = source
    while shown.rank > rank, shown.shape.first == 1 { shown = shown.selected(0, 0) }
    do {
      write(try shown.broadcast(to: shape).elements)
    } catch {
      throw ArrayError.assignment(from: other.shape, to: shape).raise
    }
  }
}
