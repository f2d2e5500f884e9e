import Glibc

// `int`, `bool`, `float`.

func intType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "int", [.positional("x", 0), .optional("base")],
    documentation: "A number or text as an integer; floats lose their fraction."
  ) { (arguments, context) throws(Raise) in
    .int(try context.convertedInt(arguments.receiver, base: arguments["base"]))
  }
  let bitLength = BuiltinFunction(
    "bit_length", [.positional("self")], documentation: "The number of binary digits."
  ) { (arguments, _) throws(Raise) in
    .int(Int.bitWidth - (arguments.receiver.asInt ?? 0).magnitude.leadingZeroBitCount)
  }
  let isInteger = BuiltinFunction(
    "conjugate", [.positional("self")], documentation: "The number itself."
  ) { (arguments, _) throws(Raise) in arguments.receiver }
  return ClassObject(
    name: "int", base: base, construct: construct, methods: [bitLength, isInteger],
    attributes: [
      DescriptorObject.property("real") { (value, _) throws(Raise) in value },
      DescriptorObject.property("imag") { (_, _) throws(Raise) in 0 },
    ])
}

func boolType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "bool", [.positional("x", false)], documentation: "The truth of a value."
  ) { (arguments, context) throws(Raise) in .bool(try context.truth(arguments.receiver)) }
  return ClassObject(name: "bool", base: base, construct: construct)
}

func floatType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "float", [.positional("x", 0.0)], documentation: "A number or text as a float."
  ) { (arguments, context) throws(Raise) in
    .float(try context.convertedFloat(arguments.receiver))
  }
  let isInteger = BuiltinFunction(
    "is_integer", [.positional("self")], documentation: "Whether the number is whole."
  ) { (arguments, _) throws(Raise) in
    let value = arguments.receiver.asDouble ?? 0
    return .bool(value.isFinite && value == value.rounded(.towardZero))
  }
  return ClassObject(
    name: "float", base: base, construct: construct, methods: [isInteger],
    attributes: [
      DescriptorObject.property("real") { (value, _) throws(Raise) in value },
      DescriptorObject.property("imag") { (_, _) throws(Raise) in 0.0 },
    ])
}

extension Context {
  /// Python's `int(value, base)`.
  package func convertedInt(_ value: Value, base: Value = .none) throws(Raise) -> Int {
    if case .string(let object) = value {
      let radix = base.isNone ? 10 : try integer(base, else: "int() base must be an integer")
      return try parsedInt(object.text, radix: radix)
    }
    if !base.isNone {
      throw Raise(.typeError, "int() can't convert non-string with explicit base")
    }
    if let number = value.asInt { return number }
    if case .float(let number) = value { return try truncated(number) }
    if case .native(let object) = value,
      let number = try object.integer(isIndex: false, in: self)
    {
      return number
    }
    for name in ["__int__", "__index__", "__trunc__"] {
      if let result = try callSpecial(value, name), let number = result.asInt { return number }
    }
    throw Raise(
      .typeError,
      "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(value.plainTypeName)'")
  }

  func truncated(_ number: Double) throws(Raise) -> Int {
    if number.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
    if number.isInfinite {
      throw Raise(.overflowError, "cannot convert float infinity to integer")
    }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else {
      throw Raise.integerOverflow("int(\(floatText(number)))")
    }
    return whole
  }

  private func parsedInt(_ text: String, radix: Int) throws(Raise) -> Int {
    guard radix == 0 || (2...36).contains(radix) else {
      throw Raise(.valueError, "int() base must be >= 2 and <= 36, or 0")
    }
    let failure = Raise(
      .valueError,
      "invalid literal for int() with base \(radix): \(stringLiteral(text))")
    var digits = text.filter { !$0.isWhitespace || $0 == " " }[...]
    digits = trimmed(text)[...]
    let isNegative = digits.first == "-"
    if let sign = digits.first, sign == "-" || sign == "+" { digits.removeFirst() }
    var radix = radix
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.lowercased().hasPrefix(prefix) && (radix == value || radix == 0) {
      digits = digits.dropFirst(2)
      radix = value
    }
    if radix == 0 { radix = 10 }
    guard !digits.isEmpty, !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__")
    else { throw failure }
    let plain = digits.filter { $0 != "_" }
    let isNumber = plain.allSatisfy { digit in
      (digit.isHexDigit || digit.isLetter && digit.isASCII)
        && (Int(String(digit), radix: 36) ?? 36) < radix
    }
    guard isNumber, !plain.hasPrefix("+"), !plain.hasPrefix("-") else { throw failure }
    guard let number = Int((isNegative ? "-" : "") + plain, radix: radix) else {
      throw Raise.integerOverflow("the integer in \(stringLiteral(text))")
    }
    return number
  }

