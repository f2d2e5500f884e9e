import Tensors

/// A function of each element, or over one dimension, as a module without parameters.
public final class Activation: Module {
  /// The functions that `torch.nn` has as modules.
  public enum Function: Hashable, Sendable {
    case sigmoid, tanh, relu, silu, mish, selu, relu6
    case hardSigmoid, hardSwish, logSigmoid, softSign, tanhShrink
    case gelu(approximateByTanh: Bool)
    case softplus(beta: Double, threshold: Double)
    case leakyRelu(slope: Double)
    case elu(alpha: Double)
    case celu(alpha: Double)
    case hardTanh(low: Double, high: Double)
    case threshold(Double, value: Double)
    case hardShrink(Double)
    case softShrink(Double)
    case softmax(dimension: Int)
    case softmin(dimension: Int)
    case logSoftmax(dimension: Int)
    /// The first half of a dimension times σ of the second.
    case gatedLinear(dimension: Int)

    /// The function with the normal distribution's own error function.
    public static let gelu = Function.gelu(approximateByTanh: false)
    /// The function with PyTorch's settings.
    public static let softplus = Function.softplus(beta: 1, threshold: 20)
  }

  /// What the module computes.
  public let function: Function

  /// A module that computes the function.
  public init(_ function: Function) { self.function = function }

  /// The same function.
  public override func emptied() -> Module { Activation(function) }

  /// The name of PyTorch's module.
  public override var typeName: String { function.printed.name }

  /// The function's setting, where PyTorch prints one.
  public override var extraDescription: String { function.printed.settings }

  /// The function of the input; the shape stays, but for the gated linear unit's halved dimension.
  public override func forward(_ input: Tensor) throws -> Tensor { try function(input) }
}

extension Activation.Function {
  /// The function of a tensor.
  ///
  /// - Throws: ``ActivationError`` in PyTorch's words for a setting that the function can't have.
  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    switch self {
    case .sigmoid: try x.sigmoid()
    case .tanh: try x.tanh()
    case .relu: try x.relu()
    case .silu: try fractions(x, "silu_cpu").silu()
    case .mish: try Pointwise.mish(x)
    case .selu: try Pointwise.selu(x)
    case .relu6: try Pointwise.hardTanh(x, 0, 6)
    case .hardSigmoid: try Pointwise.hardSigmoid(x)
    case .hardSwish: try Pointwise.hardSwish(x)
    case .logSigmoid: try Pointwise.logSigmoid(x)
    case .softSign: try x / (x.abs() + 1)
    case .tanhShrink: try x - x.tanh()
    case .gelu(let approximateByTanh):
      try fractions(x, "GeluKernelImpl").gelu(approximateByTanh: approximateByTanh)
    case .softplus(let beta, let threshold):
      try fractions(x, "softplus_cpu").softplus(beta: beta, threshold: threshold)
    case .leakyRelu(let slope): try fractions(x, "leaky_relu_cpu").leakyRelu(slope: slope)
    case .elu(let alpha): try fractions(x, "elu_cpu").elu(alpha: alpha)
    case .celu(let alpha): try Pointwise.celu(x, alpha: alpha)
    case .hardTanh(let low, let high): try Pointwise.hardTanh(x, low, high)
    case .threshold(let threshold, let value): try Pointwise.threshold(x, threshold, value: value)
    case .hardShrink(let lambda): try Pointwise.hardShrink(x, lambda)
    case .softShrink(let lambda): try Pointwise.softShrink(x, lambda)
    case .softmax(let dimension): try x.softmax(dimension)
    case .softmin(let dimension): try (-x).softmax(dimension)
    case .logSoftmax(let dimension): try x.logSoftmax(dimension)
    case .gatedLinear(let dimension): try Pointwise.gatedLinear(x, dimension: dimension)
    }
  }

  /// The tensor, where it holds fractions.
  ///
  /// - Throws: `TensorError.notImplemented` with PyTorch's name of the function for integers.
  private func fractions(_ x: Tensor, _ kernel: String) throws -> Tensor {
    guard x.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: kernel, x.dtype)
    }
    return x
  }

  /// PyTorch's name of the module, and the settings between its parentheses.
  fileprivate var printed: (name: String, settings: String) {
    func number(_ value: Double) -> String { NumberFormat.python(value) }
    return switch self {
    case .sigmoid: ("Sigmoid", "")
    case .tanh: ("Tanh", "")
    case .relu: ("ReLU", "")
    case .silu: ("SiLU", "")
    case .mish: ("Mish", "")
    case .selu: ("SELU", "")
    case .relu6: ("ReLU6", "")
    case .hardSigmoid: ("Hardsigmoid", "")
    case .hardSwish: ("Hardswish", "")
    case .logSigmoid: ("LogSigmoid", "")
    case .softSign: ("Softsign", "")
    case .tanhShrink: ("Tanhshrink", "")
    case .gelu(let approximate): ("GELU", "approximate='\(approximate ? "tanh" : "none")'")
    case .softplus(let beta, let threshold):
      ("Softplus", "beta=\(number(beta)), threshold=\(number(threshold))")
    case .leakyRelu(let slope): ("LeakyReLU", "negative_slope=\(number(slope))")
    case .elu(let alpha): ("ELU", "alpha=\(number(alpha))")
    case .celu(let alpha): ("CELU", "alpha=\(number(alpha))")
    case .hardTanh(let low, let high):
      ("Hardtanh", "min_val=\(number(low)), max_val=\(number(high))")
    case .threshold(let threshold, let value):
      ("Threshold", "threshold=\(number(threshold)), value=\(number(value))")
    case .hardShrink(let lambda): ("Hardshrink", number(lambda))
    case .softShrink(let lambda): ("Softshrink", number(lambda))
    case .softmax(let dimension): ("Softmax", "dim=\(dimension)")
    case .softmin(let dimension): ("Softmin", "dim=\(dimension)")
    case .logSoftmax(let dimension): ("LogSoftmax", "dim=\(dimension)")
    case .gatedLinear(let dimension): ("GLU", "dim=\(dimension)")
    }
  }
}

/// He et al. 2015: x above zero, else x times a trained slope.
///
/// Shapes: slopes `[1]`, or `[C]` for an input `[N, C, …]`.
public final class PReLU: Module {
  /// C, the number of slopes.
  public let slopeCount: Int

  /// A module whose slopes all start with one value.
  public init(slopeCount: Int = 1, slope: Double = 0.25) throws {
    self.slopeCount = slopeCount
    super.init()
    setParameter(
      "weight", try Tensor.full([slopeCount], .float(slope)).requiresGrad(true))
  }

  private init(like other: PReLU) {
    slopeCount = other.slopeCount
    super.init()
  }

  /// The same number of slopes without them.
  public override func emptied() -> Module { PReLU(like: self) }

  /// The number of slopes.
  public override var extraDescription: String { "num_parameters=\(slopeCount)" }

  /// The function of the input; the shape stays.
  ///
  /// - Throws: ``ActivationError/slopes(count:channels:)`` where there is no slope for each channel.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try Self.function(input, slope: neededParameter("weight", of: "prelu"))
  }

  /// The layer's function with given slopes.
  public static func function(_ input: Tensor, slope: Tensor) throws -> Tensor {
    try Pointwise.parametricRelu(input, slope: slope)
  }
}
