extension Tensor {
  /// exp xᵢ / Σ exp xⱼ along a dimension, computed from x − max x.
  ///
  /// - Throws: `TensorError.notImplemented` for numbers without fractions.
  ///
  ///     ∂L/∂x = y ⊙ (g − Σ g ⊙ y)
  public func softmax(_ dimension: Int) throws -> Tensor {
    try checkSoftmaxKind("softmax", dimension)
    let y =
      try dtype == .float64
      ? mapRows(Double.self, dimension, softmaxRow)
      : mapRows(Float.self, dimension, softmaxRow)
    return y.recorded("SoftmaxBackward0", [self], saved: [y]) { context in
      let (g, y) = (context.gradient, context.saved[0])
      return [try y * (g - (g * y).sum(dimensions: [dimension], keepDimensions: true))]
    }
  }

  /// ln softmax along a dimension: x − max x − ln Σ exp(x − max x).
  ///
  ///     ∂L/∂x = g − exp(y)·Σ g
  public func logSoftmax(_ dimension: Int) throws -> Tensor {
    try checkSoftmaxKind("log_softmax", dimension)
    let y =
      try dtype == .float64
      ? mapRows(Double.self, dimension, logSoftmaxRow)
      : mapRows(Float.self, dimension, logSoftmaxRow)
    return y.recorded("LogSoftmaxBackward0", [self], saved: [y]) { context in
      let (g, y) = (context.gradient, context.saved[0])
      return [try g - y.exp() * g.sum(dimensions: [dimension], keepDimensions: true)]
    }
  }

  private func checkSoftmaxKind(_ name: String, _ dimension: Int) throws {
    guard !dtype.isFloatingPoint else { return }
    let isLast = try Shape.axis(dimension, rank: rank) == Swift.max(rank - 1, 0)
    throw TensorError.notImplemented(
      operation: name + (isLast ? "_lastdim_kernel_impl" : "_kernel_impl"), dtype)
  }

  /// ln Σ exp x along some dimensions, computed from x − max x.
  public func logSumExp(_ dimensions: [Int], keepDimensions: Bool = false) throws -> Tensor {
    let axes = try Shape.axes(dimensions, rank: rank)
    let x = try floating()
    let rows = try x.rowsOf(axes)
    let values =
      x.dtype == .float64
      ? rows.logSumExpOfRows(Double.self) : rows.logSumExpOfRows(Float.self)
    let before = shape
    let y = values.reshapedRaw(self, without: axes, keep: keepDimensions)
    return y.recorded("LogsumexpBackward0", [self], saved: [x, y]) { context in
      let weights = try (context.saved[0] - context.saved[1].spread(over: before, axes)).exp()
      return [try context.gradient.spread(over: before, axes) * weights]
    }
  }

  private func logSumExpOfRows<Real: FloatingPointElement>(_: Real.Type) -> Tensor {
    let length = shape[1]
    var work = [Real](repeating: 0, count: length)
    let values = withPointer(Real.self) { x in
      (0..<shape[0]).map { row in
        guard length > 0 else { return -Real.infinity }
        let (shift, logarithm) = work.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map { logOfSum(length, x + row * length, $0) } ?? (0, 0)
        }
        return shift + logarithm
      }
    }
    return Tensor(elements: values, shape: nil)
  }
}

private func softmaxRow<Real: FloatingPointElement>(
  _ length: Int, _ x: UnsafePointer<Real>, _ y: UnsafeMutablePointer<Real>
) {
  let shift = largest(length, x)
  for i in 0..<length { y[i] = x[i] - shift }
  Real.apply(.exponential, length, y, y)
  let sum = Real(Real.sum(length, y))
  for i in 0..<length { y[i] /= sum }
}

private func logSoftmaxRow<Real: FloatingPointElement>(
  _ length: Int, _ x: UnsafePointer<Real>, _ y: UnsafeMutablePointer<Real>
) {
  guard length > 0 else { return }
  let (shift, logarithm) = logOfSum(length, x, y)
  for i in 0..<length { y[i] = x[i] - shift - logarithm }
}

/// The shift max x (0 where it is infinite), and ln Σ exp(x − shift); `work` has room for x.
private func logOfSum<Real: FloatingPointElement>(
  _ length: Int, _ x: UnsafePointer<Real>, _ work: UnsafeMutablePointer<Real>
) -> (shift: Real, logarithm: Real) {
  let highest = largest(length, x)
  let shift = highest.isInfinite ? 0 : highest
  for i in 0..<length { work[i] = x[i] - shift }
  Real.apply(.exponential, length, work, work)
  var logarithm = Real(Real.sum(length, work))
  withUnsafeMutablePointer(to: &logarithm) { Real.apply(.logarithm, 1, $0, $0) }
  return (shift, logarithm)
}

private func largest<Real: FloatingPointElement>(_ length: Int, _ x: UnsafePointer<Real>) -> Real {
  var highest = -Real.infinity
  for i in 0..<length where x[i] > highest || x[i].isNaN { highest = x[i] }
  return highest
}
