/// The shortest decimal digits that give the number back, laid out as Python's `repr` does:
/// with an exponent below 1e-4 and from 1e16 on, else with at least one decimal.
package func floatText(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value < 0 ? "-inf" : "inf" }
  let (digits, exponent) = shortestDigits(value.magnitude)
  let sign = value.sign == .minus ? "-" : ""
  if exponent < -4 || exponent >= 16 {
    let head = digits.prefix(1)
    let tail = digits.dropFirst()
    let magnitude = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return sign + head + (tail.isEmpty ? "" : "." + tail) + "e" + (exponent < 0 ? "-" : "+")
      + magnitude
  }
  return sign + plainLayout(digits, exponent: exponent, leastDecimals: 1)
}

/// Digits d₁d₂… and the exponent e of d₁.d₂… × 10^e.
func shortestDigits(_ magnitude: Double) -> (digits: String, exponent: Int) {
  if magnitude == 0 { return ("0", 0) }
  let text = magnitude.description
  let parts = text.split(separator: "e")
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = String(mantissa[0])
  let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
  var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.count - 1
  var digits = Substring(whole + fraction)
  while digits.first == "0", digits.count > 1 {
    digits = digits.dropFirst()
    exponent -= 1
  }
  while digits.last == "0", digits.count > 1 { digits = digits.dropLast() }
  return (String(digits), exponent)
}

/// The digits with the point where the exponent puts it.
func plainLayout(_ digits: String, exponent: Int, leastDecimals: Int) -> String {
  if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
  let wholeCount = exponent + 1
  let padding = max(0, wholeCount - digits.count)
  let whole = digits.prefix(wholeCount) + String(repeating: "0", count: padding)
  var fraction = String(digits.dropFirst(wholeCount))
  while fraction.count < leastDecimals { fraction += "0" }
  return fraction.isEmpty ? String(whole) : whole + "." + fraction
}
