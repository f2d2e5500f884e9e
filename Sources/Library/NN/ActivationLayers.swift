import Interpreter
import RNN
import Tensors

/// The functions that `torch.nn` has as modules.
var activationLayers: [LayerType] {
  activationFunctionTable.map(\.layer) + [
    overDimension("Softmax") { .softmax(dimension: $0) },
    overDimension("Softmin") { .softmin(dimension: $0) },
    overDimension("LogSoftmax") { .logSoftmax(dimension: $0) }, prelu,
  ]
}

/// The same as functions of `torch.nn.functional`.
var activationFunctions: [BuiltinFunction] {
  activationFunctionTable.map(\.function) + [
    functionOverDimension("softmax") { .softmax(dimension: $0) },
    functionOverDimension("softmin") { .softmin(dimension: $0) },
    functionOverDimension("log_softmax") { .logSoftmax(dimension: $0) }, preluFunction,
  ]
}

private func overDimension(
  _ name: String, _ function: @escaping (Int) -> Activation.Function
) -> LayerType {
  LayerType(
    name: name, file: "activation", parameters: [.optional("dim")],
    documentation: "Numbers made probabilities along one dimension.",
    make: { (arguments, _, _) in
      _ = try arguments.optional("dim", Arguments.int)
      return Module()
    },
    forward: { (module, arguments, context) in
      let lowercase = name == "LogSoftmax" ? "log_softmax" : name.lowercased()
      let input = try arguments.tensor("input", of: lowercase)
      let dimension =
        module.setting("dim").asInt ?? implicitDimension(of: input, lowercase, in: context)
      return Value(try function(dimension)(input))
    },
    settings: { "dim=\(NumberText.of($0.setting("dim")))" })
}

private func functionOverDimension(
  _ name: String, _ function: @escaping (Int) -> Activation.Function
) -> BuiltinFunction {
  BuiltinFunction(
    network: name,
    [.required("input"), .optional("dim"), .optional("_stacklevel", 3), .optional("dtype")],
    "Numbers made probabilities along one dimension."
  ) { (arguments, context) in
    var input = try arguments.tensor("input", of: name)
    if let dtype = try arguments.dtype() { input = try input.to(dtype) }
    let given = try arguments.optional("dim", Arguments.int)
    let dimension = given ?? implicitDimension(of: input, name, in: context)
    return Value(try function(dimension)(input))
  }
}

/// The dimension that PyTorch takes where none is given, with its warning.
func implicitDimension(of input: Tensor, _ function: String, in context: Context) -> Int {
  context.warn(
    "Implicit dimension choice for \(function) has been deprecated. "
      + "Change the call to include dim=X as an argument.")
  return [0, 1, 3].contains(input.rank) ? 0 : 1
}

private var prelu: LayerType {
  LayerType(
    name: "PReLU", file: "activation",
    parameters: [.optional("num_parameters", 1), .optional("init", 0.25)]
      + BuiltinParameter.placement,
    documentation: "x above zero, else x times a trained slope.", tensors: ["weight"],
    fixed: ["num_parameters"]
  ) { (arguments, _, _) in
    try arguments.checkPlacement()
    return try PReLU(
      slopeCount: arguments.size("num_parameters"), slope: arguments.double("init"))
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "prelu")))
  }
}

private var preluFunction: BuiltinFunction {
  BuiltinFunction(
    network: "prelu", [.required("input"), .required("weight")],
    "x above zero, else x times a slope."
  ) { (arguments, _) in
    Value(
      try PReLU.function(
        arguments.tensor("input", of: "prelu"),
        slope: arguments.tensor("weight", of: "prelu", at: 2)))
  }
}
