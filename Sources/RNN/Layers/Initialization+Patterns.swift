import Glibc
import Tensors

extension Initialization {
  /// Ones on the diagonal of a matrix and zeros elsewhere: a recurrent weight that keeps its state.
  ///
  /// - Throws: ``InitializationError/matrixOnly`` unless there are two dimensions.
  public static func identity(_ tensor: Tensor) throws {
    guard tensor.rank == 2 else { throw InitializationError.matrixOnly }
    _ = try noGrad {
      try tensor.copy_(Tensor.eye(tensor.shape[0], tensor.shape[1]).to(tensor.dtype))
    }
  }

  /// A convolution's weight `[O, C, …]` that hands its inputs on, as far as there are channels: a one in
  /// the middle of each kernel from channel i to channel i, in each of the groups.
  public static func dirac(_ tensor: Tensor, groups: Int = 1) throws {
    guard (3...5).contains(tensor.rank) else { throw InitializationError.kernelOnly }
    guard groups > 0, tensor.shape[0] % groups == 0 else {
      throw InitializationError.groupDivision
    }
    let outputs = tensor.shape[0] / groups
    try noGrad {
      _ = try tensor.zero_()
      guard tensor.count > 0 else { return }
      for group in 0..<groups {
        for channel in 0..<min(outputs, tensor.shape[1]) {
          let middle = tensor.shape.dropFirst(2).map { TensorIndex.at($0 / 2) }
          let place = [TensorIndex.at(group * outputs + channel), .at(channel)] + middle
          try tensor.setIndex(place, 1)
        }
      }
    }
  }

  /// Martens 2010: N(0, deviation²) with a share of each column's elements set to zero.
  ///
  /// - Parameters:
  ///   - sparsity: The share that is zero, rounded up to whole elements.
  ///   - places: Draws the places of the zeros; PyTorch takes its default generator whatever draws the
  ///     numbers.
  public static func sparse(
    _ tensor: Tensor, sparsity: Double, deviation: Double = 0.01, generator: RandomGenerator,
    places: RandomGenerator? = nil
  ) throws {
    guard tensor.rank == 2 else { throw InitializationError.matrixOnly }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let wanted = (sparsity * Double(rows)).rounded(.up)
    guard wanted.isFinite else { throw InitializationError.sparsity(sparsity) }
    // As a slice's end: past the end it means all, below zero it counts from the end.
    let count = wanted >= 0 ? Int(min(wanted, Double(rows))) : max(rows + Int(max(wanted, -1e9)), 0)
    try normal(tensor, deviation: deviation, generator: generator)
    try noGrad {
      for column in 0..<columns {
        let order = try (places ?? generator).permutation(rows)
        for row in order.prefix(count) { try tensor.setIndex([.at(row), .at(column)], 0) }
      }
    }
  }
}

extension Initialization {
  /// What a normal distribution is cut to.
  public struct NormalRange: Hashable, Sendable {
    /// The mean of the uncut distribution.
    public var mean = 0.0
    /// The standard deviation of the uncut distribution.
    public var deviation = 1.0
    /// The least value.
    public var lower = -2.0
    /// The greatest value.
    public var upper = 2.0

    /// N(0, 1) between ±2.
    public init() {}

    /// Whether values outside are so frequent that the mean can't be near the wanted one.
    public var isFarFromMean: Bool {
      mean < lower - 2 * deviation || mean > upper + 2 * deviation
    }

    /// The share of the uncut distribution that lies inside.
    fileprivate var share: Double {
      func below(_ x: Double) -> Double { (1 + erf(x / 2.0.squareRoot())) / 2 }
      return below((upper - mean) / deviation) - below((lower - mean) / deviation)
    }
  }

  /// Draws from a normal distribution that is cut to a range, by rejection.
  ///
  /// Where the range has most of the distribution, all elements are drawn anew until each has been inside
  /// once; else candidates are drawn uniformly and accepted with the density's probability.
  public static func truncatedNormal(
    _ tensor: Tensor, _ range: NormalRange = NormalRange(), generator: RandomGenerator
  ) throws {
    guard range.deviation > 0, range.lower < range.upper, range.share > 0 || range.isFarFromMean
    else { throw InitializationError.normalRange(range) }
    try noGrad {
      if range.share > 0.3 {
        try drawInside(tensor, range, generator)
      } else {
        try acceptUniform(tensor, range, generator)
      }
    }
  }

  private static func drawInside(
    _ tensor: Tensor, _ range: NormalRange, _ generator: RandomGenerator
  ) throws {
    var result = try tensor.normal_(range.mean, range.deviation, generator)
    while true {
      let isOutside = try result.less(.float(range.lower))
        .or(result.greater(.float(range.upper)))
      guard isOutside.booleans.contains(true) else { break }
      let fresh = try Tensor.zeros(tensor.shape, dtype: tensor.dtype)
      result = try fresh.normal_(range.mean, range.deviation, generator).where(isOutside, result)
    }
    if result !== tensor { try tensor.copy_(result) }
  }

  private static func acceptUniform(
    _ tensor: Tensor, _ range: NormalRange, _ generator: RandomGenerator
  ) throws {
    let mode = max(range.lower, min(range.mean, range.upper))
    let distance = (mode - range.mean) / range.deviation
    let peak = -0.5 * distance * distance
    var result = try tensor.uniform_(range.lower, range.upper, generator)
    var candidates = result
    var pending: Tensor?
    var rounds = 0
    repeat {
      // A narrow peak in a wide range accepts next to nothing.
      guard rounds < 10_000 else { throw InitializationError.normalRange(range) }
      rounds += 1
      if pending != nil {
        candidates = try Tensor.zeros(tensor.shape, dtype: tensor.dtype)
          .uniform_(range.lower, range.upper, generator)
      }
      if let pending { result = try candidates.where(pending, result) }
      let density =
        try ((candidates - .float(range.mean)) / .float(range.deviation)).pow(2)
        * .float(-0.5) - .float(peak)
      let height = try Tensor.zeros(tensor.shape, dtype: tensor.dtype).uniform_(0, 1, generator)
      let isRejected = try height.log().greater(density)
      pending = try pending.map { try isRejected.and($0) } ?? isRejected
    } while pending?.booleans.contains(true) ?? false
    if result !== tensor { try tensor.copy_(result) }
  }
}

/// Why an initializer refuses its tensor or its settings.
public enum InitializationError: Error, Hashable, Sendable {
  case matrixOnly
  /// A tensor that is no convolution's weight.
  case kernelOnly
  case groupDivision
  case sparsity(Double)
  /// A range that holds nothing of its distribution, or a deviation that is not above zero.
  case normalRange(Initialization.NormalRange)

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .matrixOnly: "Only tensors with 2 dimensions are supported"
    case .kernelOnly: "Only tensors with 3, 4, or 5 dimensions are supported"
    case .groupDivision: "dim 0 must be divisible by groups"
    case .sparsity(let value): "sparsity is a share from 0 to 1, got \(value)"
    case .normalRange(let range):
      "a normal distribution with mean \(range.mean) and deviation \(range.deviation) can't be cut to "
        + "\(range.lower) … \(range.upper)"
    }
  }
}

extension InitializationError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
