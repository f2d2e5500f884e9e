import Glibc

/// How numbers are written.
public enum NumberFormat {
  /// A number as Python's `repr` writes it: the shortest digits that give the number back.
  public static func python(_ value: Double) -> String {
    // Between 2⁵³ and 10¹⁶ Swift takes an exponent where Python does not yet.
    let size = abs(value)
    if size >= 0x1p53, size < 1e16 { return fixed(value, 0) + ".0" }
    return value.description
  }

  /// A number as Python's `str` writes it: `1.5`, `3`, `True`.
  public static func python(_ scalar: Scalar) -> String {
    switch scalar {
    case .float(let value): python(value)
    case .int(let value): String(value)
    case .bool(let value): value ? "True" : "False"
    }
  }

  /// A number as C++ prints it to a stream: up to six digits.
  static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
  }

  /// A number with so many digits behind its point.
  public static func fixed(_ value: Double, _ digits: Int) -> String {
    value.isFinite ? formatted("%.*f", digits, value) : value.description
  }

  /// A number with one digit before its point, so many behind it, and a power of ten.
  public static func scientific(_ value: Double, _ digits: Int) -> String {
    value.isFinite ? formatted("%.*e", digits, value) : value.description
  }

  private static func formatted(_ format: String, _ digits: Int, _ value: Double) -> String {
    let precision = CInt(clamping: min(max(digits, 0), 400))
    // The largest double has 309 digits before its point.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 800) { buffer in
      withVaList([precision, value]) { arguments in
        _ = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
      }
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
