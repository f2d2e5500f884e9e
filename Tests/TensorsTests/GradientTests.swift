import Tensors
import Testing

@Suite struct GradientTests {
  @Test func `gradients of a small network agree with finite differences`() throws {
    let generator = RandomGenerator(seed: 3)
    let x = try Tensor.randn([4, 3], generator)
    let weight = try Tensor.randn([5, 3], generator).requiresGrad(true)
    func loss(_ weight: Tensor) throws -> Tensor {
      try x.linear(weight: weight, bias: nil).tanh().softmax(1).log().mean()
    }

    try loss(weight).backward()

    let values = weight.elements
    let slopes = try values.indices.map { i in
      var (above, below) = (values, values)
      above[i] += 0.01
      below[i] -= 0.01
      let rise = try loss(Tensor(above, shape: [5, 3])) - loss(Tensor(below, shape: [5, 3]))
      return try rise.item().double / 0.02
    }
    let gradient = try #require(weight.grad)
    #expect(zip(gradient.elements, slopes).allSatisfy { abs(Double($0) - $1) < 1e-3 })
  }

  @Test func `gradients add up over two passes`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    let y = try (x * x).sum()

    try y.backward(retainGraph: true)
    try y.backward()

    #expect(x.grad?.elements == [4, 8])
  }

  @Test func `a graph of a hundred thousand steps runs and is freed without recursion`() throws {
    let x = try Tensor([1]).requiresGrad(true)
    var y = x
    for _ in 0..<100_000 { y = try y + x }

    try y.backward()

    #expect(x.grad?.elements == [100_001])
    y = x
  }

  @Test func `nothing is recorded without gradients, and recording comes back`() throws {
    let x = try Tensor([1]).requiresGrad(true)

    let inside = try noGrad { try x * 2 }
    let outside = try x * 2

    #expect(!inside.requiresGrad)
    #expect(outside.gradientFunctionName == "MulBackward0")
  }

  @Test func `recording comes back after an error`() {
    #expect(throws: TensorError.self) { try noGrad { try Tensor([1, 2]) + Tensor([1, 2, 3]) } }
    #expect(GradientMode.isEnabled)
  }

  @Test func `an operation from outside brings its own derivative`() throws {
    let x = try Tensor([3, 4]).requiresGrad(true)
    let y = try noGrad { try x * x }

    Tensor.custom(name: "SquareBackward", inputs: [x], outputs: [y], saved: [x]) { context in
      [try context.gradient * context.saved[0] * 2]
    }
    try y.sum().backward()

    #expect(x.grad?.elements == [6, 8])
    #expect(y.gradientFunctionName == "SquareBackward")
  }

  @Test func `a detached tensor shares memory but no history`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    let detached = x.detach()

    try detached.mul_(3)

    #expect(x.elements == [3, 6])
    #expect(!detached.requiresGrad)
  }

  @Test func `a tensor within the graph keeps its gradient when asked`() throws {
    let x = try Tensor([2]).requiresGrad(true)
    let y = try x * 3
    try y.retainGrad()

    try (y * y).sum().backward()

    #expect(y.grad?.elements == [12])
  }

  @Test func `a gradient that the graph still holds is copied`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    let held = try noGrad { try x * 2 }
    let y = try noGrad { try x * 3 }
    Tensor.custom(name: "HeldBackward", inputs: [x], outputs: [y]) { _ in [held] }
    try y.sum().backward()

    try x.grad?.mul_(10)

    #expect(held.elements == [2, 4])
    #expect(x.grad?.elements == [20, 40])
  }

  @Test func `a linear layer's weight has a gradient in order, added to at the second pass`() throws
  {
    let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let weight = try Tensor([1, 0, 2, 0, 1, 1], shape: [2, 3]).requiresGrad(true)
    for _ in 0..<2 { try x.linear(weight: weight, bias: nil).sum().backward() }

    #expect(weight.grad?.isContiguous == true)
    #expect(weight.grad?.elements == [10, 14, 18, 10, 14, 18])
  }

  @Test func `leaves do not share the memory of their gradients`() throws {
    let (a, b) = (try Tensor([1]).requiresGrad(true), try Tensor([1]).requiresGrad(true))
    try (a + b).sum().backward()

    try a.grad?.mul_(5)

    #expect(b.grad?.elements == [1])
  }
}
