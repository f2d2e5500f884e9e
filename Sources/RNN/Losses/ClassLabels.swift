import Tensors

/// One wanted class for each sample, checked against the scores that it is compared with.
struct ClassLabels {
  /// The class of each sample, with 0 for ignored ones: the scores' shape with 1 for C.
  private let places: Tensor
  /// How much each sample counts: its class's weight, 0 where it is ignored; shaped as the target.
  private let weights: Tensor
  /// Which samples are ignored; shaped as the target.
  private let ignored: Tensor
  /// One factor for each class, shaped to broadcast with the scores.
  private let classWeights: Tensor?
  private let classDimension: Int
  private let classes: Int

  init(scores: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int) throws {
    classDimension = scores.rank == 1 ? 0 : 1
    classes = scores.shape[classDimension]
    try Self.checkShapes(scores, target)
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw LayerError.labelType(target.dtype)
    }
    if let weight, weight.shape != [classes] {
      if scores.rank > 2 { throw LossError.weightsOfAll }
      throw LayerError.classWeights(classes: classes, shape: weight.shape)
    }
    let labels = target.integers
    for label in labels where label != ignoreIndex && !(0..<classes).contains(label) {
      throw LayerError.targetRange(class: label, classes: classes)
    }
    let shape = target.shape
    let kept = labels.map { $0 == ignoreIndex ? 0 : $0 }
    places = try Tensor(integers: kept, shape: shape).unsqueeze(classDimension)
    ignored = Tensor(booleans: labels.map { $0 == ignoreIndex }, shape: shape)
    let factors = try weight?.detach().to(scores.dtype)
    let each =
      try factors.map { try $0.indexSelect(0, Tensor(integers: kept)).reshape(shape) }
      ?? Tensor.ones(shape, dtype: scores.dtype)
    weights = try each.maskedFill(ignored, 0)
    let rank = scores.rank
    let dimension = classDimension
    classWeights = try factors.map { factors in
      var wide = [Int](repeating: 1, count: rank)
      wide[dimension] = factors.count
      return try factors.reshape(wide)
    }
  }

  /// The label of a single sample as a number, which may come as a vector of one.
  ///
  /// - Throws: ``LossError/singleLabel(count:)``.
  static func label(_ target: Tensor, for scores: Tensor) throws -> Tensor {
    guard scores.rank == 1, target.rank == 1 else { return target }
    guard target.count == 1 else { throw LossError.singleLabel(count: target.count) }
    return try target.reshape([])
  }

  private static func checkShapes(_ scores: Tensor, _ target: Tensor) throws {
    guard scores.rank > 1 else {
      guard target.rank == 0 else { throw LayerError.severalLabels }
      return
    }
    guard scores.rank > 2 || target.rank < 2 else { throw LayerError.severalLabels }
    guard target.shape.first == scores.shape[0] else {
      throw LayerError.batchSize(input: scores.shape, target: target.shape)
    }
    let wanted = [scores.shape[0]] + scores.shape.dropFirst(2)
    guard target.shape == wanted else {
      throw LossError.targetSize(wanted: wanted, got: target.shape)
    }
  }

  /// The loss of logarithms of probabilities.
  func loss(
    of logProbabilities: Tensor, smoothing: Double, _ reduction: Reduction
  ) throws -> Tensor {
    let wanted = try negativeLikelihood(logProbabilities, reduction)
    guard smoothing > 0 else { return wanted }
    let terms = try classWeights.map { try logProbabilities * $0 } ?? logProbabilities
    var even = try (-terms.sum(dimensions: [classDimension])).maskedFill(ignored, 0)
    switch reduction {
    case .none: break
    case .sum: even = try even.sum()
    case .mean: even = try even.sum() / weights.sum()
    }
    return try wanted * .float(1 - smoothing) + even * .float(smoothing / Double(classes))
  }

  /// `−w·log p[label]`, recorded as one operation.
  private func negativeLikelihood(
    _ logProbabilities: Tensor, _ reduction: Reduction
  ) throws -> Tensor {
    let total = try noGrad { try weights.sum() }
    let output = try noGrad {
      let picked = try logProbabilities.gather(classDimension, places).squeeze(classDimension)
      let losses = try (-(picked * weights)).maskedFill(ignored, 0)
      switch reduction {
      // A single sample's loss is summed up too, from zero.
      case .none: return logProbabilities.rank == 1 ? try losses + 0 : losses
      case .sum: return try losses.sum()
      case .mean: return try losses.sum() / total
      }
    }
    let isFlat = logProbabilities.rank <= 2
    let (shape, dtype) = (logProbabilities.shape, logProbabilities.dtype)
    let result = Tensor.custom(
      name: isFlat ? "NllLossBackward0" : "NllLoss2DBackward0", inputs: [logProbabilities],
      outputs: [output]
    ) { context in
      let upstream = try reduction == .mean ? context.gradient / total : context.gradient
      let slopes = try -(upstream * weights)
      return [
        try Tensor.zeros(shape, dtype: dtype).scatterAdd(
          classDimension, places, slopes.unsqueeze(classDimension))
      ]
    }[0]
    // With one or three dimensions behind the classes, PyTorch shows the losses through a view.
    guard reduction == .none, [3, 5].contains(logProbabilities.rank) else { return result }
    return try result.view(result.shape)
  }
}
