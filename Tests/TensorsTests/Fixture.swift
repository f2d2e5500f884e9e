import Foundation
import Tensors

/// A golden file: what PyTorch computed.
struct Fixture<Case: Decodable>: Decodable {
  let torch: String
  let cases: [Case]

  static func load(_ name: String) throws -> [Case] {
    let folder = Bundle.module.resourceURL ?? URL(fileURLWithPath: ".")
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name).json"))
    return try JSONDecoder().decode(Fixture.self, from: data).cases
  }
}

/// A tensor in a golden file.
struct PackedTensor: Decodable {
  let shape: [Int]
  let dtype: String
  let values: [PackedNumber]

  var tensor: Tensor {
    get throws {
      try Tensor.of(
        values.map { .float($0.value) }, shape: shape, dtype: DType(rawValue: dtype) ?? .float32)
    }
  }
}

/// A number, or the name of one that JSON does not have.
struct PackedNumber: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = try (try? container.decode(Double.self)) ?? (Double(container.decode(String.self)) ?? 0)
  }
}
