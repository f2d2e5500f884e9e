import Diagnostics

extension Double {
  /// The coordinate rounded to two decimals, without trailing zeros.
  var short: String {
    var number = DecimalNumber(digits: Int((self * 100).rounded()), exponent: -2)
    while number.exponent < 0, number.digits % 10 == 0 {
      number = DecimalNumber(digits: number.digits / 10, exponent: number.exponent + 1)
    }
    return number.plain
  }
}

extension PlotPoint {
  var coordinates: String { "\(x.short) \(y.short)" }
}

extension String {
  /// The text on one line, escaped for XML, without the characters that XML forbids.
  var markupLine: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result += " "
      case "\u{FFFE}", "\u{FFFF}": continue
      default:
        if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// The text cut to so many columns, with an ellipsis where something is missing.
  func clipped(toColumns limit: Int) -> String {
    guard columns > limit else { return self }
    var result = ""
    var used = 1
    for character in self {
      used += character.columns
      if used > limit { break }
      result.append(character)
    }
    return result + "…"
  }

  /// A number's label with a minus sign instead of a hyphen.
  var typeset: String { String(map { $0 == "-" ? "−" : $0 }) }
}
