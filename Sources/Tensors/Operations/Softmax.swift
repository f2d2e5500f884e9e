import CKernels

extension Tensor {
  /// exp xᵢ / Σ exp xⱼ along a dimension, computed from x − max x.
  ///
  ///     ∂L/∂x = y ⊙ (g − Σ g ⊙ y)
  public func softmax(_ dimension: Int) throws -> Tensor {
    let x = try float()
    let y = try x.mapRows(dimension) { length, x, y in
      let sum = Tensor.exponentials(length, x, y)
      for i in 0..<length { y[i] /= sum }
    }
    return y.recorded("SoftmaxBackward0", [self], saved: [y]) { context in
      let (g, y) = (context.gradient, context.saved[0])
      return [try y * (g - (g * y).sum(dimensions: [dimension], keepDimensions: true))]
    }
  }

  /// ln softmax along a dimension: x − max x − ln Σ exp(x − max x).
  ///
  ///     ∂L/∂x = g − exp(y)·Σ g
  public func logSoftmax(_ dimension: Int) throws -> Tensor {
    let x = try float()
    let y = try x.mapRows(dimension) { length, x, y in
      guard length > 0 else { return }
      let (shift, logarithm) = Tensor.logOfSum(length, x, y)
      for i in 0..<length { y[i] = x[i] - shift - logarithm }
    }
    return y.recorded("LogSoftmaxBackward0", [self], saved: [y]) { context in
      let (g, y) = (context.gradient, context.saved[0])
      return [try g - y.exp() * g.sum(dimensions: [dimension], keepDimensions: true)]
    }
  }

  /// ln Σ exp x along some dimensions, computed from x − max x.
  public func logSumExp(_ dimensions: [Int], keepDimensions: Bool = false) throws -> Tensor {
    let axes = try Shape.axes(dimensions, rank: rank)
    let x = try float()
    let rows = try x.rowsOf(axes)
    let length = rows.shape[1]
    var work = [Float](repeating: 0, count: length)
    let values = rows.withPointer(Float.self) { x in
      (0..<rows.shape[0]).map { row in
        guard length > 0 else { return -Float.infinity }
        let (shift, logarithm) = work.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map { Tensor.logOfSum(length, x + row * length, $0) } ?? (0, 0)
        }
        return shift + logarithm
      }
    }
    let before = shape
    let y = Tensor(values).reshapedRaw(self, without: axes, keep: keepDimensions)
    return y.recorded("LogsumexpBackward0", [self], saved: [x, y]) { context in
      let weights = try (context.saved[0] - context.saved[1].spread(over: before, axes)).exp()
      return [try context.gradient.spread(over: before, axes) * weights]
    }
  }

  /// Writes exp(x − max x) to y; returns their sum.
  private static func exponentials(
    _ length: Int, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
  ) -> Float {
    let shift = largest(length, x)
    for i in 0..<length { y[i] = x[i] - shift }
    Kernels.active.exponential(length, y, y)
    return Float(ck_sum(length, y))
  }

  /// The shift max x (0 where it is infinite), and ln Σ exp(x − shift); `work` has room for x.
  private static func logOfSum(
    _ length: Int, _ x: UnsafePointer<Float>, _ work: UnsafeMutablePointer<Float>
  ) -> (shift: Float, logarithm: Float) {
    let highest = largest(length, x)
    let shift = highest.isInfinite ? 0 : highest
    for i in 0..<length { work[i] = x[i] - shift }
    Kernels.active.exponential(length, work, work)
    var logarithm = Float(ck_sum(length, work))
    withUnsafeMutablePointer(to: &logarithm) { Kernels.active.logarithm(1, $0, $0) }
    return (shift, logarithm)
  }

  private static func largest(_ length: Int, _ x: UnsafePointer<Float>) -> Float {
    var highest = -Float.infinity
    for i in 0..<length where x[i] > highest || x[i].isNaN { highest = x[i] }
    return highest
  }
}
