import Glibc
import Interpreter

/// How an array's numbers with fractions are laid out, so that they stand below each other.
struct FloatLayout {
  private let options: PrintOptions
  private let isSingle: Bool
  private let hasExponent: Bool
  private var left = 0
  private var right = 0
  private var exponentWidth = 0

  init(_ values: [Double], kind: Kind, options: PrintOptions) {
    self.options = options
    isSingle = kind == .float32
    let finite = values.filter(\.isFinite)
    let sizes = finite.filter { $0 != 0 }.map(\.magnitude)
    let (least, greatest) = (sizes.min() ?? 1, sizes.max() ?? 1)
    let cutoff = isSingle ? 1e6 : 1e8
    hasExponent =
      greatest >= cutoff
      || !options.suppressesSmall && (least < 0.0001 || greatest / least > 1000)
    for value in finite { measure(value) }
    if options.sign == " ", !finite.contains(where: { $0.sign == .minus }) { left += 1 }
    if finite.count < values.count {
      let isNegative = options.sign != "-" || values.contains(-.infinity)
      let width = max(
        values.contains(where: \.isNaN) ? options.nan.count : 0,
        options.infinity.count + (isNegative ? 1 : 0))
      left = max(left, width - right - 1 - (hasExponent ? exponentWidth + 1 : 0))
    }
  }

  /// A number alone, with an exponent.
  static func exponentText(_ value: Float) -> String {
    let options = PrintOptions()
    options.floatMode = "unique"
    let layout = FloatLayout([1e-9], kind: .float32, options: options)
    return layout.scientific(Double(value)).replacing(".e", with: "e")
  }

  private var precision: Int? { options.floatMode == "unique" ? nil : options.precision }

  private mutating func measure(_ value: Double) {
    let text = hasExponent ? scientific(value) : positional(value)
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    left = max(left, mantissa[0].count)
    right = max(right, mantissa.count > 1 ? mantissa[1].count : 0)
    if parts.count > 1 { exponentWidth = max(exponentWidth, parts[1].count) }
  }

  /// The number as the array shows it.
  func text(_ value: Double) -> String {
    guard value.isFinite else {
      let text = value.isNaN ? options.nan : (value < 0 ? "-" : "") + options.infinity
      let width = left + right + 1 + (hasExponent ? exponentWidth + 1 : 0)
      return String(repeating: " ", count: max(width - text.count, 0)) + text
    }
    let text = hasExponent ? scientific(value) : positional(value)
    var parts = text.split(separator: "e").map(String.init)
    let fraction = parts[0].split(separator: ".", omittingEmptySubsequences: false).last?.count ?? 0
    let isEqual =
      hasExponent || options.floatMode == "fixed" || options.floatMode == "maxprec_equal"
    let padding = String(repeating: isEqual ? "0" : " ", count: right - fraction)
    parts[0] += padding
    if parts.count > 1 {
      let digits = parts[1].dropFirst()
      let zeros = String(repeating: "0", count: max(exponentWidth - 1 - digits.count, 0))
      parts[1] = parts[1].prefix(1) + zeros + digits
    }
    let front = parts[0].split(separator: ".", omittingEmptySubsequences: false)[0].count
    let joined = parts.joined(separator: "e")
    return String(repeating: " ", count: max(left - front, 0)) + joined
  }

  /// The fewest digits that give the number back.
  private func shortest(_ value: Double) -> (digits: String, exponent: Int) {
    let text = isSingle ? "\(Float(value.magnitude))" : "\(value.magnitude)"
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(mantissa[0])
    var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.count - 1
    var digits = Substring(whole + (mantissa.count > 1 ? mantissa[1] : ""))
    while digits.first == "0", digits.count > 1 {
      digits = digits.dropFirst()
      exponent -= 1
    }
    while digits.last == "0", digits.count > 1 { digits = digits.dropLast() }
    return value == 0 ? ("0", 0) : (String(digits), exponent)
  }

  private func sign(_ value: Double) -> String {
    value.sign == .minus ? "-" : options.sign == "+" ? "+" : ""
  }

  /// As `12.5`: at most as many decimals as the precision, and no zeros at the end.
  private func positional(_ value: Double) -> String {
    let (digits, exponent) = shortest(value)
    let decimals = max(digits.count - 1 - exponent, 0)
    if options.floatMode == "fixed" {
      return sign(value) + pointed(printed(value.magnitude, "f", options.precision))
    }
    if let precision, decimals > precision {
      return sign(value) + trimmed(pointed(printed(value.magnitude, "f", precision)))
    }
    if exponent < 0 {
      return sign(value) + "0." + String(repeating: "0", count: -exponent - 1)
        + (value == 0 ? "" : digits)
    }
    let whole = digits.prefix(exponent + 1)
    return sign(value) + whole + String(repeating: "0", count: exponent + 1 - whole.count) + "."
      + digits.dropFirst(exponent + 1)
  }

  /// As `1.25e-05`.
  private func scientific(_ value: Double) -> String {
    let (digits, exponent) = shortest(value)
    if options.floatMode == "fixed" || precision.map({ digits.count - 1 > $0 }) ?? false {
      let parts = printed(value.magnitude, "e", options.precision).split(separator: "e")
      let mantissa = pointed(String(parts[0]))
      return sign(value) + (options.floatMode == "fixed" ? mantissa : trimmed(mantissa)) + "e"
        + parts[1]
    }
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return sign(value) + digits.prefix(1) + "." + digits.dropFirst()
      + "e\(exponent < 0 ? "-" : "+")\(size)"
  }

  private func pointed(_ text: String) -> String { text.contains(".") ? text : text + "." }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == "0" { text.removeLast() }
    return text
  }

  private func printed(_ value: Double, _ conversion: String, _ precision: Int) -> String {
    withVaList([value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 400 + max(precision, 0))
      let count = vsnprintf(&buffer, buffer.count, "%.\(precision)\(conversion)", arguments)
      return String(
        decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
