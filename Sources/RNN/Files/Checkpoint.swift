import Tensors

/// Values written down, to be taken up again: weights, an optimizer's memory, where training stands.
///
/// The format is this library's own. Sixteen bytes stand in front (a mark, the format's version, a
/// checksum), then the content's length and the content: the tensors, each once, and the value
/// that names them. Reading runs no code and refuses every file that is not whole.
public struct Checkpoint {
  /// What is stored.
  public var value: StoredValue

  /// A checkpoint of a value.
  public init(_ value: StoredValue) { self.value = value }

  /// The mark at the beginning: a byte beyond ASCII, a name, and a line end that copying as text
  /// would change.
  static let mark: [UInt8] = [0x89] + Array("UNRLL".utf8) + [0x0d, 0x0a]
  static let version: UInt32 = 1
  static let headerSize = 24
  /// How deep values may be nested.
  static let deepest = 200
}

extension Checkpoint {
  /// The file's bytes.
  ///
  /// - Throws: ``CheckpointError/tooDeep``.
  public func bytes() throws -> [UInt8] {
    var writer = CheckpointWriter()
    let content = try writer.content(of: value)
    var header = ByteWriter()
    header.bytes = Self.mark
    header.append(Self.version)
    header.append(CRC32.checksum(of: content[...]))
    header.append(UInt64(content.count))
    return header.bytes + content
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: ``CheckpointError`` with the reason for bytes that are no whole checkpoint, and
  ///   `TensorError` for a tensor that is too large.
  public init(bytes: [UInt8]) throws {
    guard bytes.starts(with: Self.mark) else {
      throw CheckpointError.foreign(ForeignFile(bytes))
    }
    guard bytes.count >= Self.headerSize else {
      throw CheckpointError.short(wanted: Self.headerSize, got: bytes.count)
    }
    var header = ByteReader(bytes[Self.mark.count..<Self.headerSize])
    let version = try header.integer(UInt32.self)
    guard version == Self.version else { throw CheckpointError.version(version) }
    let checksum = try header.integer(UInt32.self)
    let length = try header.integer(UInt64.self)
    let content = bytes[Self.headerSize...]
    guard length == UInt64(content.count) else {
      throw CheckpointError.short(
        wanted: Int(clamping: length), got: content.count, isContent: true)
    }
    guard CRC32.checksum(of: content) == checksum else { throw CheckpointError.checksum }
    var reader = try CheckpointReader(content)
    value = try reader.wholeValue()
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
