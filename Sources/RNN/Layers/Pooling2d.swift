import Tensors

/// The greatest or the mean of the elements of windows, as `nn.MaxPool2d` and `nn.AvgPool2d`.
///
/// Shapes: `x [N, C, H, W]` or `[C, H, W]`, `y` with H′ and W′ in their place,
/// `H′ = (H + 2·padding − dilation·(K − 1) − 1) / stride + 1`, rounded down (up with `roundsUp`).
public struct Pooling2d: Hashable, Sendable {
  /// What becomes of the elements of a window.
  public var function: Pooling.Function
  /// How many rows and columns a window has.
  public var kernelSize: [Int]
  /// How far a window is from the next.
  public var stride: [Int]
  /// How many elements stand around the input, which are never the greatest, and zero for a mean.
  public var padding = [0, 0]
  /// How far apart the elements of a window are.
  public var dilation = [1, 1]
  /// Whether a window that begins inside, but ends behind the end, counts.
  public var roundsUp = false
  /// Whether a mean divides by the padding's elements too.
  public var countsPadding = true

  /// Windows side by side.
  public init(_ function: Pooling.Function, kernelSize: [Int]) {
    self.function = function
    self.kernelSize = kernelSize
    stride = kernelSize
  }

  /// The pooled input.
  ///
  /// - Throws: ``PlaneError`` in PyTorch's words where settings and sizes do not fit.
  public func callAsFunction(_ input: Tensor) throws -> Tensor {
    guard [3, 4].contains(input.rank), !input.shape.suffix(3).contains(0) else {
      throw PlaneError.dimensions
    }
    guard input.rank == 4 else { return try self(input.unsqueeze(0)).squeeze(0) }
    try check()
    let places = try places(over: input)
    switch function {
    case .maximum: return try greatest(input, places)
    case .mean: return try mean(input, places)
    }
  }

  private func places(over input: Tensor) throws -> KernelPlaces {
    let sizes = input.shape.suffix(2)
    let after = zip(zip(sizes, padding), zip(kernelSize, zip(stride, dilation))).map {
      size, window in
      let (kernel, (stride, dilation)) = window
      let room = size.0 + 2 * size.1 - dilation * (kernel - 1) - 1
      guard roundsUp, room >= 0, room % stride > 0 else { return size.1 }
      // A window that would begin behind the input does not count.
      let begins = (room / stride + 1) * stride < size.0 + size.1
      return begins ? size.1 + stride - room % stride : size.1
    }
    let places = KernelPlaces(
      shape: input.shape, kernel: kernelSize, stride: stride, dilation: dilation, before: padding,
      after: after, groups: input.shape[1],
      filling: function == .maximum && input.dtype.isFloatingPoint ? .float(-.infinity) : 0)
    guard places.outputs.allSatisfy({ $0 > 0 }) else {
      throw PlaneError.noOutput(input: Array(input.shape.suffix(3)), outputs: places.outputs)
    }
    return places
  }

  private func greatest(_ input: Tensor, _ places: KernelPlaces) throws -> Tensor {
    let shape = Array(input.shape.prefix(2)) + places.outputs
    let (values, indices, windows) = try noGrad {
      let windows = try places.gathered(from: input)
      let (values, indices) = try windows.max(dimension: 2, keepDimensions: true)
      return (try values.reshape(shape), indices, windows.shape)
    }
    return Tensor.custom(
      name: "MaxPool2DWithIndicesBackward0", inputs: [input], outputs: [values]
    ) { context in
      let upper = try context.gradient.reshape(indices.shape)
      let spread = try Tensor.zeros(windows, dtype: upper.dtype).scatter(2, indices, upper)
      return [try places.scattered(spread)]
    }[0]
  }

  private func mean(_ input: Tensor, _ places: KernelPlaces) throws -> Tensor {
    let shape = Array(input.shape.prefix(2)) + places.outputs
    let counts = try noGrad { try self.counts(of: input, places) }
    let windows = try noGrad { try places.gathered(from: input) }
    let sizes = windows.shape
    let values = try noGrad {
      try (windows.sum(dimensions: [2], keepDimensions: true) / counts).reshape(shape)
    }
    return Tensor.custom(name: "AvgPool2DBackward0", inputs: [input], outputs: [values]) {
      context in
      let upper = try context.gradient.reshape([sizes[0], sizes[1], 1, sizes[3]]) / counts
      return [try places.scattered(upper.expand(sizes))]
    }[0]
  }

  /// How many elements each mean divides by: `[1, 1, 1, L′]`.
  private func counts(of input: Tensor, _ places: KernelPlaces) throws -> Tensor {
    let sizes = zip(input.shape.suffix(2), padding).map { countsPadding ? $0 + 2 * $1 : $0 }
    let ones = try Tensor.full([1, 1] + sizes, 1, dtype: input.dtype)
    let before = countsPadding ? [0, 0] : padding
    let after = zip(places.paddedSizes, zip(sizes, before)).map { $0 - $1.0 - $1.1 }
    return try KernelPlaces(
      shape: ones.shape, kernel: kernelSize, stride: stride, dilation: dilation, before: before,
      after: after
    ).gathered(from: ones).sum(dimensions: [2], keepDimensions: true)
  }

  private func check() throws(PlaneError) {
    for (name, values) in [
      ("kernel_size", kernelSize), ("stride", stride), ("dilation", dilation),
    ] {
      for value in values where !(1...PoolingError.greatestSetting).contains(value) {
        throw .setting(name, value)
      }
    }
    for (padding, kernel) in zip(padding, kernelSize) where !(0...kernel / 2).contains(padding) {
      throw .padding(padding, kernelSize: kernel, dilation: dilation[0])
    }
  }
}
