import Tensors

/// Named tensors in the safetensors format, in which weights travel to and from PyTorch.
///
/// Eight bytes give the length of a header in JSON; behind it stand the elements of all tensors,
/// without gaps. float32, int64 and bool are read and written, and float64 where tensors have it.
///
/// - SeeAlso: https://huggingface.co/docs/safetensors
public struct Safetensors {
  /// The tensors, each under its own name.
  public var tensors: [NamedTensor]
  /// Free text under names, in the file's order.
  public var metadata: [(name: String, value: String)]

  /// Tensors to be written.
  public init(_ tensors: [NamedTensor], metadata: [(name: String, value: String)] = []) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The longest header that is read.
  static let largestHeader = 100_000_000

  /// A kind of element under its name in the format.
  struct Kind {
    let name: String
    let dtype: DType

    /// The kinds that tensors can have, in the order in which a file holds them.
    static let all = [("I64", "int64"), ("F64", "float64"), ("F32", "float32"), ("BOOL", "bool")]
      .compactMap { name, dtype in DType(rawValue: dtype).map { Kind(name: name, dtype: $0) } }
  }
}

extension Safetensors {
  /// The file's bytes: the same that the format's Python package writes for the same tensors.
  ///
  /// - Throws: ``SafetensorsError/twice(name:)``, ``SafetensorsError/reservedName``.
  public func bytes() throws -> [UInt8] {
    var names: Set<String> = []
    for name in tensors.map(\.name) {
      guard names.insert(name).inserted else { throw SafetensorsError.twice(name: name) }
      guard name != "__metadata__" else { throw SafetensorsError.reservedName }
    }
    let ordered = Kind.all.flatMap { kind in
      tensors.filter { $0.tensor.dtype == kind.dtype }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        .map { (kind, $0) }
    }
    var entries: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.map { "\($0.name.jsonQuoted):\($0.value.jsonQuoted)" }
      entries.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var data: [UInt8] = []
    for (kind, entry) in ordered {
      let start = data.count
      data += try entry.tensor.bytes()
      let shape = entry.tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(entry.name.jsonQuoted):{\"dtype\":\"\(kind.name)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(data.count)]}")
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + data
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
