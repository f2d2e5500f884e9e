extension Tensor {
  /// Sums of the elements up to each along a dimension.
  public func cumsum(_ dimension: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard dtype == .float32 else { return try cumulativeIntegers(axis) }
    return try mapRows(axis) { length, x, y in
      var sum = 0.0
      for i in 0..<length {
        sum += Double(x[i])
        y[i] = Float(sum)
      }
    }.recorded("CumsumBackward0", [self]) {
      [try $0.gradient.flip([axis]).cumsum(axis).flip([axis])]
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
    guard dtype == .float32 else {
      let rows = try long().rowsOf(axes)
      let (values, width) = (rows.array(Int64.self), rows.shape[1])
      return Tensor(
        integers: (0..<rows.shape[0]).map { row in
          Int(values[row * width..<(row + 1) * width].reduce(1, &*))
        }
      ).reshapedRaw(self, without: axes, keep: keep)
    }
    let rows = try rowsOf(axes)
    let (values, width) = (rows.array(Float.self), rows.shape[1])
    let products = (0..<rows.shape[0]).map { row in
      values[row * width..<(row + 1) * width].reduce(1, *)
    }
    let before = shape
    return Tensor(products).reshapedRaw(self, without: axes, keep: keep)
      .recorded(name, [input], saved: [self]) { context in
        let others = try context.saved[0].productsOfOthers(axes)
        return [try context.gradient.spread(over: before, axes) * others]
      }
  }

  /// For each element the product of the others that it is multiplied with; right with zeros too.
  private func productsOfOthers(_ axes: [Int]) throws -> Tensor {
    let rows = try rowsOf(axes)
    let (values, width) = (rows.array(Float.self), rows.shape[1])
    var result = values
    for start in stride(from: 0, to: values.count, by: Swift.max(width, 1)) {
      var (before, after) = (Float(1), Float(1))
      for i in start..<start + width {
        result[i] = before
        before *= values[i]
      }
      for i in (start..<start + width).reversed() {
        result[i] *= after
        after *= values[i]
      }
    }
    guard rank > 0 else { return Tensor(result, shape: []) }
    let order = shape.indices.filter { !axes.contains($0) } + axes
    var inverse = order
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return try Tensor(result, shape: order.map { shape[$0] }).permute(inverse)
  }
}
