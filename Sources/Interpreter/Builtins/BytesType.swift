// `bytes`.

func bytesType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "bytes", [.optional("source"), .optional("encoding"), .optional("errors")], style: .cpython,
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
    name: "bytes", base: base, construct: construct, methods: bytesMethods() + bytewiseMethods(),
    attributes: [("fromhex", .descriptor(DescriptorObject(.classMethod(.builtin(fromHex)))))])
}

private func bytesMethods() -> [BuiltinFunction] {
  func method(
    _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    _ body: @escaping (BytesObject, Arguments, Context) throws(Raise) -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(
      name, [.positional("self")] + parameters, qualifiedName: "bytes.\(name)", style: .cpython,
      documentation: documentation
    ) { (arguments, context) throws(Raise) in
      guard let object = arguments.receiver.native(as: BytesObject.self) else {
        throw .wrongReceiver(name, of: "bytes", found: arguments.receiver.plainTypeName)
      }
      return try body(object, arguments, context)
    }
  }
  func caseMethod(_ name: String, _ changed: ClosedRange<UInt8>) -> BuiltinFunction {
    method(name, [], "The letters of ASCII in the other case.") { (object, _, _) throws(Raise) in
      .native(BytesObject(object.bytes.map { changed.contains($0) ? $0 ^ 0x20 : $0 }))
    }
  }
  return [
    method(
      "decode", [.optional("encoding", "utf-8"), .optional("errors", "strict")],
      "The text that the bytes encode."
    ) { (object, arguments, _) throws(Raise) in
      let (encoding, errors) = (try arguments.string("encoding"), try arguments.string("errors"))
      return Value(try TextEncoding.text(of: object.bytes, encoding, errors: errors))
    },
    caseMethod("upper", 0x61...0x7A), caseMethod("lower", 0x41...0x5A),
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

/// Methods of `str` that look for parts, over a text with a character for each byte.
private func bytewiseMethods() -> [BuiltinFunction] {
  let names = [
    "find", "rfind", "index", "rindex", "count", "replace", "partition", "rpartition",
    "removeprefix", "removesuffix", "split", "rsplit", "strip", "lstrip", "rstrip", "center",
    "ljust", "rjust", "zfill", "expandtabs", "splitlines", "swapcase", "title", "capitalize",
    "isalpha", "isdigit", "isalnum", "isspace", "islower", "isupper", "istitle", "isascii",
  ]
  return names.map { name in
    BuiltinFunction(
      name, [.positional("self"), .variadic("args"), .keywords("kwargs")],
      qualifiedName: "bytes.\(name)", documentation: "As that of str."
    ) { (arguments, context) throws(Raise) in
      let parts = try arguments.rest.map { (value) throws(Raise) -> Value in
        value.isNone || value.isInteger ? value : bytewiseText(try bytes(value))
      }
      let call = CallArguments(parts, keywords: arguments.keywords)
      let text = bytewiseText(try bytes(arguments.receiver))
      do throws(Raise) {
        return bytesOfText(try context.call(try context.attribute(text, name), call))
      } catch  where error.isKind(.valueError) && name.hasSuffix("index") {
        throw Raise(.valueError, "subsection not found")
      }
    }
  }
}

extension BytesObject {
  /// `b"%d %s" % (3, b"x")`: as that of `str`, over a text with a character for each byte.
  func formatted(_ value: Value, in context: Context) throws(Raise) -> Value {
    let values = if case .tuple(let tuple) = value { tuple.elements } else { [value] }
    let texts = values.map { value in
      value.native(as: BytesObject.self).map { bytewiseText($0.bytes) } ?? value
    }
    for value in values where value.asString != nil {
      throw Raise(
        .typeError,
        "%b requires a bytes-like object, or an object that implements __bytes__, not "
          + "'\(value.plainTypeName)'")
    }
    let template = try context.text(bytewiseText(bytes))
    return bytesOfText(Value(try context.percentFormat(template, Value(tuple: texts))))
  }
}

/// A character for each byte; one that is no letter and no blank where bytes have none.
private func bytewiseText(_ bytes: [UInt8]) -> Value {
  .string(
    StringObject(
      scalars: bytes.map { byte in
        let isOther = byte >= 0x80 || (0x1C...0x1F).contains(byte)
        return isOther ? Unicode.Scalar(0xE000 + UInt32(byte)) ?? "?" : Unicode.Scalar(byte)
      }))
}

/// Bytes where a method of `str` gives text, also inside lists and tuples.
private func bytesOfText(_ value: Value) -> Value {
  switch value {
  case .string(let text):
    .native(BytesObject(text.scalars.map { UInt8(truncatingIfNeeded: $0.value) }))
  case .list(let list): Value(list: list.elements.map(bytesOfText))
  case .tuple(let tuple): Value(tuple: tuple.elements.map(bytesOfText))
  default: value
  }
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
      let errors = arguments["errors"].isNone ? "strict" : try arguments.string("errors")
      return try TextEncoding.bytes(
        of: object.text, try arguments.string("encoding"), errors: errors)
    }
    if source.isNone { return [] }
    if let object = source.native(as: BytesObject.self) { return object.bytes }
    if let made = try callSpecial(source, "__bytes__") {
      if let object = made.native(as: BytesObject.self) { return object.bytes }
      throw Raise(.typeError, "__bytes__ returned non-bytes (type \(made.plainTypeName))")
    }
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
