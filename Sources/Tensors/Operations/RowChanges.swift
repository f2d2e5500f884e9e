/// Elements changed at named places of a dimension, or of all elements in order.
extension Tensor {
  /// A copy to whose row index[i] along a dimension scale·source's row i is added.
  ///
  /// - Throws: `CalculationError.rowCount`, `.rowKinds`, `.rowShapes`, `.rowIndexRank`,
  ///   `TensorError.indexBeyond`, and `.indexRangeInSelf` of a vector.
  public func indexAdd(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, scale: Scalar = 1
  ) throws -> Tensor {
    let axis = try checkedRows("index_add_", dimension, index, source)
    guard dtype == source.dtype else { throw CalculationError.rowKinds(dtype, source.dtype) }
    let rows = try rowPlaces(axis, index, negative: false) {
      rank <= 1
        ? TensorError.indexRangeInSelf : .indexBeyond($0, dimension: $1, size: $2)
    }
    return try Tensor.composed("IndexAddBackward0", [self, source]) { x in
      let scaled = try scale == 1 ? x[1] : x[1] * scale
      return try x[0].scatterAdd(axis, x[0].spread(rows, axis, over: source.shape), scaled)
    }
  }

  /// A copy whose row index[i] along a dimension is source's row i.
  ///
  /// - Throws: `CalculationError.rowCount`, `.rowKinds`, `.rowShapes`, `TensorError.index`.
  public func indexCopy(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let axis = try checkedRows("index_copy_", dimension, index, source)
    guard dtype == source.dtype else { throw CalculationError.rowKinds(dtype, source.dtype) }
    let rows = try rowPlaces(axis, index, negative: false) {
      CalculationError.rowBeyond($0, dimension: $1, size: $2)
    }
    return try Tensor.composed("IndexCopyBackward0", [self, source]) { x in
      try x[0].scatter(axis, x[0].spread(rows, axis, over: source.shape), x[1])
    }
  }

  /// A copy whose rows at some places of a dimension hold one number.
  ///
  /// - Throws: `CalculationError.rowIndexKind`, `TensorError.index`.
  public func indexFill(_ dimension: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard index.dtype == .int64 else {
      throw CalculationError.rowIndexKind(operation: "index_fill_", index.dtype)
    }
    let rows = try rowPlaces(axis, index) { TensorError.index($0, dimension: $1, size: $2) }
    var sizes = shape
    if rank > 0 { sizes[axis] = rows.count }
    return try Tensor.composed("IndexFillBackward0", [self]) { x in
      try x[0].scatter(axis, x[0].spread(rows, axis, over: sizes), value)
    }
  }

  private func checkedRows(
    _ operation: String, _ dimension: Int, _ index: Tensor, _ source: Tensor
  ) throws -> Int {
    let axis = try Shape.axis(dimension, rank: rank)
    guard index.dtype.isIndex else {
      throw CalculationError.rowIndexKind(operation: operation, index.dtype)
    }
    guard index.rank <= 1 else {
      throw CalculationError.rowIndexRank(operation, index.shape, index.dtype)
    }
    let size = source.rank > axis ? source.shape[axis] : 1
    guard index.count == size else {
      throw CalculationError.rowCount(
        operation: operation, indices: index.count, source: size, dimension: axis)
    }
    let fits =
      rank == source.rank
      && shape.indices.allSatisfy { $0 == axis || shape[$0] == source.shape[$0] }
    guard fits else { throw CalculationError.rowShapes(shape, source.shape) }
    return axis
  }

  private func rowPlaces(
    _ axis: Int, _ index: Tensor, negative: Bool = true,
    _ error: (Int, Int, Int) -> any OperationError
  ) throws -> [Int] {
    let size = rank == 0 ? 1 : shape[axis]
    return try index.checkedIndices(size: size, negative: negative) { error($0, axis, size) }
  }

