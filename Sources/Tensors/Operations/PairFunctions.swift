import Glibc

/// Functions of pairs of numbers, broadcast.
extension Tensor {
  /// A function of two numbers with ∂L/∂a and ∂L/∂b as functions of ∂L/∂y, a and b, all in double
  /// precision.
  private func paired(
    _ name: String, _ other: Tensor, _ value: (Double, Double) -> Double,
    _ first: @escaping (Double, Double) -> Double, _ second: @escaping (Double, Double) -> Double
  ) throws -> Tensor {
    let (a, b) = try Tensor.operands(self, other, Tensor.promotedFloating(self, other))
    let (shapeA, shapeB) = (shape, other.shape)
    return try Tensor.pairwiseDouble(a, b, value).recorded(
      name, [self, other], saved: [a, b]
    ) { context in
      let (a, b) = (context.saved[0], context.saved[1])
      func gradient(_ slope: (Double, Double) -> Double, _ shape: [Int]) throws -> Tensor {
        try (context.gradient * Tensor.pairwiseDouble(a, b, slope)).summed(to: shape)
      }
      return [
        context.needs[0] ? try gradient(first, shapeA) : nil,
        context.needs[1] ? try gradient(second, shapeB) : nil,
      ]
    }
  }

  /// The angle of the point (other, self).
  public func atan2(_ other: Tensor) throws -> Tensor {
    try paired(
      "Atan2Backward0", other, Glibc.atan2, { $1 / ($0 * $0 + $1 * $1) },
      { -$0 / ($0 * $0 + $1 * $1) })
  }

  /// √(a² + b²)
  public func hypot(_ other: Tensor) throws -> Tensor {
    try paired(
      "HypotBackward0", other, Glibc.hypot, { $0 / Glibc.hypot($0, $1) },
      { $1 / Glibc.hypot($0, $1) })
  }

  /// a·ln b, 0 where a is zero.
  public func xlogy(_ other: Tensor) throws -> Tensor {
    try paired(
      "XlogyBackward0", other, { $0 == 0 && !$1.isNaN ? 0 : $0 * Glibc.log($1) },
      { $0 == 0 && $1 <= 0 ? 0 : Glibc.log($1) }, { $0 / $1 })
  }

  /// ln(eᵃ + eᵇ)
  public func logAddExp(_ other: Tensor) throws -> Tensor {
    try paired(
      "LogaddexpBackward0", other, logOfSum, { 1 / (1 + Glibc.exp($1 - $0)) },
      { 1 / (1 + Glibc.exp($0 - $1)) })
  }

  /// log₂(2ᵃ + 2ᵇ)
  public func logAddExp2(_ other: Tensor) throws -> Tensor {
    try paired(
      "Logaddexp2Backward0", other, { logOfSum($0 * M_LN2, $1 * M_LN2) / M_LN2 },
      { 1 / (1 + Glibc.exp2($1 - $0)) }, { 1 / (1 + Glibc.exp2($0 - $1)) })
  }

  /// The magnitude of a with the sign of b.
  public func copySign(_ other: Tensor) throws -> Tensor {
    try paired(
      "CopysignBackward0", other, { Glibc.copysign($0, $1) },
      { $0 == 0 ? 0 : Glibc.copysign(1, $1) * ($0 < 0 ? -1 : 1) }, { _, _ in 0 })
  }

  /// The larger of each pair, and the number of a pair with one that is none.
  public func fmax(_ other: Tensor) throws -> Tensor {
    guard Tensor.promoted(self, other).isFloatingPoint else { return try maximum(other) }
    return try paired(
      "FmaxBackward0", other, Glibc.fmax, { $0 >= $1 || $1.isNaN ? 1 : 0 },
      { $0 >= $1 || $1.isNaN ? 0 : 1 })
  }

  /// The smaller of each pair, and the number of a pair with one that is none.
  public func fmin(_ other: Tensor) throws -> Tensor {
    guard Tensor.promoted(self, other).isFloatingPoint else { return try minimum(other) }
    return try paired(
      "FminBackward0", other, Glibc.fmin, { $0 <= $1 || $1.isNaN ? 1 : 0 },
      { $0 <= $1 || $1.isNaN ? 0 : 1 })
  }

  /// The rest of a division with the sign of the dividend: C's `fmod`.
  ///
  /// - Throws: `TensorError.zeroDivision` for integers.
  public func fmod(_ other: Tensor) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    guard !kind.isFloatingPoint else {
      let name = other.isWrappedNumber ? "FmodBackward0" : "FmodBackward1"
      return try paired(
        name, other, Glibc.fmod, { _, _ in 1 }, { -($0 / $1).rounded(.towardZero) })
    }
    let (dividend, divisor) = try Tensor.integers(self, other, kind)
    guard !divisor.array(Int64.self).contains(0) else { throw TensorError.zeroDivision }
    return try Tensor.pairwise(dividend, divisor, Int64.self) {
      $0.remainderReportingOverflow(dividingBy: $1).partialValue
    }.narrowed(to: kind)
  }

  /// 0 below zero, 1 above, the other's number at zero; without a derivative.
  public func heaviside(_ other: Tensor) throws -> Tensor {
    guard dtype == other.dtype else { throw CalculationError.heavisideKinds }
    return try noGrad {
      let above = try greater(0).to(dtype)
      return try other.where(equal(0), above)
    }
  }

  /// The way from this to `end`, of which `weight` is gone: a + weight·(b − a).
  public func lerp(_ end: Tensor, weight: Tensor) throws -> Tensor {
    let name = weight.isWrappedNumber ? "LerpBackward0" : "LerpBackward1"
    guard dtype == end.dtype else { throw CalculationError.interpolationKinds(dtype, end.dtype) }
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplemented(
        operation: weight.isWrappedNumber ? "lerp_kernel_scalar" : "lerp_kernel_tensor", dtype)
    }
    return try Tensor.composed(name, [self, end, weight]) { x in
      let (start, end, weight) = (x[0], x[1], x[2])
      let near = try weight.abs().less(0.5)
      return try (start + weight * (end - start)).where(near, end - (end - start) * (1 - weight))
    }
  }

  /// x + scale·a·b
  public func addcmul(_ a: Tensor, _ b: Tensor, scale: Scalar = 1) throws -> Tensor {
    try Tensor.composed("AddcmulBackward0", [self, a, b]) { try $0[0] + $0[1] * scale * $0[2] }
  }

  /// x + scale·a/b
  public func addcdiv(_ a: Tensor, _ b: Tensor, scale: Scalar = 1) throws -> Tensor {
    try Tensor.composed("AddcdivBackward0", [self, a, b]) { try $0[0] + $0[1] * scale / $0[2] }
  }

  /// The numbers bounded by tensors, broadcast; the gradient is zero outside of the bounds.
  ///
  /// - Throws: `TensorError.clampBounds` without a bound.
  public func clamp(min low: Tensor?, max high: Tensor?) throws -> Tensor {
    guard low != nil || high != nil else { throw TensorError.clampBounds }
    let bounds = [low, high].compactMap { $0 }
    return try Tensor.composed("ClampBackward0", [self] + bounds) { x in
      var y = x[0]
      if low != nil { y = try x[1].where(y.less(x[1]), y) }
      guard high != nil, let last = x.last else { return y }
      return try last.where(y.greater(last), y)
    }
  }
}

private func logOfSum(_ a: Double, _ b: Double) -> Double {
  if a == b, a.isInfinite { return a }
  return Swift.max(a, b) + Glibc.log1p(Glibc.exp(-Swift.abs(a - b)))
}
