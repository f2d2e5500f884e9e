import Tensors

/// The columns of `nn.Unfold`: what a sliding kernel reads at each of its places.
public struct Unfolding: Hashable, Sendable {
  /// How many rows and columns the kernel has.
  public var kernelSize: [Int]
  /// How far the kernel moves from one place to the next.
  public var stride = [1, 1]
  /// How many zeros stand around the input.
  public var padding = [0, 0]
  /// How far apart the elements are that the kernel reads.
  public var dilation = [1, 1]

  /// A kernel that moves by one over neighbors, without padding.
  public init(kernelSize: [Int]) { self.kernelSize = kernelSize }

  /// `[N, C·K, L′]` from `[N, C, H, W]`.
  ///
  /// - Throws: ``PlaneError`` where settings and sizes do not fit.
  public func callAsFunction(_ input: Tensor) throws -> Tensor {
    guard [3, 4].contains(input.rank), !input.shape.suffix(3).contains(0) else {
      throw PlaneError.dimensions
    }
    guard input.rank == 4 else { return try self(input.unsqueeze(0)).squeeze(0) }
    for (name, values) in [
      ("kernel_size", kernelSize), ("stride", stride), ("dilation", dilation),
    ] {
      for value in values where !(1...PoolingError.greatestSetting).contains(value) {
        throw PlaneError.setting(name, value)
      }
    }
    for value in padding where !(0...PoolingError.greatestSetting).contains(value) {
      throw PlaneError.setting("padding", value)
    }
    let places = KernelPlaces(
      shape: input.shape, kernel: kernelSize, stride: stride, dilation: dilation, before: padding,
      after: padding)
    guard places.outputs.allSatisfy({ $0 > 0 }) else {
      throw PlaneError.noBlocks(self, sizes: Array(input.shape.suffix(2)), outputs: places.outputs)
    }
    let columns = try noGrad { try places.gathered(from: input).squeeze(1) }
    return Tensor.custom(name: "Im2ColBackward0", inputs: [input], outputs: [columns]) { context in
      [try places.scattered(context.gradient)]
    }[0]
  }
}
