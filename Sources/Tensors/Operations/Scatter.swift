extension Tensor {
  /// A copy to whose element at index[i] along a dimension source[i] is added.
  ///
  /// - Throws: `TensorError.scatterDTypes`, `.scatterSize`, and what `gather` throws of an index.
  public func scatterAdd(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let (axis, places, values) = try scattered(dimension, index, source)
    let result = try copied()
    result.write(values, at: places, adding: true)
    let shape = source.shape
    return result.recorded("ScatterAddBackward0", [self, source], saved: [index]) { context in
      [
        context.gradient,
        try context.needs[1]
          ? context.gradient.gather(axis, context.saved[0]).padded(to: shape) : nil,
      ]
    }
  }

  /// A copy whose element at index[i] along a dimension is source[i]; of several, the last.
  ///
  /// - Throws: `TensorError.scatterDTypes`, `.scatterSize`, and what `gather` throws of an index.
  public func scatter(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let (axis, places, values) = try scattered(dimension, index, source)
    let result = try copied()
    result.write(values, at: places, adding: false)
    let shape = source.shape
    return result.recorded("ScatterBackward0", [self, source], saved: [index]) { context in
      [
        try context.gradient.scatter(axis, context.saved[0], 0),
        try context.needs[1]
          ? context.gradient.gather(axis, context.saved[0]).padded(to: shape) : nil,
      ]
    }
  }

  /// A copy whose element at index[i] along a dimension is the number.
  public func scatter(_ dimension: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let places = try self.places(axis, index, operation: "scatter")
    let result = try copied()
    result.write(try Tensor.full([places.count], value, dtype: dtype), at: places, adding: false)
    return result.recorded("ScatterBackward1", [self], saved: [index]) { context in
      [try context.gradient.scatter(axis, context.saved[0], 0)]
    }
  }

  /// The axis, where each source element goes to, and the elements in that order.
  private func scattered(
    _ dimension: Int, _ index: Tensor, _ source: Tensor
  ) throws -> (axis: Int, places: [Int], values: Tensor) {
    let axis = try Shape.axis(dimension, rank: rank)
    guard dtype == source.dtype else { throw TensorError.scatterDTypes }
    let places = try self.places(axis, index, operation: "scatter")
    guard index.rank == source.rank || index.count == 0 || source.count == 1 else {
      throw TensorError.gatherRank(other: "src")
    }
    let fits = Swift.zip(index.shape, source.shape).allSatisfy { $0 <= $1 }
    guard fits || places.isEmpty else {
      throw TensorError.scatterSize(
        index: index.shape, shape: shape, source: source.shape, dimension: axis)
    }
    let used = places.isEmpty ? source.alias(shape: [0], strides: [1]) : source.corner(index.shape)
    return (axis, places, try used.packed())
  }

  /// The elements with the smallest indices, outside of the graph.
  private func corner(_ shape: [Int]) -> Tensor {
    shape.count == rank ? alias(shape: shape) : self
  }

  /// A gradient of a corner as one of the whole: zeros elsewhere.
  func padded(to whole: [Int]) throws -> Tensor {
    if shape == whole { return self }
    let result = try Tensor.zeros(whole, dtype: dtype)
    if count > 0 { result.corner(shape).assignElements(of: self) }
    return result
  }

  /// Writes elements in order to places of this tensor, whose elements stand in order.
  func write(_ values: Tensor, at places: [Int], adding: Bool) {
    let kind = dtype
    switch kind.memory {
    case .float32: write(Float.self, values, places) { adding ? $0 + $1 : $1 }
    case .float64: write(Double.self, values, places) { adding ? $0 + $1 : $1 }
    case .int64:
      write(Int64.self, values, places) { adding ? kind.wrapped($0 &+ $1) : $1 }
    case .bool: write(Bool.self, values, places) { adding ? $0 || $1 : $1 }
    }
  }

  private func write<Element: TensorElement>(
    _: Element.Type, _ values: Tensor, _ places: [Int], _ join: (Element, Element) -> Element
  ) {
    withPointer(Element.self) { y in
      values.withPointer(Element.self) { x in
        for (i, place) in places.enumerated() { y[place] = join(y[place], x[i]) }
      }
    }
  }
}
