/// Why an operation on planes refuses its settings or its input.
public enum PlaneError: Error, Hashable, Sendable {
  case dimensions
  case setting(String, Int)
  case padding(Int, kernelSize: Int, dilation: Int)
  case noOutput(input: [Int], outputs: [Int])
  case noBlocks(Unfolding, sizes: [Int], outputs: [Int])

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .dimensions: "non-empty 3D or 4D (batch mode) tensor expected for input"
    case .setting(let name, let value):
      value == 0 ? "\(name) should not be zero" : "\(name) is out of range: \(value)"
    case .padding(let padding, let kernel, let dilation):
      "pad should be at most half of effective kernel size, but got pad=\(padding), "
        + "kernel_size=\(kernel) and dilation=\(dilation)"
    case .noOutput(let input, let outputs):
      "Given input size: (\(Self.product(input))). Calculated output size: "
        + "(\(Self.product([input[0]] + outputs))). Output size is too small"
    case .noBlocks(let unfolding, let sizes, let outputs):
      "Given input with spatial size \(Self.tuple(sizes)), kernel_size="
        + "\(Self.tuple(unfolding.kernelSize)), dilation=\(Self.tuple(unfolding.dilation)), "
        + "padding=\(Self.tuple(unfolding.padding)), calculated shape of the array of sliding blocks "
        + "as \(Self.tuple(outputs)), but its components must be at least one."
    }
  }

  private static func product(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: "x")
  }

  private static func tuple(_ sizes: [Int]) -> String {
    "(\(sizes.map(String.init).joined(separator: ", ")))"
  }
}

extension PlaneError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
