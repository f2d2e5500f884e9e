import Foundation
import RNN
import Tensors
import Testing

@Suite struct `Training` {
  @Test func `finds a line`() throws {
    let generator = RandomGenerator(seed: 1)
    let line = try Linear(inputSize: 1, outputSize: 1, generator: generator)
    var epochs: [Int] = []

    let history = try fit(
      inputs: Tensor([-1, 0, 1, 2], shape: [4, 1]), targets: Tensor([-1, 1, 3, 5], shape: [4, 1]),
      optimizer: Optimizer(line.parameters, SGD(learningRate: 0.1)),
      plan: TrainingPlan(epochs: 200, batchSize: 3, clipNorm: 10, shuffles: true),
      generator: generator,
      loss: { try Loss.meanSquaredError(line.forward($0), target: $1) },
      progress: { epochs.append($0.epoch) })

    #expect(agree(line.parameter("weight"), golden([2], [1, 1]), absolute: 1e-3))
    #expect(agree(line.parameter("bias"), golden([1], [1]), absolute: 1e-3))
    #expect(epochs == Array(1...200))
    #expect(history.losses.count == 200)
    #expect(history.gradientNorms.count == 200)
    #expect(history.losses[199] < 1e-5)
  }

  @Test func `weighs each batch by its samples in an epoch's loss`() throws {
    let weight = try Tensor([1], shape: [1, 1]).requiresGrad(true)
    let history = try fit(
      inputs: Tensor([1, 1, 4], shape: [3, 1]), targets: Tensor.zeros([3, 1]),
      optimizer: Optimizer([weight], SGD(learningRate: 0)),
      plan: TrainingPlan(epochs: 1, batchSize: 2), generator: RandomGenerator(),
      loss: { inputs, _ in try inputs.matmul(weight).mean() })

    #expect(history.losses == [2])
    #expect(history.gradientNorms == [])
  }

