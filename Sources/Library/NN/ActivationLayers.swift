import Interpreter
import RNN
import Tensors

/// The functions that `torch.nn` has as modules.
var activationLayers: [LayerType] {
  [
    plain("Sigmoid", .sigmoid), plain("Tanh", .tanh), plain("SiLU", .silu, inplace: true),
    plain("ReLU", .relu, inplace: true), leakyReLU, elu, gelu, softplus,
    overDimension("Softmax") { .softmax(dimension: $0) },
    overDimension("LogSoftmax") { .logSoftmax(dimension: $0) },
  ]
}

private func activation(
  _ name: String, _ parameters: [BuiltinParameter], settings: ((ModuleInstance) -> String)? = nil,
  _ function: @escaping (Arguments) throws -> Activation.Function
) -> LayerType {
  LayerType(
    name: name, file: "activation", parameters: parameters,
    documentation: "A function of each element, or over one dimension.",
    make: { (arguments, _, _) in Activation(try function(arguments)) },
    forward: { (module, arguments, _) in
      Value(try inPlace(module, arguments.tensor("input", of: name.lowercased())))
    },
    settings: settings)
}

private func plain(
  _ name: String, _ function: Activation.Function, inplace: Bool = false
) -> LayerType {
  activation(name, inplace ? [.optional("inplace", false)] : [], settings: inplaceText) { _ in
    function
  }
}

private func inplaceText(_ module: ModuleInstance) -> String {
  module.setting("inplace").asInt == 1 ? "inplace=True" : ""
}

/// The settings with `inplace=True` behind them, where it is.
private func settings(_ text: String, _ module: ModuleInstance) -> String {
  [text, inplaceText(module)].filter { !$0.isEmpty }.joined(separator: ", ")
}

private var leakyReLU: LayerType {
  activation(
    "LeakyReLU", [.optional("negative_slope", 0.01), .optional("inplace", false)],
    settings: {
      settings("negative_slope=\(NumberText.of($0.setting("negative_slope")))", $0)
    }
  ) { .leakyRelu(slope: try $0.double("negative_slope")) }
}

private var elu: LayerType {
  activation(
    "ELU", [.optional("alpha", 1.0), .optional("inplace", false)],
    settings: { settings("alpha=\(NumberText.of($0.setting("alpha")))", $0) }
  ) { .elu(alpha: try $0.double("alpha")) }
}

private var gelu: LayerType {
  activation("GELU", [.optional("approximate", "none")]) { arguments in
    guard try arguments.string("approximate") == "none" else {
      throw Raise.unsupported("nn.GELU(approximate=\"tanh\")", fix: "write nn.GELU()")
    }
    return .gelu
  }
}

private var softplus: LayerType {
  activation("Softplus", [.optional("beta", 1.0), .optional("threshold", 20.0)]) { arguments in
    guard try arguments.double("beta") == 1, try arguments.double("threshold") == 20 else {
      throw Raise.unsupported("nn.Softplus with beta or threshold", fix: "write F.softplus")
    }
    return .softplus
  }
}

private func overDimension(
  _ name: String, _ function: @escaping (Int) -> Activation.Function
) -> LayerType {
  LayerType(
    name: name, file: "activation", parameters: [.optional("dim")],
    documentation: "Numbers made probabilities along one dimension.",
    make: { (arguments, _, _) in
      Activation(function(try arguments.optional("dim", Arguments.int) ?? 0))
    },
    forward: { (module, arguments, context) in
      let lowercase = name == "Softmax" ? "softmax" : "log_softmax"
      let input = try arguments.tensor("input", of: lowercase)
      let dimension =
        module.setting("dim").asInt ?? implicitDimension(of: input, lowercase, in: context)
      return Value(try Activation(function(dimension)).forward(input))
    },
    settings: { "dim=\(NumberText.of($0.setting("dim")))" })
}

/// The dimension that PyTorch takes where none is given, with its warning.
func implicitDimension(of input: Tensor, _ function: String, in context: Context) -> Int {
  context.warn(
    "Implicit dimension choice for \(function) has been deprecated. "
      + "Change the call to include dim=X as an argument.")
  return [0, 1, 3].contains(input.rank) ? 0 : 1
}
