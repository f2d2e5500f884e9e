import Interpreter
import RNN
import Tensors

/// A function of networks as one value: a function of `torch.nn.functional`, and a class of `torch.nn`.
struct ActivationFunction {
  /// Where the settings come from: a function's arguments or a module's attributes.
  typealias Settings = (String) -> Value
  typealias Make = (@escaping Settings) throws -> Activation.Function

  let className: String
  let functionName: String
  /// The settings in the order of PyTorch's parameters, without `inplace`.
  var parameters: [BuiltinParameter] = []
  /// Whether the function can write into its input, and whether the class prints that.
  var inplace = InPlace.never
  /// The settings as printed; their names and values where nothing else is said.
  var printed: ((@escaping Settings) -> String)?
  /// Refuses settings that PyTorch's constructor refuses.
  var check: ((@escaping Settings) throws -> Void)?
  let make: Make

  enum InPlace {
    case never, silent, printed
  }

  private var allParameters: [BuiltinParameter] {
    parameters + (inplace == .never ? [] : [.optional("inplace", false)])
  }

  /// `F.name(input, …)`.
  var function: BuiltinFunction {
    let (make, name) = (make, functionName)
    // PyTorch takes GELU's setting by its name alone.
    let own = allParameters.map { parameter in
      parameter.name == "approximate"
        ? BuiltinParameter.keywordOnly(parameter.name, "none") : parameter
    }
    return BuiltinFunction(network: name, [.required("input")] + own, Self.documentation) {
      (arguments, _) in
      let input = try arguments.tensor("input", of: name)
      return Value(try Self.compute(input, make) { arguments[$0] })
    }
  }

  /// `nn.ClassName(…)`.
  var layer: LayerType {
    let (make, check, name) = (make, check, functionName)
    return LayerType(
      name: className, file: "activation", parameters: allParameters,
      documentation: Self.documentation,
      make: { (arguments, _, _) in
        try check?({ arguments[$0] })
        return Module()
      },
      forward: { (module, arguments, _) in
        let input = try arguments.tensor("input", of: name)
        return Value(try Self.compute(input, make, module.setting))
      },
      settings: { module in settingsText(module.setting) })
  }

  private static let documentation = "A function of each element."

  private static func compute(
    _ input: Tensor, _ make: Make, _ settings: @escaping Settings
  ) throws -> Tensor {
    let function = try make(settings)
    guard settings("inplace").asInt == 1 else { return try function(input) }
    return try input.inPlace { try function($0) }
  }

