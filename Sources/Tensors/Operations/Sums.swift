import CKernels

extension Tensor {
  /// The sum of all elements; integers and truth values give an integer.
  public func sum() throws -> Tensor {
    let shape = shape
    return try total().recorded("SumBackward0", [self]) { [try $0.gradient.expand(shape)] }
  }

  /// Sums along some dimensions.
  public func sum(dimensions: [Int], keepDimensions: Bool = false) throws -> Tensor {
    let axes = try Shape.axes(dimensions, rank: rank)
    let before = shape
    return try reduced(axes).reshapedRaw(self, without: axes, keep: keepDimensions)
      .recorded("SumBackward1", [self]) { [try $0.gradient.spread(over: before, axes)] }
  }

  /// The mean of all elements.
  public func mean() throws -> Tensor {
    guard dtype.isFloatingPoint else { throw TensorError.meanDType(dtype) }
    let (shape, count) = (shape, Double(count))
    let packed = try packed()
    let mean = packed.withPointer(Float.self) { Float(ck_sum(packed.count, $0) / count) }
    return Tensor([mean], shape: []).recorded("MeanBackward0", [self]) { context in
      [try (context.gradient / .float(count)).expand(shape)]
    }
  }

  /// Means along some dimensions.
  public func mean(dimensions: [Int], keepDimensions: Bool = false) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw TensorError.meanDType(dtype) }
    let axes = try Shape.axes(dimensions, rank: rank)
    let before = shape
    let count = Double(rank == 0 ? 1 : axes.reduce(1) { $0 * shape[$1] })
    let means = try reduced(axes, divisor: count)
    return means.reshapedRaw(self, without: axes, keep: keepDimensions)
      .recorded("MeanBackward1", [self]) { context in
        [try (context.gradient / .float(count)).spread(over: before, axes)]
      }
  }

  /// The sum of squared distances to the mean, over n − correction; along all dimensions where
  /// none is given.
  public func variance(
    dimensions: [Int]? = nil, correction: Double = 1, keepDimensions: Bool = false
  ) throws -> Tensor {
    try spreadMeasure(
      "VarBackward0", dimensions, correction, keepDimensions, { Float($0) }
    ) { gradient, centered, _, freedom in
      try gradient * (centered * .float(2 / freedom))
    }
  }

  /// The root of the variance.
  public func standardDeviation(
    dimensions: [Int]? = nil, correction: Double = 1, keepDimensions: Bool = false
  ) throws -> Tensor {
    try spreadMeasure(
      "StdBackward0", dimensions, correction, keepDimensions, { Float($0.squareRoot()) }
    ) { gradient, centered, result, freedom in
      try (gradient / (result * .float(freedom))).where(result.notEqual(0), 0) * centered
    }
  }

  private func spreadMeasure(
    _ name: String, _ dimensions: [Int]?, _ correction: Double, _ keep: Bool,
    _ finish: (Double) -> Float,
    _ derivative: @escaping (Tensor, Tensor, Tensor, Double) throws -> Tensor
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "std_mean", dtype)
    }
    let axes = try Shape.axes(dimensions ?? Array(shape.indices), rank: rank)
    let rows = try rowsOf(axes)
    let length = rows.shape[1]
    let freedom = Swift.max(Double(length) - correction, 0)
    let values = rows.withPointer(Float.self) { x in
      (0..<rows.shape[0]).map { row in
        let x = x + row * length
        let mean = ck_sum(length, x) / Double(length)
        return finish(ck_sum_of_squares(length, mean, x) / freedom)
      }
    }
    let before = shape
    let result = Tensor(values).reshapedRaw(self, without: axes, keep: keep)
    return result.recorded(name, [self], saved: [self, result]) { context in
      let x = context.saved[0]
      let centered = try x - x.mean(dimensions: axes, keepDimensions: true)
      return [
        try derivative(
          context.gradient.spread(over: before, axes), centered,
          context.saved[1].spread(over: before, axes), freedom)
      ]
    }
  }

  /// (Σ|x|ᵖ)^(1/p); p may be infinite. Along all dimensions where none is given.
  public func norm(_ p: Double = 2, dimensions: [Int]? = nil, keepDimensions: Bool = false) throws
    -> Tensor
  {
    let axes = try Shape.axes(dimensions ?? Array(shape.indices), rank: rank)
    let x = try float()
    let rows = try x.rowsOf(axes)
    let length = rows.shape[1]
    let values = rows.withPointer(Float.self) { x in
      (0..<rows.shape[0]).map { Tensor.norm(p, x + $0 * length, length) }
    }
    let before = shape
    let result = Tensor(values).reshapedRaw(self, without: axes, keep: keepDimensions)
    return result.recorded("LinalgVectorNormBackward0", [self], saved: [x, result]) { context in
      let x = context.saved[0]
      let norm = try context.saved[1].spread(over: before, axes)
      let gradient = try context.gradient.spread(over: before, axes)
      if p == 2 { return [try (gradient * (x / norm)).where(norm.notEqual(0), 0)] }
      if p == 1 { return [try gradient * x.sign()] }
      let ratio = try (x.abs() / norm).pow(.float(p - 1))
      return [try (gradient * x.sign() * ratio).where(norm.notEqual(0), 0)]
    }
  }

  private static func norm(_ p: Double, _ x: UnsafePointer<Float>, _ count: Int) -> Float {
    if p == 2 { return Float(ck_sum_of_squares(count, 0, x).squareRoot()) }
    if p == .infinity { return (0..<count).reduce(0) { Swift.max($0, Swift.abs(x[$1])) } }
    if p == 0 { return Float((0..<count).count { x[$0] != 0 }) }
    let sum = (0..<count).reduce(0.0) { $0 + power(Double(Swift.abs(x[$1])), p) }
    return Float(power(sum, 1 / p))
  }

  /// The sum of all elements, outside of the graph.
  private func total() throws -> Tensor {
    guard dtype == .float32 else {
      return Tensor(.int(Int(try long().array(Int64.self).reduce(0, &+))))
    }
    let packed = try packed()
    let sum = packed.withPointer(Float.self) { Float(ck_sum(packed.count, $0)) }
    return Tensor([sum], shape: [])
  }

  /// Sums along dimensions, as a vector in the order of what remains; divided by `divisor`.
  private func reduced(_ axes: [Int], divisor: Double = 1) throws -> Tensor {
    guard dtype == .float32 else { return try reducedIntegers(axes) }
    if rank > 0, !axes.isEmpty, isContiguous, axes == Array(0..<axes.count) {
      return try leadingSums(axes.count, divisor: divisor)
    }
    let rows = try rowsOf(axes)
    let length = rows.shape[1]
    let result = try Tensor(uninitialized: [rows.shape[0]])
    result.withPointer(Float.self) { y in
      rows.withPointer(Float.self) { x in
        for row in 0..<rows.shape[0] { y[row] = Float(ck_sum(length, x + row * length) / divisor) }
      }
    }
    return result
  }

  /// Sums along the first `axes` dimensions, row by row.
  private func leadingSums(_ axes: Int, divisor: Double) throws -> Tensor {
    let width = shape[axes...].reduce(1, *)
    let height = shape[..<axes].reduce(1, *)
    var sums = [Double](repeating: 0, count: width)
    withPointer(Float.self) { x in
      for row in 0..<height { ck_add_to_sums(width, x + row * width, &sums) }
    }
    return Tensor(sums.map { Float($0 / divisor) })
  }

  private func reducedIntegers(_ axes: [Int]) throws -> Tensor {
    let rows = try long().rowsOf(axes)
    let length = rows.shape[1]
    return rows.withPointer(Int64.self) { x in
      Tensor(
        integers: (0..<rows.shape[0]).map { row in
          Int((0..<length).reduce(Int64(0)) { $0 &+ x[row * length + $1] })
        })
    }
  }
}
