import CKernels

/// A floating-point type that a tensor can hold, with the primitives that operations are made of.
///
/// For `Float` they are the C kernels, for `Double` plain loops in the same order. An operation is
/// written once, over this protocol, and called with the type that the tensor holds.
protocol FloatingPointElement: TensorElement, BinaryFloatingPoint {
  /// y[i] = a[i·stepA] ∘ b[i·stepB]; a step is 0 or 1.
  static func combine(
    _ operation: ck_binary, _ count: Int, _ a: UnsafePointer<Self>, _ stepA: Int,
    _ b: UnsafePointer<Self>, _ stepB: Int, _ y: UnsafeMutablePointer<Self>)

  /// y[i] = f(x[i]); `x` may be `y`.
  static func apply(
    _ function: RealFunction, _ count: Int, _ x: UnsafePointer<Self>,
    _ y: UnsafeMutablePointer<Self>)

  /// y[i] = g[i]·f′, where the derivative f′ is computed from f's value.
  static func chain(
    _ slope: RealSlope, _ count: Int, _ gradient: UnsafePointer<Self>,
    _ value: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>)

  /// Σ x[i] in double precision.
  static func sum(_ count: Int, _ x: UnsafePointer<Self>) -> Double
  /// Σ (x[i] − center)²
  static func sumOfSquares(_ count: Int, _ center: Double, _ x: UnsafePointer<Self>) -> Double
  /// sums[j] += x[i, j] for each of some rows of `width` elements, one after the other.
  static func add(
    rows: Int, width: Int, _ x: UnsafePointer<Self>, to sums: UnsafeMutablePointer<Double>)
}

/// Functions that have kernels.
enum RealFunction {
  case exponential, logarithm, hyperbolicTangent, sigmoid
}

/// Derivatives that have kernels.
enum RealSlope {
  /// 1 − t² of t = tanh x.
  case tanh
  /// s·(1 − s) of s = σ(x).
  case sigmoid
}

extension Float: FloatingPointElement {
  static func combine(
    _ operation: ck_binary, _ count: Int, _ a: UnsafePointer<Float>, _ stepA: Int,
    _ b: UnsafePointer<Float>, _ stepB: Int, _ y: UnsafeMutablePointer<Float>
  ) {
    ck_combine(operation, count, a, stepA, b, stepB, y)
  }

  static func apply(
    _ function: RealFunction, _ count: Int, _ x: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>
  ) {
    switch function {
    case .exponential: Kernels.active.exponential(count, x, y)
    case .logarithm: Kernels.active.logarithm(count, x, y)
    case .hyperbolicTangent: Kernels.active.hyperbolic_tangent(count, x, y)
    case .sigmoid: Kernels.active.sigmoid(count, x, y)
    }
  }

  static func chain(
    _ slope: RealSlope, _ count: Int, _ gradient: UnsafePointer<Float>,
    _ value: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
  ) {
    switch slope {
    case .tanh: ck_tanh_derivative(count, gradient, value, y)
    case .sigmoid: ck_sigmoid_derivative(count, gradient, value, y)
    }
  }

  static func sum(_ count: Int, _ x: UnsafePointer<Float>) -> Double { ck_sum(count, x) }

  static func sumOfSquares(_ count: Int, _ center: Double, _ x: UnsafePointer<Float>) -> Double {
    ck_sum_of_squares(count, center, x)
  }

  static func add(
    rows: Int, width: Int, _ x: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Double>
  ) {
    Kernels.active.add_rows(rows, width, x, width, sums)
  }
}

extension Double: FloatingPointElement {
  static func combine(
    _ operation: ck_binary, _ count: Int, _ a: UnsafePointer<Double>, _ stepA: Int,
    _ b: UnsafePointer<Double>, _ stepB: Int, _ y: UnsafeMutablePointer<Double>
  ) {
    switch operation {
    case ck_add: for i in 0..<count { y[i] = a[i * stepA] + b[i * stepB] }
    case ck_subtract: for i in 0..<count { y[i] = a[i * stepA] - b[i * stepB] }
    case ck_multiply: for i in 0..<count { y[i] = a[i * stepA] * b[i * stepB] }
    default: for i in 0..<count { y[i] = a[i * stepA] / b[i * stepB] }
    }
  }

  static func apply(
    _ function: RealFunction, _ count: Int, _ x: UnsafePointer<Double>,
    _ y: UnsafeMutablePointer<Double>
  ) {
    switch function {
    case .exponential: for i in 0..<count { y[i] = DoubleFunctions.exponential(x[i]) }
    case .logarithm: for i in 0..<count { y[i] = DoubleFunctions.logarithm(x[i]) }
    case .hyperbolicTangent:
      for i in 0..<count { y[i] = DoubleFunctions.hyperbolicTangent(x[i]) }
    case .sigmoid: for i in 0..<count { y[i] = DoubleFunctions.sigmoid(x[i]) }
    }
  }

  static func chain(
    _ slope: RealSlope, _ count: Int, _ gradient: UnsafePointer<Double>,
    _ value: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>
  ) {
    switch slope {
    case .tanh: for i in 0..<count { y[i] = gradient[i] * (1 - value[i] * value[i]) }
    case .sigmoid: for i in 0..<count { y[i] = gradient[i] * (1 - value[i]) * value[i] }
    }
  }

  static func sum(_ count: Int, _ x: UnsafePointer<Double>) -> Double {
    eightSums(count) { x[$0] }
  }

  static func sumOfSquares(_ count: Int, _ center: Double, _ x: UnsafePointer<Double>) -> Double {
    eightSums(count) { (x[$0] - center) * (x[$0] - center) }
  }

  static func add(
    rows: Int, width: Int, _ x: UnsafePointer<Double>, to sums: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for i in 0..<width { sums[i] += x[row * width + i] }
    }
  }

  /// Eight partial sums, term i in partial sum i mod 8, then in pairs: the order of the kernels.
  private static func eightSums(_ count: Int, _ term: (Int) -> Double) -> Double {
    var sums = SIMD8<Double>()
    let whole = count / 8 * 8
    for start in Swift.stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += term(start + lane) }
    }
    for i in whole..<count { sums[i - whole] += term(i) }
    let pairs = sums.lowHalf + sums.highHalf
    let halves = pairs.lowHalf + pairs.highHalf
    return halves[0] + halves[1]
  }
}
