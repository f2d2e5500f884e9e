import Tensors

extension Loss {
  /// Cross-entropy of rows of logits with one label each, the commonest case, without the table of
  /// log-probabilities in between: of each row only max x and ln Σ exp(x − max x) are kept.
  ///
  ///     ℓ = −w·(x[label] − ln Σ exp x),  ∂ℓ/∂x = w·(softmax x − [label])
  ///
  /// Nil where shapes and kinds are others: `logits [N, C]` of float32, `target [N]` of int64.
  static func labelCrossEntropy(
    _ logits: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: Reduction
  ) throws -> Tensor? {
    guard logits.dtype == .float32, logits.shape.count == 2, target.dtype == .int64,
      target.shape == [logits.shape[0]],
      weight == nil || weight?.shape == [logits.shape[1]] && weight?.dtype == .float32
    else { return nil }
    let labels = try LabeledRows(
      labels: target.integers, classes: logits.shape[1], weight: weight?.elements,
      ignoreIndex: ignoreIndex)
    let sums = try labels.sums(of: logits)
    let losses = try labels.losses(of: logits, sums)
    let sum = losses.reduce(0.0) { $0 + Double($1) }
    let output =
      switch reduction {
      case .none: Tensor(losses, shape: target.shape)
      case .sum: Tensor([Float(sum)], shape: [])
      case .mean: Tensor([Float(sum / labels.total)], shape: [])
      }
    let divisor = reduction == .mean ? Float(labels.total) : 1
    return Tensor.custom(
      name: "NllLossBackward0", inputs: [logits], outputs: [output], saved: [logits]
    ) { context in
      let upstream = try context.gradient.expand([labels.labels.count]).elements
      return [
        try labels.slopes(of: context.saved[0], sums, upstream: upstream.map { $0 / divisor })
      ]
    }[0]
  }
}

/// What is wanted of each row of logits.
private struct LabeledRows {
  /// The shift max x of a row, and ln Σ exp(x − shift).
  typealias RowSum = (shift: Float, logarithm: Float)

  /// The class of each row; none where it is ignored.
  let labels: [Int?]
  private let classes: Int
  private let weights: [Float]?
  /// What the mean divides by.
  private(set) var total = 0.0

  init(labels: [Int], classes: Int, weight: [Float]?, ignoreIndex: Int) throws {
    self.classes = classes
    weights = weight
    self.labels = try labels.map { label in
      guard label != ignoreIndex else { return nil }
      guard 0..<classes ~= label else {
        throw LayerError.targetRange(class: label, classes: classes)
      }
      return label
    }
    for case .some(let label) in self.labels { total += Double(weights?[label] ?? 1) }
  }

  func sums(of logits: Tensor) throws -> [RowSum] {
    try logits.withFloats { x in
      [RowSum](unsafeUninitializedCapacity: labels.count) { sums, count in
        count = labels.count
        guard let x = x.baseAddress, let sums = sums.baseAddress else { return }
        forEachRow { row in
          var sum: RowSum = (0, 0)
          Kernels.active.log_of_sum(classes, x + row * classes, &sum.shift, &sum.logarithm)
          (sums + row).initialize(to: sum)
        }
      }
    }
  }

  func losses(of logits: Tensor, _ sums: [RowSum]) throws -> [Float] {
    try logits.withFloats { x in
      labels.enumerated().map { row, label in
        guard let label else { return 0 }
        let value = x[row * classes + label] - sums[row].shift - sums[row].logarithm
        return 0 - (weights?[label] ?? 1) * value
      }
    }
  }

  func slopes(of logits: Tensor, _ sums: [RowSum], upstream: [Float]) throws -> Tensor {
    let result = try Tensor(uninitialized: [labels.count, classes])
    let y = result.floats
    try logits.withFloats { x in
      guard let x = x.baseAddress else { return }
      forEachRow { row in
        let y = y + row * classes
        guard let label = labels[row] else { return y.update(repeating: 0, count: classes) }
        let slope = 0 - upstream[row] * (weights?[label] ?? 1)
        Kernels.active.scaled_probabilities(
          classes, x + row * classes, sums[row].shift, sums[row].logarithm, -slope, y)
        y[label] += slope
      }
    }
    return result
  }

  /// On several threads where there is much to do.
  private func forEachRow(_ body: (Int) -> Void) {
    let pieces = min(labels.count, labels.count * classes / Kernels.rangeLength)
    guard pieces > 4 else { return labels.indices.forEach(body) }
    Kernels.share(pieces) { piece in
      for row in labels.count * piece / pieces..<labels.count * (piece + 1) / pieces { body(row) }
    }
  }
}
