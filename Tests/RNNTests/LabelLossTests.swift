import RNN
import Tensors
import Testing

@Suite struct `Cross-entropy of labels` {
  @Test(arguments: [Reduction.none, .sum, .mean], [true, false])
  func `has the bits of log-softmax and negative log-likelihood`(
    reduction: Reduction, isWeighted: Bool
  ) throws {
    let generator = RandomGenerator(seed: 3)
    let classes = 37
    let values = try Tensor.randn([90, classes], generator) * 4
    let target = try Tensor.randint(0, classes, [90], generator)
    let weight = try isWeighted ? Tensor.rand([classes], generator) : nil
    let upstream = try Tensor.randn(reduction == .none ? [90] : [], generator)
    let (logits, others) = (
      try values.clone().requiresGrad(true), try values.clone().requiresGrad(true)
    )

    let loss = try Loss.crossEntropy(
      logits, target: target, weight: weight, ignoreIndex: 5, reduction: reduction)
    let other = try Loss.negativeLogLikelihood(
      others.logSoftmax(1), target: target, weight: weight, ignoreIndex: 5, reduction: reduction)
    try loss.backward(gradient: upstream)
    try other.backward(gradient: upstream)

    #expect(loss.elements == other.elements)
    #expect(logits.grad?.elements == others.grad?.elements)
    #expect(loss.gradientFunctionName == "NllLossBackward0")
  }

  @Test func `refuses a label that is no class`() throws {
    let logits = try Tensor.zeros([2, 3])
    #expect(throws: LayerError.targetRange(class: 3, classes: 3)) {
      try Loss.crossEntropy(logits, target: Tensor(integers: [0, 3]))
    }
  }

  @Test func `of ignored labels alone has no mean and no gradient`() throws {
    let logits = try Tensor.zeros([2, 3]).requiresGrad(true)
    let loss = try Loss.crossEntropy(logits, target: Tensor(integers: [-100, -100]))
    try loss.backward()

    #expect(loss.elements[0].isNaN)
    #expect(logits.grad?.elements == [0, 0, 0, 0, 0, 0])
  }
}

@Suite struct `A squared error` {
  @Test(arguments: [Reduction.none, .sum, .mean])
  func `has the slopes of its equation on both sides`(reduction: Reduction) throws {
    let x = try Tensor([1, -2, 4, 0.5], shape: [2, 2]).requiresGrad(true)
    let y = try Tensor([3, 1, 4, -1.5], shape: [2, 2]).requiresGrad(true)
    let loss = try Loss.meanSquaredError(x, target: y, reduction: reduction)
    let upstream = try Tensor.full(reduction == .none ? [2, 2] : [], 2)
    try loss.backward(gradient: upstream)

    let share: Float = reduction == .mean ? 0.25 : 1
    let squares: [Float] = [4, 9, 0, 4]
    #expect(loss.elements == (reduction == .none ? squares : [17 * share]))
    #expect(x.grad?.elements == [-4, -6, 0, 4].map { 2 * share * $0 })
    #expect(y.grad?.elements == [4, 6, 0, -4].map { 2 * share * $0 })
  }
}
