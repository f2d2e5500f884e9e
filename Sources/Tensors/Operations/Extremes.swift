extension Tensor {
  /// The largest element.
  public func max() throws -> Tensor { try extremeOfAll("max", "MaxBackward1", greatest: true) }
  /// The smallest element.
  public func min() throws -> Tensor { try extremeOfAll("min", "MinBackward1", greatest: false) }

  /// The largest element along a dimension, and where it is (the first, of equal ones).
  public func max(dimension: Int, keepDimensions: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    try extreme("max", "MaxBackward0", dimension, keepDimensions, greatest: true)
  }

  /// The smallest element along a dimension, and where it is (the first, of equal ones).
  public func min(dimension: Int, keepDimensions: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    try extreme("min", "MinBackward0", dimension, keepDimensions, greatest: false)
  }

  /// The place of the largest element, among all in order where no dimension is given.
  public func argmax(dimension: Int? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try place("argmax", dimension, keepDimensions, greatest: true)
  }

  /// The place of the smallest element, among all in order where no dimension is given.
  public func argmin(dimension: Int? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try place("argmin", dimension, keepDimensions, greatest: false)
  }

  private func place(_ name: String, _ dimension: Int?, _ keep: Bool, greatest: Bool) throws
    -> Tensor
  {
    if let dimension {
      return try noGrad {
        try extreme(name, "", dimension, keep, greatest: greatest).indices
      }
    }
    guard count > 0 else { throw TensorError.emptyPlace(operation: name) }
    let index = try packed().alias(shape: [1, count], strides: [count, 1])
      .extremePlaces(greatest: greatest)[0]
    let shape = keep ? [Int](repeating: 1, count: rank) : []
    return Tensor(integers: [index], shape: shape)
  }

  private func extremeOfAll(_ name: String, _ node: String, greatest: Bool) throws -> Tensor {
    guard count > 0 else { throw TensorError.emptyReduction(operation: name) }
    let source = try packed()
    let index = source.alias(shape: [1, count], strides: [count, 1])
      .extremePlaces(greatest: greatest)[0]
    let result = try source.alias(shape: [], strides: [], offset: source.offset + index).copied()
    return result.recorded(node, [self], saved: [self, result]) { context in
      // Equal extremes share the gradient.
      let hits = try context.saved[0].equal(context.saved[1]).converted(to: context.gradient.dtype)
      return [try hits * (context.gradient / hits.sum())]
    }
  }

  private func extreme(
    _ name: String, _ node: String, _ dimension: Int, _ keep: Bool, greatest: Bool
  ) throws -> (values: Tensor, indices: Tensor) {
    let axis = try Shape.axis(dimension, rank: rank)
    let rows = try rowsOf([axis])
    guard rows.shape[1] > 0 else {
      throw TensorError.emptyReductionDimension(operation: name, dimension: axis)
    }
    let places = Tensor(integers: rows.extremePlaces(greatest: greatest))
    let indices = places.reshapedRaw(self, without: [axis], keep: true)
    let values = try noGrad { try gather(axis, indices) }
    let shape = shape
    let target = shape.without([axis], keep: keep)
    let result = values.alias(shape: target, strides: Shape.strides(target))
      .recorded(node, [self]) { context in
        let spread = try context.gradient.reshape(shape.without([axis], keep: true))
        return [try Tensor.zeros(shape, dtype: spread.dtype).scatterAdd(axis, indices, spread)]
      }
    return (result, indices.alias(shape: target, strides: Shape.strides(target)))
  }

  /// In each row of a matrix in order, where the first of the extreme elements is.
  private func extremePlaces(greatest: Bool) -> [Int] {
    switch dtype.memory {
    case .float32:
      places(Float.self) { a, b in b.isNaN ? !a.isNaN : greatest ? b > a : b < a }
    case .float64:
      places(Double.self) { a, b in b.isNaN ? !a.isNaN : greatest ? b > a : b < a }
    case .int64: places(Int64.self) { a, b in greatest ? b > a : b < a }
    case .bool: places(Bool.self) { a, b in greatest ? b && !a : !b && a }
    }
  }

  private func places<Element: TensorElement>(
    _: Element.Type, _ isBeaten: (_ best: Element, _ next: Element) -> Bool
  ) -> [Int] {
    let width = shape[1]
    return withPointer(Element.self) { x in
      (0..<shape[0]).map { row in
        let x = x + row * width
        var best = 0
        for i in 1..<Swift.max(width, 1) where isBeaten(x[best], x[i]) { best = i }
        return best
      }
    }
  }

  /// Whether any element is other than zero.
  public func any() -> Tensor { Tensor(.bool(booleans.contains(true)), dtype: truthKind) }
  /// Whether all elements are other than zero.
  public func all() -> Tensor { Tensor(.bool(!booleans.contains(false)), dtype: truthKind) }

  /// The kind of what is asked of all elements: bytes answer in bytes.
  private var truthKind: DType { dtype == .uint8 ? .uint8 : .bool }

  /// Whether any element along a dimension is other than zero.
  public func any(dimension: Int, keepDimensions: Bool = false) throws -> Tensor {
    try truth(dimension, keepDimensions) { $0.contains(true) }
  }

  /// Whether all elements along a dimension are other than zero.
  public func all(dimension: Int, keepDimensions: Bool = false) throws -> Tensor {
    try truth(dimension, keepDimensions) { !$0.contains(false) }
  }

  private func truth(_ dimension: Int, _ keep: Bool, _ test: (ArraySlice<Bool>) -> Bool) throws
    -> Tensor
  {
    let axis = try Shape.axis(dimension, rank: rank)
    let rows = try truths().rowsOf([axis])
    let (values, width) = (rows.booleans, rows.shape[1])
    return try Tensor(
      booleans: (0..<rows.shape[0]).map { test(values[$0 * width..<($0 + 1) * width]) }
    ).reshapedRaw(self, without: [axis], keep: keep).converted(to: truthKind)
  }
}
