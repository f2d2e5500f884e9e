import Tensors

extension Loss {
  /// `max(0, −y·(a − b) + m)`: a shall be above b where y is 1, below where it is −1.
  public static func marginRanking(
    _ first: Tensor, _ second: Tensor, target: Tensor, margin: Double = 0,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard first.rank == second.rank, first.rank == target.rank else {
      throw LossError.rankingShapes(first.shape, second.shape, target.shape)
    }
    return try (-target * (first - second) + .float(margin)).bounded(below: 0)
      .reduced(by: reduction)
  }

  /// x where y is 1, `max(0, m − x)` where y is −1.
  public static func hingeEmbedding(
    _ input: Tensor, target: Tensor, margin: Double = 1, reduction: Reduction = .mean
  ) throws -> Tensor {
    let zero = try Tensor.zeros([], dtype: input.dtype)
    let far = try (.float(margin) - input).bounded(below: 0).where(target.notEqual(1), zero)
    let near = try input.where(target.notEqual(-1), zero)
    return try (far + near).reduced(by: reduction)
  }

  /// `1 − cos(a, b)` where y is 1, `max(0, cos(a, b) − m)` where y is −1.
  ///
  /// Shapes: `[N, D]` and target `[N]`, or `[D]` and a target without dimensions.
  public static func cosineEmbedding(
    _ first: Tensor, _ second: Tensor, target: Tensor, margin: Double = 0,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard target.rank <= 1 else { throw LossError.labelRank }
    guard first.rank == target.rank + 1, second.rank == target.rank + 1 else {
      throw LossError.embeddingRank(target: target.rank, first.shape, second.shape)
    }
    let axis = [target.rank]
    func size(_ x: Tensor) throws -> Tensor {
      try (x * x).sum(dimensions: axis) + 1e-12
    }
    let product = try (first * second).sum(dimensions: axis)
    let cosine = try product / (size(first) * size(second)).sqrt()
    let zero = try Tensor.zeros([], dtype: cosine.dtype)
    let near = try (1 - cosine).where(target.equal(1), zero)
    let far = try (cosine - .float(margin)).bounded(below: 0).where(target.equal(-1), zero)
    return try (near + far).reduced(by: reduction)
  }

  /// `max(0, d(a, p) − d(a, n) + m)`: an anchor shall be nearer to p than to n.
  ///
  /// - Parameters:
  ///   - order: The norm that distances are measured by.
  ///   - swap: Whether n's distance to p counts where it is the smaller one.
  public static func tripletMargin(
    anchor: Tensor, positive: Tensor, negative: Tensor, margin: Double = 1, order: Double = 2,
    epsilon: Double = 1e-6, swap: Bool = false, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard margin > 0 else { throw LossError.margin(margin) }
    guard anchor.rank == positive.rank, anchor.rank == negative.rank else {
      throw LossError.tripletRanks(anchor.rank, positive.rank, negative.rank)
    }
    func distance(_ a: Tensor, _ b: Tensor) throws -> Tensor {
      try pairwiseDistance(a, b, order: order, epsilon: epsilon)
    }
    let near = try distance(anchor, positive)
    var far = try distance(anchor, negative)
    if swap { far = try far.minimum(distance(positive, negative)) }
    return try (near - far + .float(margin)).bounded(below: 0).reduced(by: reduction)
  }

  /// ‖a − b + ε‖ along the last dimension.
  public static func pairwiseDistance(
    _ a: Tensor, _ b: Tensor, order: Double = 2, epsilon: Double = 1e-6,
    keepDimension: Bool = false
  ) throws -> Tensor {
    let difference = try a - b + .float(epsilon)
    let output = try noGrad {
      try difference.norm(order, dimensions: [-1], keepDimensions: keepDimension)
    }
    // The norm's own gradient, under the name that PyTorch prints here.
    return Tensor.custom(
      name: "NormBackward1", inputs: [difference], outputs: [output], saved: [difference, output]
    ) { context in
      let x = context.saved[0]
      let norm = try keepDimension ? context.saved[1] : context.saved[1].unsqueeze(-1)
      let gradient = try keepDimension ? context.gradient : context.gradient.unsqueeze(-1)
      let ratio = try order == 2 ? x / norm : x.sign() * (x.abs() / norm).pow(.float(order - 1))
      return [try (gradient * ratio).where(norm.notEqual(0).expand(x.shape), 0)]
    }[0]
  }

  /// a·b / (max(‖a‖, ε)·max(‖b‖, ε)) along a dimension.
  public static func cosineSimilarity(
    _ a: Tensor, _ b: Tensor, dimension: Int = 1, epsilon: Double = 1e-8
  ) throws -> Tensor {
    let (a, b) = try broadcast(a, b)
    func direction(_ x: Tensor) throws -> Tensor {
      let norm = try x.norm(2, dimensions: [dimension], keepDimensions: true)
      return try x / straightThrough(norm) { try $0.clamp(min: .float(epsilon)) }
    }
    return try (direction(a) * direction(b)).sum(dimensions: [dimension])
  }
}
