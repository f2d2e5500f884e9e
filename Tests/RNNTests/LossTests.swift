import Foundation
import RNN
import Tensors
import Testing

@Suite struct `A loss` {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Settings: Decodable {
      let smoothing: Double?
      let ignore: Int?
      let weight: [Float]?
    }
    let name: String
    let reduction: String
    let input: GoldenTensor
    let target: GoldenTensor
    let value: GoldenTensor
    let inputGradient: GoldenTensor
    let targetGradient: GoldenTensor?
    let settings: Settings

    var testDescription: String { "\(name) \(reduction) \(input.shape) \(settings)" }
    var labels: Tensor {
      target.shape == input.shape ? target.tensor : target.integers
    }
  }

  typealias Call = @Sendable (Tensor, Tensor, Reduction, Case) throws -> Tensor

  static let calls: [String: Call] = [
    "mse": { x, y, reduction, _ in
      try Loss.meanSquaredError(x, target: y, reduction: reduction)
    },
    "l1": { x, y, reduction, _ in
      try Loss.meanAbsoluteError(x, target: y, reduction: reduction)
    },
    "smooth_l1": { x, y, reduction, _ in
      try Loss.smoothAbsoluteError(x, target: y, beta: 1.5, reduction: reduction)
    },
    "bce": { x, y, reduction, _ in
      try Loss.binaryCrossEntropy(x, target: y, reduction: reduction)
    },
    "bce_logits": { x, y, reduction, _ in
      try Loss.binaryCrossEntropy(logits: x, target: y, reduction: reduction)
    },
    "nll": { x, _, reduction, golden in
      try Loss.negativeLogLikelihood(x, target: golden.labels, reduction: reduction)
    },
    "cross_entropy": { x, _, reduction, golden in
      try Loss.crossEntropy(
        x, target: golden.labels, weight: golden.settings.weight.map { Tensor($0) },
        ignoreIndex: golden.settings.ignore ?? -100,
        labelSmoothing: golden.settings.smoothing ?? 0, reduction: reduction)
    },
  ]

  @Test(arguments: try Golden<Case>.load("losses"))
  func `has PyTorch's value and gradients`(_ golden: Case) throws {
    let input = try golden.input.tensor.requiresGrad(true)
    let target = try golden.target.tensor.requiresGrad(golden.targetGradient != nil)
    let reduction = try #require(Reduction(rawValue: golden.reduction))
    let call = try #require(Self.calls[golden.name])

    let value = try call(input, target, reduction, golden)
    try value.backward(
      gradient: Tensor.linspace(0.5, 1.5, value.count).reshape(value.shape))

    #expect(agree(value, golden.value))
    #expect(agree(input.grad, golden.inputGradient, relative: 1e-5))
    #expect(agree(target.grad, golden.targetGradient, relative: 1e-5))
  }

  @Test func `of nothing but ignored targets is not a number`() throws {
    let loss = try Loss.crossEntropy(
      Tensor([1, 2], shape: [1, 2]), target: Tensor(integers: [5]), ignoreIndex: 5)

    #expect(try loss.item().double.isNaN)
  }

  @Test func `warns when it repeats a target`() throws {
    let (input, target) = (try Tensor.zeros([2, 1]), try Tensor.ones([2]))

    #expect(try Loss.meanSquaredError(input, target: target).elements == [1])
    #expect(
      Loss.broadcastWarning(input, target: target)
        == "Using a target size (torch.Size([2])) that is different to the input size "
        + "(torch.Size([2, 1])). This will likely lead to incorrect results due to broadcasting. "
        + "Please ensure they have the same size.")
    #expect(Loss.broadcastWarning(input, target: input) == nil)
  }

  @Test func `refuses what does not fit`() throws {
    let logits = try Tensor.zeros([2, 3])
    let errors = [
      #expect(throws: LayerError.self) {
        try Loss.crossEntropy(logits, target: Tensor(integers: [0, 1, 2]))
      },
      #expect(throws: LayerError.self) {
        try Loss.crossEntropy(logits, target: Tensor(integers: [0, 5]))
      },
      #expect(throws: LayerError.self) {
        try Loss.crossEntropy(logits, target: Tensor(integers: [0, 1]), labelSmoothing: 2)
      },
      #expect(throws: LayerError.self) { try Loss.crossEntropy(logits, target: Tensor([0, 1])) },
      #expect(throws: LayerError.self) {
        try Loss.crossEntropy(logits, target: Tensor(integers: [0, 1]), weight: Tensor([1, 1]))
      },
      #expect(throws: LayerError.self) {
        try Loss.negativeLogLikelihood(logits, target: logits)
      },
      #expect(throws: LayerError.self) {
        try Loss.binaryCrossEntropy(Tensor([0.5, 1.5]), target: Tensor([0, 1]))
      },
      #expect(throws: LayerError.self) {
        try Loss.binaryCrossEntropy(Tensor([0.5]), target: Tensor([0, 1]))
      },
      #expect(throws: LayerError.self) {
        try Loss.binaryCrossEntropy(logits: Tensor([0.5]), target: Tensor([0, 1]))
      },
      #expect(throws: LayerError.self) {
        try Loss.smoothAbsoluteError(logits, target: logits, beta: -1)
      },
    ]

    #expect(
      errors.map { $0?.message } == [
        "Expected input batch_size (2) to match target batch_size (3).",
        "Target 5 is out of bounds.",
        "label_smoothing must be between 0.0 and 1.0. Got: 2",
        "expected target dtype to be Long or Byte, but got Float",
        "weight tensor should be defined either for all 3 classes or no classes but got weight "
          + "tensor of shape: [2]",
        "0D or 1D target tensor expected, multi-target not supported",
        "all elements of input should be between 0 and 1",
        "Using a target size (torch.Size([2])) that is different to the input size "
          + "(torch.Size([1])) is deprecated. Please ensure they have the same size.",
        "Target size (torch.Size([2])) must be the same as input size (torch.Size([1]))",
        "smooth_l1_loss does not support negative values for beta.",
      ])
    #expect(
      errors.map { $0?.kind } == [
        .value, .index, .runtime, .runtime, .runtime, .runtime, .runtime, .value, .value, .runtime,
      ])
  }

  @Test(arguments: [1.5, -0.1, .nan] as [Float])
  func `of binary targets that are no probabilities is refused`(target: Float) {
    let error = #expect(throws: LossError.self) {
      try Loss.binaryCrossEntropy(Tensor([0.5, 0.5]), target: Tensor([1, target]))
    }
    #expect(error?.message == "all elements of target should be between 0 and 1")
    #expect(error?.kind == .runtime)
  }

  @Test func `of a number without classes is refused`() {
    let error = #expect(throws: LossError.self) {
      try Loss.crossEntropy(Tensor(1.5), target: Tensor(integers: [0]))
    }
    #expect(error?.message == "Expected 1 or more dimensions (got 0)")
    #expect(error?.kind == .value)
  }

  /// By hand: labels [1] in two steps come from (1, 1), (1, ∅) and (∅, 1).
  @Test func `sums over all alignments`() throws {
    let p = Tensor([0.5, 0.3, 0.2, 0.1, 0.6, 0.3], shape: [2, 3])
    let loss = try Loss.connectionistTemporal(
      p.log(), targets: Tensor(integers: [1]), inputLengths: [2], targetLengths: [1])
    let wanted = -Float(log(0.3 * 0.6 + 0.3 * 0.1 + 0.5 * 0.6))

    #expect(abs(loss.elements[0] - wanted) < 1e-6)
  }
}
