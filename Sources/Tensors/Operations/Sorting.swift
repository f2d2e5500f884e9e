extension Tensor {
  /// The elements along a dimension in order, and where each was; equal ones keep their order.
  public func sort(_ dimension: Int = -1, descending: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    let axis = try Shape.axis(dimension, rank: rank)
    return try ordered(axis, count: rank == 0 ? 1 : shape[axis], descending, "SortBackward0")
  }

  /// The places of the elements along a dimension in the order of the elements.
  public func argsort(_ dimension: Int = -1, descending: Bool = false) throws -> Tensor {
    try sort(dimension, descending: descending).indices
  }

  /// The `count` largest (or smallest) elements along a dimension in order, and where they were.
  ///
  /// - Throws: `TensorError.topkRange`.
  public func topk(_ count: Int, _ dimension: Int = -1, largest: Bool = true) throws
    -> (values: Tensor, indices: Tensor)
  {
    let axis = try Shape.axis(dimension, rank: rank)
    guard count >= 0, count <= (rank == 0 ? 1 : shape[axis]) else { throw TensorError.topkRange }
    return try ordered(axis, count: count, largest, "TopkBackward0")
  }

  private func ordered(_ axis: Int, count: Int, _ descending: Bool, _ name: String) throws
    -> (values: Tensor, indices: Tensor)
  {
    let rows = try rowsOf([axis])
    let orders: [Int]
    switch dtype.memory {
    case .float32: orders = rows.orders(Float.self, count) { precedes($0, $1, descending) }
    case .float64: orders = rows.orders(Double.self, count) { precedes($0, $1, descending) }
    case .int64: orders = rows.orders(Int64.self, count) { descending ? $0 > $1 : $0 < $1 }
    case .bool: orders = rows.orders(Bool.self, count) { descending ? $0 && !$1 : !$0 && $1 }
    }
    var target = shape
    if rank > 0 { target[axis] = count }
    let indices = try Tensor(integers: orders, shape: [rows.shape[0], count])
      .restored(to: target, axis: axis)
    let shape = shape
    let values = try noGrad { try gather(axis, indices) }.alias()
      .recorded(name, [self], saved: [indices]) { context in
        [
          try Tensor.zeros(shape, dtype: context.gradient.dtype)
            .scatterAdd(axis, context.saved[0], context.gradient)
        ]
      }
    return (values, indices)
  }

  private func orders<Element: TensorElement>(
    _: Element.Type, _ count: Int, _ precedes: (Element, Element) -> Bool
  ) -> [Int] {
    let (values, width) = (array(Element.self), shape[1])
    return (0..<shape[0]).flatMap { row in
      (0..<width).sorted { a, b in
        let (x, y) = (values[row * width + a], values[row * width + b])
        return precedes(x, y) || !precedes(y, x) && a < b
      }.prefix(count)
    }
  }
}

/// Whether one number stands before another; what is not a number counts as the greatest.
private func precedes<Real: FloatingPointElement>(
  _ a: Real, _ b: Real, _ descending: Bool
) -> Bool {
  descending ? (a.isNaN ? !b.isNaN : a > b) : (b.isNaN ? !a.isNaN : a < b)
}
