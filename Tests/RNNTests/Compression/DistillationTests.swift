import Foundation
import RNN
import Tensors
import Testing

/// What PyTorch computes for a student and its teacher; `distillation.py` made it.
private struct DistillationCase: Decodable, CustomTestStringConvertible, Sendable {
  let student: GoldenTensor
  let teacher: GoldenTensor
  let target: GoldenTensor
  let temperature: Double
  let alpha: Double
  let loss: Float
  let gradient: GoldenTensor

  var testDescription: String { "T = \(temperature), α = \(alpha)" }
}

private struct DistilledTraining: Decodable {
  struct Training: Decodable {
    let losses: [Float]
    let weight: GoldenTensor
  }

  let training: Training
}

private func failure(_ work: () throws -> Tensor) -> String {
  do {
    return try "\(work())"
  } catch {
    return "\(error)"
  }
}

@Suite struct `The loss of distillation` {
  @Test(arguments: try Golden<DistillationCase>.load("distillation"))
  fileprivate func `is PyTorch's, with its gradient`(example: DistillationCase) throws {
    let student = try example.student.tensor.requiresGrad(true)
    let loss = try Loss.distillation(
      student: student, teacher: example.teacher.tensor, target: example.target.integers,
      temperature: example.temperature, alpha: example.alpha)
    try loss.backward()

    #expect(agree(loss, GoldenTensor(shape: [], values: [example.loss])))
    #expect(agree(student.grad, example.gradient))
  }

  @Test func `takes sequences of logits as rows`() throws {
    let student = try Tensor.randn([2, 3, 4], RandomGenerator(seed: 1))
    let teacher = try Tensor.randn([2, 3, 4], RandomGenerator(seed: 2))
    let target = Tensor(integers: [0, 1, 2, 3, 0, 1], shape: [2, 3])
    let whole = try Loss.distillation(
      student: student, teacher: teacher, target: target, temperature: 2, alpha: 0.5)
    let rows = try Loss.distillation(
      student: student.reshape([6, 4]), teacher: teacher.reshape([6, 4]),
      target: target.reshape([6]), temperature: 2, alpha: 0.5)

    #expect(whole.elements == rows.elements)
  }

  @Test func `is zero for a student that says what its teacher says`() throws {
    let logits = Tensor([1, 2, -.infinity, 0, 5, 1], shape: [2, 3])
    let other = Tensor([1, 2, -1, 0, 5, 1], shape: [2, 3])

    #expect(abs(try Loss.distillation(student: other, teacher: other).elements[0]) < 1e-6)
    #expect(try Loss.distillation(student: other, teacher: logits).elements[0].isFinite)
  }

  @Test func `trains a student as PyTorch does`() throws {
    let generator = RandomGenerator(seed: 9)
    let teacher = try Linear(inputSize: 5, outputSize: 3, generator: generator)
    let student = try Linear(inputSize: 5, outputSize: 3, generator: generator)
    let x = try Tensor.randn([12, 5], generator)
    let y = try Tensor.randint(0, 3, [12], generator)
    let optimizer = try Optimizer(student.parameters, SGD(learningRate: 0.5))
    teacher.eval()
    let losses = try (0..<5).map { _ in
      let wanted = try noGrad { try teacher.forward(x) }
      let loss = try Loss.distillation(
        student: student.forward(x), teacher: wanted, target: y, temperature: 2, alpha: 0.7)
      student.zeroGradient()
      try loss.backward()
      try optimizer.step()
      return loss.elements[0]
    }
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/distillation", withExtension: "json"))
    let golden = try JSONDecoder().decode(
      DistilledTraining.self, from: Data(contentsOf: url)
    ).training

    #expect(zip(losses, golden.losses).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(agree(student.parameter("weight"), golden.weight, relative: 1e-5, absolute: 1e-5))
    #expect(teacher.parameters.allSatisfy { $0.grad == nil })
  }

  @Test func `refuses settings and shapes that mean nothing`() throws {
    let (logits, classes) = (try Tensor.zeros([2, 3]), Tensor(integers: [0, 1]))
    func attempt(
      _ teacher: Tensor, _ target: Tensor?, temperature: Double = 1, alpha: Double = 0.5
    ) -> String {
      failure {
        try Loss.distillation(
          student: logits, teacher: teacher, target: target, temperature: temperature,
          alpha: alpha)
      }
    }

    #expect(
      attempt(logits, classes, temperature: -1)
        == "temperature must be a finite number above 0, but got -1.0")
    #expect(
      attempt(logits, classes, alpha: 1.5) == "alpha must be between 0.0 and 1.0, but got 1.5")
    #expect(
      attempt(try Tensor.zeros([3, 2]), classes)
        == "the student gives logits [2, 3] and the teacher [3, 2]; both must have one shape")
    #expect(
      attempt(logits, Tensor(integers: [0, 1, 2]))
        == "logits [2, 3] want one class for each row, target [2], but got [3]")
    #expect(
      attempt(logits, Tensor([0, 1]))
        == "target must hold classes as torch.int64, but got torch.float32")
    #expect(
      attempt(logits, nil) == "alpha=0.5 mixes in the cross-entropy, but there is no target")
    #expect(
      failure { try Loss.distillation(student: Tensor(1), teacher: Tensor(1)) }
        == "the student's logits must be [*, C], but got []")
  }
}
