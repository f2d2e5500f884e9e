import Foundation
import RNN
import Tensors
import Testing

/// A file with the given header and data.
private func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
  let bytes = Array(header.utf8)
  return withUnsafeBytes(of: (length ?? UInt64(bytes.count)).littleEndian) { Array($0) } + bytes
    + [UInt8](repeating: 7, count: data)
}

private func entry(
  _ name: String, _ dtype: String, _ shape: String, _ offsets: String
) -> String {
  "\"\(name)\":{\"dtype\":\"\(dtype)\",\"shape\":[\(shape)],\"data_offsets\":[\(offsets)]}"
}

private func entry(_ name: String, _ offsets: String) -> String {
  entry(name, "F32", "1", offsets)
}

/// A file that is none, and the reason.
private struct BrokenFile: CustomTestStringConvertible {
  let bytes: [UInt8]
  let message: String

  var testDescription: String { message }

  init(_ bytes: [UInt8], _ message: String) {
    self.bytes = bytes
    self.message = message
  }
}

/// Files that are none, each with the reason.
private let brokenFiles: [BrokenFile] = [
  BrokenFile(
    [1, 2, 3],
    "the file has 3 bytes; a safetensors file begins with eight that give its header's length"
  ),
  BrokenFile(
    file("{}", length: 1 << 60),
    "the header shall have 1152921504606846976 bytes; 100000000 are the most that are read"
  ),
  BrokenFile(
    file("{}", length: 100),
    "the header shall have 100 bytes, but only 2 follow: the file is cut off, or no safetensors "
      + "file"
  ),
  BrokenFile(file(""), "the header is no JSON object: this is no safetensors file"),
  BrokenFile(file("[1]"), "the header is no JSON object: this is no safetensors file"),
  BrokenFile(file("{\"a\":}"), "the header is no JSON: a value is missing, at its byte 5"),
  BrokenFile(file("{\"a\" 1}"), "the header is no JSON: a colon is missing, at its byte 5"),
  BrokenFile(file("{\"a\":1"), "the header is no JSON: a comma or } is missing, at its byte 6"),
  BrokenFile(file("{} x"), "the header is no JSON: text behind the value's end, at its byte 3"),
  BrokenFile(
    file("{\"a\":\"\\ud800\"}"), "the header is no JSON: half a character, at its byte 12"
  ),
  BrokenFile(
    file("{\"a\":" + String(repeating: "[", count: 100)),
    "the header is no JSON: more than 64 levels, at its byte 68"
  ),
  BrokenFile(
    file("{\(entry("a", "0,4")),\(entry("a", "0,4"))}", data: 4),
    "the header is no JSON: the name 'a' stands there twice, at its byte 57"
  ),
  BrokenFile(
    file("{\"__metadata__\":{\"a\":1}}"), "the header's __metadata__ must be text under names"),
  BrokenFile(file("{\"a\":{\"shape\":[1]}}"), "the entry of tensor 'a' has no proper dtype"),
  BrokenFile(
    file("{\(entry("a", "F16", "1", "0,2"))}", data: 2),
    "tensor 'a' has elements of kind F16; I64, F64, F32, I32, I16, I8, U8, BOOL are read"
  ),
  BrokenFile(
    file("{\(entry("a", "F32", "-1", "0,4"))}", data: 4),
    "the entry of tensor 'a' has no proper shape"
  ),
  BrokenFile(
    file("{\(entry("a", "4,0"))}", data: 4), "the entry of tensor 'a' has no proper data_offsets"
  ),
  BrokenFile(
    file("{\(entry("a", "F32", "4611686018427387904,2", "0,4"))}", data: 4),
    "tensor 'a' has shape [4611686018427387904, 2], more than any file holds"
  ),
  BrokenFile(
    file("{\(entry("a", "F32", "2", "0,4"))}", data: 4),
    "tensor 'a' of shape [2] needs 8 bytes, but its offsets give 4"
  ),
  BrokenFile(
    file("{\(entry("a", "0,4")),\(entry("b", "2,6"))}", data: 6),
    "tensor 'b' begins at byte 2 of the data, but the one before ends at 4"
  ),
  BrokenFile(
    file("{\(entry("a", "4,8"))}", data: 8),
    "tensor 'a' begins at byte 4 of the data, but the one before ends at 0"
  ),
  BrokenFile(
    file("{\(entry("a", "0,4"))}", data: 3),
    "tensor 'a' ends at byte 4 of the data, which has only 3"
  ),
  BrokenFile(
    file("{\(entry("a", "0,4"))}", data: 9), "the tensors take 4 bytes of the data, which has 9"
  ),
]

