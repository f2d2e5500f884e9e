extension Tensor {
  /// Sums of the elements up to each along a dimension.
  public func cumsum(_ dimension: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard dtype.isFloatingPoint else { return try cumulativeIntegers(axis) }
    let sums =
      try dtype == .float64
      ? mapRows(Double.self, axis, Tensor.runningSums)
      : mapRows(Float.self, axis, Tensor.runningSums)
    return sums.recorded("CumsumBackward0", [self]) {
      [try $0.gradient.flip([axis]).cumsum(axis).flip([axis])]
    }
  }

  private static func runningSums<Real: FloatingPointElement>(
    _ length: Int, _ x: UnsafePointer<Real>, _ y: UnsafeMutablePointer<Real>
  ) {
    var sum = 0.0
    for i in 0..<length {
      sum += Double(x[i])
      y[i] = Real(sum)
    }
  }

  private func cumulativeIntegers(_ axis: Int) throws -> Tensor {
    let rows = try long().rowsOf([axis]).copied()
    let width = rows.shape[1]
    rows.withPointer(Int64.self) { x in
      for row in 0..<rows.shape[0] {
        for i in 1..<Swift.max(width, 1) { x[row * width + i] &+= x[row * width + i - 1] }
      }
    }
    return try rows.restored(to: shape, axis: axis)
  }

  /// The product of all elements.
  public func prod() throws -> Tensor {
    try alias(shape: shape).product(of: self, Array(shape.indices), keep: false, "ProdBackward0")
  }

  /// Products along a dimension.
  public func prod(dimension: Int, keepDimensions: Bool = false) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    return try product(of: self, [axis], keep: keepDimensions, "ProdBackward1")
  }

  private func product(of input: Tensor, _ axes: [Int], keep: Bool, _ name: String) throws -> Tensor
  {
    let products: Tensor
    switch dtype.memory {
    case .float32: products = try productsOfRows(Float.self, axes) { $0 * $1 }
    case .float64: products = try productsOfRows(Double.self, axes) { $0 * $1 }
    case .int64, .bool: products = try long().productsOfRows(Int64.self, axes) { $0 &* $1 }
    }
    let before = shape
    return products.reshapedRaw(self, without: axes, keep: keep)
      .recorded(name, [input], saved: [self]) { context in
        let x = context.saved[0]
        let others =
          try x.dtype == .float64
          ? x.productsOfOthers(Double.self, axes) : x.productsOfOthers(Float.self, axes)
        return [try context.gradient.spread(over: before, axes) * others]
      }
  }

  private func productsOfRows<Element: TensorElement & Numeric>(
    _: Element.Type, _ axes: [Int], _ times: (Element, Element) -> Element
  ) throws -> Tensor {
    let rows = try rowsOf(axes)
    let (values, width) = (rows.array(Element.self), rows.shape[1])
    return Tensor(
      elements: (0..<rows.shape[0]).map { row in
        values[row * width..<(row + 1) * width].reduce(1, times)
      }, shape: nil)
  }

  /// For each element the product of the others that it is multiplied with; right with zeros too.
  private func productsOfOthers<Real: FloatingPointElement>(
    _: Real.Type, _ axes: [Int]
  ) throws -> Tensor {
    let rows = try rowsOf(axes)
    let (values, width) = (rows.array(Real.self), rows.shape[1])
    var result = values
    for start in stride(from: 0, to: values.count, by: Swift.max(width, 1)) {
      var (before, after) = (Real(1), Real(1))
      for i in start..<start + width {
        result[i] = before
        before *= values[i]
      }
      for i in (start..<start + width).reversed() {
        result[i] *= after
        after *= values[i]
      }
    }
    guard rank > 0 else { return Tensor(elements: result, shape: []) }
    let order = shape.indices.filter { !axes.contains($0) } + axes
    var inverse = order
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return try Tensor(elements: result, shape: order.map { shape[$0] }).permute(inverse)
  }
}
