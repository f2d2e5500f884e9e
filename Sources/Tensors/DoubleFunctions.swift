/// exp, ln, tanh and σ in double precision as fixed sequences of IEEE operations, so that their bits
/// are the same on every CPU; a system's library takes other ways where there are fused operations.
/// exp and ln are within one unit of the last place, the others within four.
enum DoubleFunctions {
  /// ln 2 in two parts: k times the first is exact for the exponents k that there are.
  private static let logTwoHigh = 0x1.62e42feep-1
  private static let logTwoLow = 0x1.a39ef35793c76p-33

  /// eˣ = 2ᵏ·eʳ with r = x − k·ln 2 within ±½ ln 2.
  static func exponential(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.8 { return .infinity }
    if x < -745.2 { return 0 }
    let k = (x / 0x1.62e42fefa39efp-1).rounded(.toNearestOrEven)
    let (high, low) = (x - k * logTwoHigh, k * logTwoLow)
    let r = high - low
    // What was lost in r, which the last digit depends on.
    let rest = (high - r) - low
    let tail = exponentialTail(r)
    let value = 1 + (r + (tail + (rest + rest * r)))
    // In two steps, so that neither factor leaves the range.
    let half = (k / 2).rounded(.towardZero)
    return value * power(Int(half)) * power(Int(k - half))
  }

  /// eʳ − 1 − r for |r| ≤ ½ ln 2, by its series.
  private static func exponentialTail(_ r: Double) -> Double {
    var sum = 0.0
    for n in stride(from: 15.0, through: 3, by: -1) { sum = (sum + 1) * r / n }
    return r * r / 2 * (1 + sum)
  }

  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// eˣ − 1, exact near zero.
  private static func exponentialLessOne(_ x: Double) -> Double {
    if abs(x) < 0.34 { return x + exponentialTail(x) }
    guard abs(x) < 1.1 else { return exponential(x) - 1 }
    // (eˣ − 1) = (e^½x − 1)·(e^½x + 1): the difference from one is not lost.
    let half = x / 2 + exponentialTail(x / 2)
    return half * (half + 2)
  }

  /// ln x = k·ln 2 + 2·artanh((m − 1)/(m + 1)) for x = 2ᵏ·m with m near one.
  static func logarithm(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var (m, k) = (x.significand, Double(x.exponent))
    if m > 0x1.6a09e667f3bcdp0 { (m, k) = (m / 2, k + 1) }
    let f = m - 1
    let s = f / (2 + f)
    let square = s * s
    var sum = 0.0
    for n in stride(from: 25.0, through: 3, by: -2) { sum = square * (1 / n + sum) }
    // 2s = f − s·f: the first term is exact, the others are small beside it.
    let series = 2 * s * sum
    return k * logTwoHigh + (f - (s * f - (series + k * logTwoLow)))
  }

  /// tanh x = 1 − 2/(e²ˣ + 1)
  static func hyperbolicTangent(_ x: Double) -> Double {
    if x.isNaN { return x }
    let size = abs(x)
    if size > 22 { return x < 0 ? -1 : 1 }
    let t = exponentialLessOne(2 * size)
    let value = size < 0.5 ? t / (t + 2) : 1 - 2 / (t + 2)
    return x.sign == .minus ? -value : value
  }

  /// σ(x) = 1/(1 + e⁻ˣ)
  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }
}
