import Interpreter
import RNN
import Tensors

/// The module `torch.nn.utils`.
func utilsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.utils", documentation: "What training needs besides layers.",
    functions: [
      clipNorm, clipNorm.underOldName(in: "torch.nn.utils"), clipValue, parametersToVector,
      vectorToParameters,
    ],
    adviceForMissing: { NetworkAdvice.utilities[$0] })
}

/// The module `torch.nn.parameter`.
func parameterModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.parameter", documentation: "Parameters of networks.",
    attributes: [library.types?.parameter].compactMap { $0 }.map { ($0.name, .classObject($0)) })
}

/// - Parameter name: The function's, or the one that it had before PyTorch 0.4.
private var clipNorm: BuiltinFunction {
  BuiltinFunction(
    network: "clip_grad_norm_",
    [
      .required("parameters"), .required("max_norm"), .optional("norm_type", 2.0),
      .optional("error_if_nonfinite", false), .optional("foreach"),
    ], "Scales all gradients so that their norm is at most max_norm; gives the norm before."
  ) { (arguments, context) in
    let parameters = try tensors(arguments, in: context)
    let norm = try clipGradientNorm(
      parameters, maximum: arguments.double("max_norm"),
      order: arguments.double("norm_type"),
      requireFinite: arguments.bool("error_if_nonfinite"))
    let kinds = parameters.compactMap(\.grad?.dtype)
    let kind = kinds.contains(.float64) ? DType.float64 : kinds.first ?? .standard
    return Value(Tensor(.float(norm), dtype: kind))
  }
}

private var clipValue: BuiltinFunction {
  BuiltinFunction(
    network: "clip_grad_value_",
    [.required("parameters"), .required("clip_value"), .optional("foreach")],
    "Cuts each element of the gradients to −clip_value … clip_value."
  ) { (arguments, context) in
    try clipGradientValue(
      tensors(arguments, in: context), limit: arguments.double("clip_value"))
    return .none
  }
}

/// One tensor, or all of an iterable.
private func tensors(_ arguments: Arguments, in context: Context) throws -> [Tensor] {
  let value = arguments["parameters"]
  if let tensor = value.tensor { return [tensor] }
  return try context.elements(of: value).map { element in
    guard let tensor = element.tensor else {
      throw Raise(
        .typeError,
        "\(arguments.function.name)(): the parameters must be Tensors, "
          + "not \(element.plainTypeName)",
        fix: "give model.parameters()")
    }
    return tensor
  }
}

private var parametersToVector: BuiltinFunction {
  BuiltinFunction(
    network: "parameters_to_vector", [.required("parameters")],
    "All numbers of some parameters one after the other."
  ) { (arguments, context) in
    Value(try Tensor.cat(tensors(arguments, in: context).map { try $0.reshape([-1]) }))
  }
}

private var vectorToParameters: BuiltinFunction {
  BuiltinFunction(
    network: "vector_to_parameters", [.required("vec"), .required("parameters")],
    "Writes the numbers of a vector into some parameters, one after the other."
  ) { (arguments, context) in
    guard let vector = arguments["vec"].tensor else {
      throw Raise(
        .typeError, "expected torch.Tensor, but got: \(arguments["vec"].torchTypeName)")
    }
    let parameters = try tensors(arguments, in: context)
    let count = parameters.reduce(0) { $0 + $1.count }
    guard vector.rank == 1, vector.count >= count else {
      throw Raise(
        .runtimeError, "the parameters have \(count) numbers, the vector has \(vector.count)")
    }
    var start = 0
    try noGrad {
      for parameter in parameters {
        try parameter.copy_(
          vector.narrow(0, start, parameter.count).reshape(parameter.shape))
        start += parameter.count
      }
    }
    return .none
  }
}
