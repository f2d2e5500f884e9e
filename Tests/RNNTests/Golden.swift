import Foundation
import Tensors
import Testing

/// A fixture file: what PyTorch computed for each case.
struct Golden<Case: Decodable>: Decodable {
  let oracle: String
  let cases: [Case]

  static func load(_ name: String) throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Golden<Case>.self, from: Data(contentsOf: url)).cases
  }
}

/// A tensor in a fixture.
struct GoldenTensor: Decodable {
  let shape: [Int]
  let values: [Float]

  var tensor: Tensor { Tensor(values, shape: shape) }
  var integers: Tensor { Tensor(integers: values.map { Int($0) }, shape: shape) }
}

/// Whether a tensor has the golden shape, and each element the golden value but for rounding.
func agree(
  _ tensor: Tensor?, _ golden: GoldenTensor?, relative: Float = 1e-6, absolute: Float = 1e-6
) -> Bool {
  guard let tensor, let golden else { return tensor == nil && golden == nil }
  return tensor.shape == golden.shape
    && zip(tensor.elements, golden.values).allSatisfy { value, wanted in
      value == wanted || value.isNaN && wanted.isNaN
        || abs(value - wanted) <= absolute + relative * abs(wanted)
    }
}

func agree(
  _ tensors: [Tensor?], _ golden: [GoldenTensor], relative: Float = 1e-6, absolute: Float = 1e-6
) -> Bool {
  tensors.count == golden.count
    && zip(tensors, golden).allSatisfy {
      agree($0, $1, relative: relative, absolute: absolute)
    }
}

/// Whether two tensors have the same bits.
func same(_ tensor: Tensor?, _ golden: GoldenTensor) -> Bool {
  tensor?.shape == golden.shape && tensor?.elements == golden.values
}
