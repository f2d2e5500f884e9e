import RNN
import Tensors
import Testing

@Suite struct `An optimizer in double precision` {
  struct Numbers: Decodable {
    let shape: [Int]
    let values: [Double]

    var tensor: Tensor { Tensor(doubles: values, shape: shape) }
  }

  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let start: Numbers
    let gradients: [Numbers]
    let values: [Numbers]
    let stateNames: [String]
    let state: [Numbers]

    var testDescription: String { name }
  }

  static let rules: [String: any UpdateRule] = [
    "sgd": SGD(learningRate: 0.1, momentum: 0.9, dampening: 0.3, weightDecay: 0.1),
    "sgd_nesterov": SGD(learningRate: 0.1, momentum: 0.9, nesterov: true),
    "adam": Adam(learningRate: 0.05, betas: (0.5, 0.6), weightDecay: 0.1, amsgrad: true),
    "adamw": Adam(learningRate: 0.05, weightDecay: 1e-2, decoupled: true, maximizes: true),
    "rmsprop": RMSprop(learningRate: 0.05, weightDecay: 0.1, momentum: 0.5, centered: true),
    "rmsprop_plain": RMSprop(learningRate: 0.05),
    "adagrad": Adagrad(
      learningRate: 0.1, rateDecay: 0.2, weightDecay: 0.1, startingSum: 0.3, epsilon: 1e-3),
    "adadelta": Adadelta(learningRate: 0.5, smoothing: 0.8, epsilon: 1e-3, weightDecay: 0.1),
    "adamax": Adamax(learningRate: 0.05, betas: (0.7, 0.8), epsilon: 1e-3, weightDecay: 0.1),
    "nadam": NAdam(learningRate: 0.05, weightDecay: 0.1, momentumDecay: 0.1),
    "nadam_decoupled": NAdam(learningRate: 0.05, weightDecay: 0.1, decoupled: true),
    "radam": RAdam(learningRate: 0.05, betas: (0.5, 0.7), weightDecay: 0.1),
  ]

  private func agree(_ tensors: [Tensor], _ golden: [Numbers], relative: Double) -> Bool {
    tensors.map(\.shape) == golden.map(\.shape)
      && zip(tensors.flatMap(\.doubles), golden.flatMap(\.values)).allSatisfy {
        abs($0 - $1) <= relative * (1 + abs($1))
      }
  }

  @Test(arguments: try Golden<Case>.load("double_optimizers"))
  func `makes PyTorch's five steps and keeps its memory`(_ golden: Case) throws {
    let parameter = try golden.start.tensor.requiresGrad(true)
    let optimizer = try Optimizer([parameter], #require(Self.rules[golden.name]))

    let values = try golden.gradients.map { gradient in
      parameter.grad = gradient.tensor
      try optimizer.step()
      return try parameter.detach().clone()
    }

    let state = optimizer.state(of: parameter)
    let kept = ["step", "mu_product"]
    // NAdam's product is in single precision.
    let relative = golden.name.hasPrefix("nadam") ? 1e-7 : 1e-14
    #expect(agree(values, golden.values, relative: relative))
    #expect(state.map(\.name) == golden.stateNames)
    #expect(agree(state.map(\.tensor), golden.state, relative: relative))
    #expect(
      state.map(\.tensor.dtype) == state.map { kept.contains($0.name) ? .float32 : .float64 })
  }

  @Test(arguments: try Golden<Case>.load("double_optimizers"))
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

    #expect(first.doubles == second.doubles)
  }

  @Test func `moves parameters of both kinds`() throws {
    let single = try Tensor([1]).requiresGrad(true)
    let double = try Tensor(doubles: [1]).requiresGrad(true)
    let optimizer = try Optimizer([single, double], SGD(learningRate: 0.1))
    single.grad = Tensor([1])
    double.grad = Tensor(doubles: [1])
    try optimizer.step()

    #expect(single.doubles == [Double(Float(0.9))])
    #expect(double.doubles == [0.9])
  }

  @Test func `goes on with what it remembers where a parameter's data became double`() throws {
    let parameter = try Tensor([1]).requiresGrad(true)
    let optimizer = try Optimizer([parameter], SGD(learningRate: 0.5, momentum: 0.5))
    parameter.grad = Tensor([1])
    try optimizer.step()
    try parameter.setData(Tensor(doubles: [0.5]))
    parameter.grad = Tensor(doubles: [1])
    try optimizer.step()

    #expect(parameter.doubles == [-0.25])
  }

  @Test func `refuses a gradient of another kind`() throws {
    let parameter = try Tensor(doubles: [1]).requiresGrad(true)
    let optimizer = try Optimizer([parameter], SGD())
    parameter.grad = Tensor([1])

    #expect(throws: TensorError.expectedKind(.float64, .float32)) { try optimizer.step() }
    #expect(parameter.doubles == [1])
  }

  @Test func `clips gradients of both kinds by one norm`() throws {
    let single = try Tensor([0]).requiresGrad(true)
    let double = try Tensor(doubles: [0]).requiresGrad(true)
    single.grad = Tensor([3])
    double.grad = Tensor(doubles: [4])
    let norm = try clipGradientNorm([single, double], maximum: 1)
    try clipGradientValue([double], limit: 0.5)

    #expect(norm == 5)
    #expect(single.grad?.elements == [3 * Float(1 / (5 + 1e-6))])
    #expect(double.grad?.doubles == [0.5])
  }
}
