import Tensors
import Testing

/// Which elements `torch.nn.functional.dropout(x, 0.5)` of PyTorch 2.13 keeps after
/// `torch.manual_seed(3)`.
@Suite struct DropoutTests {
  @Test func `draws go through a transposed tensor as it stands in memory`() throws {
    let x = try Tensor.arange(1.0, 13.0).reshape([2, 3, 2]).transpose(0, 1)
    let y = try x.dropout(probability: 0.5, RandomGenerator(seed: 3))

    #expect(y.elements == [2, 4, 14, 16, 0, 8, 18, 0, 0, 0, 22, 0])
    #expect(y.strides == [2, 6, 1])
  }

  @Test func `draws go through every second row by its steps in memory`() throws {
    let x = try Tensor.arange(1.0, 25.0).reshape([4, 3, 2]).permute([2, 0, 1])
    let y = try x.slice(1, 0, 4, step: 2).dropout(probability: 0.5, RandomGenerator(seed: 3))

    #expect(y.elements == [2, 0, 0, 26, 30, 34, 4, 8, 0, 28, 0, 0])
  }

  @Test func `a repeated row has a draw for each repetition`() throws {
    let x = try Tensor([1, 2, 3], shape: [3, 1]).expand([3, 4])
    let y = try x.dropout(probability: 0.5, RandomGenerator(seed: 3))

    #expect(y.elements == [2, 2, 0, 2, 0, 0, 4, 4, 6, 0, 6, 0])
  }

  @Test func `the gradient passes where the value passed`() throws {
    let x = try Tensor.ones([3, 2]).requiresGrad(true)
    let y = try x.t().dropout(probability: 0.5, RandomGenerator(seed: 3))
    try (y * 3).sum().backward()

    #expect(x.grad?.elements == (try noGrad { try y.t() * 3 }).elements)
    #expect(y.gradientFunctionName == "MulBackward0")
  }
}
