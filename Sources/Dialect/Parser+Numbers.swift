import Diagnostics

extension Parser {
  mutating func number() throws(SyntaxError) -> Expression {
    let token = advance()
    let text = token.text.filter { $0 != "_" }
    if let last = text.last, last == "j" || last == "J" {
      throw SyntaxError(.unsupported(.complexNumber), at: token.range)
    }
    if text.hasPrefix("0"), let radix = Parser.radixes[text.prefix(2).lowercased()] {
      let digits = text.dropFirst(2)
      guard digits.count <= Parser.maximumDigits else {
        throw SyntaxError(.tooManyDigits(digits.count), at: token.range)
      }
      let kind =
        Int(digits, radix: radix).map(Expression.Kind.int)
        ?? .bigInt(decimalDigits(of: digits, radix: radix))
      return try node(kind, from: token.range.start)
    }
    guard text.allSatisfy(\.isNumber) else {
      return try node(.float(Double(text) ?? .infinity), from: token.range.start)
    }
    let significant = text.drop { $0 == "0" }
    guard significant.count <= Parser.maximumDigits else {
      throw SyntaxError(.tooManyDigits(significant.count), at: token.range)
    }
    let digits = significant.isEmpty ? "0" : String(significant)
    let kind = Int(digits).map(Expression.Kind.int) ?? .bigInt(digits)
    return try node(kind, from: token.range.start)
  }

  private static let radixes = ["0x": 16, "0o": 8, "0b": 2]
  /// CPython's limit for decimal literals; here for all, so that conversion stays cheap.
  private static let maximumDigits = 4300
}

/// The decimal digits of a number in another radix, by repeated multiplication of decimal limbs.
private func decimalDigits(of digits: Substring, radix: Int) -> String {
  let base = 1_000_000_000
  var limbs = [0]
  for digit in digits {
    var carry = digit.hexDigitValue ?? 0
    for index in limbs.indices {
      let value = limbs[index] * radix + carry
      limbs[index] = value % base
      carry = value / base
    }
    if carry > 0 { limbs.append(carry) }
  }
  let rest = limbs.dropLast().reversed().map { limb in
    let text = String(limb)
    return String(repeating: "0", count: 9 - text.count) + text
  }
  return String(limbs[limbs.count - 1]) + rest.joined()
}
