import BigInt

// `int.to_bytes` and `int.from_bytes`.

var toBytes: BuiltinFunction {
  BuiltinFunction(
    "to_bytes",
    [
      .positional("self"), .optional("length", 1), .optional("byteorder", "big"),
      .keywordOnly("signed", false),
    ], qualifiedName: "int.to_bytes", style: .cpython,
    documentation: "The integer in so many bytes."
  ) { (arguments, context) throws(Raise) in
    let length = try arguments.int("length")
    if length < 0 { throw Raise(.valueError, "length argument must be non-negative") }
    try context.checkSize(length, of: "the bytes")
    let isLittle = try isLittleEndian(arguments)
    let isSigned = try arguments.bool("signed")
    let number = arguments.receiver.asBigInt ?? 0
    if number.sign == .minus, !isSigned {
      throw Raise(.overflowError, "can't convert negative int to unsigned")
    }
    let bits = length * 8 - (isSigned ? 1 : 0)
    let magnitude = number.sign == .minus ? number.magnitude - 1 : number.magnitude
    if magnitude.bitWidth > max(0, bits), !(number.isZero && length == 0) {
      throw Raise(.overflowError, "int too big to convert")
    }
    let filler: UInt8 = number.sign == .minus ? 0xFF : 0
    var bytes = magnitude.serialize().suffix(length).map { $0 ^ filler }
    bytes = Array(repeating: filler, count: length - bytes.count) + bytes
    return .native(BytesObject(isLittle ? bytes.reversed() : bytes))
  }
}

var fromBytes: BuiltinFunction {
  BuiltinFunction(
    "from_bytes",
    [
      .positional("cls"), .required("bytes"), .optional("byteorder", "big"),
      .keywordOnly("signed", false),
    ], qualifiedName: "int.from_bytes", documentation: "The integer that bytes stand for."
  ) { (arguments, context) throws(Raise) in
    var bytes = try context.byteValues(arguments["bytes"])
    if try isLittleEndian(arguments) { bytes.reverse() }
    let magnitude = bytes.reduce(into: BigUInt(0)) { $0 = $0 << 8 | BigUInt($1) }
    let isNegative = try arguments.bool("signed") && (bytes.first ?? 0) > 0x7F
    let number = BigInt(magnitude) - (isNegative ? BigInt(1) << (bytes.count * 8) : 0)
    guard case .classObject(let type) = arguments.receiver, type !== context.types.int else {
      return Value(number)
    }
    return try context.call(arguments.receiver, [Value(number)])
  }
}

private func isLittleEndian(_ arguments: Arguments) throws(Raise) -> Bool {
  switch try arguments.string("byteorder") {
  case "little": return true
  case "big": return false
  default: throw Raise(.valueError, "byteorder must be either 'little' or 'big'")
  }
}

extension Context {
  /// The numbers of a `bytes` or of an iterable of integers below 256.
  fileprivate func byteValues(_ value: Value) throws(Raise) -> [UInt8] {
    if let object = value.native(as: BytesObject.self) { return object.bytes }
    if value.asString != nil || !isIterable(value) {
      throw Raise(.typeError, "cannot convert '\(value.plainTypeName)' object to bytes")
    }
    var bytes: [UInt8] = []
    for element in try elements(of: value) {
      guard let byte = element.asInt.flatMap(UInt8.init(exactly:)) else {
        throw Raise(.valueError, "bytes must be in range(0, 256)")
      }
      bytes.append(byte)
    }
    try checkSize(bytes.count * 16, of: "the integer")
    return bytes
  }
}
