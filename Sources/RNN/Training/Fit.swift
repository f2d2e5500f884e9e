import Tensors

/// Trains parameters on samples.
///
/// - Parameters:
///   - inputs: The samples; the first dimension counts them.
///   - targets: What is wanted for each sample.
///   - model: The network whose parameters messages name, and whose mode follows the training; it is
///     left as in use.
///   - generator: Where the order of the samples is drawn from, if the plan shuffles.
///   - schedule: How the learning rate changes from epoch to epoch.
///   - loss: The mean loss of a batch, from its inputs and targets.
///   - validation: The loss on other data, taken after each epoch.
///   - progress: Called after each epoch; what it throws ends the training.
/// - Throws: ``TrainingError``, ``LayerError/noSamples``, ``LayerError/batchSize(input:target:)``,
///   what the plan's checkpoint throws, and what `loss`, `validation` and `progress` throw.
@discardableResult
public func fit(
  inputs: Tensor, targets: Tensor, model: Module? = nil, optimizer: Optimizer, plan: TrainingPlan,
  generator: RandomGenerator, schedule: Scheduler? = nil,
  loss: @escaping (_ inputs: Tensor, _ targets: Tensor) throws -> Tensor,
  validation: (() throws -> Double)? = nil,
  progress: (TrainingProgress) throws -> Void = { _ in }
) throws -> TrainingHistory {
  try plan.check()
  guard let count = inputs.shape.first, count > 0 else { throw LayerError.noSamples }
  guard targets.shape.first == count else {
    throw LayerError.batchSize(input: inputs.shape, target: targets.shape)
  }
  let samples = TrainingSamples([inputs, targets])
  let loop = TrainingLoop<[Tensor]>(
    plan: plan, network: network(model, optimizer), steps: steps(optimizer, schedule),
    data: { _ in
      let places = try samples.places(
        batchSize: plan.batchSize, shuffledBy: plan.shuffles ? generator : nil)
      return TrainingLoop.Pass(count: places.count) {
        try places.next().map { (try samples.rows($0), $0.count) }
      }
    }, loss: { try loss($0[0], $0[1]) },
    record: plan.checkpoint.map {
      record($0, plan, samples, optimizer, schedule, generator)
    })
  return try loop.run(judge: validation.map { judge in { try noGrad(judge) } }) { history in
    try progress(
      TrainingProgress(
        epoch: history.losses.count, epochs: plan.epochs, loss: history.losses.last ?? 0))
  }
}

private func network(
  _ model: Module?, _ optimizer: Optimizer
) -> TrainingLoop<[Tensor]>.Network {
  let parameters = optimizer.groups.flatMap(\.parameters)
  let names = (model?.namedParameters ?? []).reduce(into: [ObjectIdentifier: String]()) {
    $0[ObjectIdentifier($1.tensor)] = $1.name
  }
  return TrainingLoop.Network(
    parameters: parameters.enumerated().map { place, tensor in
      NamedTensor(name: names[ObjectIdentifier(tensor)] ?? "parameter \(place)", tensor: tensor)
    }, tensors: { model?.stateDictionary.map(\.tensor) ?? parameters },
    setMode: { training in training ? model?.train() : model?.eval() })
}

private func steps(
  _ optimizer: Optimizer, _ schedule: Scheduler?
) -> TrainingLoop<[Tensor]>.Steps {
  TrainingLoop.Steps(
    zeroGradient: optimizer.zeroGradient, step: optimizer.step,
    endEpoch: { _ in schedule?.step() },
    learningRate: {
      let rates = Set(optimizer.groups.map(\.rule.learningRate))
      return rates.count == 1 ? rates.first : nil
    })
}

private func record(
  _ path: String, _ plan: TrainingPlan, _ samples: TrainingSamples, _ optimizer: Optimizer,
  _ schedule: Scheduler?, _ generator: RandomGenerator
) -> TrainingRecord {
  let rules = optimizer.groups.map { String(describing: type(of: $0.rule)) }
  let setting = TrainingSetting("optimizer", rules.joined(separator: ", "))
  return TrainingRecord(
    settings: [setting, samples.setting] + plan.settings, generator: generator,
    read: {
      guard plan.resumes, AtomicFile.exists(path) else { return nil }
      return try TrainingCheckpoint(Checkpoint(contentsOf: path).value)
    }, write: { try Checkpoint($0.stored).write(to: path) },
    state: {
      TrainingRecord.State(
        optimizer: try optimizer.stored(),
        schedule: schedule.map { .integer($0.epoch) } ?? .none)
    },
    restore: { state in
      try optimizer.restore(state.optimizer)
      if let epoch = state.schedule.asInteger { schedule?.epoch = epoch }
    })
}
