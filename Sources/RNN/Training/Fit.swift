import Tensors

/// How ``fit(inputs:targets:optimizer:plan:generator:loss:progress:)`` goes through the data.
public struct TrainingPlan: Hashable, Sendable {
  /// How often all samples are seen.
  public var epochs: Int
  /// How many samples one step of the optimizer sees; all where nil.
  public var batchSize: Int?
  /// The largest norm of the gradients; unbounded where nil.
  public var clipNorm: Double?
  /// Whether each epoch takes the samples in a new order.
  public var shuffles: Bool

  /// A plan; by default each step sees all samples, in their order.
  public init(
    epochs: Int, batchSize: Int? = nil, clipNorm: Double? = nil, shuffles: Bool = false
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.clipNorm = clipNorm
    self.shuffles = shuffles
  }
}

/// What training did, epoch by epoch.
public struct TrainingHistory: Hashable, Sendable {
  /// The mean loss of each epoch's samples, taken while the parameters changed.
  public internal(set) var losses: [Double] = []
  /// The largest gradient norm of each epoch, before clipping; empty where nothing is clipped.
  public internal(set) var gradientNorms: [Double] = []
}

/// Where training stands after an epoch.
public struct TrainingProgress: Hashable, Sendable {
  /// The epoch just finished; the first is 1.
  public let epoch: Int
  /// How many there will be.
  public let epochs: Int
  /// The mean loss of the epoch.
  public let loss: Double
}

/// Trains parameters on samples.
///
/// - Parameters:
///   - inputs: The samples; the first dimension counts them.
///   - targets: What is wanted for each sample.
///   - generator: Where the order of the samples is drawn from, if the plan shuffles.
///   - loss: The mean loss of a batch, from its inputs and targets.
///   - progress: Called after each epoch; what it throws ends the training.
/// - Throws: ``LayerError/lossNotFinite(epoch:batch:)`` when the loss is NaN or infinite,
///   ``LayerError/noSamples``, ``LayerError/batchSize(input:target:)``,
///   ``LayerError/notPositive(setting:)``, and what `loss` and `progress` throw.
@discardableResult
public func fit(
  inputs: Tensor, targets: Tensor, optimizer: Optimizer, plan: TrainingPlan,
  generator: RandomGenerator, loss: (_ inputs: Tensor, _ targets: Tensor) throws -> Tensor,
  progress: (TrainingProgress) throws -> Void = { _ in }
) throws -> TrainingHistory {
  let count = try checkedSampleCount(inputs, targets, plan)
  var history = TrainingHistory()
  for epoch in 0..<plan.epochs {
    let order = plan.shuffles ? try Tensor.randperm(count, generator) : nil
    var (sum, largestNorm) = (0.0, 0.0)
    let batches = stride(from: 0, to: count, by: plan.batchSize ?? count)
    for (batch, start) in batches.enumerated() {
      let size = min(plan.batchSize ?? count, count - start)
      optimizer.zeroGradient()
      let error = try loss(
        rows(of: inputs, start, size, order), rows(of: targets, start, size, order))
      let value = try error.item().double
      guard value.isFinite else {
        throw LayerError.lossNotFinite(epoch: epoch + 1, batch: batch + 1)
      }
      try error.backward()
      if let limit = plan.clipNorm {
        let norm = try clipGradientNorm(
          optimizer.groups.flatMap(\.parameters), maximum: limit)
        largestNorm = max(largestNorm, Double(norm))
      }
      try optimizer.step()
      sum += value * Double(size)
    }
    history.losses.append(sum / Double(count))
    if plan.clipNorm != nil { history.gradientNorms.append(largestNorm) }
    try progress(
      TrainingProgress(epoch: epoch + 1, epochs: plan.epochs, loss: sum / Double(count)))
  }
  return history
}

private func checkedSampleCount(
  _ inputs: Tensor, _ targets: Tensor, _ plan: TrainingPlan
) throws(LayerError) -> Int {
  guard plan.epochs > 0 else { throw .notPositive(setting: "epochs") }
  if let batchSize = plan.batchSize, batchSize < 1 { throw .notPositive(setting: "batch_size") }
  guard let count = inputs.shape.first, count > 0 else { throw .noSamples }
  guard targets.shape.first == count else {
    throw .batchSize(input: inputs.shape, target: targets.shape)
  }
  return count
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
