extension Tensor {
  /// out[i][j][k] = self[i][index[i][j][k]][k] for dimension 1, and so for each dimension.
  ///
  /// - Throws: `TensorError.gatherRank`, `.gatherSize`, `.indexDTypeOf`, `.indexBeyond`.
  public func gather(_ dimension: Int, _ index: Tensor) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let places = try self.places(axis, index, operation: "gather")
    let source = try packed()
    let result: Tensor
    switch dtype.memory {
    case .float32: result = try source.taken(Float.self, places, index.shape)
    case .float64: result = try source.taken(Double.self, places, index.shape)
    case .int64: result = try source.taken(Int64.self, places, index.shape)
    case .bool: result = try source.taken(Bool.self, places, index.shape)
    }
    let shape = shape
    return result.recorded("GatherBackward0", [self], saved: [index]) { context in
      [
        try Tensor.zeros(shape, dtype: context.gradient.dtype)
          .scatterAdd(axis, context.saved[0], context.gradient)
      ]
    }
  }

  private func taken<Element: TensorElement>(
    _: Element.Type, _ places: [Int], _ shape: [Int]
  ) throws -> Tensor {
    let result = try Tensor(uninitialized: shape, dtype)
    result.withPointer(Element.self) { y in
      withPointer(Element.self) { x in
        for (i, place) in places.enumerated() { y[i] = x[place] }
      }
    }
    return result
  }

  /// Where each index points to among the elements of this tensor in order.
  func places(_ axis: Int, _ index: Tensor, operation: String) throws -> [Int] {
    guard index.dtype.isIndex else { throw TensorError.indexDTypeOf(operation: operation + "()") }
    let gathers = operation == "gather"
    guard index.rank == rank || rank == 0 || index.rank == 0 else {
      throw TensorError.gatherRank(other: gathers ? "input" : "self")
    }
    for other in shape.indices where index.rank == rank && other != axis {
      guard index.shape[other] <= shape[other] else {
        throw gathers
          ? TensorError.gatherSize(index: index.shape, shape: shape, dimension: axis)
          : .scatterSize(index: index.shape, shape: shape, source: nil, dimension: axis)
      }
    }
    let size = rank == 0 ? 1 : shape[axis]
    let indices = index.integers
    for value in indices where value < 0 || value >= size {
      throw TensorError.indexBeyond(value, dimension: axis, size: size)
    }
    guard rank > 0, index.rank > 0 else { return indices }
    let steps = Shape.strides(shape)
    var position = [Int](repeating: 0, count: rank)
    return indices.map { value in
      defer { advance(&position, in: index.shape) }
      return (0..<rank).reduce(0) { $0 + ($1 == axis ? value : position[$1]) * steps[$1] }
    }
  }

  private func advance(_ position: inout [Int], in shape: [Int]) {
    for axis in shape.indices.reversed() {
      position[axis] += 1
      if position[axis] < shape[axis] { return }
      position[axis] = 0
    }
  }

  /// The elements at some places of a dimension, which are counted from the front.
  ///
  /// - Throws: `TensorError.indexDTypeOf`, `.indexOfNumber`, `.indexRangeInSelf`,
  ///   `CalculationError.rowIndexRank`.
  public func indexSelect(_ dimension: Int, _ index: Tensor) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard index.rank <= 1 else {
      throw CalculationError.rowIndexRank(nil, index.shape, index.dtype)
    }
    guard index.dtype.isIndex else {
      throw CalculationError.rowIndexKind(operation: "index_select", index.dtype)
    }
    guard rank > 0 else { throw TensorError.indexOfNumber }
    let indices = try index.checkedIndices(size: shape[axis], negative: false) { _ in
      TensorError.indexRangeInSelf
    }
    return try rowsTaken(axis, indices, name: "IndexSelectBackward0", Array([indices.count]))
  }

  /// Row i of this table `[N, D]` for each index: the shape of the indices, then D.
  ///
  /// - Parameter paddingIndex: A row that takes no part in training.
  /// - Throws: `TensorError.embeddingIndex`.
  public func embedding(_ index: Tensor, paddingIndex: Int? = nil) throws -> Tensor {
    guard rank == 2 else { throw TensorError.embeddingRank }
    guard index.dtype.isIndex else { throw TensorError.embeddingDType(index.dtype) }
    let indices = try index.checkedIndices(size: shape[0], negative: false) { _ in
      TensorError.embeddingIndex
    }
    let padding = paddingIndex.map { $0 < 0 ? $0 + shape[0] : $0 }
    return try rowsTaken(0, indices, name: "EmbeddingBackward0", index.shape, without: padding)
  }

  /// Places along a dimension of `size`, counted from the front.
  func checkedIndices(
    size: Int, negative: Bool = true, _ error: (Int) -> any OperationError
  ) throws -> [Int] {
    try integers.map { index in
      guard index < size, index >= (negative ? -size : 0) else { throw error(index) }
      return index < 0 ? index + size : index
    }
  }

  /// The elements at `indices` along an axis, whose place the shape of the indices takes.
  func rowsTaken(
    _ axis: Int, _ indices: [Int], name: String, _ indexShape: [Int], without padding: Int? = nil
  ) throws -> Tensor {
    let before = shape
    let target = Array(shape[..<axis]) + indexShape + Array(shape[(axis + 1)...])
    let result = try Tensor(uninitialized: target, dtype)
    let flat = result.alias(
      shape: Array(shape[..<axis]) + [indices.count] + Array(shape[(axis + 1)...]),
      strides: Shape.strides(
        Array(shape[..<axis]) + [indices.count] + Array(shape[(axis + 1)...])))
    if axis == 0, isContiguous {
      result.assignRows(indices, of: self)
    } else {
      for (position, index) in indices.enumerated() {
        flat.row(axis, position).assignElements(of: row(axis, index))
      }
    }
    return result.recorded(name, [self]) { context in
      let gradient = try context.gradient.reshape(
        Array(before[..<axis]) + [indices.count] + Array(before[(axis + 1)...]))
      let sum = try Tensor.zeros(before, dtype: gradient.dtype)
      if axis == 0, gradient.dtype == .float32, gradient.isContiguous {
        sum.addRows(indices, of: gradient, without: padding)
        return [sum]
      }
      for (position, index) in indices.enumerated() where index != padding {
        sum.row(axis, index).addElements(of: gradient.row(axis, position))
      }
      return [sum]
    }
  }

  /// The elements at one place of an axis, outside of the graph.
  func row(_ axis: Int, _ index: Int) -> Tensor {
    var (shape, strides) = (shape, strides)
    shape.remove(at: axis)
    let step = strides.remove(at: axis)
    return alias(shape: shape, strides: strides, offset: offset + index * step)
  }

  /// Adds the elements of a tensor of the same shape and kind, outside of the graph.
  func addElements(of source: Tensor) {
    let kind = dtype
    switch kind.memory {
    case .float32: addElements(Float.self, of: source, +)
    case .float64: addElements(Double.self, of: source, +)
    case .int64: addElements(Int64.self, of: source) { kind.wrapped($0 &+ $1) }
    case .bool: addElements(Bool.self, of: source) { $0 || $1 }
    }
  }

  private func addElements<Element: TensorElement>(
    _: Element.Type, of source: Tensor, _ sum: (Element, Element) -> Element
  ) {
    let run = shape.last ?? 1
    let (step, sourceStep) = (strides.last ?? 1, source.strides.last ?? 1)
    source.withPointer(Element.self) { x in
      withPointer(Element.self) { y in
        Shape.forEachRun(shape, strides: [strides, source.strides], offsets: [0, 0]) { at in
          let (y, x) = (y + at[0], x + at[1])
          for i in 0..<run { y[i * step] = sum(y[i * step], x[i * sourceStep]) }
        }
      }
    }
  }

  /// 1 at the place that each number names along a new last dimension, else 0.
  ///
  /// - Parameter classes: The size of the new dimension; where none is given, the largest number
  ///   plus one.
  public func oneHot(_ classes: Int? = nil) throws -> Tensor {
    guard dtype == .int64 else { throw TensorError.oneHotDType }
    let indices = integers
    if indices.isEmpty, (classes ?? 0) <= 0 { throw TensorError.oneHotOfNone }
    guard indices.allSatisfy({ $0 >= 0 }) else { throw TensorError.classNegative }
    let width = classes ?? (indices.max().map { Swift.min($0, .max - 1) + 1 } ?? 0)
    guard indices.allSatisfy({ $0 < width }) else { throw TensorError.classBeyond }
    let result = try Tensor.zeros(shape + [width], dtype: .int64)
    result.withPointer(Int64.self) { y in
      for (i, index) in indices.enumerated() { y[i * width + index] = 1 }
    }
    return result
  }
}
