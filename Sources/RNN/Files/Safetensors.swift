import Tensors

/// Named tensors in the safetensors format, in which weights travel to and from PyTorch.
///
/// Eight bytes give the length of a header in JSON; behind it stand the elements of all tensors,
/// without gaps.
///
/// The 8-bit integers of a quantized weight stand under its name as `I8`, `[rows, columns]`, and
/// their factors behind `_scale` as `F32`, `[rows]` or `[1]`. `I8` without such factors is a tensor.
///
/// - SeeAlso: https://huggingface.co/docs/safetensors
public struct Safetensors {
  /// The tensors, each under its own name.
  public var tensors: [NamedTensor]
  /// The weights of quantized layers.
  public var integers: [(name: String, matrix: QuantizedMatrix)]
  /// Free text under names, in the file's order.
  public var metadata: [(name: String, value: String)]

  /// Tensors to be written.
  public init(
    _ tensors: [NamedTensor], integers: [(name: String, matrix: QuantizedMatrix)] = [],
    metadata: [(name: String, value: String)] = []
  ) {
    self.tensors = tensors
    self.integers = integers
    self.metadata = metadata
  }

  /// What stands behind a quantized weight's name in that of its factors.
  static let scaleEnding = "_scale"

  /// The longest header that is read.
  static let largestHeader = 100_000_000

  /// A kind of element under its name in the format.
  struct Kind {
    let name: String
    let dtype: DType

    /// The kinds that tensors can have, in the order in which a file holds them.
    static let all = [
      Kind(name: "I64", dtype: .int64), Kind(name: "F64", dtype: .float64),
      Kind(name: "F32", dtype: .float32), Kind(name: "I32", dtype: .int32),
      Kind(name: "I16", dtype: .int16), Kind(name: "I8", dtype: .int8),
      Kind(name: "U8", dtype: .uint8), Kind(name: "BOOL", dtype: .bool),
    ]
  }
}

extension Safetensors {
  /// The file's bytes: the same that the format's Python package writes for the same tensors.
  ///
  /// - Throws: ``SafetensorsError/twice(name:)``, ``SafetensorsError/reservedName``.
  public func bytes() throws -> [UInt8] {
    let blocks = blocks()
    var names: Set<String> = []
    for name in blocks.map(\.name) {
      guard names.insert(name).inserted else { throw SafetensorsError.twice(name: name) }
      guard name != "__metadata__" else { throw SafetensorsError.reservedName }
    }
    var entries: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.map { "\($0.name.jsonQuoted):\($0.value.jsonQuoted)" }
      entries.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var data: [UInt8] = []
    for block in blocks {
      let start = data.count
      data += try block.bytes()
      let shape = block.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(block.name.jsonQuoted):{\"dtype\":\"\(block.kind)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(data.count)]}")
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + data
  }

  /// One entry of the file with what makes its data.
  private struct Block {
    let name: String
    let kind: String
    let shape: [Int]
    let bytes: () throws -> [UInt8]
  }

  /// The entries in the order of the format's Python package: by kind, then by name.
  private func blocks() -> [Block] {
    let scales = integers.map { entry in
      NamedTensor(
        name: entry.name + Self.scaleEnding,
        tensor: Tensor(entry.matrix.storedScales, shape: [entry.matrix.storedScales.count]))
    }
    return Kind.all.flatMap { kind in
      var blocks = (tensors + scales).filter { $0.tensor.dtype == kind.dtype }.map { entry in
        Block(name: entry.name, kind: kind.name, shape: entry.tensor.shape) {
          try entry.tensor.bytes()
        }
      }
      if kind.dtype == .int8 {
        blocks += integers.map { name, matrix in
          Block(name: name, kind: kind.name, shape: [matrix.rows, matrix.columns]) {
            matrix.elements.map { UInt8(bitPattern: $0) }
          }
        }
      }
      return blocks.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Writes the file whole or not at all.
  ///
  /// - Throws: ``FileError``, and what ``bytes()`` throws.
  public func write(to path: String) throws {
    try AtomicFile.write(try bytes(), to: path)
  }

  /// Reads a file.
  ///
  /// - Throws: ``FileError``, and what ``init(bytes:)`` throws.
  public init(contentsOf path: String) throws {
    try self.init(bytes: try AtomicFile.read(path))
  }
}
