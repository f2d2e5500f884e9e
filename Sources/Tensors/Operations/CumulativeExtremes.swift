/// What running along a dimension gives besides sums.
extension Tensor {
  /// Products of the elements up to each along a dimension.
  public func cumprod(_ dimension: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let products: Tensor
    switch dtype.memory {
    case .float32: products = try mapRows(Float.self, axis) { running($0, $1, $2, *) }
    case .float64: products = try mapRows(Double.self, axis) { running($0, $1, $2, *) }
    case .int64, .bool:
      products = try long().mapRows(Int64.self, axis) { running($0, $1, $2, &*) }
    }
    return products.recorded("CumprodBackward0", [self], saved: [self]) { context in
      let (x, gradient) = (context.saved[0], context.gradient)
      let slopes =
        try x.dtype == .float64
        ? x.productSlopes(Double.self, axis, gradient) : x.productSlopes(Float.self, axis, gradient)
      return [slopes]
    }
  }

  /// Σᵢ gᵢ·Π of the elements up to i other than each, for each element: right with zeros too.
  private func productSlopes<Real: FloatingPointElement>(
    _: Real.Type, _ axis: Int, _ gradient: Tensor
  ) throws -> Tensor {
    let (rows, slopes) = (try rowsOf([axis]), try gradient.rowsOf([axis]))
    let (height, width) = (rows.shape[0], rows.shape[1])
    let (x, g) = (rows.array(Real.self), slopes.array(Real.self))
    var result = [Real](repeating: 0, count: x.count)
    for start in Swift.stride(from: 0, to: height * width, by: Swift.max(width, 1)) {
      var before = Real(1)
      for j in start..<start + width {
        var (product, sum) = (before, Real(0))
        for i in j..<start + width {
          if i > j { product *= x[i] }
          sum += g[i] * product
          if product == 0 { break }
        }
        result[j] = sum
        before *= x[j]
      }
    }
    return try Tensor(elements: result, shape: [height, width]).restored(to: shape, axis: axis)
  }

  /// ln Σ exp of the elements up to each along a dimension.
  public func logCumSumExp(_ dimension: Int) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "logcumsumexp_out_cpu", dtype)
    }
    let y = try floating().mapRowsInDouble(axis) { x, y in
      for i in x.indices {
        let last = i > 0 ? y[i - 1] : -.infinity
        let (high, low) = (Swift.max(last, x[i]), Swift.min(last, x[i]))
        y[i] = high.isInfinite ? high : high + logOnePlusExp(low - high)
      }
    }
    return y.recorded("LogcumsumexpBackward0", [self], saved: [self, y]) { context in
      let (x, y, gradient) = (context.saved[0], context.saved[1], context.gradient)
      // Σ over i ≥ j of gᵢ·exp(xⱼ − yᵢ), from the last i on.
      let weighted = try (gradient * (-y).exp()).flip([axis]).cumsum(axis).flip([axis])
      return [try weighted * x.exp()]
    }
  }

  private func mapRowsInDouble(
    _ axis: Int, _ body: ([Double], inout [Double]) -> Void
  ) throws -> Tensor {
    try converted(to: .float64).mapRows(Double.self, axis) { length, x, y in
      var values = [Double](repeating: 0, count: length)
      body((0..<length).map { x[$0] }, &values)
      for i in 0..<length { y[i] = values[i] }
    }.converted(to: dtype)
  }

  /// The largest element so far along a dimension, and where it is (the last, of equal ones).
  public func cummax(_ dimension: Int) throws -> (values: Tensor, indices: Tensor) {
    try runningExtreme("CummaxBackward0", dimension) { $1 >= $0 || $1.isNaN }
  }

  /// The smallest element so far along a dimension, and where it is (the last, of equal ones).
  public func cummin(_ dimension: Int) throws -> (values: Tensor, indices: Tensor) {
    try runningExtreme("CumminBackward0", dimension) { $1 <= $0 || $1.isNaN }
  }

  private func runningExtreme(
    _ name: String, _ dimension: Int, _ beats: (_ best: Double, _ next: Double) -> Bool
  ) throws -> (values: Tensor, indices: Tensor) {
    let axis = try Shape.axis(dimension, rank: rank)
    let indices = try converted(to: .float64).mapRows(Double.self, axis) { length, x, y in
      var best = 0
      for i in 0..<length {
        if !x[best].isNaN || x[i].isNaN, beats(x[best], x[i]) { best = i }
        y[i] = Double(best)
      }
    }.converted(to: .int64)
    let values = try noGrad { try gather(axis, indices) }
    let before = shape
    let result = values.alias().recorded(name, [self], saved: [indices]) { context in
      [
        try Tensor.zeros(before, dtype: context.gradient.dtype)
          .scatterAdd(axis, context.saved[0], context.gradient)
      ]
    }
    return (result, indices)
  }

  /// Differences of neighbors along a dimension, `order` times.
  ///
  /// - Throws: `CalculationError.differenceOrder`, `.dimensionOfNumber`.
  public func diff(_ order: Int = 1, _ dimension: Int = -1) throws -> Tensor {
    guard rank > 0 else { throw CalculationError.differenceOfNumber }
    let axis = try Shape.axis(dimension, rank: rank)
    guard order >= 0 else { throw CalculationError.differenceOrder(order) }
    var result = self
    for _ in 0..<Swift.min(order, shape[axis]) {
      let size = result.shape[axis]
      let (next, last) = (
        try result.narrow(axis, Swift.min(1, size), Swift.max(size - 1, 0)),
        try result.narrow(axis, 0, Swift.max(size - 1, 0))
      )
      result = try dtype == .bool ? next.exclusiveOr(last) : next - last
    }
    return result
  }
}

private func running<Element: TensorElement>(
  _ length: Int, _ x: UnsafePointer<Element>, _ y: UnsafeMutablePointer<Element>,
  _ join: (Element, Element) -> Element
) {
  for i in 0..<length { y[i] = i > 0 ? join(y[i - 1], x[i]) : x[i] }
}
