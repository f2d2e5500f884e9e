import Tensors

/// `nn.BatchNorm1d`, Ioffe and Szegedy 2015: each channel with mean 0 and variance 1 over the batch,
/// then a weight and a bias.
///
///     y = (x − mean) / √(variance + ε) · weight + bias
///
/// In training, mean and variance are the batch's own, and running values move towards them; in use the
/// running values serve, if the layer keeps them.
///
/// Shapes: `x [N, C]` or `[N, C, L]`, weight, bias and running values `[C]`, `y` as `x`.
public final class BatchNorm: Module {
  /// What the layer is made of.
  public struct Configuration: Hashable, Sendable {
    /// C, the number of channels.
    public var channelCount: Int
    /// What keeps the divisor from zero.
    public var epsilon = 1e-5
    /// How far running values move with each batch; with nil they are the mean over all batches.
    public var momentum: Double? = 0.1
    /// Whether there are a weight and a bias.
    public var affine = true
    /// Whether running values are kept.
    public var tracksStatistics = true

    /// The settings that PyTorch starts with.
    public init(channelCount: Int) { self.channelCount = channelCount }
  }

  /// What the layer is made of.
  public private(set) var configuration: Configuration

  /// A norm with weight one, bias zero, running mean zero and running variance one.
  public init(_ configuration: Configuration) throws {
    self.configuration = configuration
    super.init()
    let count = [configuration.channelCount]
    let affine = configuration.affine
    setParameter("weight", affine ? try Tensor.ones(count).requiresGrad(true) : nil)
    setParameter("bias", affine ? try Tensor.zeros(count).requiresGrad(true) : nil)
    let tracks = configuration.tracksStatistics
    setBuffer("running_mean", tracks ? try Tensor.zeros(count) : nil)
    setBuffer("running_var", tracks ? try Tensor.ones(count) : nil)
    setBuffer("num_batches_tracked", tracks ? Tensor(.int(0)) : nil)
  }

  private init(like other: BatchNorm) {
    configuration = other.configuration
    super.init()
  }

  /// The same settings without tensors.
  public override func emptied() -> Module { BatchNorm(like: self) }

  /// Changes ε and the momentum of a layer in use.
  public func set(epsilon: Double, momentum: Double?) {
    configuration.epsilon = epsilon
    configuration.momentum = momentum
  }

  /// `BatchNorm1d`.
  public override var typeName: String { "BatchNorm1d" }

  /// All settings.
  public override var extraDescription: String {
    let (c, momentum) = (configuration, configuration.momentum)
    func word(_ flag: Bool) -> String { flag ? "True" : "False" }
    return "\(c.channelCount), eps=\(NumberFormat.python(c.epsilon)), "
      + "momentum=\(momentum.map(NumberFormat.python) ?? "None"), affine=\(word(c.affine)), "
      + "bias=\(word(parameter("bias") != nil)), track_running_stats=\(word(c.tracksStatistics))"
  }

  /// Normalizes the channels of `[N, C]` or `[N, C, L]`.
  ///
  /// - Throws: ``NormalizationError`` for another shape, or for one value a channel in training.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard [2, 3].contains(input.rank) else {
      throw NormalizationError.batchDimensions(got: input.rank)
    }
    let share = try countBatch()
    let weight = try optionalParameter("weight")
    let bias = try optionalParameter("bias")
    // A layer that doesn't follow the statistics leaves them alone in training.
    guard !training || configuration.tracksStatistics,
      let mean = try optionalBuffer("running_mean"),
      let variance = try optionalBuffer("running_var")
    else {
      return try Self.normalize(
        input, runningMean: nil, runningVariance: nil, weight: weight, bias: bias, training: true,
        momentum: share, epsilon: configuration.epsilon)
    }
    return try Self.normalize(
      input, runningMean: mean, runningVariance: variance, weight: weight, bias: bias,
      training: training, momentum: share, epsilon: configuration.epsilon)
  }

  /// Counts a batch of training; how far the running values move with it.
  private func countBatch() throws -> Double {
    guard training, configuration.tracksStatistics, let count = buffer("num_batches_tracked") else {
      return configuration.momentum ?? 0
    }
    try noGrad { _ = try count.add_(1) }
    return try configuration.momentum ?? 1 / count.item().double
  }
}

extension BatchNorm {
  /// The layer's function of `[N, C, …]`.
  ///
  /// - Parameters:
  ///   - runningMean: `[C]`; in training it moves towards the batch's mean, in use it is the mean.
  ///   - runningVariance: `[C]`; in training it moves towards the batch's unbiased variance.
  ///   - training: Whether the batch's own mean and variance serve.
  ///   - momentum: How far running values move.
  public static func normalize(
    _ input: Tensor, runningMean: Tensor?, runningVariance: Tensor?, weight: Tensor? = nil,
    bias: Tensor? = nil, training: Bool = false, momentum: Double = 0.1, epsilon: Double = 1e-5
  ) throws -> Tensor {
    guard input.rank >= 2 else { throw NormalizationError.batchDimensions(got: input.rank) }
    guard input.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "batch_norm", input.dtype)
    }
    try Normalization.checkKinds(input, [weight, bias, runningMean, runningVariance])
    let channels = input.shape[1]
    if training, input.count == channels {
      throw NormalizationError.singleValue(shape: input.shape)
    }
    guard training ? epsilon > 0 : epsilon >= 0 else {
      throw NormalizationError.epsilon(epsilon, training: training)
    }
    for (name, tensor) in [
      ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight),
      ("bias", bias),
    ] {
      if let tensor, tensor.shape != [channels] {
        throw NormalizationError.channels(name: name, wanted: channels, got: tensor.count)
      }
    }
    var shape = [Int](repeating: 1, count: input.rank)
    shape[1] = channels
    let dimensions = Array(input.shape.indices).filter { $0 != 1 }
    let normalize = Normalization(
      dimensions: dimensions, epsilon: epsilon, name: "NativeBatchNormBackward0",
      affineShape: shape)
    guard training, input.count > 0 else {
      let statistics = try runningMean.flatMap { mean in
        try runningVariance.map { try (mean: mean.reshape(shape), variance: $0.reshape(shape)) }
      }
      return try normalize(input, weight: weight, bias: bias, statistics: statistics)
    }
    try noGrad {
      let mean = try input.mean(dimensions: dimensions)
      let centered = try input - mean.reshape(shape)
      let values = Double(input.count / channels)
      let variance = try (centered * centered).sum(dimensions: dimensions) / .float(values - 1)
      _ = try runningMean?.lerp_(mean, weight: momentum)
      _ = try runningVariance?.lerp_(variance, weight: momentum)
    }
    return try normalize(input, weight: weight, bias: bias)
  }
}