  /// Places of an axis as an index for each element of the rows.
  private func spread(_ rows: [Int], _ axis: Int, over shape: [Int]) throws -> Tensor {
    guard !shape.isEmpty else { return Tensor(integers: rows, shape: []) }
    var single = [Int](repeating: 1, count: shape.count)
    single[axis] = rows.count
    return try Tensor(integers: rows, shape: single).expand(shape)
  }

  /// The elements at places among all elements in order.
  ///
  /// - Throws: `CalculationError.placeKind`, `.placeBeyond`.
  public func take(_ places: Tensor) throws -> Tensor {
    try checkPlaces(places, operation: "take")
    return try Tensor.composed("TakeBackward0", [self]) {
      try $0[0].flatten().index([.tensor(places)])
    }
  }

  /// A copy with numbers at places among all elements in order.
  ///
  /// - Parameter isSum: Whether they are added to what stands there.
  /// - Throws: `CalculationError.placeKind`, `.placeBeyond`, `.putKinds`, `.putCount`.
  public func put(_ places: Tensor, _ source: Tensor, isSum: Bool = false) throws -> Tensor {
    guard dtype == source.dtype else { throw CalculationError.putKinds(dtype, source.dtype) }
    guard places.count == source.count else {
      throw CalculationError.putCount(source: source.count, index: places.count)
    }
    try checkPlaces(places, operation: "put_")
    let rows = places.integers.map { $0 < 0 ? $0 + count : $0 }
    let index = Tensor(integers: rows)
    return try Tensor.composed("PutBackward0", [self, source]) { x in
      let (flat, shown) = (try x[0].flatten(), try x[1].flatten())
      let changed =
        try isSum ? flat.scatterAdd(0, index, shown) : flat.scatter(0, index, shown)
      return try changed.reshape(x[0].shape)
    }
  }

  private func checkPlaces(_ places: Tensor, operation: String) throws {
    guard places.dtype == .int64 else {
      throw CalculationError.placeKind(operation: operation, places.dtype)
    }
    let count = count
    for place in places.integers where place >= count || place < -count {
      throw CalculationError.placeBeyond(place, count: count)
    }
  }

  /// As `gather`, of index and elements broadcast beside the dimension.
  ///
  /// - Throws: `CalculationError.takenRank`.
  public func takeAlong(_ dimension: Int, _ index: Tensor) throws -> Tensor {
    guard rank == index.rank else {
      throw CalculationError.takenRank(input: rank, indices: index.rank)
    }
    let axis = try Shape.axis(dimension, rank: rank)
    var (own, other) = (shape, index.shape)
    if rank > 0 { (own[axis], other[axis]) = (1, 1) }
    let shared = try Shape.broadcast(own, other)
    var (target, indexTarget) = (shared, shared)
    if rank > 0 { (target[axis], indexTarget[axis]) = (shape[axis], index.shape[axis]) }
    let source = target == shape ? self : try expand(target)
    return try source.gather(axis, index.shape == indexTarget ? index : index.expand(indexTarget))
  }

  /// A copy whose elements where the mask holds are the source's, one after the other.
  ///
  /// - Throws: `CalculationError.scatteredSource`, `TensorError.condition`.
  public func maskedScatter(_ mask: Tensor, _ source: Tensor) throws -> Tensor {
    guard mask.dtype == .bool else { throw TensorError.condition(mask.dtype) }
    guard dtype == source.dtype else { throw TensorError.scatterDTypes }
    let shape = try Shape.broadcast(shape, mask.shape)
    let shown = try mask.expand(shape)
    let needed = shown.booleans.filter { $0 }.count
    guard source.count >= needed else { throw CalculationError.scatteredSource }
    return try Tensor.composed("MaskedScatterBackward0", [self, source]) { x in
      let copy = try x[0].expand(shape).clone()
      try copy.setIndex([.tensor(shown)], x[1].flatten().narrow(0, 0, needed))
      return copy
    }
  }
}
