import Tensors

/// The greatest or the mean of neighbors along the last dimension, as `nn.MaxPool1d` and `nn.AvgPool1d`.
///
/// Shapes: `x [N, C, L]` or `[C, L]`, `y` with L′ in place of L,
/// `L′ = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1`, rounded down (up with `roundsUp`).
public struct Pooling: Hashable, Sendable {
  /// What becomes of the elements of a window.
  public enum Function: String, Hashable, Sendable {
    case maximum, mean
  }

  /// What becomes of the elements of a window.
  public var function: Function
  /// K, how many elements a window has.
  public var kernelSize: Int
  /// How far a window is from the next.
  public var stride: Int
  /// How many elements stand around the input, which are never the greatest, and zero for a mean.
  public var padding = 0
  /// How far apart the elements of a window are.
  public var dilation = 1
  /// Whether a window that begins inside, but ends behind the end, counts.
  public var roundsUp = false
  /// Whether a mean divides by the padding's elements too.
  public var countsPadding = true

  /// Windows side by side.
  public init(_ function: Function, kernelSize: Int) {
    self.function = function
    self.kernelSize = kernelSize
    stride = kernelSize
  }

  /// The pooled input.
  ///
  /// - Throws: ``PoolingError`` in PyTorch's words where settings and sizes do not fit.
  public func callAsFunction(_ input: Tensor) throws -> Tensor {
    try check(input)
    try Self.checkKind(of: input, function)
    let length = input.shape[input.rank - 1]
    let outputs = outputLength(length)
    guard outputs > 0 else {
      throw PoolingError.noOutput(function, shape: input.shape, outputs: outputs)
    }
    let windows = (0..<outputs).map { window in
      let first = window * stride - padding
      return (0..<kernelSize).map { first + $0 * dilation }
    }
    switch function {
    case .maximum:
      return try Self.pooled(
        input, windows.map { $0.filter { (0..<length).contains($0) } }, .maximum)
    case .mean:
      let divisors = windows.map { window in
        let inside = window.filter { (0..<length).contains($0) }.count
        return countsPadding ? window.filter { $0 < length + padding }.count : inside
      }
      let kept = windows.map { $0.filter { (0..<length).contains($0) } }
      return try Self.pooled(input, kept, .mean, divisors: divisors)
    }
  }

  /// Windows that cover the input evenly, as many as outputs are wanted.
  public static func adaptive(
    _ input: Tensor, outputs: Int, _ function: Function
  ) throws -> Tensor {
    guard [2, 3].contains(input.rank), input.shape[input.rank - 1] > 0 else {
      throw PoolingError.dimensions(function, shape: input.shape)
    }
    guard outputs >= 0, outputs <= PoolingError.greatestSetting else {
      throw PoolingError.outputs(outputs)
    }
    try checkKind(of: input, function)
    let length = input.shape[input.rank - 1]
    guard outputs > 0 else {
      return try Tensor.zeros(Array(input.shape.dropLast()) + [0], dtype: input.dtype)
    }
    let windows = (0..<outputs).map { output in
      Array(output * length / outputs..<((output + 1) * length + outputs - 1) / outputs)
    }
    return try pooled(input, windows, function, divisors: windows.map(\.count))
  }

  /// L′ for an input of L elements.
  private func outputLength(_ length: Int) -> Int {
    let reach = dilation * (kernelSize - 1) + 1
    let room = length + 2 * padding - reach
    guard room >= 0 else { return roundsUp && room > -stride ? 1 : 0 }
    let count = (room + (roundsUp ? stride - 1 : 0)) / stride + 1
    return (count - 1) * stride >= length + padding ? count - 1 : count
  }

  /// Each window's places reduced: places are gathered, short windows filled with their first.
  private static func pooled(
    _ input: Tensor, _ windows: [[Int]], _ function: Function, divisors: [Int] = []
  ) throws -> Tensor {
    let axis = input.rank - 1
    let width = windows.map(\.count).max() ?? 0
    let places = windows.flatMap { window in
      window + [Int](repeating: window.first ?? 0, count: width - window.count)
    }
    let shape = Array(input.shape.dropLast()) + [windows.count, width]
    let taken = try input.indexSelect(axis, Tensor(integers: places)).reshape(shape)
    switch function {
    case .maximum:
      return try taken.max(dimension: axis + 1, keepDimensions: true).values.squeeze(axis + 1)
    case .mean:
      let weights = zip(windows, divisors).flatMap { window, divisor in
        (0..<width).map { $0 < window.count ? Scalar.float(1 / Double(max(divisor, 1))) : 0 }
      }
      let factors = try Tensor.of(weights, shape: [windows.count, width], dtype: input.dtype)
      return try (taken * factors).sum(dimensions: [axis + 1], keepDimensions: true)
        .squeeze(axis + 1)
    }
  }

  private static func checkKind(of input: Tensor, _ function: Function) throws {
    guard input.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(
        operation: function == .maximum ? "max_pool1d_impl" : "avg_pool1d", input.dtype)
    }
  }

  private func check(_ input: Tensor) throws(PoolingError) {
    guard [2, 3].contains(input.rank), !input.shape.suffix(2).contains(0) else {
      throw .dimensions(function, shape: input.shape)
    }
    for (name, value) in [
      ("kernel_size", kernelSize), ("stride", stride), ("dilation", dilation),
    ] {
      guard (1...PoolingError.greatestSetting).contains(value) else {
        throw .setting(function, name: name, value)
      }
    }
    guard (0...kernelSize / 2).contains(padding) else {
      throw .padding(function, padding: padding, kernelSize: kernelSize)
    }
    guard kernelSize <= input.shape[input.rank - 1] + 2 * padding else {
      throw .noOutput(function, shape: input.shape, outputs: 0)
    }
  }
}

/// Why a pooling refuses its settings or its input.
public enum PoolingError: Error, Hashable, Sendable {
  /// The most that a setting may be.
  static let greatestSetting = 1 << 24

  case dimensions(Pooling.Function, shape: [Int])
  case setting(Pooling.Function, name: String, Int)
  case padding(Pooling.Function, padding: Int, kernelSize: Int)
  case noOutput(Pooling.Function, shape: [Int], outputs: Int)
  case outputs(Int)

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .dimensions(.maximum, let shape):
      "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, "
        + "but got:\(shape)"
    case .dimensions(.mean, let shape):
      "Expected 2 to 3 dimensions, but got \(shape.count)-dimensional tensor for argument #1 'self' "
        + "(while checking arguments for avg_pool1d)"
    case .setting(.maximum, let name, let value):
      value <= 0
        ? "max_pool1d() \(name) must be greater than zero, but got \(value)"
        : "max_pool1d() \(name) is too large: \(value)"
    case .setting(.mean, let name, let value):
      value == 0 ? "\(name) should not be zero" : "\(name) is out of range: \(value)"
    case .padding(.maximum, let padding, let size):
      "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and "
        + "kernel_size=\(size)"
    case .padding(.mean, let padding, let size):
      "pad should be at most half of effective kernel size, but got pad=\(padding), "
        + "kernel_size=\(size) and dilation=1"
    case .noOutput(.maximum, _, let outputs):
      "max_pool1d() Invalid computed output size: \(outputs)"
    case .noOutput(.mean, let shape, let outputs):
      "Given input size: (\(shape[shape.count - 2])x1x\(shape[shape.count - 1])). Calculated output "
        + "size: (\(shape[shape.count - 2])x1x\(outputs)). Output size is too small"
    case .outputs(let value):
      "elements of output_size must be greater than or equal to 0 but received \(value)"
    }
  }
}

extension PoolingError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
