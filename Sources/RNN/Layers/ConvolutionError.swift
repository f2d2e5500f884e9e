import Tensors

/// Why a convolution refuses its settings or its tensors.
public enum ConvolutionError: Error, Hashable, Sendable {
  /// The most that stride, dilation and padding may be.
  static let greatestSetting = 1 << 31

  case groupsNotPositive
  /// Channels that can't be divided into the groups: `in_channels` or `out_channels`.
  case groupDivision(name: String)
  case inputDimensions([Int], spatial: Int)
  case weightDimensions(Int, wanted: Int)
  /// A stride or a dilation below one, or a setting beyond all measure.
  case setting(String, Int)
  case negativePadding
  case groups(Int, outputs: Int)
  case kinds(input: DType, weight: DType, hasBias: Bool)
  case channels(groups: Int, weight: [Int], input: [Int], wanted: Int)
  case bias(weight: [Int], bias: [Int])
  case emptyKernel
  /// A weight that makes no channels, or an input without steps.
  case noOutputs(weight: [Int])
  case noSteps(input: [Int])
  case kernelSize(padded: [Int], kernel: [Int])
  /// Padding that keeps the length, of a convolution that shortens it.
  case stridedSame
  /// Reflected or repeated padding that is longer than the input.
  case paddingBeyond(count: Int, shape: [Int])

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .groupsNotPositive: "groups must be a positive integer"
    case .groupDivision(let name): "\(name) must be divisible by groups"
    case .inputDimensions(let shape, let spatial):
      "Expected \(spatial + 1)D (unbatched) or \(spatial + 2)D (batched) input to conv\(spatial)d, "
        + "but got input of size: \(shape)"
    case .weightDimensions(let rank, let wanted):
      rank < 3
        ? "weight should have at least three dimensions"
        : "Expected \(wanted)-dimensional weight for \(wanted)-dimensional input, but got \(rank) "
          + "dimensions"
    case .setting(let name, let value):
      value <= 0 ? "non-positive \(name) is not supported" : "\(name) is too large: \(value)"
    case .negativePadding: "negative padding is not supported"
    case .groups(let groups, let outputs):
      groups <= 0
        ? "non-positive groups is not supported"
        : "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, "
          + "but got \(outputs) outputs instead"
    case .kinds(let input, let weight, let hasBias):
      "Input type (\(Self.name(input))) and \(hasBias ? "bias" : "weight") type "
        + "(\(Self.name(weight))) should be the same"
    case .channels(let groups, let weight, let input, let wanted):
      "Given groups=\(groups), weight of size \(weight), expected input\(input) to have \(wanted) "
        + "channels, but got \(input[1]) channels instead"
    case .bias(let weight, let bias):
      "Given weight of size \(weight), expected bias to be 1-dimensional with \(weight[0]) "
        + "elements, but got bias of size \(bias) instead"
    case .noOutputs(let weight):
      "Given groups=1, expected weight to be at least 1 at dimension 0, but got weight of size "
        + "\(weight) instead"
    case .noSteps(let input):
      "an input with channels has at least one step, but got input of size: \(input)"
    case .emptyKernel: "a kernel has at least one element; kernel_size is 0"
    case .kernelSize(let padded, let kernel):
      "Calculated padded input size per channel: (\(Self.product(padded))). Kernel size: "
        + "(\(Self.product(kernel))). Kernel size can't be greater than actual input size"
    case .stridedSame: "padding='same' is not supported for strided convolutions"
    case .paddingBeyond(let count, let shape):
      "Argument #4: Padding size should be less than the corresponding input dimension, but got: "
        + "padding (\(count), \(count)) at dimension \(shape.count - 1) of input \(shape)"
    }
  }

  private static func product(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: " x ")
  }

  private static func name(_ kind: DType) -> String {
    switch kind.rawValue {
    case "int64": "long int"
    case "bool": "bool"
    case "float64": "double"
    default: "float"
    }
  }
}

extension ConvolutionError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
