import Tensors

/// An affine map: `y = x·Wᵀ + b`.
///
/// Shapes: `x [*, I]`, `W [O, I]`, `b [O]`, `y [*, O]`.
public final class Linear: Module {
  /// I, the size of an input's last dimension.
  public let inputSize: Int
  /// O, the size of an output's last dimension.
  public let outputSize: Int

  /// A map whose weight and then bias are drawn from U(±1/√I).
  public init(
    inputSize: Int, outputSize: Int, bias: Bool = true, generator: RandomGenerator
  ) throws {
    self.inputSize = inputSize
    self.outputSize = outputSize
    super.init()
    let weight = try Tensor.zeros([outputSize, inputSize])
    // The bound is 1/√I, computed as PyTorch does: the last bit of the weights depends on it.
    let slope = 5.0.squareRoot()
    try Initialization.kaimingUniform(
      weight, nonlinearity: .leakyRelu(slope: slope), generator: generator)
    setParameter("weight", try weight.requiresGrad(true))
    setParameter("bias", nil)
    guard bias else { return }
    let offset = try Tensor.zeros([outputSize])
    let bound = inputSize > 0 ? 1 / Double(inputSize).squareRoot() : 0
    try Initialization.uniform(offset, from: 0 - bound, to: bound, generator: generator)
    setParameter("bias", try offset.requiresGrad(true))
  }

  /// `Linear`, in 8 bits `DynamicQuantizedLinear`.
  public override var typeName: String { quantizedPrefix + "Linear" }

  /// The sizes and whether there is a bias.
  public override var extraDescription: String {
    if let quantizedWeights {
      return
        "in_features=\(inputSize), out_features=\(outputSize), \(quantizedWeights.scheme.description)"
    }
    let bias = parameter("bias") == nil && !prunedNames.contains("bias") ? "False" : "True"
    return "in_features=\(inputSize), out_features=\(outputSize), bias=\(bias)"
  }

  /// Maps the last dimension of `[*, I]` to O values.
  public override func forward(_ input: Tensor) throws -> Tensor {
    if let quantized = try usedQuantizedWeights() { return try forward(input, quantized) }
    let weight = try neededParameter("weight", of: "linear")
    ProductCount.note(self, floats: outputSize &* input.count)
    return try input.linear(weight: weight, bias: optionalParameter("bias"))
  }

  /// The same sizes without weight and bias.
  public override func emptied() -> Module { Linear(like: self) }

  private init(like other: Linear) {
    (inputSize, outputSize) = (other.inputSize, other.outputSize)
    super.init()
  }
}
