import CKernels
import Glibc

extension Tensor {
  /// tanh x, with the derivative 1 − tanh² x.
  public func tanh() throws -> Tensor {
    let y = try float().apply(Kernels.active.hyperbolic_tangent)
    return y.recorded("TanhBackward0", [self], saved: [y]) { context in
      [try context.gradient.chained(with: context.saved[0], ck_tanh_derivative)]
    }
  }

  /// σ(x) = 1/(1 + e⁻ˣ), with the derivative σ(x)·(1 − σ(x)).
  public func sigmoid() throws -> Tensor {
    let y = try float().apply(Kernels.active.sigmoid)
    return y.recorded("SigmoidBackward0", [self], saved: [y]) { context in
      [try context.gradient.chained(with: context.saved[0], ck_sigmoid_derivative)]
    }
  }

  /// max(x, 0), with the derivative 1 where x > 0.
  public func relu() throws -> Tensor {
    if dtype == .int64 { return try map(Int64.self) { Swift.max($0, 0) } }
    let y = try float().map(Float.self) { $0 < 0 ? 0 : $0 }
    return y.recorded("ReluBackward0", [self], saved: [y]) { context in
      [try Tensor.pairwise(context.gradient, context.saved[0], Float.self) { $1 > 0 ? $0 : 0 }]
    }
  }

  /// x where x > 0, else slope·x.
  public func leakyRelu(slope: Double = 0.01) throws -> Tensor {
    let slope = Float(slope)
    return try activation("LeakyReluBackward0", { $0 > 0 ? $0 : $0 * slope }) {
      $1 > 0 ? $0 : $0 * slope
    }
  }

  /// x where x > 0, else alpha·(eˣ − 1).
  public func elu(alpha: Double = 1) throws -> Tensor {
    let factor = alpha
    return try activation(
      "EluBackward0", { $0 > 0 ? $0 : Float(factor * Glibc.expm1(Double($0))) }
    ) { $1 > 0 ? $0 : Float(Double($0) * factor * Glibc.exp(Double($1))) }
  }

  /// x·σ(x).
  public func silu() throws -> Tensor {
    let x = try float()
    let y = try Tensor.combine(ck_multiply, x, x.apply(Kernels.active.sigmoid))
    return y.recorded("SiluBackward0", [self], saved: [x]) { context in
      let x = context.saved[0]
      let s = try x.sigmoid()
      return [try context.gradient * (s * (x * (1 - s) + 1))]
    }
  }

  /// ln(1 + exp(beta·x))/beta; x itself where beta·x is above the threshold.
  public func softplus(beta: Double = 1, threshold: Double = 20) throws -> Tensor {
    func value(_ x: Float) -> Float {
      let z = Double(x) * beta
      return z > threshold ? x : Float(Glibc.log1p(Glibc.exp(z)) / beta)
    }
    return try activation("SoftplusBackward0", value) { gradient, x in
      let z = Double(x) * beta
      return z > threshold ? gradient : Float(Double(gradient) / (1 + Glibc.exp(-z)))
    }
  }

  /// x·Φ(x) with the normal distribution's Φ: by the error function, or by its tanh approximation
  /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))).
  public func gelu(approximateByTanh: Bool = false) throws -> Tensor {
    if approximateByTanh { return try geluByTanh() }
    return try activation(
      "GeluBackward0", { Float(0.5 * Double($0) * (1 + Glibc.erf(Double($0) * 0.5.squareRoot()))) }
    ) { gradient, x in
      let x = Double(x)
      let density = Glibc.exp(-0.5 * x * x) * 0.5 * M_2_SQRTPI * 0.5.squareRoot()
      return Float(Double(gradient) * (0.5 * (1 + Glibc.erf(x * 0.5.squareRoot())) + x * density))
    }
  }

  private func geluByTanh() throws -> Tensor {
    let scale = (2 / Double.pi).squareRoot()
    func bend(_ x: Double) -> Double { Glibc.tanh(scale * (x + 0.044715 * x * x * x)) }
    return try activation("GeluBackward0", { Float(0.5 * Double($0) * (1 + bend(Double($0)))) }) {
      gradient, x in
      let x = Double(x)
      let t = bend(x)
      let slope = scale * (1 + 3 * 0.044715 * x * x)
      return Float(Double(gradient) * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope))
    }
  }

  /// A function of one float, with ∂L/∂x as a function of ∂L/∂y and x.
  private func activation(
    _ name: String, _ value: (Float) -> Float,
    _ derivative: @escaping (_ gradient: Float, _ x: Float) -> Float
  ) throws -> Tensor {
    let x = try float()
    return try x.map(Float.self, value).recorded(name, [self], saved: [x]) { context in
      [try Tensor.pairwise(context.gradient, context.saved[0], Float.self, derivative)]
    }
  }

  /// A fused derivative: kernel(count, gradient, value, result).
  private func chained(
    with value: Tensor,
    _ kernel: (Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) throws -> Tensor {
    let (gradient, value) = (try packed(), try value.packed())
    let result = try Tensor(uninitialized: shape)
    result.withPointer(Float.self) { y in
      gradient.withPointer(Float.self) { g in
        value.withPointer(Float.self) { kernel(count, g, $0, y) }
      }
    }
    return result
  }
}
