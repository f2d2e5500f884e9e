import Tensors

/// An array of elements of one kind: `numpy.ndarray`.
///
/// A view shares its memory with the array that it was taken from, and what is written through one
/// is seen through the other. The memory is a tensor's, so that tensors and arrays can share it.
package final class NDArray {
  let memory: ArrayMemory
  package let kind: Kind
  package internal(set) var shape: [Int]
  /// How many elements of the memory lie between neighbors along each dimension.
  var strides: [Int]
  /// Where in the memory the first element is.
  let offset: Int
  /// Whether elements may be written.
  var isWritable = true
  /// The array whose memory this view shows.
  var base: NDArray?

  init(memory: ArrayMemory, kind: Kind, shape: [Int], strides: [Int], offset: Int) {
    self.memory = memory
    self.kind = kind
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  /// Zeros, or empty texts.
  package convenience init(zeros shape: [Int], _ kind: Kind = .float64) throws {
    try Self.check(shape)
    let count = shape.reduce(1, *)
    let memory: ArrayMemory =
      kind == .text
      ? .texts(TextMemory([String](repeating: "", count: count)))
      : .numbers(try Tensor.zeros([count], dtype: kind.stored))
    self.init(memory: memory, kind: kind, shape: shape, strides: Shape.strides(shape), offset: 0)
  }

  /// The elements, in order, converted to the kind.
  convenience init(_ elements: Elements, shape: [Int]? = nil, kind: Kind) throws {
    try self.init(zeros: shape ?? [elements.count], kind)
    write(elements)
  }

  package convenience init(
    _ values: [Double], shape: [Int]? = nil, kind: Kind = .float64
  ) throws {
    try self.init(.doubles(values), shape: shape, kind: kind)
  }

  convenience init(integers: [Int64], shape: [Int]? = nil, kind: Kind = .int64) throws {
    try self.init(.integers(integers), shape: shape, kind: kind)
  }

  convenience init(places: [Int], shape: [Int]? = nil) throws {
    try self.init(.integers(places.map(Int64.init)), shape: shape, kind: .int64)
  }

  convenience init(truths: [Bool], shape: [Int]? = nil) throws {
    try self.init(.integers(truths.map { $0 ? 1 : 0 }), shape: shape, kind: .bool)
  }

  package var rank: Int { shape.count }
  package var count: Int { shape.reduce(1, *) }

  /// Refuses shapes that no array can have.
  static func check(_ shape: [Int]) throws {
    guard shape.count <= 64 else { throw ArrayError.tooManyDimensions(shape.count).raise }
    guard shape.allSatisfy({ $0 >= 0 }) else { throw ArrayError.negativeDimension.raise }
    var count = 1
    for size in shape where size > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= largestCount || shape.contains(0) else {
        throw ArrayError.tooLarge(shape).raise
      }
      count = product
    }
  }

  /// The most elements that one array may have.
  static let largestCount = 1 << 27

  /// Whether the elements stand in memory in order, without gaps.
  var isContiguous: Bool {
    var step = 1
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      if strides[axis] != step && shape[axis] != 0 { return shape.contains(0) }
      step *= shape[axis]
    }
    return true
  }

  /// Where in the memory each element is, in order.
  var positions: [Int] {
    if isContiguous { return Array(offset..<offset + count) }
    guard !shape.contains(0) else { return [] }
    var result = [offset]
    for (size, stride) in zip(shape, strides) {
      let starts = result
      result = []
      result.reserveCapacity(starts.count * size)
      for start in starts { for index in 0..<size { result.append(start + index * stride) } }
    }
    return result
  }

  /// The same memory seen in another way.
  func view(shape: [Int], strides: [Int], offset: Int? = nil) -> NDArray {
    let view = NDArray(
      memory: memory, kind: kind, shape: shape, strides: strides, offset: offset ?? self.offset)
    view.base = base ?? self
    view.isWritable = isWritable
    return view
  }
}
