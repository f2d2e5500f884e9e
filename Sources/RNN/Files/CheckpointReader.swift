import Tensors

/// Reads a checkpoint's content. Every number is checked before it is believed.
struct CheckpointReader {
  private var reader: ByteReader
  private var tensors: [Tensor] = []

  /// Reads the table of the tensors.
  init(_ content: ArraySlice<UInt8>) throws {
    reader = ByteReader(content)
    let count = try reader.count()
    for _ in 0..<count { tensors.append(try reader.tensor()) }
  }

  /// The value, with nothing behind it.
  mutating func wholeValue() throws -> StoredValue {
    let value = try value(depth: 0)
    guard reader.left == 0 else { throw CheckpointError.content("bytes behind the value") }
    return value
  }

  private mutating func value(depth: Int) throws -> StoredValue {
    guard depth < Checkpoint.deepest else { throw CheckpointError.tooDeep }
    let byte = try reader.integer(UInt8.self)
    guard let tag = StoredTag(rawValue: byte) else {
      throw CheckpointError.content("a value of unknown kind \(byte)")
    }
    switch tag {
    case .none: return .none
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .integer: return .integer(Int(Int64(bitPattern: try reader.integer(UInt64.self))))
    case .number: return .number(Double(bitPattern: try reader.integer(UInt64.self)))
    case .text: return .text(try reader.text())
    case .list: return .list(try elements(depth: depth))
    case .tuple: return .tuple(try elements(depth: depth))
    case .dictionary: return try dictionary(depth: depth)
    case .size: return .size(try reader.shape())
    case .tensor: return .tensor(try tensor())
    case .parameter: return .parameter(try tensor())
    case .integers: return .integers(try reader.matrix())
    }
  }

  private mutating func elements(depth: Int) throws -> [StoredValue] {
    var elements: [StoredValue] = []
    for _ in 0..<(try reader.count()) { elements.append(try value(depth: depth + 1)) }
    return elements
  }

  private mutating func dictionary(depth: Int) throws -> StoredValue {
    guard let kind = StoredValue.DictionaryKind(rawValue: try reader.integer(UInt8.self)) else {
      throw CheckpointError.content("a dictionary of unknown kind")
    }
    var entries: [StoredEntry] = []
    for _ in 0..<(try reader.count()) {
      let key = try value(depth: depth + 1)
      entries.append(StoredEntry(key, try value(depth: depth + 1)))
    }
    return .dictionary(entries, kind: kind)
  }

  private mutating func tensor() throws -> Tensor {
    let place = try reader.integer(UInt64.self)
    guard place < UInt64(tensors.count) else {
      throw CheckpointError.content("tensor \(place) of \(tensors.count)")
    }
    return tensors[Int(place)]
  }
}

/// Bytes that are read from front to back.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// How many bytes were not yet read.
  var left: Int { rest.count }

  mutating func integer<Number: FixedWidthInteger & UnsignedInteger>(
    _: Number.Type
  ) throws(CheckpointError) -> Number {
    let size = MemoryLayout<Number>.size
    return try take(size).reversed().reduce(0) {
      Number(truncatingIfNeeded: UInt64($0) << 8) | Number($1)
    }
  }

  /// A number of things, of which each takes a byte or more.
  mutating func count() throws(CheckpointError) -> Int {
    let count = try integer(UInt64.self)
    guard count <= UInt64(left) else {
      throw .content("\(count) things in \(left) bytes")
    }
    return Int(count)
  }

  mutating func text() throws(CheckpointError) -> String {
    let bytes = try take(count())
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .content("text that is not UTF-8")
    }
    return text
  }

  mutating func shape() throws(CheckpointError) -> [Int] {
    var shape: [Int] = []
    for _ in 0..<(try count()) { shape.append(Int(Int64(bitPattern: try integer(UInt64.self)))) }
    return shape
  }

  mutating func matrix() throws(CheckpointError) -> QuantizedMatrix {
    let shape = try shape()
    guard shape.count == 2, shape[0] >= 0, (0...QuantizedMatrix.largestColumns).contains(shape[1]),
      !shape[0].multipliedReportingOverflow(by: max(shape[1], 4)).overflow
    else { throw .content("a quantized matrix of shape \(shape)") }
    let sharing = [try integer(UInt8.self), try integer(UInt8.self)].map {
      $0 == 1 ? QuantizationScheme.Sharing.perRow : .perTensor
    }
    let count = sharing[0] == .perRow ? shape[0] : min(shape[0], 1)
    guard count <= left / 4 else { throw .content("\(count) factors in \(left) bytes") }
    var scales: [Float] = []
    for _ in 0..<count { scales.append(Float(bitPattern: try integer(UInt32.self))) }
    let integers = try take(shape[0] * shape[1]).map { Int8(bitPattern: $0) }
    return QuantizedMatrix(
      integers, scales: scales, rows: shape[0], columns: shape[1],
      QuantizationScheme(weights: sharing[0], inputs: sharing[1]))
  }

  mutating func tensor() throws -> Tensor {
    let kind = try text()
    guard let dtype = DType(rawValue: kind) else { throw CheckpointError.dtype(kind) }
    let requiresGrad = try integer(UInt8.self) == 1
    let shape = try shape()
    var size = dtype.stride
    for length in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow, length >= 0 else {
        throw CheckpointError.content("a tensor of shape \(shape)")
      }
      size = product
    }
    let part = try take(size)
    let tensor = try part.withUnsafeBytes { try Tensor(bytes: $0, shape: shape, dtype: dtype) }
    return requiresGrad && dtype.isFloatingPoint ? try tensor.requiresGrad(true) : tensor
  }

  private mutating func take(_ count: Int) throws(CheckpointError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .content("\(count) bytes where \(rest.count) are left") }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }
}
