import Tensors
import Testing

@Suite struct GradientHookTests {
  @Test func `a hook of a leaf sees its whole gradient once`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    var seen: [[Float]] = []
    try x.addGradientHook { gradient in
      seen.append(gradient.elements)
      return nil
    }

    try (x * x + x * 3).sum().backward()

    #expect(seen == [[5, 7]])
    #expect(x.grad?.elements == [5, 7])
  }

  @Test func `what a hook gives goes on in the gradient's place`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    let y = try x * 2
    try y.addGradientHook { try $0 * 10 }

    try y.sum().backward()

    #expect(x.grad?.elements == [20, 20])
  }

  @Test func `a removed hook is called no more`() throws {
    let x = try Tensor([1]).requiresGrad(true)
    let hook = try x.addGradientHook { try $0 * 0 }

    hook.remove()
    try (x * 3).sum().backward()

    #expect(x.grad?.elements == [3])
  }

  @Test func `a leaf that a part of the loss does not reach still gets its gradient`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    try x.addGradientHook { try $0 + 1 }
    let parts = try (x * 2).unbind(0)

    try (parts[0] + (x * 0).detach().sum()).backward()

    #expect(x.grad?.elements == [3, 1])
  }

  @Test func `a hook keeps the gradient's shape`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    try x.addGradientHook { try $0.sum() }

    #expect(throws: TensorError.hookShape([], wanted: [2])) { try x.sum().backward() }
    #expect(
      TensorError.hookShape([], wanted: [2]).message
        == "a hook has changed the size of the gradient: it was [2] and became []")
  }

  @Test func `only a tensor with a gradient takes hooks`() {
    #expect(throws: TensorError.hookWithoutGradient) { try Tensor([1]).addGradientHook { $0 } }
    #expect(throws: TensorError.retainWithoutGradient) { try Tensor([1]).retainGrad() }
  }

  @Test func `a tensor leaves the graph in place, a view does not`() throws {
    let x = try Tensor([1, 2]).requiresGrad(true)
    let y = try x * 2

    #expect(try y.detach_() === y)
    #expect(y.isLeaf)
    #expect(!y.requiresGrad)
    #expect(throws: TensorError.detachedView) { try (x * 2).narrow(0, 0, 1).detach_() }
  }
}