@Suite struct `A safetensors file` {
  /// What `Fixtures/generate_safetensors.py` wrote.
  private func fixture() throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(
        forResource: "weights", withExtension: "safetensors", subdirectory: "Fixtures"))
    return Array(try Data(contentsOf: url))
  }

  @Test func `of the Python package is read`() throws {
    let content = try Safetensors(bytes: fixture())

    #expect(
      content.tensors.map { "\($0.name) \($0.tensor.dtype) \($0.tensor.shape)" } == [
        "steps int64 [2]", "alpha float32 [1]", "empty float32 [0, 3]",
        "lstm.weight_ih_l0 float32 [2, 3]", "scalar float32 []",
        "Ünicode \"name\"\n float32 [2]", "mask bool [3]",
      ])
    #expect(
      content.tensors.map(\.tensor.elements) == [
        [-1, 0x1p40], [1], [], [0, 0.25, 0.5, 0.75, 1, 1.25], [0.1], [1.5, -.infinity], [1, 0, 1],
      ])
    #expect(content.metadata.map(\.value) == ["pt"])
  }

  @Test func `is written byte for byte as the Python package writes it`() throws {
    let given = Safetensors(
      [
        NamedTensor(
          name: "lstm.weight_ih_l0",
          tensor: Tensor([0, 0.25, 0.5, 0.75, 1, 1.25], shape: [2, 3])),
        NamedTensor(name: "Ünicode \"name\"\n", tensor: Tensor([1.5, -.infinity])),
        NamedTensor(name: "steps", tensor: Tensor(integers: [-1, 1 << 40])),
        NamedTensor(name: "mask", tensor: Tensor(booleans: [true, false, true])),
        NamedTensor(name: "scalar", tensor: Tensor([0.1], shape: [])),
        NamedTensor(name: "empty", tensor: try Tensor.zeros([0, 3])),
        NamedTensor(name: "alpha", tensor: Tensor([1])),
      ], metadata: [("format", "pt")])

    #expect(try given.bytes() == fixture())
  }

  @Test func `keeps 8-bit integers without factors as a tensor`() throws {
    let plain = try Tensor([-128, 0, 127, 5], shape: [2, 2]).to(.int8)
    let given = Safetensors([
      NamedTensor(name: "q", tensor: plain),
      NamedTensor(name: "q_scale", tensor: Tensor([0.5], shape: [1, 1])),
    ])
    let content = try Safetensors(bytes: given.bytes())

    #expect(content.integers.isEmpty)
    #expect(content.tensors.map(\.name) == ["q_scale", "q"])
    #expect(content.tensors[1].tensor.dtype == .int8)
    #expect(content.tensors[1].tensor.elements == [-128, 0, 127, 5])
  }

  @Test func `keeps the elements of a view in order`() throws {
    let view = try Tensor([1, 2, 3, 4], shape: [2, 2]).transpose(0, 1).narrow(0, 1, 1)
    let bytes = try Safetensors([NamedTensor(name: "v", tensor: view)]).bytes()

    #expect(try Safetensors(bytes: bytes).tensors[0].tensor.elements == [2, 4])
  }

  @Test(arguments: brokenFiles)
  fileprivate func `that is broken is refused with the reason`(broken: BrokenFile) {
    let error = #expect(throws: SafetensorsError.self) { try Safetensors(bytes: broken.bytes) }
    #expect(error?.message == broken.message)
  }

  @Test func `with a tensor beyond all memory is refused`() {
    let size = 1 << 40
    let header = "{\(entry("a", "F32", "\(size)", "0,\(size * 4)"))}"
    let error = #expect(throws: SafetensorsError.self) { try Safetensors(bytes: file(header)) }
    #expect(
      error?.message
        == "tensor 'a' ends at byte 4398046511104 of the data, which has only 0")
  }

  @Test func `cut off or changed anywhere never traps`() throws {
    let whole = try fixture()
    let cut = whole.indices.count { (try? Safetensors(bytes: Array(whole[..<$0]))) != nil }
    for index in whole.indices {
      var changed = whole
      changed[index] ^= UInt8(truncatingIfNeeded: index * 7 | 1)
      _ = try? Safetensors(bytes: changed)
    }
    #expect(cut == 0)
  }

  @Test func `is not made of tensors whose names clash`() throws {
    let one = Tensor([1])
    let messages = [
      #expect(throws: SafetensorsError.self) {
        try Safetensors([.init(name: "a", tensor: one), .init(name: "a", tensor: one)]).bytes()
      },
      #expect(throws: SafetensorsError.self) {
        try Safetensors([.init(name: "__metadata__", tensor: one)]).bytes()
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "two tensors are called 'a'", "a tensor can't be called '__metadata__'",
      ])
  }

  @Test func `carries a module's weights over a disk`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Linear(inputSize: 2, outputSize: 3, generator: RandomGenerator(seed: 1))
    let second = try Linear(inputSize: 2, outputSize: 3, generator: RandomGenerator(seed: 2))

    try Safetensors(first.stateDictionary).write(to: path)
    try second.load(Safetensors(contentsOf: path).tensors)

    #expect(second.parameters.map(\.elements) == first.parameters.map(\.elements))
  }

  @Test func `that is not there is told with its path`() {
    let error = #expect(throws: FileError.self) { try Safetensors(contentsOf: "/no/such/file") }
    #expect(error?.description == "can't read '/no/such/file': No such file or directory")
  }
}
