import RNN
import Tensors
import Testing

/// A training of one number w towards 0 by gradients of `batch · w`.
private func loop(
  _ batches: [(batch: Float, weight: Int)], epochs: Int = 1, accumulation: Int = 1,
  weight: Tensor, once: Bool = false
) throws -> TrainingLoop<Float> {
  let optimizer = try Optimizer([weight], SGD(learningRate: 1))
  var rest = batches[...]
  return TrainingLoop(
    plan: TrainingPlan(epochs: epochs, accumulation: accumulation),
    network: TrainingLoop.Network(
      parameters: [NamedTensor(name: "w", tensor: weight)], tensors: { [weight] },
      setMode: { _ in }),
    steps: TrainingLoop.Steps(zeroGradient: optimizer.zeroGradient, step: optimizer.step),
    data: { _ in
      if !once { rest = batches[...] }
      return TrainingLoop.Pass(count: nil) { rest.popFirst() }
    }, loss: { try (weight * .float(Double($0))).sum() })
}

@Suite struct `The training loop` {
  @Test func `weighs batches in a step and in the epoch's loss`() throws {
    let weight = try Tensor([10]).requiresGrad(true)
    let history = try loop([(1, 3), (5, 1)], accumulation: 2, weight: weight).run()

    #expect(history.losses == [20])
    #expect(weight.elements == [8])
  }

  @Test func `leaves out batches without samples`() throws {
    let weight = try Tensor([10]).requiresGrad(true)
    let history = try loop([(7, 0), (1, 2)], weight: weight).run()

    #expect(history.losses == [10])
    #expect(weight.elements == [9])
  }

  @Test func `says when the data can be gone through once only`() throws {
    let weight = try Tensor([10]).requiresGrad(true)
    let error = #expect(throws: TrainingError.self) {
      try loop([(1, 1)], epochs: 2, weight: weight, once: true).run()
    }

    #expect(error?.message == "the data gave no batch in epoch 2")
    #expect(error?.fix == "an iterator can be gone through once: give a list or a DataLoader")
  }

  @Test func `names the parameter whose gradient is no number`() throws {
    let weight = try Tensor([0]).requiresGrad(true)
    var loop = try loop([(1, 1)], weight: weight)
    loop.loss = { _ in try weight.sqrt().sum() }
    let error = #expect(throws: TrainingError.self) { try loop.run() }

    #expect(error?.message == "the gradient of 'w' is no finite number in epoch 1, batch 1")
    #expect(error?.fix == "lower the learning rate, or bound the steps with clip=1.0")
  }

  @Test func `takes up no training with other settings or fewer epochs`() throws {
    let weight = try Tensor([10]).requiresGrad(true)
    let optimizer = try Optimizer([weight], SGD())
    var kept: TrainingCheckpoint?
    var loop = try loop([(1, 1)], weight: weight)
    loop.record = TrainingRecord(
      settings: [TrainingSetting("lr", "0.1")], generator: RandomGenerator(), read: { kept },
      write: { kept = try TrainingCheckpoint($0.stored) },
      state: { TrainingRecord.State(optimizer: try optimizer.stored()) }, restore: { _ in })
    _ = try loop.run()
    loop.plan.epochs = 2
    _ = try loop.run()
    loop.plan.epochs = 1
    let fewer = #expect(throws: TrainingError.self) { try loop.run() }
    #expect(
      fewer?.message == "the checkpoint stands after epoch 2, this training ends after epoch 1")
    #expect(fewer?.fix == "give epochs=2 or more: they count from the training's beginning")

    loop.record?.settings = [TrainingSetting("lr", "0.2")]
    loop.plan.epochs = 2
    let error = #expect(throws: TrainingError.self) { try loop.run() }

    #expect(
      error?.message == "the checkpoint was made with lr 0.1, this training has 0.2")
    #expect(
      error?.fix == "make network and settings as they were, or give a new checkpoint file")
  }

  @Test(arguments: [
    (0.25, [3, 1]), (0.5, [2, 2]),
  ])
  func `splits off the last samples`(fraction: Double, counts: [Int]) throws {
    let parts = try TrainingSamples([Tensor([1, 2, 3, 4])]).split(last: fraction)

    #expect([parts.first.count, parts.last.count] == counts)
    #expect(parts.last.tensors[0].elements.last == 4)
  }

  @Test(arguments: [0, 1, -0.5, 0.1, .nan])
  func `splits no part off that would be empty`(fraction: Double) throws {
    let samples = TrainingSamples([Tensor([1, 2, 3, 4])])
    let error = #expect(throws: TrainingError.self) { try samples.split(last: fraction) }

    #expect(
      error?.message == "validation=\(fraction) of 4 samples leaves a part without any")
  }
}
