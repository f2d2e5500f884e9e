import Tensors

/// The function of `nn.Conv1d`: a kernel that slides along the last dimension.
///
///     y[n, o, t] = b[o] + Σ_{c,k} W[o, c, k] · x[n, c, t·stride + k·dilation − padding]
///
/// Shapes: `x [N, C, L]`, `W [O, C/groups, K]`, `b [O]`, `y [N, O, L′]` with
/// `L′ = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1`, rounded down.
public struct Convolution: Hashable, Sendable {
  /// What stands around the input.
  public enum Padding: Hashable, Sendable {
    /// So many zeros at each end.
    case count(Int)
    /// As many zeros as keep the length; those at the end are one more where their sum is odd.
    case same
  }

  /// How far the kernel moves from one output to the next.
  public var stride = 1
  /// What stands around the input.
  public var padding = Padding.count(0)
  /// How far apart the elements are that the kernel reads.
  public var dilation = 1
  /// Into how many parts channels are divided; outputs of a part read its inputs alone.
  public var groups = 1

  /// A kernel that moves by one over neighbors, without padding.
  public init() {}

  /// The convolution of `[N, C, L]`, or `[C, L]` without a batch.
  ///
  /// - Throws: ``ConvolutionError`` in PyTorch's words where sizes do not fit.
  public func callAsFunction(_ input: Tensor, weight: Tensor, bias: Tensor?) throws -> Tensor {
    guard [2, 3].contains(input.rank) else {
      throw ConvolutionError.inputDimensions(input.shape)
    }
    guard input.rank == 3 else {
      return try self(input.unsqueeze(0), weight: weight, bias: bias).squeeze(0)
    }
    let (left, right) = try checked(input, weight, bias)
    let columns = Columns(
      convolution: self, shape: input.shape, kernel: weight.shape[2], left: left, right: right)
    guard columns.length > 0 else {
      throw ConvolutionError.kernelSize(
        padded: input.shape[2] + left + right, kernel: columns.reach)
    }
    return try convolved(input, weight, bias, columns)
  }

  private func convolved(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ columns: Columns
  ) throws -> Tensor {
    let (groups, outputs) = (groups, weight.shape[0])
    let kernel = [groups, outputs / groups, weight.shape[1] * weight.shape[2]]
    let shape = [input.shape[0], outputs, columns.length]
    let result = try noGrad {
      let product = try weight.reshape(kernel).matmul(columns.gathered(from: input)).reshape(shape)
      return try bias.map { try product + $0.reshape([outputs, 1]) } ?? product
    }
    let weightShape = weight.shape
    return Tensor.custom(
      name: "ConvolutionBackward0", inputs: [input, weight] + [bias].compactMap { $0 },
      outputs: [result], saved: [input, weight]
    ) { context in
      let upper = context.gradient
      let parted = try upper.reshape([shape[0], groups, outputs / groups, shape[2]])
      var gradients: [Tensor?] = [nil, nil]
      if context.needs[0] {
        let kernel = try context.saved[1].reshape(kernel)
        gradients[0] = try columns.scattered(kernel.transpose(1, 2).matmul(parted))
      }
      if context.needs[1] {
        let read = try columns.gathered(from: context.saved[0])
        let sum = try parted.matmul(read.transpose(2, 3)).sum(dimensions: [0])
        gradients[1] = try sum.reshape(weightShape)
      }
      if context.needs.count > 2 { gradients.append(try upper.sum(dimensions: [0, 2])) }
      return gradients
    }[0]
  }

  /// Checks all sizes; returns the padding at the front and at the end.
  private func checked(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?
  ) throws -> (left: Int, right: Int) {
    guard weight.rank == 3 else { throw ConvolutionError.weightDimensions(weight.rank) }
    guard (1...ConvolutionError.greatestSetting).contains(stride) else {
      throw ConvolutionError.setting("stride", stride)
    }
    guard (1...ConvolutionError.greatestSetting).contains(dilation) else {
      throw ConvolutionError.setting("dilation", dilation)
    }
    guard groups > 0, weight.shape[0] % groups == 0 else {
      throw ConvolutionError.groups(groups, outputs: weight.shape[0])
    }
    guard input.dtype == weight.dtype else {
      throw ConvolutionError.kinds(input: input.dtype, weight: weight.dtype, hasBias: bias != nil)
    }
    guard weight.shape[1] * groups == input.shape[1] else {
      throw ConvolutionError.channels(
        groups: groups, weight: weight.shape, input: input.shape,
        wanted: weight.shape[1] * groups)
    }
    if let bias, bias.shape != [weight.shape[0]] {
      throw ConvolutionError.bias(weight: weight.shape, bias: bias.shape)
    }
    guard weight.shape[2] > 0 else { throw ConvolutionError.emptyKernel }
    guard weight.shape[0] > 0 else { throw ConvolutionError.noOutputs(weight: weight.shape) }
    guard input.shape[2] > 0 else { throw ConvolutionError.noSteps(input: input.shape) }
    switch padding {
    case .count(let count):
      guard count >= 0 else { throw ConvolutionError.negativePadding }
      guard count <= ConvolutionError.greatestSetting else {
        throw ConvolutionError.setting("padding", count)
      }
      return (count, count)
    case .same:
      guard stride == 1 else { throw ConvolutionError.stridedSame }
      let total = dilation * (weight.shape[2] - 1)
      return (total / 2, total - total / 2)
    }
  }
}

/// The elements that each place of the kernel reads, as matrices.
private struct Columns {
  let convolution: Convolution
  /// N, C and L of the input.
  let shape: [Int]
  /// K, the size of the kernel.
  let kernel: Int
  let left: Int
  let right: Int

  /// How many neighbors the kernel reaches over.
  var reach: Int { convolution.dilation * (kernel - 1) + 1 }

  private var paddedLength: Int { shape[2] + left + right }

  /// L′, the number of outputs.
  var length: Int {
    paddedLength < reach ? 0 : (paddedLength - reach) / convolution.stride + 1
  }

  private func range(_ place: Int) -> (start: Int, end: Int) {
    let start = place * convolution.dilation
    return (start, start + (length - 1) * convolution.stride + 1)
  }

  /// `[N, groups, C/groups·K, L′]` from `[N, C, L]`.
  func gathered(from input: Tensor) throws -> Tensor {
    let (n, c) = (shape[0], shape[1])
    var padded = input
    if left + right > 0 {
      padded = try Tensor.zeros([n, c, paddedLength], dtype: input.dtype)
      try padded.narrow(2, left, shape[2]).copy_(input)
    }
    let pieces = try (0..<kernel).map { place in
      let (start, end) = range(place)
      return try padded.slice(2, start, end, step: convolution.stride)
    }
    return try Tensor.stack(pieces, 2)
      .reshape([n, convolution.groups, c / convolution.groups * kernel, length])
  }

  /// The sum of what each element of `[N, C, L]` was read for.
  func scattered(_ columns: Tensor) throws -> Tensor {
    let (n, c) = (shape[0], shape[1])
    let parts = try columns.reshape([n, c, kernel, length])
    let padded = try Tensor.zeros([n, c, paddedLength], dtype: columns.dtype)
    for place in 0..<kernel {
      let (start, end) = range(place)
      try padded.slice(2, start, end, step: convolution.stride).add_(parts.select(2, place))
    }
    return try padded.narrow(2, left, shape[2]).contiguous()
  }
}
