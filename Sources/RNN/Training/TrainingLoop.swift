import Tensors

/// The loop of every training: batch by batch, step by step, epoch by epoch.
///
/// It knows neither what a batch is made of nor what changes the parameters: those are functions.
public struct TrainingLoop<Batch> {
  /// A batch, and how many samples (or tokens) its mean loss is of.
  public typealias Part = (batch: Batch, weight: Int)

  /// One pass over the data.
  public struct Pass {
    /// How many batches there are; nothing where that is not known.
    public var count: Int?
    /// The next batch; nothing at the end.
    public var next: () throws -> Part?

    /// A pass over batches.
    public init(count: Int?, next: @escaping () throws -> Part?) {
      self.count = count
      self.next = next
    }
  }

  /// What is trained.
  public struct Network {
    /// The parameters that learn.
    public var parameters: [NamedTensor]
    /// All that an epoch's weights are: parameters, and what else training changes.
    public var tensors: () throws -> [Tensor]
    /// Makes the network behave as in training or as in use.
    public var setMode: (_ training: Bool) throws -> Void

    /// A network.
    public init(
      parameters: [NamedTensor], tensors: @escaping () throws -> [Tensor],
      setMode: @escaping (_ training: Bool) throws -> Void
    ) {
      self.parameters = parameters
      self.tensors = tensors
      self.setMode = setMode
    }
  }

  /// What changes the parameters.
  public struct Steps {
    /// Forgets all gradients.
    public var zeroGradient: () throws -> Void
    /// Changes the parameters against their gradients.
    public var step: () throws -> Void
    /// Hears the loss that an epoch is judged by: a schedule's step.
    public var endEpoch: (_ loss: Double) throws -> Void
    /// The rate as it is now, for messages.
    public var learningRate: () throws -> Double?

    /// Steps of an optimizer.
    public init(
      zeroGradient: @escaping () throws -> Void, step: @escaping () throws -> Void,
      endEpoch: @escaping (_ loss: Double) throws -> Void = { _ in },
      learningRate: @escaping () throws -> Double? = { nil }
    ) {
      self.zeroGradient = zeroGradient
      self.step = step
      self.endEpoch = endEpoch
      self.learningRate = learningRate
    }
  }

  /// How the data are gone through.
  public var plan: TrainingPlan
  /// What is trained.
  public var network: Network
  /// What changes the parameters.
  public var steps: Steps
  /// Begins an epoch's pass over the data; the first epoch is 1.
  public var data: (_ epoch: Int) throws -> Pass
  /// Begins a pass over other data, on which epochs are judged.
  public var validation: (() throws -> Pass)?
  /// The mean loss of a batch.
  public var loss: (Batch) throws -> Tensor
  /// How the training is written down and taken up again.
  public var record: TrainingRecord?

  /// A training.
  public init(
    plan: TrainingPlan, network: Network, steps: Steps,
    data: @escaping (_ epoch: Int) throws -> Pass,
    validation: (() throws -> Pass)? = nil, loss: @escaping (Batch) throws -> Tensor,
    record: TrainingRecord? = nil
  ) {
    self.plan = plan
    self.network = network
    self.steps = steps
    self.data = data
    self.validation = validation
    self.loss = loss
    self.record = record
  }
}

extension TrainingLoop {
  /// Trains, and where early stopping wants it brings back the weights of the best epoch.
  ///
  /// - Parameters:
  ///   - judge: The loss on other data after an epoch, where ``validation`` does not give it.
  ///   - progress: Called after each epoch; what it throws ends the training.
  /// - Throws: ``TrainingError``, and what the loop's functions throw.
  public func run(
    judge: (() throws -> Double)? = nil,
    progress: (_ history: TrainingHistory) throws -> Void = { _ in }
  ) throws -> TrainingHistory {
    try plan.check()
    var history = TrainingHistory()
    var best = try record?.resume(&history, epochs: plan.epochs, network.tensors()) ?? []
    var stopping = plan.earlyStopping?.restarted
    for loss in history.judged { stopping?.take(loss) }
    while history.losses.count < plan.epochs, stopping?.isOver != true {
      let epoch = history.losses.count + 1
      let mean = try trainedEpoch(epoch, &history)
      let judged = try validation.map { try validationLoss($0, epoch) } ?? judge.map { try $0() }
      history.append(loss: mean, validation: judged)
      try steps.endEpoch(judged ?? mean)
      if let isBest = stopping?.take(judged ?? mean), isBest { best = try copies() }
      try record?.keep(history, best: best)
      try progress(history)
    }
    history.stoppedEarly = history.losses.count < plan.epochs
    if let stopping, stopping.restoresBest, !best.isEmpty { try bringBack(best) }
    try network.setMode(false)
    return history
  }

