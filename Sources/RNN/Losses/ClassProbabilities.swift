import Tensors

/// Probabilities of all classes as what is wanted of logits of the same shape.
struct ClassProbabilities {
  private let logits: Tensor
  private let target: Tensor
  /// One factor for each class, shaped to broadcast with the logits.
  private let weight: Tensor?
  private let classDimension: Int
  private let classes: Int

  init(
    logits: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, smoothing: Double
  ) throws {
    guard target.dtype.isFloatingPoint else {
      throw LossError.probabilityType(target.dtype.scalarName)
    }
    guard logits.rank > 0 else { throw LossError.noDimensions }
    guard ignoreIndex < 0 else { throw LossError.ignoredProbabilities }
    let dimension = logits.rank == 1 ? 0 : 1
    let classes = logits.shape[dimension]
    if let weight, weight.shape != [classes] {
      throw LossError.weightsOfProbabilities(classes: classes, shape: weight.shape)
    }
    self.logits = logits
    self.classes = classes
    classDimension = dimension
    self.target =
      smoothing == 0
      ? target : try target * .float(1 - smoothing) + .float(smoothing / Double(classes))
    self.weight = try weight.map { weight in
      var wide = [Int](repeating: 1, count: logits.rank)
      wide[dimension] = classes
      return try weight.reshape(wide)
    }
  }

  /// `−Σ w·y·log p` over the classes.
  func loss(_ reduction: Reduction) throws -> Tensor {
    let logProbabilities = try logits.logSoftmax(classDimension)
    var terms = try logProbabilities * target
    if let weight { terms = try terms * weight }
    switch reduction {
    case .none: return try -terms.sum(dimensions: [classDimension])
    case .sum: return try -terms.sum()
    case .mean:
      let samples = Double(logits.count) / Double(classes)
      return try divided(-terms.sum(), by: samples)
    }
  }

  /// A quotient by a plain number, under PyTorch's name for it.
  private func divided(_ x: Tensor, by number: Double) throws -> Tensor {
    let output = try noGrad { try x / .float(number) }
    return Tensor.custom(name: "DivBackward1", inputs: [x], outputs: [output]) { context in
      [try context.gradient / .float(number)]
    }[0]
  }
}
