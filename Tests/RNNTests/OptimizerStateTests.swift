import RNN
import Tensors
import Testing

@Suite struct `An optimizer's memory` {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let start: GoldenTensor
    let gradients: [GoldenTensor]
    let values: [GoldenTensor]
    let stateNames: [String]
    let state: [GoldenTensor]

    var testDescription: String { name }
  }

  static let rules: [String: any UpdateRule] = [
    "sgd_maximize": SGD(learningRate: 0.1, momentum: 0.9, weightDecay: 0.1, maximizes: true),
    "adam_amsgrad": Adam(learningRate: 0.05, betas: (0.5, 0.6), amsgrad: true),
    "adamw_all": Adam(
      learningRate: 0.05, weightDecay: 1e-2, decoupled: true, amsgrad: true, maximizes: true),
    "rmsprop_maximize": RMSprop(learningRate: 0.05, maximizes: true),
    "adagrad": Adagrad(learningRate: 0.1),
    "adagrad_all": Adagrad(
      learningRate: 0.1, rateDecay: 0.2, weightDecay: 0.1, startingSum: 0.3, epsilon: 1e-3),
    "adadelta": Adadelta(),
    "adadelta_all": Adadelta(learningRate: 0.5, smoothing: 0.8, epsilon: 1e-3, weightDecay: 0.1),
    "adamax": Adamax(learningRate: 0.05),
    "adamax_all": Adamax(
      learningRate: 0.05, betas: (0.7, 0.8), epsilon: 1e-3, weightDecay: 0.1),
    "nadam": NAdam(learningRate: 0.05),
    "nadam_all": NAdam(learningRate: 0.05, weightDecay: 0.1, momentumDecay: 0.1),
    "nadam_decoupled": NAdam(learningRate: 0.05, weightDecay: 0.1, decoupled: true),
    "radam": RAdam(learningRate: 0.05),
    "radam_rectified": RAdam(learningRate: 0.05, betas: (0.5, 0.7), weightDecay: 0.1),
  ]

  @Test(arguments: try Golden<Case>.load("more_optimizers"))
  func `and its five steps are PyTorch's`(_ golden: Case) throws {
    let parameter = try golden.start.tensor.requiresGrad(true)
    let optimizer = try Optimizer([parameter], #require(Self.rules[golden.name]))

    let values = try golden.gradients.map { gradient in
      parameter.grad = gradient.tensor
      try optimizer.step()
      return try parameter.detach().clone()
    }

    let state = optimizer.state(of: parameter)
    #expect(agree(values, golden.values, relative: 5e-7, absolute: 1e-7))
    #expect(state.map(\.name) == golden.stateNames)
    #expect(agree(state.map(\.tensor), golden.state, relative: 5e-7, absolute: 1e-7))
  }

  @Test(arguments: try Golden<Case>.load("more_optimizers"))
  func `carries steps on in another optimizer, to the bit`(_ golden: Case) throws {
    let rule = try #require(Self.rules[golden.name])
    let (first, second) = (
      try golden.start.tensor.requiresGrad(true), try golden.start.tensor.requiresGrad(true)
    )
    let whole = try Optimizer([first], rule)
    var parts = try Optimizer([second], rule)

    for gradient in golden.gradients {
      first.grad = gradient.tensor
      try whole.step()
      let state = parts.state(of: second)
      parts = try Optimizer([second], rule)
      try parts.setState(state, of: second)
      second.grad = gradient.tensor
      try parts.step()
    }

    #expect(first.elements == second.elements)
  }

  @Test func `is refused where it does not fit`() throws {
    let parameter = try Tensor([1, 2]).requiresGrad(true)
    let optimizer = try Optimizer([parameter], Adam())
    let steps = NamedTensor(name: "step", tensor: Tensor([1], shape: []))
    let short = NamedTensor(name: "exp_avg", tensor: Tensor([1]))

    let messages = [
      #expect(throws: LayerError.self) { try optimizer.setState([steps], of: parameter) },
      #expect(throws: LayerError.self) { try optimizer.setState([steps, short], of: parameter) },
    ].map { $0?.message }

    #expect(
      messages == [
        "the optimizer's state has no 'exp_avg' for a parameter that was trained",
        "the optimizer's state 'exp_avg' has shape [1], but its parameter needs [2]",
      ])
    #expect(optimizer.state(of: parameter).isEmpty)
  }
}
