import Tensors
import Testing

/// A call that fails, with the whole message; those in PyTorch's words are in the programs of
/// LibraryTests.
private struct Failing: CustomTestStringConvertible, Sendable {
  let message: String
  let call: @Sendable () throws -> Void

  init(_ message: String, _ call: @escaping @Sendable () throws -> Void) {
    self.message = message
    self.call = call
  }

  var testDescription: String { message }
}

private let failing: [Failing] = [
  Failing("expected a tensor of torch.float32, but got one of torch.float64") {
    _ = try Tensor(doubles: [1]).withFloats { $0[0] }
  },
  Failing("expected a floating point tensor, but got one of torch.int64") {
    try Tensor(integers: [1]).uniform_(0, 1, RandomGenerator())
  },
  Failing("cannot give a tensor of shape [1] data of shape [2]") {
    try Tensor([1]).setData(Tensor([1, 2]))
  },
  Failing("only Tensors of floating point dtype can require gradients") {
    try Tensor([1]).requiresGrad(true).setData(Tensor(integers: [1]))
  },
  Failing(
    "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got one with 2 dimensions"
  ) { _ = try Tensor.meshgrid([.ones([1, 1])]) },
  Failing("matrix_power() takes exponents of zero and above here") {
    _ = try Tensor.eye(2).matrixPower(-1)
  },
  Failing("linalg.cross: inputs dimension -1 must have length 3.") {
    _ = try Tensor.ones([2]).cross(.ones([2]))
  },
  Failing("einsum(): an operand or the output has more than one ellipsis (...)") {
    _ = try Tensor.einsum("......->", [.ones([2])])
  },
  Failing(
    """
    einsum(): the number of subscripts in the equation (3) is more than the number of dimensions (1) \
    for operand 0
    """
  ) { _ = try Tensor.einsum("...ijk", [.ones([2])]) },
  Failing("einsum(): found '.' for operand 1 that is not part of any ellipsis (...)") {
    _ = try Tensor.einsum("i,.i", [.ones([2]), .ones([2])])
  },
  Failing("expected dtype float for `end` but got dtype double") {
    _ = try Tensor([1]).lerp(Tensor(doubles: [1]), weight: Tensor([1]))
  },
  Failing("\"lshift_cpu\" not implemented for 'Float'") {
    _ = try Tensor([1]).shiftedLeft(Tensor([1]))
  },
  Failing(
    "a tensor of shape [9223372036854775807, 0] has more than 268435456 elements, the most that "
      + "one tensor may have"
  ) { _ = try Tensor([1]).padded([.max, 0]) },
  Failing("mat1 and mat2 must have the same dtype, but got Double and Float") {
    _ = try Tensor.ones([1, 2], dtype: .float64).linear(weight: .ones([2, 2]), bias: .ones([2]))
  },
]

/// The sentence of what a call throws.
private func message(_ call: () throws -> Void) -> String? {
  do {
    try call()
    return nil
  } catch {
    return (error as? any OperationError)?.message
  }
}

@Suite struct OperationErrorTests {
  @Test(arguments: failing)
  private func `a call that cannot work says why`(_ example: Failing) {
    #expect(message { try example.call() } == example.message)
  }

  @Test func `sizes at the ends of the integers are refused or taken, never a trap`() throws {
    let matrix = try Tensor.ones([2, 2])
    for place in [Int.min, .max] {
      #expect(try matrix.diagonal(place).count == 0)
      #expect(message { _ = try matrix.diagonalEmbedded(place) } != nil)
      #expect(message { _ = try matrix.padded([place, place]) } != nil)
      #expect(message { _ = try matrix.unfold(0, size: place, step: 1) } != nil)
      #expect(message { _ = try matrix.kthvalue(place) } != nil)
      #expect(message { _ = try matrix.repeatInterleave(place) } != nil)
      #expect(message { _ = try matrix.tensorSplit(place) } != nil)
      #expect(message { _ = try matrix.unflatten(0, [place, place]) } != nil)
      #expect(message { _ = try matrix.moveDimensions([place], to: [0]) } != nil)
      #expect(try matrix.roll([place]).count == 4)
      #expect(try matrix.rotated(place).shape == [2, 2])
      #expect(try matrix.lowerTriangle(place).count == 4)
      #expect(try matrix.tensorSplit(at: [place]).count == 2)
    }
    #expect(try matrix.diff(.max).shape == [2, 0])
    #expect(try matrix.unfold(0, size: 1, step: .max).shape == [1, 2, 1])
  }
}