  @Test func `teaches an LSTM the adding problem`() throws {
    let generator = RandomGenerator(seed: 2)
    let data = try SyntheticTask.adding(count: 64, steps: 3, generator: generator)
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 2, hiddenSize: 8), generator: generator)
    let head = try Linear(inputSize: 8, outputSize: 1, generator: generator)

    let history = try fit(
      inputs: data.inputs, targets: data.targets,
      optimizer: Optimizer(layer.parameters + head.parameters, Adam(learningRate: 0.03)),
      plan: TrainingPlan(epochs: 150), generator: generator,
      loss: { inputs, targets in
        let states = try layer.forward(inputs.transpose(0, 1), states: nil).states
        return try Loss.meanSquaredError(head.forward(states[0].select(0, 0)), target: targets)
      })

    #expect(history.losses[0] > 0.1)
    #expect(history.losses[149] < 0.02)
  }

  @Test func `stops at a loss that is no number`() throws {
    let weight = try Tensor([1]).requiresGrad(true)
    let error = #expect(throws: TrainingError.self) {
      try fit(
        inputs: Tensor([1, 2, .nan]), targets: Tensor([0, 0, 0]),
        optimizer: Optimizer([weight], SGD()), plan: TrainingPlan(epochs: 2, batchSize: 1),
        generator: RandomGenerator(), loss: { inputs, _ in try (inputs * weight).sum() })
    }

    #expect(
      error?.message
        == "the loss became nan in epoch 1, batch 3 of 3; the parameters are still finite")
    #expect(
      error?.fix == "lower the learning rate (now 0.001), or bound the steps with clip=1.0")
  }

  @Test(arguments: [
    (
      2, 3, TrainingPlan(epochs: 1), "Expected input batch_size (2) to match target batch_size (3)."
    ),
    (0, 0, TrainingPlan(epochs: 1), "there is nothing to train on: the data has no rows"),
    (1, 1, TrainingPlan(epochs: 0), "epochs must be greater than 0, got 0"),
    (1, 1, TrainingPlan(epochs: 1, batchSize: 0), "batch_size must be greater than 0, got 0"),
    (1, 1, TrainingPlan(epochs: 1, accumulation: -2), "accumulate must be greater than 0, got -2"),
    (1, 1, TrainingPlan(epochs: 1, clipNorm: -0.5), "clip must be greater than 0, got -0.5"),
  ])
  func `refuses data and plans that lead nowhere`(
    _ inputs: Int, targets: Int, plan: TrainingPlan, message: String
  ) throws {
    let weight = try Tensor([1]).requiresGrad(true)
    let error = #expect(throws: (any Error).self) {
      try fit(
        inputs: Tensor.zeros([inputs]), targets: Tensor.zeros([targets]),
        optimizer: Optimizer([weight], SGD()), plan: plan, generator: RandomGenerator(),
        loss: { inputs, _ in try inputs.sum() })
    }
    #expect(error.map { "\($0)" } == message)
  }

  private func golden(_ values: [Float], _ shape: [Int]) -> GoldenTensor {
    GoldenTensor(shape: shape, values: values)
  }

  /// A line that is trained on eight samples, by a plan.
  private func trained(
    _ plan: TrainingPlan, seed: UInt64 = 3, validation: (() throws -> Double)? = nil
  ) throws -> (weights: [[Float]], history: TrainingHistory) {
    let generator = RandomGenerator(seed: seed)
    let line = try Linear(inputSize: 1, outputSize: 1, generator: generator)
    let inputs = try Tensor.linspace(-1, 1, 8).reshape([8, 1])
    let history = try fit(
      inputs: inputs, targets: inputs * 3 + 1,
      optimizer: Optimizer(line.parameters, Adam(learningRate: 0.1)), plan: plan,
      generator: generator, loss: { try Loss.meanSquaredError(line.forward($0), target: $1) },
      validation: validation)
    return (line.parameters.map(\.elements), history)
  }

  @Test func `takes several batches as if they were one`() throws {
    let whole = try trained(TrainingPlan(epochs: 5, batchSize: 6))
    let parts = try trained(TrainingPlan(epochs: 5, batchSize: 3, accumulation: 2))

    #expect(
      zip(whole.weights.joined(), parts.weights.joined()).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `brings the best weights back when nothing gets better`() throws {
    var losses = [3.0, 1, 2, 2, 2].makeIterator()
    let plan = try TrainingPlan(epochs: 9, earlyStopping: EarlyStopping(patience: 2))
    let stopped = try trained(plan, validation: { losses.next() ?? 9 })
    let best = try trained(TrainingPlan(epochs: 2))

    #expect(stopped.history.validationLosses == [3, 1, 2, 2])
    #expect(stopped.history.bestEpoch == 2)
    #expect(stopped.history.stoppedEarly)
    #expect(stopped.weights == best.weights)
  }

  @Test func `goes on from its checkpoint to the bit`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).ckpt"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var plan = TrainingPlan(
      epochs: 3, batchSize: 3, clipNorm: 1, shuffles: true, checkpoint: path, resumes: true)
    _ = try trained(plan)
    plan.epochs = 7
    let resumed = try trained(plan, seed: 99)
    let whole = try trained(TrainingPlan(epochs: 7, batchSize: 3, clipNorm: 1, shuffles: true))

    #expect(resumed.weights == whole.weights)
    #expect(resumed.history.losses == whole.history.losses)
    #expect(resumed.history.gradientNorms == whole.history.gradientNorms)
    #expect(resumed.history.resumedAfter == 3)
    try Checkpoint(.integer(1)).write(to: path)
    let error = #expect(throws: CheckpointError.self) { try trained(plan) }
    #expect(error?.message == "the checkpoint is no training's: it has no proper 'epoch'")
  }

  @Test func `is not taken up by another network`() throws {
    let first = try Optimizer([Tensor([1, 2]).requiresGrad(true)], Adam())
    let second = try Optimizer([Tensor([1]).requiresGrad(true)], Adam())
    let error = #expect(throws: CheckpointError.self) { try second.restore(first.stored()) }

    #expect(error?.message == "the checkpoint is no training's: it has no proper 'parameters'")
  }
}
