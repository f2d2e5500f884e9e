import BigInt
import Glibc

// `bool`, `float`.

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
    "is_integer", [.positional("self")], qualifiedName: "float.is_integer",
    documentation: "Whether the number is whole."
  ) { (arguments, _) throws(Raise) in
    let value = arguments.receiver.asDouble ?? 0
    return .bool(value.isFinite && value == value.rounded(.towardZero))
  }
  return ClassObject(
    name: "float", base: base, construct: construct,
    methods: [isInteger] + floatMethods() + [instanceMaker(of: "float")],
    attributes: [
      DescriptorObject.property("real") { (value, _) throws(Raise) in value.plain },
      DescriptorObject.property("imag") { (_, _) throws(Raise) in 0.0 },
    ])
}

extension Context {
  /// Python's `float(value)`.
  package func convertedFloat(_ value: Value) throws(Raise) -> Double {
    if let plain = value.base, special(value, "__float__") == nil {
      return try convertedFloat(plain)
    }
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
    for (index, character) in unsigned.enumerated() where character == "_" {
      let neighbors = unsigned.dropFirst(max(0, index - 1)).prefix(3)
      guard index > 0, neighbors.count == 3, neighbors.first?.isNumber == true,
        neighbors.last?.isNumber == true
      else { return nil }
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
    if let number = value.asBigInt { return try rounded(number, places ?? 0) }
    guard case .float(let number) = value.plain else {
      throw Raise(
        .typeError, "type \(value.plainTypeName) doesn't define __round__ method")
    }
    guard let places else { return try truncated(number.rounded(.toNearestOrEven)) }
    if !number.isFinite || places > 323 { return value }
    if places < -308 { return .float(copysign(0, number)) }
    if places >= 0 {
      return .float(Double(printed(number, "f", precision: places)) ?? number)
    }
    let scale = pow(10, Double(-places))
    return .float((number / scale).rounded(.toNearestOrEven) * scale)
  }

  /// An integer rounded to a power of ten, to even at a half.
  private func rounded(_ number: BigInt, _ places: Int) throws(Raise) -> Value {
    guard places < 0 else { return Value(number) }
    // 10^n has more than 3n bits: a scale far above the number leaves nothing.
    guard -places <= number.magnitude.bitWidth / 3 + 1 else { return 0 }
    let scale = BigInt(10).power(-places)
    let (lower, rest) = try floorDivided(number, by: scale)
    let isOdd = lower.magnitude.trailingZeroBitCount == 0 && !lower.isZero
    let isUp = rest * 2 > scale || (rest * 2 == scale && isOdd)
    return Value((isUp ? lower + 1 : lower) * scale)
  }

  /// Python's `abs(value)`.
  func magnitude(_ value: Value) throws(Raise) -> Value {
    if case .float(let number) = value { return .float(number.magnitude) }
    if let result = try callSpecial(value, "__abs__") { return result }
    if let base = value.base { return try magnitude(base) }
    if let number = value.asBigInt { return Value(BigInt(number.magnitude)) }
    throw Raise(.typeError, "bad operand type for abs(): '\(value.plainTypeName)'")
  }
}
