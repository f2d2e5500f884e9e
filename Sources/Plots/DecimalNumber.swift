/// The number `digits · 10^exponent`, kept in decimal so that its text is exact.
struct DecimalNumber: Hashable {
  var digits: Int
  var exponent: Int

  /// The double nearest to the number.
  var value: Double { Double("\(digits)e\(exponent)") ?? 0 }

  /// The power of ten of the leading digit; zero for zero.
  var magnitude: Int {
    digits == 0 ? 0 : exponent + String(digits.magnitude).count - 1
  }

  /// The number written out: `0.05`, `1200`.
  var plain: String {
    exponent <= 0
      ? fixed(decimals: -exponent)
      : digits == 0 ? "0" : String(digits) + String(repeating: "0", count: exponent)
  }

  /// The number as a multiple of a power of ten: `0.5e30` for `power` 30.
  func scientific(power: Int) -> String {
    digits == 0 ? "0" : fixed(decimals: max(0, power - exponent)) + "e\(power)"
  }

  private func fixed(decimals: Int) -> String {
    let text = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    let whole = padded.dropLast(decimals)
    let sign = digits < 0 ? "-" : ""
    return decimals == 0 ? sign + padded : "\(sign)\(whole).\(padded.suffix(decimals))"
  }
}

extension Double {
  /// Beyond this size a number counts as not finite, so that differences never overflow.
  static let drawableLimit = 1e300

  package var isDrawable: Bool { magnitude <= Double.drawableLimit }

  /// The `e` with 10^e ≤ `self` < 10^(e + 1), for a positive normal number.
  var decimalExponent: Int {
    var power = Int((Double(exponent) * 0.301_029_995_663_981_2).rounded(.down))
    while power > -320, DecimalNumber(digits: 1, exponent: power).value > self { power -= 1 }
    while DecimalNumber(digits: 1, exponent: power + 1).value <= self { power += 1 }
    return power
  }

  /// The number for a sentence: whole numbers below a million exactly, others to three digits.
  var brief: String {
    guard isDrawable, magnitude >= 1e-290 else { return "0" }
    if magnitude < 1e6, self == rounded() { return String(Int(self)) }
    let unit = magnitude.decimalExponent - 2
    let scaled = self / DecimalNumber(digits: 1, exponent: unit).value
    var number = DecimalNumber(digits: Int(scaled.rounded()), exponent: unit)
    while number.digits % 10 == 0 {
      number = DecimalNumber(digits: number.digits / 10, exponent: number.exponent + 1)
    }
    let isPlain = (-4..<6).contains(number.magnitude)
    return isPlain ? number.plain : number.scientific(power: number.magnitude)
  }
}
