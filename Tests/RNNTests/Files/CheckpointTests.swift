import Foundation
import RNN
import Tensors
import Testing

extension StoredValue {
  /// The value as text, for comparisons: tensors with kind, shape and elements.
  fileprivate var shown: String {
    switch self {
    case .none: "none"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): "'\(text)'"
    case .list(let elements): "[\(elements.map(\.shown).joined(separator: ", "))]"
    case .tuple(let elements): "(\(elements.map(\.shown).joined(separator: ", ")))"
    case .size(let shape): "size\(shape)"
    case .tensor(let tensor):
      "\(tensor.dtype)\(tensor.shape)\(tensor.elements)\(tensor.requiresGrad ? "∇" : "")"
    case .integers(let matrix): "integers\(matrix.elements)×\(matrix.storedScales)"
    case .parameter(let tensor): "parameter\(tensor.elements)\(tensor.requiresGrad ? "∇" : "")"
    case .dictionary(let entries, let kind):
      "\(kind){\(entries.map { "\($0.key.shown): \($0.value.shown)" }.joined(separator: ", "))}"
    }
  }
}

private let foreignFiles: [([UInt8], String)] = [
  ([], "this is an empty file, not a checkpoint"),
  (
    Array("PK\u{3}\u{4}rest".utf8),
    "this is a zip archive of pickles as PyTorch's torch.save writes, not a checkpoint"
  ),
  ([0x80, 2, 0x8a], "this is a Python pickle, not a checkpoint"),
  ([0x93] + Array("NUMPY".utf8), "this is a NumPy file, not a checkpoint"),
  ([0x89] + Array("HDF\r\n".utf8), "this is an HDF5 file, not a checkpoint"),
  ([2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8), "this is a safetensors file, not a checkpoint"),
  (Array("a,b\n1,2\n".utf8), "this is a text file, not a checkpoint"),
  ([0, 1, 2, 255], "this is a file of an unknown kind, not a checkpoint"),
]

@Suite struct `A checkpoint` {
  private func everything() throws -> StoredValue {
    let shared = try Tensor([1.5, -2], shape: [2, 1]).requiresGrad(true)
    return .named([
      ("nothing", .none), ("flags", .list([.bool(true), .bool(false)])),
      ("numbers", .tuple([.integer(.min), .number(0.1), .number(-.infinity)])),
      ("text", .text("Größe\n")), ("shape", .size([2, 0])),
      (
        "tensors",
        .tensors([
          NamedTensor(name: "w", tensor: shared),
          NamedTensor(name: "i", tensor: Tensor(integers: [7])),
          NamedTensor(name: "b", tensor: Tensor(booleans: [true, false])),
          NamedTensor(name: "e", tensor: try Tensor.zeros([0, 4])),
        ])
      ), ("again", .parameter(shared)),
      ("counts", .dictionary([StoredEntry(.integer(3), .integer(1))], kind: .counter)),
    ])
  }

  @Test func `holds every kind of value`() throws {
    let read = try Checkpoint(bytes: Checkpoint(everything()).bytes())

    #expect(
      read.value.shown
        == "plain{'nothing': none, 'flags': [true, false], "
        + "'numbers': (-9223372036854775808, 0.1, -inf), 'text': 'Größe\n', 'shape': size[2, 0], "
        + "'tensors': ordered{'w': float32[2, 1][1.5, -2.0]∇, 'i': int64[1][7.0], "
        + "'b': bool[2][1.0, 0.0], 'e': float32[0, 4][]}, 'again': parameter[1.5, -2.0]∇, "
        + "'counts': counter{3: 1}}")
    #expect(read.value["tensors"]?["w"]?.asTensor === read.value["again"]?.asTensor)
  }

  @Test func `is replaced as a whole on disk`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("run.ckpt").path

    try Checkpoint(.integer(1)).write(to: path)
    try Checkpoint(.integer(2)).write(to: path)

    #expect(try Checkpoint(contentsOf: path).value.asInteger == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.ckpt"])
    let error = #expect(throws: FileError.self) {
      try Checkpoint(.none).write(to: path + "/inside")
    }
    #expect(error?.description == "can't write '\(path)/inside': Not a directory")
    let directory = #expect(throws: FileError.self) { try Checkpoint(contentsOf: folder.path) }
    #expect(directory?.description == "can't read '\(folder.path)': Is a directory")
  }

  @Test(arguments: foreignFiles)
  func `is told from foreign files`(bytes: [UInt8], message: String) {
    let error = #expect(throws: CheckpointError.self) { try Checkpoint(bytes: bytes) }
    #expect(error?.message == message)
  }

  @Test func `that is broken is refused with the reason`() throws {
    let whole = try Checkpoint(everything()).bytes()
    var damaged = whole
    damaged[30] ^= 1
    var newer = whole
    newer[8] = 9
    let files = [Array(whole[..<20]), Array(whole[..<100]), whole + [0], damaged, newer]

    let messages = files.map { bytes in
      #expect(throws: CheckpointError.self) { try Checkpoint(bytes: bytes) }?.message
    }

    #expect(
      messages == [
        "the checkpoint is cut off: it has 20 bytes of 24",
        "the checkpoint is cut off: its content has 76 bytes of \(whole.count - 24)",
        "the checkpoint is longer than it says: its content has \(whole.count - 23) bytes of "
          + "\(whole.count - 24)",
        "the checkpoint is damaged: its checksum does not match its content",
        "the checkpoint has version 9 of the format; version 1 is read",
      ])
  }

  @Test func `whose content lies with a right checksum never traps`() throws {
    let shared = Tensor([1, 2], shape: [2, 1])
    let whole = try Checkpoint(
      .named([("a", .list([.tensor(shared), .integer(3)])), ("b", .size([2])), ("c", .text("x"))])
    ).bytes()
    var refused = 0
    for index in 24..<whole.count {
      for change in [1, 0xff] as [UInt8] {
        var changed = whole
        changed[index] ^= change
        // A checksum made right by hand: the reader alone has to see what is wrong.
        changed.replaceSubrange(12..<16, with: Self.checksum(changed[24...]))
        if (try? Checkpoint(bytes: changed)) == nil { refused += 1 }
      }
    }
    #expect(refused > 100)
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var code = ~UInt32(0)
    for byte in bytes {
      code ^= UInt32(byte)
      for _ in 0..<8 { code = code & 1 == 1 ? 0xedb8_8320 ^ (code >> 1) : code >> 1 }
    }
    return withUnsafeBytes(of: (~code).littleEndian) { Array($0) }
  }

  @Test func `does not hold values without an end`() throws {
    let deep = (0..<300).reduce(StoredValue.none) { value, _ in .list([value]) }
    let error = #expect(throws: CheckpointError.self) { try Checkpoint(deep).bytes() }
    #expect(error?.message == "values nested more than 200 levels deep are not stored")
  }
}
