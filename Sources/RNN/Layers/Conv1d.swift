import Tensors

/// `nn.Conv1d`: a trained kernel that slides along sequences, ``Convolution``.
///
/// Shapes: `x [N, C, L]` or `[C, L]`, weight `[O, C/groups, K]`, bias `[O]`, `y [N, O, L′]` or `[O, L′]`.
public final class Conv1d: Module {
  /// What stands around the input where it is padded.
  public enum PaddingMode: String, Hashable, Sendable {
    case zeros, reflect, replicate, circular
  }

  /// What the layer is made of.
  public struct Configuration: Hashable, Sendable {
    /// C, the number of channels that are read.
    public var inputChannels: Int
    /// O, the number of channels that are made.
    public var outputChannels: Int
    /// K, the number of elements that an output reads in each channel.
    public var kernelSize: Int
    /// How the kernel moves.
    public var convolution = Convolution()
    /// What stands around the input.
    public var paddingMode = PaddingMode.zeros
    /// Whether a bias is added.
    public var bias = true

    /// A kernel that moves by one over neighbors, without padding.
    public init(inputChannels: Int, outputChannels: Int, kernelSize: Int) {
      self.inputChannels = inputChannels
      self.outputChannels = outputChannels
      self.kernelSize = kernelSize
    }
  }

  /// What the layer is made of.
  public let configuration: Configuration

  /// A layer whose weight and then bias are drawn from U(±1/√(C/groups·K)).
  ///
  /// - Throws: ``ConvolutionError`` for groups that do not divide the channels, or a strided
  ///   convolution that shall keep the length.
  public init(_ configuration: Configuration, generator: RandomGenerator) throws {
    let convolution = configuration.convolution
    guard convolution.groups > 0 else { throw ConvolutionError.groupsNotPositive }
    for (name, value) in [
      ("stride", convolution.stride), ("dilation", convolution.dilation),
      ("kernel_size", configuration.kernelSize),
    ] where value > ConvolutionError.greatestSetting {
      throw ConvolutionError.setting(name, value)
    }
    for (name, channels) in [
      ("in_channels", configuration.inputChannels), ("out_channels", configuration.outputChannels),
    ] where channels % convolution.groups != 0 {
      throw ConvolutionError.groupDivision(name: name)
    }
    if convolution.padding == .same, convolution.stride != 1 { throw ConvolutionError.stridedSame }
    self.configuration = configuration
    super.init()
    let shape = [
      configuration.outputChannels, configuration.inputChannels / convolution.groups,
      configuration.kernelSize,
    ]
    let weight = try Tensor.zeros(shape)
    let fan = shape[1] * shape[2]
    if weight.count > 0 {
      let slope = 5.0.squareRoot()
      try Initialization.kaimingUniform(
        weight, nonlinearity: .leakyRelu(slope: slope), generator: generator)
    }
    setParameter("weight", try weight.requiresGrad(true))
    setParameter("bias", nil)
    guard configuration.bias else { return }
    let bias = try Tensor.zeros([configuration.outputChannels])
    if fan > 0 {
      let bound = 1 / Double(fan).squareRoot()
      try Initialization.uniform(bias, from: -bound, to: bound, generator: generator)
    }
    setParameter("bias", try bias.requiresGrad(true))
  }

  private init(like other: Conv1d) {
    configuration = other.configuration
    super.init()
  }

  /// The same settings without weight and bias.
  public override func emptied() -> Module { Conv1d(like: self) }

  /// The sizes, and what differs from the default.
  public override var extraDescription: String {
    let (c, moves) = (configuration, configuration.convolution)
    var text =
      "\(c.inputChannels), \(c.outputChannels), kernel_size=(\(c.kernelSize),), "
      + "stride=(\(moves.stride),)"
    switch moves.padding {
    case .count(0): break
    case .count(let count): text += ", padding=(\(count),)"
    case .same: text += ", padding=same"
    }
    if moves.dilation != 1 { text += ", dilation=(\(moves.dilation),)" }
    if moves.groups != 1 { text += ", groups=\(moves.groups)" }
    if parameter("bias") == nil { text += ", bias=False" }
    if c.paddingMode != .zeros { text += ", padding_mode=\(c.paddingMode.rawValue)" }
    return text
  }

  /// Slides the kernel along `[N, C, L]`, or `[C, L]`.
  ///
  /// - Throws: ``ConvolutionError`` in PyTorch's words where sizes do not fit.
  public override func forward(_ input: Tensor) throws -> Tensor {
    let weight = try neededParameter("weight", of: "conv1d")
    let bias = try optionalParameter("bias")
    let result = try convolved(input, weight: weight, bias: bias)
    ProductCount.note(self, floats: result.count &* weight.shape[1] &* weight.shape[2])
    return result
  }

  private func convolved(_ input: Tensor, weight: Tensor, bias: Tensor?) throws -> Tensor {
    guard configuration.paddingMode != .zeros, [2, 3].contains(input.rank) else {
      return try configuration.convolution(input, weight: weight, bias: bias)
    }
    var moves = configuration.convolution
    moves.padding = .count(0)
    return try moves(padded(input), weight: weight, bias: bias)
  }

  /// The input with its own elements around it.
  private func padded(_ input: Tensor) throws -> Tensor {
    let length = input.shape[input.rank - 1]
    let (left, right) =
      switch configuration.convolution.padding {
      case .count(let count): (count, count)
      case .same:
        (
          configuration.convolution.dilation * (configuration.kernelSize - 1) / 2,
          (configuration.convolution.dilation * (configuration.kernelSize - 1) + 1) / 2
        )
      }
    let greatest = configuration.paddingMode == .circular ? length : length - 1
    guard length > 0, left >= 0,
      configuration.paddingMode == .replicate || max(left, right) <= greatest
    else {
      throw ConvolutionError.paddingBeyond(count: max(left, right), shape: input.shape)
    }
    guard max(left, right) <= ConvolutionError.greatestSetting else {
      throw ConvolutionError.setting("padding", max(left, right))
    }
    if configuration.paddingMode == .replicate {
      return try Self.extended(input, left: left, right: right)
    }
    let places = (-left..<length + right).map { place in
      if configuration.paddingMode == .circular { return (place + length) % length }
      return place < 0 ? -place : place >= length ? 2 * (length - 1) - place : place
    }
    return try input.indexSelect(input.rank - 1, Tensor(integers: places))
  }

  /// The input with its first and last elements repeated around it.
  private static func extended(_ input: Tensor, left: Int, right: Int) throws -> Tensor {
    let axis = input.rank - 1
    func edge(_ place: Int, _ count: Int) throws -> Tensor {
      try input.narrow(axis, place, 1).expand(Array(input.shape.dropLast()) + [count])
    }
    return try Tensor.cat(
      [edge(0, left), input, edge(input.shape[axis] - 1, right)], axis)
  }
}
