import Interpreter
import RNN
import Tensors

/// Samples and what is wanted for each; the first dimension counts them.
struct Samples {
  let inputs: Tensor
  let targets: Tensor

  var count: Int { inputs.shape[0] }

  /// - Throws: Unequal counts, no samples, and numbers that are not finite.
  init(inputs: Tensor, targets: Tensor, isValidation: Bool = false) throws {
    guard let count = inputs.shape.first, count == targets.shape.first else {
      throw CommandFault.sampleCounts(
        inputs: inputs.shape, targets: targets.shape, isValidation: isValidation)
    }
    let prefix = isValidation ? "validation " : ""
    for (tensor, name) in [(inputs, "inputs"), (targets, "targets")] {
      guard tensor.count > 0 else {
        throw CommandFault.noSamples(what: prefix + name, shape: tensor.shape)
      }
      guard let flat = try tensor.firstNotFinite() else { continue }
      throw CommandFault.dataNotFinite(
        what: prefix + name, place: tensor.place(of: flat),
        value: tensor.scalars[flat].double)
    }
    self.inputs = inputs
    self.targets = targets
  }

  private init(checked inputs: Tensor, _ targets: Tensor) {
    self.inputs = inputs
    self.targets = targets
  }

  /// `size` samples from `start`, in the given order.
  func batch(_ start: Int, _ size: Int, order: Tensor?) throws -> Samples {
    if let order {
      let chosen = try order.narrow(0, start, size)
      return Samples(checked: try inputs.indexSelect(0, chosen), try targets.indexSelect(0, chosen))
    }
    if size == count { return self }
    return Samples(
      checked: try inputs.narrow(0, start, size), try targets.narrow(0, start, size))
  }
}

/// The settings of `fit`.
struct TrainingPlan {
  var epochs: Int
  /// All samples at once where nil.
  var batchSize: Int?
  /// How many batches one step of the optimizer sees, as if they were one.
  var accumulation: Int
  var clip: Double?
  var patience: Int?
  var shuffles: Bool
  /// For messages; none where the optimizer brings its own.
  var learningRate: Double?
}

/// One training: goes through the samples again and again and changes the model's parameters.
///
/// Everything random is drawn from one generator, and sums run in a fixed order: the same seed
/// gives the same weights.
struct Training {
  let model: TrainedModel
  let loss: TrainingLoss
  let optimizer: TrainingOptimizer
  let schedule: TrainingSchedule
  let checkpoint: TrainingFile?
  let samples: Samples
  let validation: Samples?
  let plan: TrainingPlan
  let generator: RandomGenerator
  let context: Context

  /// Trains, and with patience brings back the weights of the best epoch.
  ///
  /// - Parameter progress: Hears the epoch and its mean loss.
  func run(progress: (_ epoch: Int, _ loss: Double) -> Void) throws -> History {
    let history = History()
    var best = try resume(history)
    while history.epochs < plan.epochs, !hasRunOut(history) {
      let epoch = history.epochs + 1
      let mean = try trainedEpoch(epoch)
      let judged = try validation.map { try validationLoss($0, after: epoch) }
      let isBest = history.append(loss: mean, validation: judged)
      try schedule.step(measure: judged ?? mean, in: context)
      progress(epoch, mean)
      if isBest, plan.patience != nil { best = try model.weights() }
      try save(history, best: best)
    }
    history.stoppedEarly = history.epochs < plan.epochs
    if plan.patience != nil { try model.restore(best) }
    try model.setMode(training: false, in: context)
    return history
  }

  /// Whether patience has run out.
  private func hasRunOut(_ history: History) -> Bool {
    guard let patience = plan.patience else { return false }
    return history.epochs - history.bestEpoch >= patience
  }

  /// One pass over all samples; returns their mean loss.
  private func trainedEpoch(_ epoch: Int) throws -> Double {
    try model.setMode(training: true, in: context)
    let size = min(plan.batchSize ?? samples.count, samples.count)
    let isShuffled = plan.shuffles && size < samples.count
    let order = isShuffled ? try Tensor.randperm(samples.count, generator) : nil
    let starts = Array(stride(from: 0, to: samples.count, by: size))
    var sum = 0.0
    for first in stride(from: 0, to: starts.count, by: min(plan.accumulation, starts.count)) {
      let last = min(first + min(plan.accumulation, starts.count), starts.count)
      let end = last == starts.count ? samples.count : starts[last]
      try optimizer.zeroGradient(in: context)
      for index in first..<last {
        let step = TrainingStep(
          epoch: epoch, batch: index + 1, batches: starts.count,
          learningRate: plan.learningRate, isClipped: plan.clip != nil)
        let batch = try samples.batch(
          starts[index], min(size, samples.count - starts[index]), order: order)
        let share = Double(batch.count) / Double(end - starts[first])
        sum += try addGradients(batch, share: share, step) * Double(batch.count)
      }
      if let limit = plan.clip {
        try clipGradientNorm(model.parameters.map(\.tensor), maximum: limit)
      }
      try optimizer.step(in: context)
    }
    return sum / Double(samples.count)
  }

  /// Adds a batch's gradients, times its share of what one step sees; returns its loss.
  private func addGradients(
    _ batch: Samples, share: Double, _ step: TrainingStep
  ) throws -> Double {
    try context.checkLimits()
    let error = try loss(of: model.output(for: batch.inputs, in: context), batch.targets, context)
    let value = try error.item().double
    guard value.isFinite else {
      throw CommandFault.lossNotFinite(
        value: value, step: step, parameter: try model.firstNotFinite(\.self))
    }
    try (share == 1 ? error : error * .float(share)).backward()
    if let name = try model.firstNotFinite(\.grad) {
      throw CommandFault.gradientNotFinite(step: step, parameter: name)
    }
    return value
  }

  private func validationLoss(_ samples: Samples, after epoch: Int) throws -> Double {
    try model.setMode(training: false, in: context)
    let size = min(plan.batchSize ?? samples.count, samples.count)
    var sum = 0.0
    for start in stride(from: 0, to: samples.count, by: size) {
      try context.checkLimits()
      let batch = try samples.batch(start, min(size, samples.count - start), order: nil)
      sum += try noGrad {
        let output = try model.output(for: batch.inputs, in: context)
        return try loss(of: output, batch.targets, context).item().double * Double(batch.count)
      }
    }
    let mean = sum / Double(samples.count)
    guard mean.isFinite else {
      let step = TrainingStep(
        epoch: epoch, batch: 1, batches: 1, learningRate: plan.learningRate,
        isClipped: plan.clip != nil)
      throw CommandFault.validationNotFinite(
        value: mean, step: step, parameter: try model.firstNotFinite(\.self))
    }
    return mean
  }
}

extension Tensor {
  /// The flat index of the first element that is no finite number.
  func firstNotFinite() throws -> Int? {
    switch dtype {
    case .float32: return try withElements(Float.self) { $0.firstIndex { !$0.isFinite } }
    case .float64: return try withElements(Double.self) { $0.firstIndex { !$0.isFinite } }
    case .int64, .bool: return nil
    }
  }

  /// The index in each dimension of a flat index.
  fileprivate func place(of flat: Int) -> [Int] {
    var rest = flat
    var place: [Int] = []
    for size in shape.reversed() where size > 0 {
      place.append(rest % size)
      rest /= size
    }
    return place.reversed()
  }
}
