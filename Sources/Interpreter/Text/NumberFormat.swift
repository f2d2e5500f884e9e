import BigInt
import Glibc

/// A number in C's notation: correctly rounded, half to even on the exact binary value.
func printed(_ value: Double, _ conversion: Character, precision: Int, alternate: Bool = false)
  -> String
{
  let template = "%" + (alternate ? "#" : "") + ".\(precision)" + String(conversion)
  return withVaList([value]) { arguments in
    var buffer = [CChar](repeating: 0, count: 400 + precision)
    let count = vsnprintf(&buffer, buffer.count, template, arguments)
    return String(
      decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Context {
  /// Python's `format` of the built-in types.
  func formatted(_ value: Value, _ specification: String) throws(Raise) -> String {
    let typeName = value.plainTypeName
    switch value {
    case .string(let object):
      return try formatted(object.text, try FormatSpecification(specification, typeName: typeName))
    case .int, .bigInt:
      return try formattedInteger(value, try FormatSpecification(specification, typeName: typeName))
    case .float(let number):
      return try formatted(number, try FormatSpecification(specification, typeName: typeName))
    case .bool(let flag):
      let read = try FormatSpecification(specification, typeName: typeName)
      if read.type == "s" { throw unknownCode("s", typeName) }
      return try formattedInteger(.int(flag ? 1 : 0), read)
    default: throw .noFormat(typeName: typeName)
    }
  }

  private func formatted(
    _ text: String, _ specification: FormatSpecification
  ) throws(Raise) -> String {
    if let type = specification.type, type != "s" { throw unknownCode(type, "str") }
    if specification.alignment == "=" && specification.fill != "0" {
      throw Raise(.valueError, "'=' alignment not allowed in string format specifier")
    }
    if specification.sign != "-" {
      throw Raise(.valueError, "Sign not allowed in string format specifier")
    }
    if let grouping = specification.grouping {
      throw Raise(.valueError, "Cannot specify '\(grouping)' with 's'.")
    }
    let cut = specification.precision.map { prefix(of: text, $0) } ?? text
    var padding = specification
    if padding.alignment == "=" { padding.alignment = "<" }
    return padding.padded(cut, standard: "<")
  }

  private func prefix(of text: String, _ count: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.prefix(count))
    return String(view)
  }

  private func unknownCode(_ code: Character, _ typeName: String) -> Raise {
    Raise(
      .valueError, "Unknown format code '\(code)' for object of type '\(typeName)'")
  }

  private func formattedInteger(
    _ number: Value, _ specification: FormatSpecification
  ) throws(Raise) -> String {
    let radix: Int
    let prefix: String
    switch specification.type {
    case nil, "d", "n": (radix, prefix) = (10, "")
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, "0x")
    case "X": (radix, prefix) = (16, "0X")
    case "c":
      if case .bigInt = number { throw .tooLarge(for: "int") }
      guard let scalar = number.asInt.flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init)
      else {
        throw Raise(.overflowError, "%c arg not in range(0x110000)")
      }
      return specification.padded(String(Character(scalar)), standard: "<")
    case "e", "E", "f", "F", "g", "G", "%":
      guard let float = number.asDouble else { throw .tooLarge(for: "float") }
      return try formatted(float, specification)
    case let code?: throw unknownCode(code, "int")
    }
    if radix != 10, specification.grouping == ",", let type = specification.type {
      throw Raise(.valueError, "Cannot specify ',' with '\(type)'.")
    }
    if specification.precision != nil {
      throw Raise(.valueError, "Precision not allowed in integer format specifier")
    }
    var digits = try digits(of: number, radix: radix)
    let sign = specification.signText(isNegative: digits.hasPrefix("-"))
    if digits.hasPrefix("-") { digits.removeFirst() }
    if specification.type == "X" { digits = digits.uppercased() }
    let front = sign + (specification.isAlternate ? prefix : "")
    let grouped = specification.grouped(
      digits, every: radix == 10 ? 3 : 4, taken: front.count)
    return specification.padded(front + grouped, standard: ">", signWidth: front.count)
  }

  /// An integer's digits, with a minus in front of a negative one's.
  func digits(of integer: Value, radix: Int) throws(Raise) -> String {
    if let number = integer.asInt { return String(number, radix: radix) }
    let number = integer.asBigInt ?? 0
    return radix == 10 ? try decimalText(number) : String(number, radix: radix)
  }

  private func formatted(
    _ number: Double, _ specification: FormatSpecification
  ) throws(Raise) -> String {
    let sign = specification.signText(isNegative: number.sign == .minus && !number.isNaN)
    var body = try magnitudeText(number.magnitude, specification)
    if specification.type == "%" { body += "%" }
    let wholeCount = body.prefix { $0.isASCII && $0.isNumber }.count
    let tail = body.dropFirst(wholeCount)
    let whole = specification.grouped(
      String(body.prefix(wholeCount)), taken: sign.count + tail.count)
    return specification.padded(sign + whole + tail, standard: ">", signWidth: sign.count)
  }

  private func magnitudeText(
    _ number: Double, _ specification: FormatSpecification
  ) throws(Raise) -> String {
    let isUpper = specification.type?.isUppercase ?? false
    if !number.isFinite {
      let text = number.isNaN ? "nan" : "inf"
      return isUpper ? text.uppercased() : text
    }
    let precision = specification.precision
    let alternate = specification.isAlternate
    switch specification.type {
    case "f", "F": return printed(number, "f", precision: precision ?? 6, alternate: alternate)
    case "e", "E", "g", "G":
      let letter = specification.type ?? "g"
      return printed(number, letter, precision: precision ?? 6, alternate: alternate)
    case "n": return printed(number, "g", precision: precision ?? 6, alternate: alternate)
    case "%": return printed(number * 100, "f", precision: precision ?? 6, alternate: alternate)
    case nil:
      guard let precision else { return floatText(number) }
      return generalText(number, precision: max(1, precision))
    case let code?: throw unknownCode(code, "float")
    }
  }

  /// Without a type: like `g`, but with a decimal behind the point, and an exponent one earlier.
  private func generalText(_ number: Double, precision: Int) -> String {
    let scientific = printed(number, "e", precision: precision - 1)
    let parts = scientific.split(separator: "e")
    let exponent = Int(parts[1]) ?? 0
    var digits = parts[0].filter { $0 != "." }
    while digits.last == "0", digits.count > 1 { digits.removeLast() }
    if exponent < -4 || exponent >= precision - 1 {
      let mantissa = digits.count > 1 ? "\(digits.prefix(1)).\(digits.dropFirst())" : digits
      return mantissa + "e" + parts[1]
    }
    return plainLayout(digits, exponent: exponent, leastDecimals: 1)
  }
}
