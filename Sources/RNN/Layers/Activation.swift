import Tensors

/// A function of each element, or over one dimension, as a module without parameters.
public final class Activation: Module {
  /// The functions that `torch.nn` has as modules.
  public enum Function: Hashable, Sendable {
    case sigmoid, tanh, relu, gelu, silu, softplus
    case leakyRelu(slope: Double)
    case elu(alpha: Double)
    case softmax(dimension: Int)
    case logSoftmax(dimension: Int)
  }

  /// What the module computes.
  public let function: Function

  /// A module that computes the function.
  public init(_ function: Function) { self.function = function }

  /// The name of PyTorch's module.
  public override var typeName: String {
    switch function {
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "ReLU"
    case .gelu: "GELU"
    case .silu: "SiLU"
    case .softplus: "Softplus"
    case .leakyRelu: "LeakyReLU"
    case .elu: "ELU"
    case .softmax: "Softmax"
    case .logSoftmax: "LogSoftmax"
    }
  }

  /// The function's setting, where PyTorch prints one.
  public override var extraDescription: String {
    switch function {
    case .sigmoid, .tanh, .relu, .silu: ""
    case .gelu: "approximate='none'"
    case .softplus: "beta=1.0, threshold=20.0"
    case .leakyRelu(let slope): "negative_slope=\(slope)"
    case .elu(let alpha): "alpha=\(alpha)"
    case .softmax(let dimension), .logSoftmax(let dimension): "dim=\(dimension)"
    }
  }

  /// The function of the input; the shape stays.
  public override func forward(_ input: Tensor) throws -> Tensor {
    switch function {
    case .sigmoid: try input.sigmoid()
    case .tanh: try input.tanh()
    case .relu: try input.relu()
    case .gelu: try input.gelu()
    case .silu: try input.silu()
    case .softplus: try input.softplus()
    case .leakyRelu(let slope): try input.leakyRelu(slope: slope)
    case .elu(let alpha): try input.elu(alpha: alpha)
    case .softmax(let dimension): try input.softmax(dimension)
    case .logSoftmax(let dimension): try input.logSoftmax(dimension)
    }
  }
}