  /// One pass over all data; returns the mean loss.
  private func trainedEpoch(_ epoch: Int, _ history: inout TrainingHistory) throws -> Double {
    try network.setMode(true)
    let pass = try data(epoch)
    var (sum, weights, batches, largestNorm) = (0.0, 0, 0, 0.0)
    while true {
      let group = try nextGroup(of: pass)
      if group.isEmpty { break }
      let together = group.reduce(0) { $0 + $1.weight }
      try steps.zeroGradient()
      for part in group {
        batches += 1
        let value = try addGradients(
          part.batch, share: Double(part.weight) / Double(together),
          step(epoch, batches, of: pass))
        sum += value * Double(part.weight)
      }
      weights += together
      if let limit = plan.clipNorm {
        let norm = try clipGradientNorm(network.parameters.map(\.tensor), maximum: limit)
        largestNorm = max(largestNorm, norm)
      }
      try steps.step()
    }
    guard weights > 0 else { throw TrainingError.noBatches(epoch: epoch, isValidation: false) }
    if plan.clipNorm != nil { history.gradientNorms.append(largestNorm) }
    return sum / Double(weights)
  }

  /// The batches that the next step sees; those without any sample are left out.
  private func nextGroup(of pass: Pass) throws -> [Part] {
    var group: [Part] = []
    while group.count < plan.accumulation, let part = try pass.next() {
      if part.weight > 0 { group.append(part) }
    }
    return group
  }

  /// Adds a batch's gradients, times its share of what one step sees; returns its loss.
  private func addGradients(
    _ batch: Batch, share: Double, _ step: TrainingStep
  ) throws -> Double {
    let error = try loss(batch)
    let value = try error.item().double
    guard value.isFinite else {
      throw TrainingError.lossNotFinite(
        value: value, step: step, parameter: try firstNotFinite(\.self))
    }
    try (share == 1 ? error : error * .float(share)).backward()
    if let name = try firstNotFinite(\.grad) {
      throw TrainingError.gradientNotFinite(step: step, parameter: name)
    }
    return value
  }

  private func validationLoss(_ begin: () throws -> Pass, _ epoch: Int) throws -> Double {
    try network.setMode(false)
    let pass = try begin()
    var (sum, weights) = (0.0, 0)
    while let part = try pass.next() {
      if part.weight == 0 { continue }
      sum += try noGrad { try loss(part.batch).item().double } * Double(part.weight)
      weights += part.weight
    }
    guard weights > 0 else { throw TrainingError.noBatches(epoch: epoch, isValidation: true) }
    let mean = sum / Double(weights)
    guard mean.isFinite else {
      throw TrainingError.validationNotFinite(
        value: mean, step: try step(epoch, 1, of: pass), parameter: try firstNotFinite(\.self))
    }
    return mean
  }

  private func step(_ epoch: Int, _ batch: Int, of pass: Pass) throws -> TrainingStep {
    try TrainingStep(
      epoch: epoch, batch: batch, batches: pass.count, learningRate: steps.learningRate(),
      isClipped: plan.clipNorm != nil)
  }

  /// The name of the first parameter of which a part has an element that is no finite number.
  private func firstNotFinite(_ part: (Tensor) -> Tensor?) throws -> String? {
    try network.parameters.first { try part($0.tensor)?.firstNotFinite() != nil }?.name
  }

  private func copies() throws -> [Tensor] {
    try noGrad { try network.tensors().map { try $0.detach().clone() } }
  }

  private func bringBack(_ weights: [Tensor]) throws {
    try noGrad {
      for (tensor, weight) in zip(try network.tensors(), weights) { _ = try tensor.copy_(weight) }
    }
  }
}

extension Tensor {
  /// The flat index of the first element that is no finite number.
  package func firstNotFinite() throws -> Int? {
    switch dtype.memory {
    case .float32: try withElements(Float.self) { $0.firstIndex { !$0.isFinite } }
    case .float64: try withElements(Double.self) { $0.firstIndex { !$0.isFinite } }
    case .int64, .bool: nil
    }
  }
}
