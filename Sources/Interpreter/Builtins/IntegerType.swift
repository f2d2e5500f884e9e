import BigInt

// `int`.

func intType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "int", [.positional("x", 0), .optional("base")], style: .cpython,
    documentation: "A number or text as an integer; floats lose their fraction."
  ) { (arguments, context) throws(Raise) in
    try context.convertedInt(arguments.receiver, base: arguments["base"])
  }
  let conjugate = BuiltinFunction(
    "conjugate", [.positional("self")], documentation: "The number itself."
  ) { (arguments, _) throws(Raise) in Value(whole(arguments.receiver)) }
  let ratio = BuiltinFunction(
    "as_integer_ratio", [.positional("self")], documentation: "The number, over one."
  ) { (arguments, _) throws(Raise) in Value(tuple: [Value(whole(arguments.receiver)), 1]) }
  return ClassObject(
    name: "int", base: base, construct: construct,
    methods: bitFunctions() + [conjugate, ratio, toBytes, instanceMaker(of: "int")],
    attributes: [
      ("from_bytes", .descriptor(DescriptorObject(.classMethod(.builtin(fromBytes))))),
      DescriptorObject.property("real") { (value, _) throws(Raise) in Value(whole(value)) },
      DescriptorObject.property("imag") { (_, _) throws(Raise) in 0 },
      DescriptorObject.property("numerator") { (value, _) throws(Raise) in Value(whole(value)) },
      DescriptorObject.property("denominator") { (_, _) throws(Raise) in 1 },
    ])
}

private func bitFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "bit_length", [.positional("self")], qualifiedName: "int.bit_length",
      documentation: "The number of binary digits."
    ) { (arguments, _) throws(Raise) in .int(whole(arguments.receiver).magnitude.bitWidth) },
    BuiltinFunction(
      "bit_count", [.positional("self")], qualifiedName: "int.bit_count",
      documentation: "The number of ones among them."
    ) { (arguments, _) throws(Raise) in
      .int(whole(arguments.receiver).magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    },
  ]
}

private func whole(_ value: Value) -> BigInt { value.asBigInt ?? 0 }

extension Context {
  /// Python's `int(value, base)`.
  package func convertedInt(_ value: Value, base: Value = .none) throws(Raise) -> Value {
    if let plain = value.base, special(value, "__int__") == nil {
      return try convertedInt(plain, base: base)
    }
    if case .string(let object) = value {
      let radix = base.isNone ? 10 : try integer(base, else: "int() base must be an integer")
      return try parsedInt(object.text, radix: radix)
    }
    if !base.isNone {
      throw Raise(.typeError, "int() can't convert non-string with explicit base")
    }
    if case .int = value { return value }
    if value.isInteger, let number = value.asBigInt { return Value(number) }
    if case .float(let number) = value { return try truncated(number) }
    if case .native(let object) = value,
      let number = try object.integer(isIndex: false, in: self)
    {
      return .int(number)
    }
    for name in ["__int__", "__index__", "__trunc__"] {
      if let result = try callSpecial(value, name) {
        if let number = result.asBigInt { return Value(number) }
        throw Raise(.typeError, "\(name) returned non-int (type \(result.plainTypeName))")
      }
    }
    throw Raise(
      .typeError,
      "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(value.plainTypeName)'")
  }

  /// The whole part of a float, of any size.
  func truncated(_ number: Double) throws(Raise) -> Value {
    if number.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
    if number.isInfinite {
      throw Raise(.overflowError, "cannot convert float infinity to integer")
    }
    let whole = number.rounded(.towardZero)
    return Int(exactly: whole).map { .int($0) } ?? Value(BigInt(whole))
  }

  private func parsedInt(_ text: String, radix: Int) throws(Raise) -> Value {
    guard radix == 0 || (2...36).contains(radix) else {
      throw Raise(.valueError, "int() base must be >= 2 and <= 36, or 0")
    }
    guard let (digits, base, isNegative) = integerDigits(trimmed(text), radix: radix) else {
      throw Raise(
        .valueError,
        "invalid literal for int() with base \(radix): \(stringLiteral(text))")
    }
    let sign = isNegative ? "-" : ""
    if let number = Int(sign + digits, radix: base) { return .int(number) }
    try checkDigits(digits.utf8.count, radix: base)
    // The library reads bases up to 35.
    let number =
      base < 36
      ? BigInt(digits, radix: base) ?? 0
      : digits.reduce(into: BigInt(0)) { $0 = $0 * 36 + BigInt(Int(String($1), radix: 36) ?? 0) }
    return Value(isNegative ? -number : number)
  }

  /// CPython's limit for text in a base that is no power of two; ours for the others.
  private func checkDigits(_ count: Int, radix: Int) throws(Raise) {
    if radix.nonzeroBitCount == 1 { return try checkBits(count * radix.trailingZeroBitCount) }
    guard count > BigInteger.maximumDigits else { return }
    throw Raise(
      .valueError,
      "Exceeds the limit (\(BigInteger.maximumDigits) digits) for integer string conversion: "
        + "value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit")
  }

  /// The digits of an integer's text, its base and sign; nothing for text that is no integer.
  private func integerDigits(
    _ text: String, radix: Int
  ) -> (digits: String, base: Int, isNegative: Bool)? {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    var base = radix
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where (radix == value || radix == 0) && rest.lowercased().hasPrefix(prefix) {
      rest = rest.dropFirst(2)
      if rest.first == "_" { rest.removeFirst() }
      base = value
    }
    if rest.isEmpty || rest.hasPrefix("_") || rest.hasSuffix("_") || rest.contains("__") {
      return nil
    }
    var digits = ""
    for scalar in rest.unicodeScalars where scalar != "_" {
      guard let value = digitValue(scalar), value < (base == 0 ? 10 : base) else { return nil }
      digits += String(value, radix: 36)
    }
    let hasOnlyZeros = digits.allSatisfy { $0 == "0" }
    if base == 0, digits.hasPrefix("0"), !hasOnlyZeros { return nil }
    return (digits, base == 0 ? 10 : base, isNegative)
  }

  /// A digit's value: ASCII letters count on from ten; decimal digits of all scripts count.
  private func digitValue(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return Int(String(Character(scalar)), radix: 36) }
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }
}
