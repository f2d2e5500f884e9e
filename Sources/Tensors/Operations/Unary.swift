import CKernels
import Glibc

extension Tensor {
  /// A float function whose derivative needs its argument (`saved[0]`).
  private func function(
    _ name: String, _ forward: (Tensor) throws -> Tensor,
    _ derivative: @escaping (_ gradient: Tensor, _ x: Tensor) throws -> Tensor
  ) throws -> Tensor {
    let x = try floating()
    guard isRecorded else { return try forward(x) }
    return try forward(x).recorded(name, [self], saved: [x]) {
      [try derivative($0.gradient, $0.saved[0])]
    }
  }

  /// A float function whose derivative needs its value.
  private func functionOfResult(
    _ name: String, _ forward: (Tensor) throws -> Tensor,
    _ derivative: @escaping (_ gradient: Tensor, _ y: Tensor) throws -> Tensor
  ) throws -> Tensor {
    let y = try forward(floating())
    guard isRecorded else { return y }
    return y.recorded(name, [self], saved: [y]) { [try derivative($0.gradient, $0.saved[0])] }
  }

  /// eˣ, with the derivative eˣ.
  public func exp() throws -> Tensor {
    try functionOfResult("ExpBackward0", { try $0.apply(.exponential) }) {
      try $0 * $1
    }
  }

  /// ln x, with the derivative 1/x.
  public func log() throws -> Tensor {
    try function("LogBackward0", { try $0.apply(.logarithm) }) { try $0 / $1 }
  }

  /// log₂ x.
  public func log2() throws -> Tensor {
    try function("Log2Backward0", { try $0.mapDouble(Glibc.log2) }) {
      try $0 / ($1 * .float(M_LN2))
    }
  }

  /// log₁₀ x.
  public func log10() throws -> Tensor {
    try function("Log10Backward0", { try $0.mapDouble(Glibc.log10) }) {
      try $0 / ($1 * .float(M_LN10))
    }
  }

  /// ln(1 + x), exact near zero.
  public func log1p() throws -> Tensor {
    try function("Log1PBackward0", { try $0.mapDouble(Glibc.log1p) }) { try $0 / ($1 + 1) }
  }

  /// eˣ − 1, exact near zero.
  public func expm1() throws -> Tensor {
    try functionOfResult("Expm1Backward0", { try $0.mapDouble(Glibc.expm1) }) { try $0 * ($1 + 1) }
  }

  /// √x, with the derivative 1/(2√x).
  public func sqrt() throws -> Tensor {
    try functionOfResult(
      "SqrtBackward0", { try $0.mapReal({ $0.squareRoot() }, { $0.squareRoot() }) }
    ) {
      try $0 / ($1 * 2)
    }
  }

  /// 1/√x.
  public func rsqrt() throws -> Tensor {
    try functionOfResult(
      "RsqrtBackward0", { try $0.mapReal({ 1 / $0.squareRoot() }, { 1 / $0.squareRoot() }) }
    ) {
      try $0 * -0.5 * ($1 * $1 * $1)
    }
  }

  /// 1/x, with the derivative −1/x².
  public func reciprocal() throws -> Tensor {
    try functionOfResult("ReciprocalBackward0", { try $0.mapReal({ 1 / $0 }, { 1 / $0 }) }) {
      try -$0 * ($1 * $1)
    }
  }

  /// x².
  public func square() throws -> Tensor { try pow(2) }

  /// |x|, with the derivative sign x.
  public func abs() throws -> Tensor {
    if dtype.isInteger {
      return try map(Int64.self) { $0 < 0 ? 0 &- $0 : $0 }.narrowed(to: dtype)
    }
    return try function("AbsBackward0", { try $0.mapReal({ Swift.abs($0) }, { Swift.abs($0) }) }) {
      try $0 * $1.sign()
    }
  }

  /// −1, 0 or 1.
  public func sign() throws -> Tensor {
    if dtype.isInteger { return try map(Int64.self) { $0.signum() }.narrowed(to: dtype) }
    return try function("SignBackward0", { try $0.mapReal(signOf, signOf) }) { gradient, _ in
      try gradient * 0
    }
  }

  /// sin x.
  public func sin() throws -> Tensor {
    try function("SinBackward0", { try $0.mapDouble(Glibc.sin) }) { try $0 * $1.cos() }
  }

  /// cos x.
  public func cos() throws -> Tensor {
    try function("CosBackward0", { try $0.mapDouble(Glibc.cos) }) { try -$0 * $1.sin() }
  }

