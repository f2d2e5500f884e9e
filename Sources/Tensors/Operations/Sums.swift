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
    return try total(divisor: count).recorded("MeanBackward0", [self]) { context in
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
      "VarBackward0", dimensions, correction, keepDimensions, { $0 }
    ) { gradient, centered, _, freedom in
      try gradient * (centered * .float(2 / freedom))
    }
  }

  /// The root of the variance.
  public func standardDeviation(
    dimensions: [Int]? = nil, correction: Double = 1, keepDimensions: Bool = false
  ) throws -> Tensor {
    try spreadMeasure(
      "StdBackward0", dimensions, correction, keepDimensions, { $0.squareRoot() }
    ) { gradient, centered, result, freedom in
      try (gradient / (result * .float(freedom))).where(result.notEqual(0), 0) * centered
    }
  }

  private func spreadMeasure(
    _ name: String, _ dimensions: [Int]?, _ correction: Double, _ keep: Bool,
    _ finish: (Double) -> Double,
    _ derivative: @escaping (Tensor, Tensor, Tensor, Double) throws -> Tensor
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "std_mean", dtype)
    }
    let axes = try Shape.axes(dimensions ?? Array(shape.indices), rank: rank)
    let rows = try rowsOf(axes)
    let freedom = Swift.max(Double(rows.shape[1]) - correction, 0)
    let values =
      try dtype == .float64
      ? rows.reducedRows(Double.self) { finish(squaredDistances($0, $1) / freedom) }
      : rows.reducedRows(Float.self) { finish(squaredDistances($0, $1) / freedom) }
    let before = shape
    let result = values.reshapedRaw(self, without: axes, keep: keep)
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
    let x = try floating()
    let rows = try x.rowsOf(axes)
    let values =
      try x.dtype == .float64
      ? rows.reducedRows(Double.self) { normOf(p, $0, $1) }
      : rows.reducedRows(Float.self) { normOf(p, $0, $1) }
    let before = shape
    let result = values.reshapedRaw(self, without: axes, keep: keepDimensions)
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

  /// f of each row of a matrix in order, as a vector.
  private func reducedRows<Real: FloatingPointElement>(
    _: Real.Type, _ function: (Int, UnsafePointer<Real>) -> Double
  ) throws -> Tensor {
    let length = shape[1]
    let result = try Tensor(uninitialized: [shape[0]], Real.dtype)
    result.withPointer(Real.self) { y in
      withPointer(Real.self) { x in
        for row in 0..<shape[0] { y[row] = Real(function(length, x + row * length)) }
      }
    }
    return result
  }

  /// The sum of all elements over `divisor`, outside of the graph.
  private func total(divisor: Double = 1) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      return Tensor(.int(Int(try long().array(Int64.self).reduce(0, &+))))
    }
    let row = try packed().alias(shape: [1, count], strides: [count, 1])
    return try row.sumsOfRows(divisor).alias(shape: [], strides: [])
  }

  /// Sums along dimensions, as a vector in the order of what remains; divided by `divisor`.
  private func reduced(_ axes: [Int], divisor: Double = 1) throws -> Tensor {
    guard dtype.isFloatingPoint else { return try reducedIntegers(axes) }
    if rank > 0, !axes.isEmpty, isContiguous, axes == Array(0..<axes.count) {
      return try dtype == .float64
        ? leadingSums(Double.self, axes.count, divisor: divisor)
        : leadingSums(Float.self, axes.count, divisor: divisor)
    }
    return try rowsOf(axes).sumsOfRows(divisor)
  }

  private func sumsOfRows(_ divisor: Double) throws -> Tensor {
    dtype == .float64
      ? try reducedRows(Double.self) { Double.sum($0, $1) / divisor }
      : try reducedRows(Float.self) { Float.sum($0, $1) / divisor }
  }

  /// Sums along the first `axes` dimensions, row by row.
  private func leadingSums<Real: FloatingPointElement>(
    _: Real.Type, _ axes: Int, divisor: Double
  ) throws -> Tensor {
    let width = shape[axes...].reduce(1, *)
    let height = shape[..<axes].reduce(1, *)
    var sums = [Double](repeating: 0, count: width)
    sums.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      withPointer(Real.self) { x in
        Real.add(rows: height, width: width, x, to: sums)
      }
    }
    return Tensor(elements: sums.map { Real($0 / divisor) }, shape: nil)
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

/// Σ (x − mean x)²
private func squaredDistances<Real: FloatingPointElement>(_ length: Int, _ x: UnsafePointer<Real>)
  -> Double
{
  Real.sumOfSquares(length, Real.sum(length, x) / Double(length), x)
}

/// (Σ|x|ᵖ)^(1/p), and its limits for p = 0 and ±∞.
private func normOf<Real: FloatingPointElement>(
  _ p: Double, _ count: Int, _ x: UnsafePointer<Real>
) -> Double {
  func sizes(_ start: Double, _ join: (Double, Double) -> Double) -> Double {
    (0..<count).reduce(start) { join($0, Swift.abs(Double(x[$1]))) }
  }
  switch p {
  case 2: return Real.sumOfSquares(count, 0, x).squareRoot()
  case .infinity: return sizes(0) { $1.isNaN ? $1 : Swift.max($0, $1) }
  case -.infinity: return sizes(.infinity) { $1.isNaN ? $1 : Swift.min($0, $1) }
  case 0: return sizes(0) { $0 + ($1 == 0 ? 0 : 1) }
  case 1: return sizes(0) { $0 + $1 }
  default: return power(sizes(0) { $0 + power($1, p) }, 1 / p)
  }
}