  private func settingsText(_ settings: @escaping Settings) -> String {
    let own =
      printed.map { [$0(settings)] }
      ?? parameters.map { "\($0.name)=\(NumberText.of(settings($0.name)))" }
    let place = inplace == .printed && settings("inplace").asInt == 1 ? ["inplace=True"] : []
    return (own + place).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// A number among the settings of a function.
private func number(_ settings: ActivationFunction.Settings, _ name: String) throws -> Double {
  if let value = settings(name).asDouble { return value }
  if let tensor = settings(name).tensor, tensor.count == 1 { return try tensor.item().double }
  throw Raise(
    .typeError, "argument '\(name)' must be Number, not \(settings(name).plainTypeName)")
}

/// All functions of each element that `torch.nn` has as modules.
var activationFunctionTable: [ActivationFunction] {
  plainFunctions + slopedFunctions + boundedFunctions
}

private var plainFunctions: [ActivationFunction] {
  func plain(
    _ className: String, _ name: String, _ inplace: ActivationFunction.InPlace,
    _ function: Activation.Function
  ) -> ActivationFunction {
    ActivationFunction(className: className, functionName: name, inplace: inplace) { _ in
      function
    }
  }
  return [
    plain("Sigmoid", "sigmoid", .never, .sigmoid), plain("Tanh", "tanh", .never, .tanh),
    plain("ReLU", "relu", .printed, .relu), plain("ReLU6", "relu6", .printed, .relu6),
    plain("SiLU", "silu", .printed, .silu), plain("Mish", "mish", .printed, .mish),
    plain("SELU", "selu", .printed, .selu),
    plain("Hardsigmoid", "hardsigmoid", .silent, .hardSigmoid),
    plain("Hardswish", "hardswish", .silent, .hardSwish),
    plain("LogSigmoid", "logsigmoid", .never, .logSigmoid),
    plain("Softsign", "softsign", .never, .softSign),
    plain("Tanhshrink", "tanhshrink", .never, .tanhShrink),
  ]
}

private var slopedFunctions: [ActivationFunction] {
  [
    ActivationFunction(
      className: "LeakyReLU", functionName: "leaky_relu",
      parameters: [.optional("negative_slope", 0.01)], inplace: .printed
    ) { .leakyRelu(slope: try number($0, "negative_slope")) },
    ActivationFunction(
      className: "ELU", functionName: "elu", parameters: [.optional("alpha", 1.0)],
      inplace: .printed
    ) { .elu(alpha: try number($0, "alpha")) },
    ActivationFunction(
      className: "CELU", functionName: "celu", parameters: [.optional("alpha", 1.0)],
      inplace: .printed
    ) { .celu(alpha: try number($0, "alpha")) },
    ActivationFunction(
      className: "GELU", functionName: "gelu", parameters: [.optional("approximate", "none")],
      printed: { "approximate='\($0("approximate").asString ?? "none")'" }
    ) { settings in
      switch settings("approximate").asString {
      case "none": .gelu(approximateByTanh: false)
      case "tanh": .gelu(approximateByTanh: true)
      default: throw Raise(.runtimeError, "approximate argument must be either none or tanh.")
      }
    },
    ActivationFunction(
      className: "Softplus", functionName: "softplus",
      parameters: [.optional("beta", 1.0), .optional("threshold", 20.0)]
    ) { .softplus(beta: try number($0, "beta"), threshold: try number($0, "threshold")) },
  ]
}

private var boundedFunctions: [ActivationFunction] {
  [
    ActivationFunction(
      className: "Hardtanh", functionName: "hardtanh",
      parameters: [.optional("min_val", -1.0), .optional("max_val", 1.0)], inplace: .printed,
      check: checkBounds
    ) { .hardTanh(low: try number($0, "min_val"), high: try number($0, "max_val")) },
    ActivationFunction(
      className: "Threshold", functionName: "threshold",
      parameters: [.required("threshold"), .required("value")], inplace: .printed
    ) { .threshold(try number($0, "threshold"), value: try number($0, "value")) },
    ActivationFunction(
      className: "Hardshrink", functionName: "hardshrink", parameters: [.optional("lambd", 0.5)],
      printed: { NumberText.of($0("lambd")) }
    ) { .hardShrink(try number($0, "lambd")) },
    ActivationFunction(
      className: "Softshrink", functionName: "softshrink", parameters: [.optional("lambd", 0.5)],
      printed: { NumberText.of($0("lambd")) }
    ) { .softShrink(try number($0, "lambd")) },
    ActivationFunction(
      className: "GLU", functionName: "glu", parameters: [.optional("dim", -1)]
    ) { settings in
      guard let dimension = settings("dim").asInt else {
        throw Raise(
          .typeError,
          "glu(): argument 'dim' (position 2) must be int, not \(settings("dim").plainTypeName)")
      }
      return .gatedLinear(dimension: dimension)
    },
  ]
}

private func checkBounds(_ settings: ActivationFunction.Settings) throws {
  let (low, high) = (try number(settings, "min_val"), try number(settings, "max_val"))
  guard high > low else {
    throw Raise(
      .assertionError,
      "max_val (\(NumberText.of(settings("max_val")))) must be greater than min_val "
        + "(\(NumberText.of(settings("min_val"))))")
  }
}
