import BigInt

// Methods of `float` that show the number exactly.

func floatMethods() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "as_integer_ratio", [.positional("self")], qualifiedName: "float.as_integer_ratio",
      documentation: "Two integers whose quotient is exactly the number."
    ) { (arguments, _) throws(Raise) in
      try ratio(arguments.receiver.asDouble ?? 0)
    },
    BuiltinFunction(
      "hex", [.positional("self")], qualifiedName: "float.hex",
      documentation: "The number in base 16, exactly."
    ) { (arguments, _) throws(Raise) in
      Value(hexadecimalText(arguments.receiver.asDouble ?? 0))
    },
    fromHexadecimal,
    BuiltinFunction(
      "conjugate", [.positional("self")], qualifiedName: "float.conjugate",
      documentation: "The number itself."
    ) { (arguments, _) throws(Raise) in arguments.receiver.plain },
  ]
}

/// `float.fromhex`.
private var fromHexadecimal: BuiltinFunction {
  BuiltinFunction(
    "fromhex", [.positional("string")], qualifiedName: "float.fromhex",
    documentation: "The number that a text in base 16 is."
  ) { (arguments, _) throws(Raise) in
    guard let text = arguments.receiver.asString else {
      throw Raise(.typeError, "bad argument type for built-in operation")
    }
    let isNegative = text.first == "-"
    var digits = text.lowercased().drop { $0 == "-" || $0 == "+" }
    if digits.hasPrefix("0x") { digits = digits.dropFirst(2) }
    let isSpecial = ["inf", "infinity", "nan"].contains(String(digits))
    let number = Double(isSpecial ? String(digits) : "0x" + digits)
    guard let number else {
      throw Raise(.valueError, "invalid hexadecimal floating-point string")
    }
    if number.isInfinite, !isSpecial {
      throw Raise(.overflowError, "hexadecimal value too large to represent as a float")
    }
    return .float(isNegative ? -number : number)
  }
}

/// A float's significand as an integer, and the power of two that it is multiplied by.
private func parts(_ number: Double) -> (significand: UInt64, exponent: Int) {
  let fraction = number.significandBitPattern
  if number.exponentBitPattern == 0 { return (fraction, -1074) }
  return (fraction | 1 << 52, Int(number.exponentBitPattern) - 1075)
}

private func ratio(_ number: Double) throws(Raise) -> Value {
  if number.isNaN { throw Raise(.valueError, "cannot convert NaN to integer ratio") }
  if number.isInfinite {
    throw Raise(.overflowError, "cannot convert Infinity to integer ratio")
  }
  if number == 0 { return Value(tuple: [0, 1]) }
  var (significand, exponent) = parts(number)
  let zeros = significand.trailingZeroBitCount
  significand >>= UInt64(zeros)
  exponent += zeros
  let whole = BigInt(significand) * (number < 0 ? -1 : 1)
  return exponent >= 0
    ? Value(tuple: [Value(whole << exponent), 1])
    : Value(tuple: [Value(whole), Value(BigInt(1) << -exponent)])
}

private func hexadecimalText(_ number: Double) -> String {
  if number.isNaN { return "nan" }
  let sign = number.sign == .minus ? "-" : ""
  if number.isInfinite { return sign + "inf" }
  if number == 0 { return sign + "0x0.0p+0" }
  let digits = String(number.significandBitPattern, radix: 16)
  let zeros = String(repeating: "0", count: 13 - digits.count)
  let isSmall = number.exponentBitPattern == 0
  let exponent = isSmall ? -1022 : Int(number.exponentBitPattern) - 1023
  return "\(sign)0x\(isSmall ? 0 : 1).\(zeros)\(digits)p\(exponent < 0 ? "" : "+")\(exponent)"
}
