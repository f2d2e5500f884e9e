import Tensors

extension Loss {
  /// Cross-entropy between softmax of the logits and the wanted classes:
  /// `(1 − ε)·(−log p[target]) + ε·mean(−log p)`.
  ///
  /// The mean is weighted by the targets' class weights; ignored targets don't count.
  ///
  /// - Parameters:
  ///   - logits: `[C]`, `[N, C]` or `[N, C, d…]`.
  ///   - target: Classes as int64, of the logits' shape without C; or probabilities of all
  ///     classes as float32, of the logits' shape.
  ///   - weight: One factor for each class, `[C]`.
  ///   - labelSmoothing: ε, 0 … 1.
  public static func crossEntropy(
    _ logits: Tensor, target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    labelSmoothing: Double = 0, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard (0...1).contains(labelSmoothing) else {
      throw LayerError.labelSmoothing(labelSmoothing)
    }
    guard !logits.shape.isEmpty else {
      throw LayerError.batchSize(input: logits.shape, target: target.shape)
    }
    if labelSmoothing == 0,
      let loss = try labelCrossEntropy(
        logits, target: target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    {
      return loss
    }
    let classDimension = logits.shape.count == 1 ? 0 : 1
    let logProbabilities = try logits.logSoftmax(classDimension)
    return try classLoss(
      logProbabilities, target: target, weight: weight, ignoreIndex: ignoreIndex,
      smoothing: Float(labelSmoothing), reduction: reduction)
  }

  /// `−log p[target]`, from logarithms of probabilities; shapes as in
  /// ``crossEntropy(_:target:weight:ignoreIndex:labelSmoothing:reduction:)``.
  public static func negativeLogLikelihood(
    _ logProbabilities: Tensor, target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard target.shape != logProbabilities.shape else { throw LayerError.severalLabels }
    return try classLoss(
      logProbabilities, target: target, weight: weight, ignoreIndex: ignoreIndex, smoothing: 0,
      reduction: reduction)
  }

  private static func classLoss(
    _ logProbabilities: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int,
    smoothing: Float, reduction: Reduction
  ) throws -> Tensor {
    let rows = try classesLast(logProbabilities)
    let sampleShape = Array(rows.shape.dropLast())
    guard let classes = rows.shape.last else {
      throw LayerError.batchSize(input: rows.shape, target: target.shape)
    }
    if let weight, weight.shape != [classes] {
      throw LayerError.classWeights(classes: classes, shape: weight.shape)
    }
    let wanted: ClassTargets
    if target.dtype == .float32, target.shape == logProbabilities.shape {
      wanted = try ClassTargets(
        probabilities: classesLast(target), weight: weight, smoothing: smoothing)
    } else {
      guard target.shape == sampleShape else {
        throw LayerError.batchSize(input: logProbabilities.shape, target: target.shape)
      }
      guard target.dtype == .int64 else { throw LayerError.labelType }
      wanted = try ClassTargets(
        labels: target, classes: classes, weight: weight, ignoreIndex: ignoreIndex,
        smoothing: smoothing)
    }
    let flat = try rows.reshape([sampleShape.reduce(1, *), classes])
    return try wanted.loss(of: flat, sampleShape: sampleShape, reduction: reduction)
  }

  /// `[C]`, `[N, C]`, `[N, C, d…]` as `[…, C]`.
  private static func classesLast(_ tensor: Tensor) throws -> Tensor {
    guard tensor.shape.count > 2 else { return tensor }
    let order = [0] + Array(2..<tensor.shape.count) + [1]
    return try tensor.permute(order)
  }
}

/// How much each class of each sample counts: the loss is `−Σ w·log p`.
private struct ClassTargets {
  /// Row by row: the classes that count and how much.
  private var rows: [[(place: Int, weight: Float)]] = []
  /// What the mean divides by.
  private var total = 0.0

  init(
    labels: Tensor, classes: Int, weight: Tensor?, ignoreIndex: Int, smoothing: Float
  ) throws {
    let weights = weight?.elements ?? [Float](repeating: 1, count: classes)
    for label in labels.integers {
      guard label != ignoreIndex else {
        rows.append([])
        continue
      }
      guard weights.indices.contains(label) else {
        throw LayerError.targetRange(class: label, classes: classes)
      }
      var row = [(label, (1 - smoothing) * weights[label])]
      if smoothing > 0 {
        row += weights.enumerated().map { ($0, $1 * smoothing / Float(classes)) }
      }
      rows.append(row)
      total += Double(weights[label])
    }
  }

  init(probabilities: Tensor, weight: Tensor?, smoothing: Float) throws {
    let classes = probabilities.shape[probabilities.shape.count - 1]
    let weights = weight?.elements ?? [Float](repeating: 1, count: classes)
    let values = probabilities.elements
    rows = stride(from: 0, to: values.count, by: classes).map { start in
      (0..<classes).map { place in
        let smooth = values[start + place] * (1 - smoothing) + smoothing / Float(classes)
        return (place, smooth * weights[place])
      }
    }
    total = Double(rows.count)
  }

  /// The loss of `[R, C]` logarithms of probabilities.
  func loss(
    of logProbabilities: Tensor, sampleShape: [Int], reduction: Reduction
  ) throws -> Tensor {
    let classes = logProbabilities.shape[1]
    let losses = try logProbabilities.withFloats { values in
      rows.enumerated().map { sample, row in
        row.reduce(Float(0)) { $0 - $1.weight * values[sample * classes + $1.place] }
      }
    }
    let sum = losses.reduce(0.0) { $0 + Double($1) }
    let output =
      switch reduction {
      case .none: Tensor(losses, shape: sampleShape)
      case .sum: Tensor([Float(sum)], shape: [])
      case .mean: Tensor([Float(sum / total)], shape: [])
      }
    let factor = reduction == .mean ? Float(1 / total) : 1
    return Tensor.custom(name: "NllLossBackward0", inputs: [logProbabilities], outputs: [output]) {
      context in
      let upstream = try context.gradient.expand(sampleShape).elements
      var slopes = [Float](repeating: 0, count: rows.count * classes)
      for (sample, row) in rows.enumerated() {
        for (place, weight) in row {
          slopes[sample * classes + place] -= upstream[sample] * factor * weight
        }
      }
      return [Tensor(slopes, shape: [rows.count, classes])]
    }[0]
  }
}
