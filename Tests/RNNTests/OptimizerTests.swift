import RNN
import Tensors
import Testing

@Suite struct `An optimizer` {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let start: GoldenTensor
    let gradients: [GoldenTensor]
    let values: [GoldenTensor]

    var testDescription: String { name }
  }

  static let rules: [String: any UpdateRule] = [
    "sgd": SGD(learningRate: 0.1),
    "sgd_decay": SGD(learningRate: 0.1, weightDecay: 0.05),
    "sgd_momentum": SGD(learningRate: 0.1, momentum: 0.9, dampening: 0.3),
    "sgd_nesterov": SGD(learningRate: 0.1, momentum: 0.9, weightDecay: 0.01, nesterov: true),
    "adam": Adam(learningRate: 0.01),
    "adam_decay": Adam(learningRate: 0.01, betas: (0.8, 0.99), weightDecay: 0.1),
    "adamw": Adam.decoupled(learningRate: 0.01),
    "rmsprop": RMSprop(learningRate: 0.01),
    "rmsprop_all": RMSprop(
      learningRate: 0.01, smoothing: 0.9, weightDecay: 0.1, momentum: 0.5, centered: true),
  ]

  @Test(arguments: try Golden<Case>.load("optimizers"))
  func `makes PyTorch's five steps`(_ golden: Case) throws {
    let parameter = try golden.start.tensor.requiresGrad(true)
    let optimizer = try Optimizer([parameter], #require(Self.rules[golden.name]))

    let values = try golden.gradients.map { gradient in
      parameter.grad = gradient.tensor
      try optimizer.step()
      return try parameter.detach().clone()
    }

    #expect(agree(values, golden.values, relative: 3e-7, absolute: 1e-7))
  }

  @Test func `leaves parameters without a gradient alone`() throws {
    let parameter = try Tensor([1, 2]).requiresGrad(true)
    try Optimizer([parameter], SGD(learningRate: 0.1, weightDecay: 1)).step()

    #expect(parameter.elements == [1, 2])
  }

  @Test func `moves each group by its own rule, which may change`() throws {
    let (a, b) = (try Tensor([1]).requiresGrad(true), try Tensor([1]).requiresGrad(true))
    let optimizer = try Optimizer([
      .init([a], SGD(learningRate: 0.5)), .init([b], SGD(learningRate: 0.25)),
    ])
    a.grad = Tensor([1])
    b.grad = Tensor([1])
    try optimizer.step()
    optimizer.groups[1].rule.learningRate = 0
    try optimizer.step()

    #expect(a.elements == [0])
    #expect(b.elements == [0.75])
    optimizer.zeroGradient()
    #expect(a.grad == nil)
  }

  @Test(
    arguments: [
      (SGD(learningRate: -1), "Invalid learning rate: -1.0"),
      (SGD(momentum: -0.5), "Invalid momentum value: -0.5"),
      (SGD(weightDecay: -0.5), "Invalid weight_decay value: -0.5"),
      (SGD(nesterov: true), "Nesterov momentum requires a momentum and zero dampening"),
      (Adam(learningRate: .nan), "Invalid learning rate: nan"),
      (Adam(betas: (1, 0.9)), "Invalid beta parameter at index 0: 1.0"),
      (Adam(betas: (0.9, -1)), "Invalid beta parameter at index 1: -1.0"),
      (Adam(epsilon: -1), "Invalid epsilon value: -1.0"),
      (RMSprop(smoothing: -1), "Invalid alpha value: -1.0"),
    ] as [(any UpdateRule, String)])
  func `refuses settings out of range`(_ rule: any UpdateRule, message: String) throws {
    let parameter = try Tensor([1]).requiresGrad(true)
    let error = #expect(throws: LayerError.self) { try Optimizer([parameter], rule) }
    #expect(error?.message == message)
  }

  @Test func `refuses a gradient of another shape`() throws {
    let parameter = try Tensor([1, 2]).requiresGrad(true)
    let optimizer = try Optimizer([parameter], SGD())
    parameter.grad = Tensor([1])

    let error = #expect(throws: LayerError.self) { try optimizer.step() }
    #expect(
      error?.message
        == "attempting to assign a gradient of size '[1]' to a tensor of size '[2]'. Please ensure "
        + "that the gradient and the tensor are the same size")
  }

  @Test func `refuses parameters that it can't train`() throws {
    let leaf = try Tensor([1]).requiresGrad(true)
    let messages = [
      #expect(throws: LayerError.self) { try Optimizer([], SGD()) },
      #expect(throws: LayerError.self) { try Optimizer([leaf * 2], SGD()) },
      #expect(throws: LayerError.self) {
        try Optimizer([.init([leaf], SGD()), .init([leaf], SGD())])
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "optimizer got an empty parameter list", "can't optimize a non-leaf Tensor",
        "some parameters appear in more than one parameter group",
      ])
  }
}

@Suite struct `Clipping` {
  struct Case: Decodable {
    let maximum: Double
    let order: String
    let gradients: [GoldenTensor]
    let norm: Float
    let clipped: [GoldenTensor]
  }

  @Test(arguments: try Golden<Case>.load("clipping"))
  func `by norm scales as PyTorch does`(_ golden: Case) throws {
    let parameters = try golden.gradients.map { gradient in
      let parameter = try Tensor.zeros(gradient.shape).requiresGrad(true)
      parameter.grad = gradient.tensor
      return parameter
    }
    let norm = try clipGradientNorm(
      parameters, maximum: golden.maximum, order: #require(Double(golden.order)))

    #expect(abs(Float(norm) - golden.norm) <= 1e-6 * golden.norm)
    #expect(agree(parameters.map(\.grad), golden.clipped))
  }

  @Test func `by value cuts each element`() throws {
    let parameter = try Tensor([0, 0, 0]).requiresGrad(true)
    parameter.grad = Tensor([-3, 0.25, 3])
    try clipGradientValue([parameter], limit: 0.5)

    #expect(parameter.grad?.elements == [-0.5, 0.25, 0.5])
  }

  @Test func `refuses a norm that is no number where asked to`() throws {
    let parameter = try Tensor([0]).requiresGrad(true)
    parameter.grad = Tensor([.infinity])
    let error = #expect(throws: LayerError.self) {
      try clipGradientNorm([parameter], maximum: 1, requireFinite: true)
    }

    #expect(
      error?.message
        == "The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot "
        + "be clipped. To disable this error and scale the gradients by the non-finite norm anyway, "
        + "set `error_if_nonfinite=False`")
  }
}
