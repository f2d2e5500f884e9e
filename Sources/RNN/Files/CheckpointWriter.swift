import Tensors

/// What stands in front of each value in a checkpoint's content.
enum StoredTag: UInt8 {
  case none, no, yes, integer, number, text, list, tuple, dictionary, size, tensor, parameter
  case integers
}

/// Writes a checkpoint's content: a table of the tensors, then the value.
struct CheckpointWriter {
  private var tensors: [Tensor] = []
  private var places: [ObjectIdentifier: Int] = [:]
  private var tree = ByteWriter()

  mutating func content(of value: StoredValue) throws -> [UInt8] {
    try append(value, depth: 0)
    var table = ByteWriter()
    table.append(UInt64(tensors.count))
    for tensor in tensors { try table.append(tensor) }
    return table.bytes + tree.bytes
  }

  private mutating func append(_ value: StoredValue, depth: Int) throws {
    guard depth < Checkpoint.deepest else { throw CheckpointError.tooDeep }
    switch value {
    case .none: tree.append(.none)
    case .bool(let flag): tree.append(flag ? .yes : .no)
    case .integer(let number):
      tree.append(.integer)
      tree.append(UInt64(bitPattern: Int64(number)))
    case .number(let number):
      tree.append(.number)
      tree.append(number.bitPattern)
    case .text(let text):
      tree.append(.text)
      tree.append(text)
    case .list(let elements): try append(elements, .list, depth: depth)
    case .tuple(let elements): try append(elements, .tuple, depth: depth)
    case .dictionary(let entries, let kind):
      tree.append(.dictionary)
      tree.bytes.append(kind.rawValue)
      tree.append(UInt64(entries.count))
      for entry in entries {
        try append(entry.key, depth: depth + 1)
        try append(entry.value, depth: depth + 1)
      }
    case .size(let shape):
      tree.append(.size)
      tree.append(shape: shape)
    case .tensor(let tensor): append(tensor, .tensor)
    case .parameter(let tensor): append(tensor, .parameter)
    case .integers(let matrix):
      tree.append(.integers)
      tree.append(matrix)
    }
  }

  private mutating func append(_ elements: [StoredValue], _ tag: StoredTag, depth: Int) throws {
    tree.append(tag)
    tree.append(UInt64(elements.count))
    for element in elements { try append(element, depth: depth + 1) }
  }

  private mutating func append(_ tensor: Tensor, _ tag: StoredTag) {
    let place = places[ObjectIdentifier(tensor)] ?? tensors.count
    if place == tensors.count {
      places[ObjectIdentifier(tensor)] = place
      tensors.append(tensor)
    }
    tree.append(tag)
    tree.append(UInt64(place))
  }
}

/// Bytes to which numbers are appended, lowest byte first.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ tag: StoredTag) { bytes.append(tag.rawValue) }

  mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(shape: [Int]) {
    append(UInt64(shape.count))
    for size in shape { append(UInt64(bitPattern: Int64(size))) }
  }

  mutating func append(_ matrix: QuantizedMatrix) {
    append(shape: [matrix.rows, matrix.columns])
    bytes.append(matrix.scheme.weights == .perRow ? 1 : 0)
    bytes.append(matrix.scheme.inputs == .perRow ? 1 : 0)
    for scale in matrix.storedScales { append(scale.bitPattern) }
    bytes += matrix.elements.map { UInt8(bitPattern: $0) }
  }

  mutating func append(_ tensor: Tensor) throws {
    append(tensor.dtype.rawValue)
    bytes.append(tensor.isLeaf && tensor.requiresGrad ? 1 : 0)
    append(shape: tensor.shape)
    bytes += try tensor.bytes()
  }
}
