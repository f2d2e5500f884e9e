// `bytes`.

func bytesType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "bytes", [.optional("source"), .optional("encoding"), .optional("errors")],
    documentation: "Bytes from numbers, a size, or text with its encoding."
  ) { (arguments, context) throws(Raise) in
    .native(BytesObject(try context.convertedBytes(arguments)))
  }
  let fromHex = BuiltinFunction(
    "fromhex", [.positional("cls"), .positional("string")],
    documentation: "Bytes from two hexadecimal digits each."
  ) { (arguments, _) throws(Raise) in
    .native(BytesObject(try hexadecimalBytes(try arguments.string("string"))))
  }
  return ClassObject(
    name: "bytes", base: base, construct: construct, methods: bytesMethods(),
    attributes: [("fromhex", .descriptor(DescriptorObject(.classMethod(.builtin(fromHex)))))])
}

private func bytesMethods() -> [BuiltinFunction] {
  func method(
    _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    _ body: @escaping (BytesObject, Arguments, Context) throws(Raise) -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("self")] + parameters, documentation: documentation) {
      (arguments, context) throws(Raise) in
      guard let object = arguments.receiver.native(as: BytesObject.self) else {
        throw .wrongReceiver(name, of: "bytes", found: arguments.receiver.plainTypeName)
      }
      return try body(object, arguments, context)
    }
  }
  return [
    method(
      "decode", [.optional("encoding", "utf-8"), .optional("errors", "strict")],
      "The text that the bytes encode."
    ) { (object, arguments, _) throws(Raise) in
      let encoding = try TextEncoding(named: try arguments.string("encoding"))
      return Value(
        try encoding.decoded(object.bytes, errors: try arguments.string("errors")))
    },
    method("hex", [], "Two hexadecimal digits a byte.") { (object, _, _) throws(Raise) in
      Value(object.hexadecimalText)
    },
    method("join", [.positional("iterable")], "The parts, with these bytes between them.") {
      (object, arguments, context) throws(Raise) in
      guard context.isIterable(arguments["iterable"]) else {
        throw Raise(.typeError, "can only join an iterable")
      }
      var result: [UInt8] = []
      for (index, part) in try context.elements(of: arguments["iterable"]).enumerated() {
        guard let part = part.native(as: BytesObject.self) else {
          throw Raise(
            .typeError,
            "sequence item \(index): expected a bytes-like object, \(part.plainTypeName) found")
        }
        if index > 0 { result += object.bytes }
        result += part.bytes
        try context.checkSize(result.count, of: "the bytes")
      }
      return .native(BytesObject(result))
    },
    method("find", [.positional("sub")], "The first place of a part, or -1.") {
      (object, arguments, _) throws(Raise) in
      .int(object.find(try bytes(arguments["sub"])) ?? -1)
    },
    method("startswith", [.positional("prefix")], "Whether the bytes begin so.") {
      (object, arguments, _) throws(Raise) in
      .bool(object.bytes.starts(with: try bytes(arguments["prefix"])))
    },
    method("endswith", [.positional("suffix")], "Whether the bytes end so.") {
      (object, arguments, _) throws(Raise) in
      .bool(object.bytes.reversed().starts(with: try bytes(arguments["suffix"]).reversed()))
    },
  ]
}

private func bytes(_ value: Value) throws(Raise) -> [UInt8] {
  if let object = value.native(as: BytesObject.self) { return object.bytes }
  throw Raise(.typeError, "a bytes-like object is required, not '\(value.plainTypeName)'")
}

private func hexadecimalBytes(_ text: String) throws(Raise) -> [UInt8] {
  let digits = text.unicodeScalars.enumerated().filter { !isBlank($0.element) }
  var result: [UInt8] = []
  var high: UInt8?
  for (place, scalar) in digits {
    guard scalar.isASCII, let digit = Character(scalar).hexDigitValue.map({ UInt8($0) }) else {
      throw Raise(
        .valueError, "non-hexadecimal number found in fromhex() arg at position \(place)")
    }
    if let first = high { result.append(first << 4 | digit) }
    high = high == nil ? digit : nil
  }
  if high != nil {
    throw Raise(
      .valueError,
      "non-hexadecimal number found in fromhex() arg at position \(text.unicodeScalars.count)")
  }
  return result
}

extension Context {
  /// Python's `bytes(source, encoding)`.
  fileprivate func convertedBytes(_ arguments: Arguments) throws(Raise) -> [UInt8] {
    let source = arguments["source"]
    if let object = source.asText {
      if arguments["encoding"].isNone {
        throw Raise(.typeError, "string argument without an encoding")
      }
      let encoding = try TextEncoding(named: try arguments.string("encoding"))
      let errors = arguments["errors"].isNone ? "strict" : try arguments.string("errors")
      return try encoding.encoded(object.text, errors: errors)
    }
    if source.isNone { return [] }
    if let object = source.native(as: BytesObject.self) { return object.bytes }
    if source.isInteger {
      let count = try integer(source, else: "")
      if count < 0 { throw Raise(.valueError, "negative count") }
      try checkSize(count, of: "the bytes")
      return [UInt8](repeating: 0, count: count)
    }
    guard isIterable(source) else {
      throw Raise(.typeError, "cannot convert '\(source.plainTypeName)' object to bytes")
    }
    var result: [UInt8] = []
    for element in try elements(of: source) {
      let number = try integer(
        element,
        else: "'\(element.plainTypeName)' object cannot be interpreted as an integer")
      guard let byte = UInt8(exactly: number) else {
        throw Raise(.valueError, "bytes must be in range(0, 256)")
      }
      result.append(byte)
    }
    return result
  }
}
