import Dialect

/// A `bytes`: a text's encoded form.
package final class BytesObject: NativeObject {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var typeName: String { "bytes" }

  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    if case .slice(let slice) = key {
      let range = try context.indices(slice, count: bytes.count)
      return .native(BytesObject(range.indices.map { bytes[$0] }))
    }
    if case .bigInt = key { throw .doesNotFitIndex(.indexError) }
    let given = try context.integer(
      key, else: "byte indices must be integers or slices, not \(key.plainTypeName)")
    let index = given < 0 ? given &+ bytes.count : given
    guard bytes.indices.contains(index) else { throw Raise(.indexError, "index out of range") }
    return .int(Int(bytes[index]))
  }

  package func length(in context: Context) throws(Raise) -> Int { bytes.count }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var rest = bytes[...]
    return IteratorObject(typeName: "bytes_iterator") { _ throws(Raise) in
      rest.popFirst().map { .int(Int($0)) }
    }
  }

  package func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    if let part = item.native(as: BytesObject.self) { return find(part.bytes) != nil }
    guard let number = item.asInt else {
      throw Raise(.typeError, "a bytes-like object is required, not '\(item.plainTypeName)'")
    }
    guard let byte = UInt8(exactly: number) else {
      throw Raise(.valueError, "byte must be in range(0, 256)")
    }
    return bytes.contains(byte)
  }

  package func truth(in context: Context) throws(Raise) -> Bool { !bytes.isEmpty }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    switch op {
    case .add where !reflected:
      guard let other = other.native(as: BytesObject.self) else {
        throw Raise(.typeError, "can't concat \(other.plainTypeName) to bytes")
      }
      try context.checkSize(bytes.count + other.bytes.count, of: "the bytes")
      return .native(BytesObject(bytes + other.bytes))
    case .modulo where !reflected: return try formatted(other, in: context)
    case .multiply:
      guard let count = other.asInt else {
        throw Raise(
          .typeError, "can't multiply sequence by non-int of type '\(other.plainTypeName)'")
      }
      let (size, overflow) = bytes.count.multipliedReportingOverflow(by: max(0, count))
      try context.checkSize(overflow ? Int.max : size, of: "the bytes")
      return .native(BytesObject((0..<max(0, count)).flatMap { _ in bytes }))
    default: return .notImplemented
    }
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard let other = other.native(as: BytesObject.self)?.bytes else { return .notImplemented }
    switch op {
    case .equal: return .bool(bytes == other)
    case .notEqual: return .bool(bytes != other)
    case .less: return .bool(bytes.lexicographicallyPrecedes(other))
    case .lessEqual: return .bool(!other.lexicographicallyPrecedes(bytes))
    case .greater: return .bool(other.lexicographicallyPrecedes(bytes))
    case .greaterEqual: return .bool(!bytes.lexicographicallyPrecedes(other))
    case .is, .isNot, .in, .notIn: return .notImplemented
    }
  }

  package func hash(in context: Context) throws(Raise) -> Int {
    var result = TupleHash()
    for byte in bytes { result.add(Int(byte)) }
    return result.value
  }

  package func repr(in context: Context) throws(Raise) -> String {
    let quote = bytes.contains(0x27) && !bytes.contains(0x22) ? "\"" : "'"
    var text = "b" + quote
    for byte in bytes {
      let character = String(UnicodeScalar(byte))
      switch character {
      case "\\", quote: text += "\\" + character
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text += (0x20..<0x7F).contains(byte) ? character : "\\x" + hexadecimal(byte)
      }
    }
    return text + quote
  }

  /// Two hexadecimal digits a byte.
  var hexadecimalText: String { bytes.map { hexadecimal($0) }.joined() }

  /// The place of the first occurrence of a part.
  func find(_ part: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in firstByte(of: part, in: bytes, from: 0) }
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
