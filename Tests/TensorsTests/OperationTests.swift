import Tensors
import Testing

struct OperationCase: Decodable, CustomTestStringConvertible {
  let name: String
  let inputs: [PackedTensor]
  let output: PackedTensor
  let function: String?
  let weight: PackedTensor?
  let gradients: [PackedTensor]?

  var testDescription: String { name }
}

/// The largest distance between elements, relative to 1 or to the expected one where it is larger.
func distance(_ actual: Tensor?, _ expected: PackedTensor) throws -> Float {
  guard let actual, actual.shape == expected.shape, actual.dtype.rawValue == expected.dtype else {
    return .infinity
  }
  return zip(actual.elements, expected.values).reduce(0) { worst, pair in
    let size = max(1, abs(Float(pair.1.value)))
    return max(worst, abs(pair.0 - Float(pair.1.value)) / size)
  }
}

@Suite struct OperationTests {
  @Test(arguments: try Fixture<OperationCase>.load("operations"))
  func `an operation and its derivative agree with PyTorch`(_ golden: OperationCase) throws {
    let inputs = try golden.inputs.map { try $0.tensor.requiresGrad(true) }
    let operation = try #require(operations[golden.name])

    let output = try operation(inputs)
    if let weight = golden.weight { try output.backward(gradient: weight.tensor) }

    #expect(try distance(output, golden.output) < 2e-6)
    #expect(output.gradientFunctionName == golden.function)
    for (input, gradient) in zip(inputs, golden.gradients ?? []) {
      #expect(try distance(input.grad, gradient) < 5e-6)
    }
  }

  @Test func `every golden operation is known here and the other way round`() throws {
    let golden = try Fixture<OperationCase>.load("operations").map(\.name)

    #expect(Set(golden) == Set(operations.keys))
  }
}