  /// Python's `float(value)`.
  package func convertedFloat(_ value: Value) throws(Raise) -> Double {
    if case .string(let object) = value {
      if let number = parsedFloat(object.text) { return number }
      throw Raise(
        .valueError, "could not convert string to float: \(stringLiteral(object.text))")
    }
    if let number = try double(value) { return number }
    throw Raise(
      .typeError,
      "float() argument must be a string or a real number, not '\(value.plainTypeName)'")
  }

  private func parsedFloat(_ text: String) -> Double? {
    let body = trimmed(text).lowercased()
    let unsigned = body.drop { $0 == "-" || $0 == "+" }
    if body.count - unsigned.count > 1 { return nil }
    switch unsigned {
    case "inf", "infinity": return body.hasPrefix("-") ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    guard unsigned.allSatisfy({ $0.isASCII && ($0.isNumber || "._e+-".contains($0)) }) else {
      return nil
    }
    var number = String(unsigned.filter { $0 != "_" })
    if number.hasPrefix(".") { number = "0" + number }
    number = number.replacing(".e", with: ".0e")
    if number.hasSuffix(".") { number += "0" }
    guard number.contains(where: \.isNumber), let value = Double(number) else { return nil }
    return body.hasPrefix("-") ? -value : value
  }

  func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop(while: isBlank)
    var view = String.UnicodeScalarView(scalars)
    while let last = view.last, isBlank(last) { view.removeLast() }
    return String(view)
  }

  /// Python's `round(value, digits)`: to even at a half, by the exact binary value.
  func rounded(_ value: Value, digits: Value) throws(Raise) -> Value {
    if case .instance = value,
      let result = try callSpecial(
        value, "__round__", digits.isNone ? [] : [digits])
    {
      return result
    }
    if case .native = value,
      let result = try callSpecial(
        value, "__round__", digits.isNone ? [] : [digits])
    {
      return result
    }
    let places =
      digits.isNone
      ? nil
      : try integer(
        digits, else: "'\(digits.plainTypeName)' object cannot be interpreted as an integer")
    if let number = value.asInt { return .int(roundedInt(number, places ?? 0)) }
    guard case .float(let number) = value else {
      throw Raise(
        .typeError, "type \(value.plainTypeName) doesn't define __round__ method")
    }
    guard let places else { return .int(try truncated(number.rounded(.toNearestOrEven))) }
    if !number.isFinite || places > 323 { return value }
    if places < -308 { return .float(copysign(0, number)) }
    if places >= 0 {
      return .float(Double(printed(number, "f", precision: places)) ?? number)
    }
    let scale = pow(10, Double(-places))
    return .float((number / scale).rounded(.toNearestOrEven) * scale)
  }

  private func roundedInt(_ number: Int, _ places: Int) -> Int {
    guard places < 0 else { return number }
    guard places >= -18 else { return 0 }
    var scale = 1
    for _ in 0..<(-places) { scale *= 10 }
    let lower = floorQuotient(number, scale)
    let remainder = floorRemainder(number, scale)
    let up = remainder * 2 > scale || (remainder * 2 == scale && lower % 2 != 0)
    let (result, overflow) = (up ? lower + 1 : lower).multipliedReportingOverflow(by: scale)
    return overflow ? number : result
  }

  /// Python's `abs(value)`.
  func magnitude(_ value: Value) throws(Raise) -> Value {
    if case .float(let number) = value { return .float(number.magnitude) }
    if let number = value.asInt {
      if number == Int.min { throw Raise.integerOverflow("abs(\(number))") }
      return .int(abs(number))
    }
    if let result = try callSpecial(value, "__abs__") { return result }
    throw Raise(.typeError, "bad operand type for abs(): '\(value.plainTypeName)'")
  }
}
