/// Elements changed at named places of a dimension, or of all elements in order.
extension Tensor {
  /// A copy to whose row index[i] along a dimension scale·source's row i is added.
  ///
  /// - Throws: `CalculationError.rowCount`, `.rowKinds`, `.rowShapes`, `TensorError.indexBeyond`.
  public func indexAdd(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, scale: Scalar = 1
  ) throws -> Tensor {
    let axis = try checkedRows("index_add_", dimension, index, source)
    guard dtype == source.dtype else { throw CalculationError.rowKinds(dtype, source.dtype) }
    let rows = try rowPlaces(axis, index) { TensorError.indexBeyond($0, dimension: $1, size: $2) }
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
    let rows = try rowPlaces(axis, index) {
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
    guard index.dtype == .int64 else {
      throw CalculationError.rowIndexKind(operation: operation, index.dtype)
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
    _ axis: Int, _ index: Tensor, _ error: (Int, Int, Int) -> any OperationError
  ) throws -> [Int] {
    let size = rank == 0 ? 1 : shape[axis]
    return try index.checkedIndices(size: size) { error($0, axis, size) }
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
    guard places.dtype == .int64 else { throw CalculationError.placeKind(places.dtype) }
    let count = count
    for place in places.integers where place >= count || place < -count {
      throw CalculationError.placeBeyond(place, count: count)
    }
    return try Tensor.composed("TakeBackward0", [self]) {
      try $0[0].flatten().index([.tensor(places)])
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

  /// How elements that go to one place become one.
  public enum ScatterReduction: String, Sendable, CaseIterable {
    case sum, prod, mean, amax, amin
  }

  /// A copy whose element at index[i] along a dimension is reduced with source[i].
  ///
  /// - Parameter includesSelf: Whether what stands there takes part.
  public func scatterReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ reduction: ScatterReduction,
    includesSelf: Bool = true
  ) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let start = try includesSelf ? self : scatter(axis, index, reduction.neutral(dtype))
    if reduction == .sum { return try start.scatterAdd(axis, index, source) }
    let ones = try Tensor.ones(index.shape, dtype: dtype)
    let hits = try Tensor.full(shape, includesSelf ? 1 : 0, dtype: dtype)
      .scatterAdd(axis, index, ones)
    if reduction == .mean {
      let sum = try start.scatterAdd(axis, index, source)
      let counts = try hits.clamp(min: 1)
      return try dtype.isFloatingPoint ? sum / counts : sum.floorDivide(counts)
    }
    guard dtype == source.dtype else { throw TensorError.scatterDTypes }
    guard !GradientMode.isEnabled || !(requiresGrad || source.requiresGrad) else {
      throw CalculationError.reduceDerivative(reduction.rawValue)
    }
    return try reduced(axis, index, source, reduction, from: start)
  }

  /// Products and extremes, element by element in order; without a derivative.
  private func reduced(
    _ axis: Int, _ index: Tensor, _ source: Tensor, _ reduction: ScatterReduction,
    from start: Tensor
  ) throws -> Tensor {
    // Checks shapes and places, and gives each place's number.
    let numbers = Tensor(integers: Array(0..<count), shape: shape)
    let places = try numbers.gather(axis, index).integers
    var values = start.doubles
    let terms = try source.index(index.shape.map { .slice(start: 0, end: $0) }).doubles
    for (place, term) in zip(places, terms) {
      switch reduction {
      case .prod: values[place] *= term
      case .amax where !(values[place] >= term) && !values[place].isNaN: values[place] = term
      case .amin where !(values[place] <= term) && !values[place].isNaN: values[place] = term
      case .amax, .amin: break
      case .sum, .mean: values[place] += term
      }
    }
    return try Tensor(doubles: values, shape: shape).converted(to: dtype)
  }
}

extension Tensor.ScatterReduction {
  /// What changes nothing in a reduction.
  fileprivate func neutral(_ kind: DType) -> Scalar {
    switch self {
    case .sum, .mean: 0
    case .prod: 1
    case .amax: kind.isFloatingPoint ? .float(-.infinity) : .int(.min)
    case .amin: kind.isFloatingPoint ? .float(.infinity) : .int(.max)
    }
  }
}
