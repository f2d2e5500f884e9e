import Tensors

/// Trains parameters on samples.
///
/// - Parameters:
///   - inputs: The samples; the first dimension counts them.
///   - targets: What is wanted for each sample.
///   - generator: Where the order of the samples is drawn from, if the plan shuffles.
///   - loss: The mean loss of a batch, from its inputs and targets.
///   - validation: The loss on other data, taken after each epoch.
///   - progress: Called after each epoch; what it throws ends the training.
/// - Throws: ``LayerError/lossNotFinite(epoch:batch:)`` when the loss is NaN or infinite,
///   ``LayerError/noSamples``, ``LayerError/batchSize(input:target:)``,
///   ``LayerError/notPositive(setting:)``, what the plan's checkpoint throws, and what `loss`,
///   `validation` and `progress` throw.
@discardableResult
public func fit(
  inputs: Tensor, targets: Tensor, optimizer: Optimizer, plan: TrainingPlan,
  generator: RandomGenerator, loss: (_ inputs: Tensor, _ targets: Tensor) throws -> Tensor,
  validation: (() throws -> Double)? = nil,
  progress: (TrainingProgress) throws -> Void = { _ in }
) throws -> TrainingHistory {
  try plan.check()
  guard let count = inputs.shape.first, count > 0 else { throw LayerError.noSamples }
  guard targets.shape.first == count else {
    throw LayerError.batchSize(input: inputs.shape, target: targets.shape)
  }
  var run = FitRun(optimizer: optimizer, plan: plan, generator: generator)
  try run.resume()
  while !run.isDone {
    let epoch = run.history.losses.count + 1
    let order = plan.shuffles ? try Tensor.randperm(count, generator) : nil
    let (mean, norm) = try run.epoch(epoch, samples: count) { start, size in
      try loss(rows(of: inputs, start, size, order), rows(of: targets, start, size, order))
    }
    try run.end(loss: mean, norm: norm, validation: try noGrad { try validation?() })
    try progress(TrainingProgress(epoch: epoch, epochs: plan.epochs, loss: mean))
  }
  return try run.finished()
}

/// A training on its way.
private struct FitRun {
  let optimizer: Optimizer
  let plan: TrainingPlan
  let generator: RandomGenerator
  var history = TrainingHistory()
  private var best: StoredValue = .none

  init(optimizer: Optimizer, plan: TrainingPlan, generator: RandomGenerator) {
    self.optimizer = optimizer
    self.plan = plan
    self.generator = generator
  }

  var isDone: Bool { history.stoppedEarly || history.losses.count >= plan.epochs }

  /// One pass over all samples; returns their mean loss and the largest norm of gradients.
  func epoch(
    _ epoch: Int, samples count: Int, loss: (_ start: Int, _ size: Int) throws -> Tensor
  ) throws -> (loss: Double, norm: Double) {
    var (sum, largestNorm) = (0.0, 0.0)
    let size = min(plan.batchSize ?? count, count)
    let group = size.multipliedReportingOverflow(by: plan.accumulation)
    for (batch, start) in stride(from: 0, to: count, by: size).enumerated() {
      let batchSize = min(size, count - start)
      let place = batch % plan.accumulation
      let first = start - place * size
      let together = min(group.overflow ? count : group.partialValue, count - first)
      if place == 0 { optimizer.zeroGradient() }
      let error = try loss(start, batchSize)
      let value = try error.item().double
      guard value.isFinite else {
        throw LayerError.lossNotFinite(epoch: epoch, batch: batch + 1)
      }
      let share = Double(batchSize) / Double(together)
      try (together == batchSize ? error : error * .float(share)).backward()
      sum += value * Double(batchSize)
      guard start + batchSize == first + together else { continue }
      if let limit = plan.clipNorm {
        let norm = try clipGradientNorm(
          optimizer.groups.flatMap(\.parameters), maximum: limit)
        largestNorm = max(largestNorm, norm)
      }
      try optimizer.step()
    }
    return (sum / Double(count), largestNorm)
  }

  /// Takes in an epoch's losses and writes the checkpoint.
  mutating func end(loss: Double, norm: Double, validation: Double?) throws {
    if plan.clipNorm != nil { history.gradientNorms.append(norm) }
    let isBest = history.append(loss: loss, validation: validation)
    if let patience = plan.patience {
      if isBest { best = try optimizer.stored() }
      let epoch = history.losses.count
      history.stoppedEarly = epoch - history.bestEpoch >= patience && epoch < plan.epochs
    }
    guard let path = plan.checkpoint else { return }
    let state = TrainingCheckpoint(
      epoch: history.losses.count, losses: history.losses,
      validationLosses: history.validationLosses, gradientNorms: history.gradientNorms,
      bestEpoch: history.bestEpoch, model: .none, best: best, optimizer: try optimizer.stored(),
      generator: generator.state)
    try Checkpoint(state.stored).write(to: path)
  }

  /// Goes on from the plan's checkpoint, where there is one.
  mutating func resume() throws {
    guard plan.resumes, let path = plan.checkpoint, AtomicFile.exists(path) else { return }
    let state = try TrainingCheckpoint(Checkpoint(contentsOf: path).value)
    try optimizer.restore(state.optimizer)
    generator.state = state.generator
    best = state.best
    history.losses = state.losses
    history.validationLosses = state.validationLosses
    history.gradientNorms = state.gradientNorms
    history.bestEpoch = state.bestEpoch
    if let patience = plan.patience {
      history.stoppedEarly = state.epoch - state.bestEpoch >= patience
    }
  }

  /// Brings the best weights back where patience was asked for.
  func finished() throws -> TrainingHistory {
    guard plan.patience != nil, let parameters = best["parameters"]?.asList else { return history }
    try noGrad {
      for (parameter, values) in zip(optimizer.groups.flatMap(\.parameters), parameters) {
        if let values = values.asTensor { try parameter.copy_(values) }
      }
    }
    return history
  }
}

/// `size` samples from `start`, in the given order.
private func rows(
  of samples: Tensor, _ start: Int, _ size: Int, _ order: Tensor?
) throws -> Tensor {
  guard let order else {
    return size == samples.shape[0] ? samples : try samples.narrow(0, start, size)
  }
  return try samples.indexSelect(0, order.narrow(0, start, size))
}
