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
    let padding: [Int]? =
      switch padding {
      case .count(let count): [count]
      case .same: nil
      }
    let kernel = SlidingKernel(
      stride: [stride], padding: padding, dilation: [dilation], groups: groups)
    return try kernel.convolved(input, weight: weight, bias: bias)
  }
}

/// The function of `nn.Conv2d`: a kernel that slides over the last two dimensions.
///
///     y[n, o, i, j] = b[o] + Σ_{c,k,l} W[o, c, k, l] · x[n, c, i·s₀ + k·d₀ − p₀, j·s₁ + l·d₁ − p₁]
///
/// Shapes: `x [N, C, H, W]`, `W [O, C/groups, K₀, K₁]`, `b [O]`, `y [N, O, H′, W′]`. Settings have a
/// number for rows and one for columns.
public struct Convolution2d: Hashable, Sendable {
  /// How far the kernel moves from one output to the next.
  public var stride = [1, 1]
  /// How many zeros stand around the input; nothing for as many as keep its size.
  public var padding: [Int]? = [0, 0]
  /// How far apart the elements are that the kernel reads.
  public var dilation = [1, 1]
  /// Into how many parts channels are divided; outputs of a part read its inputs alone.
  public var groups = 1

  /// A kernel that moves by one over neighbors, without padding.
  public init() {}

  /// The convolution of `[N, C, H, W]`, or `[C, H, W]` without a batch.
  ///
  /// - Throws: ``ConvolutionError`` in PyTorch's words where sizes do not fit.
  public func callAsFunction(_ input: Tensor, weight: Tensor, bias: Tensor?) throws -> Tensor {
    let kernel = SlidingKernel(
      stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try kernel.convolved(input, weight: weight, bias: bias)
  }
}