  /// tan x, with the derivative 1 + tan² x.
  public func tan() throws -> Tensor {
    try functionOfResult("TanBackward0", { try $0.mapDouble(Glibc.tan) }) {
      try $0 * ($1 * $1 + 1)
    }
  }

  /// atan x, with the derivative 1/(1 + x²).
  public func atan() throws -> Tensor {
    try function("AtanBackward0", { try $0.mapDouble(Glibc.atan) }) { try $0 / ($1 * $1 + 1) }
  }

  /// The error function, with the derivative 2/√π·exp(−x²).
  public func erf() throws -> Tensor {
    try function("ErfBackward0", { try $0.mapDouble(Glibc.erf) }) {
      try $0 * ((-($1 * $1)).exp() * .float(M_2_SQRTPI))
    }
  }

  /// The greatest integer that is not above x.
  public func floor() throws -> Tensor { try rounded("FloorBackward0", .down) }
  /// The least integer that is not below x.
  public func ceil() throws -> Tensor { try rounded("CeilBackward0", .up) }
  /// The nearest integer; of two, the even one.
  public func round() throws -> Tensor { try rounded("RoundBackward0", .toNearestOrEven) }
  /// x without its fraction.
  public func trunc() throws -> Tensor { try rounded("TruncBackward0", .towardZero) }

  private func rounded(_ name: String, _ rule: FloatingPointRoundingRule) throws -> Tensor {
    if dtype.isInteger { return try copied() }
    return try function(name, { try $0.mapReal({ $0.rounded(rule) }, { $0.rounded(rule) }) }) {
      gradient, _ in
      try gradient * 0
    }
  }

  /// xⁿ. Whole, half and inverse powers that a product or a root gives exactly are computed so.
  ///
  ///     ∂xⁿ/∂x = n·xⁿ⁻¹
  ///
  /// - Throws: `TensorError.integerPower` for integers to a negative integer power.
  public func pow(_ exponent: Scalar) throws -> Tensor {
    if !dtype.isFloatingPoint, !exponent.dtype.isFloatingPoint {
      guard exponent.int64 >= 0 else { throw TensorError.integerPower }
      let power = exponent.int64
      return try long().map(Int64.self) { $0.raised(to: power) }.narrowed(to: dtype)
    }
    let power = exponent.double
    return try function(
      "PowBackward0", { try $0.mapReal({ $0.raised(to: power) }, { $0.raised(to: power) }) }
    ) {
      power == 0 ? try $0 * 0 : try $0 * ($1.pow(.float(power - 1)) * .float(power))
    }
  }

  /// aᵇ, broadcast.
  ///
  ///     ∂aᵇ/∂a = b·aᵇ⁻¹, ∂aᵇ/∂b = aᵇ·ln a
  public func pow(_ exponent: Tensor) throws -> Tensor {
    let kind = Tensor.promoted(self, exponent)
    if !kind.isFloatingPoint {
      let (bases, exponents) = try Tensor.integers(self, exponent, kind)
      guard !exponents.array(Int64.self).contains(where: { $0 < 0 }) else {
        throw TensorError.integerPower
      }
      return try Tensor.pairwise(bases, exponents, Int64.self) { $0.raised(to: $1) }
        .narrowed(to: kind)
    }
    let (a, b) = try Tensor.operands(self, exponent, kind)
    let result = try Tensor.pairwiseReal(
      a, b, { $0.raised(to: Double($1)) }, { $0.raised(to: $1) })
    return result.recorded("PowBackward1", [self, exponent], saved: [a, b, result]) { context in
      let (a, b, y) = (context.saved[0], context.saved[1], context.saved[2])
      let toBase = try context.needs[0] ? context.gradient * (b * a.pow(b - 1)) : nil
      let toExponent = try context.needs[1] ? context.gradient * (y * a.log()) : nil
      return [
        try toBase?.where(b.notEqual(0), 0).summed(to: a.shape),
        try toExponent?.where(y.notEqual(0), 0).summed(to: b.shape),
      ]
    }
  }
}

private func signOf<Real: FloatingPointElement>(_ x: Real) -> Real {
  x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x
}

extension FloatingPointElement {
  func raised(to power: Double) -> Self {
    switch power {
    case 0: 1
    case 1: self
    case 2: self * self
    case 3: self * self * self
    case 0.5: squareRoot()
    case -0.5: 1 / squareRoot()
    case -1: 1 / self
    case -2: 1 / (self * self)
    default: Self(Glibc.pow(Double(self), power))
    }
  }
}

extension Int64 {
  /// The power modulo 2⁶⁴, by squaring.
  func raised(to power: Int64) -> Int64 {
    var (result, square, rest) = (Int64(1), self, power)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}
