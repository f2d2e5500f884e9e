import Interpreter
import RNN
import Tensors

/// The module `torch.nn.init`: functions that fill a tensor with first values.
func initModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let own = library.generator
  return ModuleObject(
    name: "torch.nn.init", documentation: "First values of parameters.",
    functions: constantFillers + randomFillers(own) + kaimingFillers(own) + [gain])
}

private func filler(
  _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
  _ fill: @escaping (Tensor, Arguments) throws -> Void
) -> BuiltinFunction {
  BuiltinFunction(network: name, [.required("tensor")] + parameters, documentation) {
    (arguments, _) in
    try fill(arguments.tensor("tensor", of: name), arguments)
    return arguments["tensor"]
  }
}

private var constantFillers: [BuiltinFunction] {
  [
    filler("constant_", [.required("val")], "The same value everywhere.") { tensor, arguments in
      try Initialization.constant(tensor, arguments.double("val"))
    },
    filler("zeros_", [], "Zeros.") { tensor, _ in try Initialization.constant(tensor, 0) },
    filler("ones_", [], "Ones.") { tensor, _ in try Initialization.constant(tensor, 1) },
    filler("eye_", [], "The identity matrix.") { tensor, _ in
      guard tensor.rank == 2 else {
        throw Raise(.valueError, "Only tensors with 2 dimensions are supported")
      }
      _ = try noGrad { try tensor.copy_(Tensor.eye(tensor.shape[0], tensor.shape[1])) }
    },
  ]
}

private func randomFillers(_ own: RandomGenerator) -> [BuiltinFunction] {
  let generator = BuiltinParameter.optional("generator")
  return [
    filler(
      "uniform_", [.optional("a", 0.0), .optional("b", 1.0), generator], "A uniform distribution."
    ) { tensor, arguments in
      try Initialization.uniform(
        tensor, from: arguments.double("a"), to: arguments.double("b"),
        generator: arguments.generator(or: own))
    },
    filler(
      "normal_", [.optional("mean", 0.0), .optional("std", 1.0), generator],
      "A normal distribution."
    ) { tensor, arguments in
      try Initialization.normal(
        tensor, mean: arguments.double("mean"), deviation: arguments.double("std"),
        generator: arguments.generator(or: own))
    },
    filler("xavier_uniform_", [.optional("gain", 1.0), generator], "Glorot and Bengio 2010.") {
      tensor, arguments in
      try Initialization.xavierUniform(
        tensor, gain: arguments.double("gain"), generator: arguments.generator(or: own))
    },
    filler("xavier_normal_", [.optional("gain", 1.0), generator], "Glorot and Bengio 2010.") {
      tensor, arguments in
      try Initialization.xavierNormal(
        tensor, gain: arguments.double("gain"), generator: arguments.generator(or: own))
    },
    filler("orthogonal_", [.optional("gain", 1.0), generator], "Saxe et al. 2014.") {
      tensor, arguments in
      try Initialization.orthogonal(
        tensor, gain: arguments.double("gain"), generator: arguments.generator(or: own))
    },
  ]
}

private func kaimingFillers(_ own: RandomGenerator) -> [BuiltinFunction] {
  let parameters: [BuiltinParameter] = [
    .optional("a", 0.0), .optional("mode", "fan_in"), .optional("nonlinearity", "leaky_relu"),
    .optional("generator"),
  ]
  return [
    filler("kaiming_uniform_", parameters, "He et al. 2015.") { tensor, arguments in
      try Initialization.kaimingUniform(
        tensor, fan: fan(arguments), nonlinearity: nonlinearity(arguments, slope: "a"),
        generator: arguments.generator(or: own))
    },
    filler("kaiming_normal_", parameters, "He et al. 2015.") { tensor, arguments in
      try Initialization.kaimingNormal(
        tensor, fan: fan(arguments), nonlinearity: nonlinearity(arguments, slope: "a"),
        generator: arguments.generator(or: own))
    },
  ]
}

private func fan(_ arguments: Arguments) throws -> Initialization.Fan {
  switch try arguments.string("mode") {
  case "fan_in": .input
  case "fan_out": .output
  case let other:
    throw Raise(
      .valueError, "Mode \(other) not supported, please use one of ['fan_in', 'fan_out']")
  }
}

private var gain: BuiltinFunction {
  BuiltinFunction(
    network: "calculate_gain", [.required("nonlinearity"), .optional("param")],
    "The factor by which weights before a function grow."
  ) { (arguments, _) in
    .float(try nonlinearity(arguments, slope: "param").gain)
  }
}

private func nonlinearity(
  _ arguments: Arguments, slope name: String
) throws -> Initialization.Nonlinearity {
  switch try arguments.string("nonlinearity") {
  case "linear", "conv1d", "conv2d": .linear
  case "sigmoid": .sigmoid
  case "tanh": .tanh
  case "relu": .relu
  case "selu": .selu
  case "leaky_relu":
    .leakyRelu(slope: arguments[name].isNone ? 0.01 : try arguments.double(name))
  case let other: throw Raise(.valueError, "Unsupported nonlinearity \(other)")
  }
}
