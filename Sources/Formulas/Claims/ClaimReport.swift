import Diagnostics

/// What became of a claim.
package struct ClaimReport: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    /// True in all that was drawn; the greatest deviation of an equation's sides.
    case holds(draws: Int, deviation: Double?)
    /// False, with a counter-example in words.
    case fails(String)
    /// A statement that says what a symbol is.
    case definition(String)
    /// Neither, with the reason.
    case notChecked(String)
    /// A definition that can't be read, with the reason.
    case notUnderstood(String)
    /// No statement at all.
    case noClaim
  }

  package var claim: Claim
  package var verdict: Verdict
  /// How the claim was read where it leaves that open.
  package var notes: [String] = []
  /// A claim that holds in the place of this one, its formulas between dollars.
  package var mend: String?
  /// The language of the words.
  package var language = WordLanguage.english

  package var holds: Bool {
    switch verdict {
    case .holds, .definition: true
    case .fails, .notChecked, .notUnderstood, .noClaim: false
    }
  }

  /// The verdict as a program reads it, the same in all languages.
  package var name: String { ClaimWords(language: .english).verdict(verdict) }

  /// One word for the verdict.
  package var word: String { words.verdict(verdict) }

  private var words: ClaimWords { ClaimWords(language: language) }

  /// What stands behind the verdict, in one line.
  package var reason: String { Self.plain(reasonWithFormulas) }

  /// What stands behind the verdict, its formulas between dollars.
  package var reasonWithFormulas: String {
    ([words.reason(verdict)] + notes + [mend.map(words.mends)].compactMap { $0 })
      .joined(separator: words.semicolon)
  }

  /// A text without the dollars around its formulas.
  package static func plain(_ text: String) -> String { text.filter { $0 != "$" } }

  /// Two numbers and the sign between them, with as many digits as tell them apart.
  static func short(_ a: Double, _ sign: String, _ b: Double) -> String {
    let (x, y) = (short(a), short(b))
    guard a != b, x == y else { return "\(x) \(sign) \(y)" }
    let texts = (3...15).lazy.map { digits in
      (a.rounded(toDigits: digits), b.rounded(toDigits: digits))
    }
    .first { $0 != $1 }
    return "\((texts?.0 ?? a).sourceText) \(sign) \((texts?.1 ?? b).sourceText)"
  }

  /// A number with two significant digits: `0.25`, `-3.1e-12`, `140`.
  static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    var exponent = 0
    var digits = value.magnitude
    while digits >= 9.95 {
      digits /= 10
      exponent += 1
    }
    while digits < 0.995 {
      digits *= 10
      exponent -= 1
    }
    let tenths = Int((digits * 10).rounded())
    let number = DecimalDigits(tenths, exponent: exponent - 1)
    return (value < 0 ? "-" : "") + number.text
  }
}

extension Double {
  /// The nearest number with so many significant digits.
  fileprivate func rounded(toDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    var unit = 1.0
    while magnitude * unit < 1, unit < 1e200 { unit *= 10 }
    while magnitude * unit >= 10, unit > 1e-200 { unit /= 10 }
    for _ in 1..<digits { unit *= 10 }
    return (self * unit).rounded() / unit
  }
}

/// Two digits and a power of ten.
private struct DecimalDigits {
  let text: String

  init(_ tenths: Int, exponent: Int) {
    switch exponent {
    case 0...2: text = "\(tenths)" + String(repeating: "0", count: exponent)
    case -5..<0:
      let padded = String(repeating: "0", count: -exponent) + "\(tenths)"
      let fraction = padded.suffix(-exponent).reversed().drop { $0 == "0" }.reversed()
      let whole = padded.dropLast(-exponent).drop { $0 == "0" }
      let integer = whole.isEmpty ? "0" : String(whole)
      text = fraction.isEmpty ? integer : "\(integer).\(String(fraction))"
    default: text = "\(tenths / 10).\(tenths % 10)e\(exponent + 1)"
    }
  }
}
