/// An array of numbers with a shape, which remembers how it was computed.
///
/// As in PyTorch, a view (`transpose`, `narrow`, `select`, …) shares its memory with the tensor that
/// it was taken from, and an operation whose name ends in an underscore changes the memory in place.
/// A tensor and the graph behind it belong to one thread.
public final class Tensor {
  /// The memory, shared with views.
  @exclusivity(unchecked) private(set) var storage: Storage
  /// The size of each dimension; empty for a single number.
  @exclusivity(unchecked) public private(set) var shape: [Int]
  /// How many elements of the memory lie between neighbors along each dimension.
  @exclusivity(unchecked) public private(set) var strides: [Int]
  /// The kind of the elements.
  @exclusivity(unchecked) public private(set) var dtype: DType
  /// Where in the memory the first element is.
  @exclusivity(unchecked) public private(set) var offset: Int

  /// The gradient that `backward` accumulated in this leaf, of the tensor's own shape.
  public var grad: Tensor?

  /// A number outside of tensors, which promotes less than a tensor does.
  var isWrappedNumber = false
  var leafRequiresGrad = false
  var keepsGrad = false
  /// What sees this leaf's gradient before it is added to `grad`.
  var leafHooks: [GradientHook] = []
  /// The node that computed this tensor, and which of its outputs this is.
  var ownNode: GradientNode?
  var outputIndex = 0
  /// The tensor whose memory this view shows; never itself a view.
  let base: Tensor?
  /// How often in-place changes gave this tensor another history.
  var historyCount = 0
  /// The base's `historyCount` that this view's node knows of.
  var seenHistoryCount = 0

  init(
    storage: Storage, dtype: DType, shape: [Int], strides: [Int], offset: Int, base: Tensor? = nil
  ) {
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.base = base
    seenHistoryCount = base?.historyCount ?? 0
    storage.tensorCount += 1
  }

  deinit { storage.tensorCount -= 1 }

  /// Uninitialized elements in order.
  package convenience init(uninitialized shape: [Int], _ dtype: DType = .float32) throws {
    let storage = Storage(count: try Shape.count(shape), dtype: dtype)
    self.init(
      storage: storage, dtype: dtype, shape: shape, strides: Shape.strides(shape), offset: 0)
  }

  /// Uninitialized elements in order, of another tensor's shape. What describes the shape is
  /// shared where it can be: for small tensors making it would cost as much as computing them.
  convenience init(uninitializedLike other: Tensor, _ dtype: DType) {
    let storage = Storage(count: other.count, dtype: dtype)
    let shape = other.shape
    let strides = Shape.areStrides(other.strides, of: shape) ? other.strides : Shape.strides(shape)
    self.init(storage: storage, dtype: dtype, shape: shape, strides: strides, offset: 0)
  }
}

extension Tensor {
  /// Takes over the memory of a tensor of the same shape, and with it the kind of its elements, as
  /// `x.data = other` does: a leaf stays the leaf that an optimizer knows.
  ///
  /// - Throws: `TensorError.dataShape`, or `.gradientDType` where a tensor that asks for its gradient
  ///   would hold no fractions.
  public func setData(_ other: Tensor) throws {
    guard other.shape == shape else {
      throw TensorError.dataShape(other.shape, wanted: shape)
    }
    guard other.dtype.isFloatingPoint || !requiresGrad else { throw TensorError.gradientDType }
    (storage, dtype) = (other.storage, other.dtype)
    (strides, offset) = (other.strides, other.offset)
  }

  /// Says of which kind the numbers are, which stand alike in memory.
  func declare(_ kind: DType) {
    precondition(kind.memory == dtype.memory, "kinds that stand alike in memory")
    dtype = kind
  }

  /// Shows this tensor's own memory as a view of it does, as `x.unsqueeze_(0)` does.
  ///
  ///     y = x.changeShape(shownAs: "UnsqueezeBackward1") { try $0.unsqueeze(0) }
  ///
  /// - Parameters:
  ///   - name: PyTorch's name of the change.
  ///   - view: Gives a view of the tensor that it is called with.
  /// - Throws: `TensorError.leafInPlace`, `.leafViewInPlace`, and what `view` throws.
  @discardableResult
  public func changeShape(
    shownAs name: String, _ view: (Tensor) throws -> Tensor
  ) throws -> Tensor {
    try checkInPlace()
    let before = alias()
    (before.ownNode, before.outputIndex) = (currentNode, outputIndex)
    let changed = try view(before)
    (shape, strides, offset) = (changed.shape, changed.strides, changed.offset)
    storage.version += 1
    if let node = changed.currentNode, node !== ownNode {
      node.name = name
      (ownNode, outputIndex) = (node, changed.outputIndex)
      historyCount += 1
    }
    return self
  }

  /// The number of dimensions.
  public var rank: Int { shape.count }
  /// The number of elements.
  public var count: Int {
    var count = 1
    for size in shape { count *= size }
    return count
  }
  /// How often the memory was changed in place.
  public var version: Int { storage.version }

  /// Whether the elements stand in memory in order, without gaps.
  public var isContiguous: Bool {
    var step = 1
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      if strides[axis] != step && shape[axis] != 0 { return shape.contains(0) }
      step *= shape[axis]
    }
    return true
  }

  /// Whether two tensors share their memory.
  public func sharesMemory(with other: Tensor) -> Bool { storage === other.storage }

  /// The size of a dimension; a negative one counts from the end.
  public func size(_ dimension: Int) throws -> Int {
    guard rank > 0 else { throw TensorError.dimensionOfNumber }
    return shape[try Shape.axis(dimension, rank: rank)]
  }

  /// This tensor's memory seen in another way, outside of the graph.
  func alias(shape: [Int]? = nil, strides: [Int]? = nil, offset: Int? = nil) -> Tensor {
    Tensor(
      storage: storage, dtype: dtype, shape: shape ?? self.shape,
      strides: strides ?? self.strides, offset: offset ?? self.offset)
  }
}
