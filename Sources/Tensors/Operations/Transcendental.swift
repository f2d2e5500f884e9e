import Glibc

/// Functions of each number that are computed in double precision, with their derivatives.
extension Tensor {
  /// arccos x, with the derivative −1/√(1 − x²).
  public func acos() throws -> Tensor {
    try activation("AcosBackward0", Glibc.acos) { -$0 / (1 - $1 * $1).squareRoot() }
  }

  /// arcsin x, with the derivative 1/√(1 − x²).
  public func asin() throws -> Tensor {
    try activation("AsinBackward0", Glibc.asin) { $0 / (1 - $1 * $1).squareRoot() }
  }

  /// arcosh x, with the derivative 1/√(x² − 1).
  public func acosh() throws -> Tensor {
    try activation("AcoshBackward0", Glibc.acosh) { $0 / ($1 * $1 - 1).squareRoot() }
  }

  /// arsinh x, with the derivative 1/√(x² + 1).
  public func asinh() throws -> Tensor {
    try activation("AsinhBackward0", Glibc.asinh) { $0 / ($1 * $1 + 1).squareRoot() }
  }

  /// artanh x, with the derivative 1/(1 − x²).
  public func atanh() throws -> Tensor {
    try activation("AtanhBackward0", Glibc.atanh) { $0 / (1 - $1 * $1) }
  }

  /// sinh x, with the derivative cosh x.
  public func sinh() throws -> Tensor {
    try activation("SinhBackward0", Glibc.sinh) { $0 * Glibc.cosh($1) }
  }

  /// cosh x, with the derivative sinh x.
  public func cosh() throws -> Tensor {
    try activation("CoshBackward0", Glibc.cosh) { $0 * Glibc.sinh($1) }
  }

  /// 2ˣ
  public func exp2() throws -> Tensor {
    try activation("Exp2Backward0", Glibc.exp2) { $0 * Glibc.exp2($1) * M_LN2 }
  }

  /// 1 − erf x
  public func erfc() throws -> Tensor {
    try activation("ErfcBackward0", Glibc.erfc) { -$0 * M_2_SQRTPI * Glibc.exp(-$1 * $1) }
  }

  /// The number whose erf is x, with the derivative √π/2·exp(y²).
  public func erfinv() throws -> Tensor {
    try activation("ErfinvBackward0", inverseErrorFunction) { gradient, x in
      let y = inverseErrorFunction(x)
      return gradient / M_2_SQRTPI * Glibc.exp(y * y)
    }
  }

  /// sin(πx)/(πx), 1 at zero.
  public func sinc() throws -> Tensor {
    try activation(
      "SincBackward0", { $0 == 0 ? 1 : Glibc.sin(.pi * $0) / (.pi * $0) }
    ) { gradient, x in
      let z = Double.pi * x
      return x == 0 ? 0 : gradient * (z * Glibc.cos(z) - Glibc.sin(z)) / (z * x)
    }
  }

  /// ln(x/(1 − x)), of x bounded to [epsilon, 1 − epsilon] where that is given.
  public func logit(epsilon: Double? = nil) throws -> Tensor {
    let (low, high) = (epsilon ?? -.infinity, epsilon.map { 1 - $0 } ?? .infinity)
    return try activation(
      "LogitBackward0",
      { value in
        let x = value.isNaN ? value : Swift.min(Swift.max(value, low), high)
        return Glibc.log(x / (1 - x))
      }
    ) { gradient, x in
      if epsilon == nil { return 0...1 ~= x ? gradient / (x * (1 - x)) : .nan }
      return x >= low && x <= high ? gradient / (x * (1 - x)) : 0
    }
  }

  /// ln|Γ(x)|, with the derivative ψ(x).
  public func lgamma() throws -> Tensor {
    try activation("LgammaBackward0", { Glibc.lgamma($0) }) { $0 * digammaOf($1) }
  }

  /// ψ(x), the derivative of ln Γ.
  public func digamma() throws -> Tensor {
    try activation("DigammaBackward0", digammaOf) { $0 * trigammaOf($1) }
  }

  /// The angle in radians of one in degrees.
  public func radians() throws -> Tensor {
    try activation("Deg2RadBackward0", { $0 * .pi / 180 }) { gradient, _ in gradient * .pi / 180 }
  }

  /// The angle in degrees of one in radians.
  public func degrees() throws -> Tensor {
    try activation("Rad2DegBackward0", { $0 * 180 / .pi }) { gradient, _ in gradient * 180 / .pi }
  }

  /// x without its integer part.
  public func frac() throws -> Tensor {
    let x = try floating()
    return try x.mapReal({ $0 - $0.rounded(.towardZero) }, { $0 - $0.rounded(.towardZero) })
      .recorded("FracBackward0", [self]) { [$0.gradient] }
  }

  /// Other numbers in place of what is no number and of infinities: 0 and the largest of the kind,
  /// where none are given.
  public func nanToNum(
    nan: Double = 0, positiveInfinity: Double? = nil, negativeInfinity: Double? = nil
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else { return try copied() }
    let largest =
      dtype == .float64
      ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
    return try activation(
      "NanToNumBackward0",
      { x in
        if x.isNaN { return nan }
        if x == .infinity { return positiveInfinity ?? largest }
        return x == -.infinity ? negativeInfinity ?? -largest : x
      }
    ) { $1.isFinite ? $0 : 0 }
  }
}

/// The inverse of erf: Winitzki's closed form, right to 2·10⁻³, then Newton's method, each step of
/// which doubles the digits.
private func inverseErrorFunction(_ x: Double) -> Double {
  guard abs(x) < 1 else { return abs(x) == 1 ? x * .infinity : .nan }
  if x == 0 { return x }
  let (size, scale) = (abs(x), 0.147)
  let logarithm = log1p(-size) + log1p(size)
  let half = 2 / (.pi * scale) + logarithm / 2
  var y = ((half * half - logarithm / scale).squareRoot() - half).squareRoot()
  for _ in 0..<4 {
    // Near one the distance from one keeps the digits.
    let error = size > 0.5 ? (1 - size) - erfc(y) : erf(y) - size
    y -= error / (M_2_SQRTPI * exp(-y * y))
  }
  return x < 0 ? -y : y
}

/// ψ(x) by its recurrence and asymptotic series; by reflection below zero.
private func digammaOf(_ x: Double) -> Double {
  if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
  if x < 0 {
    if x == x.rounded() { return .nan }
    return digammaOf(1 - x) - .pi / tan(.pi * x)
  }
  var (sum, y) = (0.0, x)
  while y < 10 {
    sum -= 1 / y
    y += 1
  }
  let z = 1 / (y * y)
  let series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132)))))
  return sum + log(y) - 0.5 / y - series
}

/// ψ′(x) by its recurrence and asymptotic series; by reflection below one half.
private func trigammaOf(_ x: Double) -> Double {
  if x < 0.5 {
    let sine = sin(.pi * x)
    return (.pi * .pi) / (sine * sine) - trigammaOf(1 - x)
  }
  var (sum, y) = (0.0, x)
  while y < 10 {
    sum += 1 / (y * y)
    y += 1
  }
  let z = 1 / (y * y)
  return sum + 1 / y + z / 2 + z / y * (1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30))))
}
