import CKernels
import Glibc

extension Tensor {
  /// tanh x, with the derivative 1 − tanh² x.
  public func tanh() throws -> Tensor {
    let y = try floating().apply(.hyperbolicTangent)
    guard isRecorded else { return y }
    return y.recorded("TanhBackward0", [self], saved: [y]) { context in
      [try context.gradient.chained(with: context.saved[0], .tanh)]
    }
  }

  /// σ(x) = 1/(1 + e⁻ˣ), with the derivative σ(x)·(1 − σ(x)).
  public func sigmoid() throws -> Tensor {
    let y = try floating().apply(.sigmoid)
    guard isRecorded else { return y }
    return y.recorded("SigmoidBackward0", [self], saved: [y]) { context in
      [try context.gradient.chained(with: context.saved[0], .sigmoid)]
    }
  }

  /// max(x, 0), with the derivative 1 where x > 0.
  public func relu() throws -> Tensor {
    if dtype.isInteger { return try map(Int64.self) { Swift.max($0, 0) }.narrowed(to: dtype) }
    let y = try floating().mapReal({ $0 < 0 ? 0 : $0 }, { $0 < 0 ? 0 : $0 })
    return y.recorded("ReluBackward0", [self], saved: [y]) { context in
      [
        try Tensor.pairwiseReal(
          context.gradient, context.saved[0], { $1 > 0 ? $0 : 0 }, { $1 > 0 ? $0 : 0 })
      ]
    }
  }

  /// x where x > 0, else slope·x.
  public func leakyRelu(slope: Double = 0.01) throws -> Tensor {
    // In single precision the slope is rounded too.
    let slope = dtype.floating == .float64 ? slope : Double(Float(slope))
    return try activation("LeakyReluBackward0", { $0 > 0 ? $0 : $0 * slope }) {
      $1 > 0 ? $0 : $0 * slope
    }
  }

  /// x where x > 0, else alpha·(eˣ − 1).
  public func elu(alpha: Double = 1) throws -> Tensor {
    try activation("EluBackward0", { $0 > 0 ? $0 : alpha * Glibc.expm1($0) }) {
      $1 > 0 ? $0 : $0 * alpha * Glibc.exp($1)
    }
  }

  /// x·σ(x).
  public func silu() throws -> Tensor {
    let x = try floating()
    let y = try Tensor.combine(ck_multiply, x, x.apply(.sigmoid))
    return y.recorded("SiluBackward0", [self], saved: [x]) { context in
      let x = context.saved[0]
      let s = try x.sigmoid()
      return [try context.gradient * (s * (x * (1 - s) + 1))]
    }
  }

  /// ln(1 + exp(beta·x))/beta; x itself where beta·x is above the threshold.
  public func softplus(beta: Double = 1, threshold: Double = 20) throws -> Tensor {
    try activation(
      "SoftplusBackward0",
      { $0 * beta > threshold ? $0 : Glibc.log1p(Glibc.exp($0 * beta)) / beta }
    ) { gradient, x in
      x * beta > threshold ? gradient : gradient / (1 + Glibc.exp(-x * beta))
    }
  }

  /// x·Φ(x) with the normal distribution's Φ: by the error function, or by its tanh approximation
  /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))).
  public func gelu(approximateByTanh: Bool = false) throws -> Tensor {
    if approximateByTanh { return try geluByTanh() }
    let root = 0.5.squareRoot()
    return try activation("GeluBackward0", { 0.5 * $0 * (1 + Glibc.erf($0 * root)) }) {
      gradient, x in
      let density = Glibc.exp(-0.5 * x * x) * 0.5 * M_2_SQRTPI * root
      return gradient * (0.5 * (1 + Glibc.erf(x * root)) + x * density)
    }
  }

  private func geluByTanh() throws -> Tensor {
    let scale = (2 / Double.pi).squareRoot()
    func bend(_ x: Double) -> Double { Glibc.tanh(scale * (x + 0.044715 * x * x * x)) }
    return try activation("GeluBackward0", { 0.5 * $0 * (1 + bend($0)) }) { gradient, x in
      let t = bend(x)
      let slope = scale * (1 + 3 * 0.044715 * x * x)
      return gradient * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope)
    }
  }

  /// A function of one number, with ∂L/∂x as a function of ∂L/∂y and x, in double precision.
  func activation(
    _ name: String, _ value: (Double) -> Double,
    _ derivative: @escaping (_ gradient: Double, _ x: Double) -> Double
  ) throws -> Tensor {
    let x = try floating()
    return try x.mapDouble(value).recorded(name, [self], saved: [x]) { context in
      [try Tensor.pairwiseDouble(context.gradient, context.saved[0], derivative)]
    }
  }

  /// A fused derivative of a function, of which `value` is the value.
  private func chained(with value: Tensor, _ slope: RealSlope) throws -> Tensor {
    dtype == .float64
      ? try chained(Double.self, value, slope) : try chained(Float.self, value, slope)
  }

  private func chained<Real: FloatingPointElement>(
    _: Real.Type, _ value: Tensor, _ slope: RealSlope
  ) throws -> Tensor {
    let (gradient, value) = (try packed(), try value.packed())
    let result = try Tensor(uninitialized: shape, Real.dtype)
    result.withPointer(Real.self) { y in
      gradient.withPointer(Real.self) { g in
        value.withPointer(Real.self) { Real.chain(slope, count, g, $0, y) }
      }
    }
    return result
  }
}
