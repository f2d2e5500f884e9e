import Interpreter
import RNN
import Tensors

/// The module `torch.nn.init`: functions that fill a tensor with first values.
func initModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let own = library.generator
  let fillers = constantFillers + randomFillers(own) + kaimingFillers(own) + [sparse(own)]
  let renamed = fillers.filter { !["zeros_", "ones_"].contains($0.name) }
  return ModuleObject(
    name: "torch.nn.init", documentation: "First values of parameters.",
    functions: fillers + renamed.map { $0.underOldName(in: "nn.init") } + [
      truncatedNormal(own), gain,
    ])
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
      try Initialization.identity(tensor)
    },
    filler("dirac_", [.optional("groups", 1)], "A convolution that hands its inputs on.") {
      tensor, arguments in
      try Initialization.dirac(tensor, groups: arguments.int("groups"))
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

private func truncatedNormal(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    network: "trunc_normal_",
    [
      .required("tensor"), .optional("mean", 0.0), .optional("std", 1.0), .optional("a", -2.0),
      .optional("b", 2.0), .optional("generator"),
    ], "A normal distribution cut to a range."
  ) { (arguments, context) in
    var range = Initialization.NormalRange()
    range.mean = try arguments.double("mean")
    range.deviation = try arguments.double("std")
    (range.lower, range.upper) = (try arguments.double("a"), try arguments.double("b"))
    if range.isFarFromMean {
      context.warn(
        "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. "
          + "The distribution of values may be incorrect.")
    }
    try Initialization.truncatedNormal(
      arguments.tensor("tensor", of: "trunc_normal_"), range,
      generator: arguments.generator(or: own))
    return arguments["tensor"]
  }
}

private func sparse(_ own: RandomGenerator) -> BuiltinFunction {
  filler(
    "sparse_", [.required("sparsity"), .optional("std", 0.01), .optional("generator")],
    "A normal distribution with zeros in each column."
  ) { tensor, arguments in
    try Initialization.sparse(
      tensor, sparsity: arguments.double("sparsity"), deviation: arguments.double("std"),
      generator: arguments.generator(or: own), places: own)
  }
}

private func fan(_ arguments: Arguments) throws -> Initialization.Fan {
  switch try arguments.string("mode").lowercased() {
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
    let function = try nonlinearity(arguments, slope: "param")
    return function == .linear || function == .sigmoid ? 1 : .float(function.gain)
  }
}

private func nonlinearity(
  _ arguments: Arguments, slope name: String
) throws -> Initialization.Nonlinearity {
  switch try arguments.string("nonlinearity") {
  case "linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d",
    "conv_transpose3d":
    .linear
  case "sigmoid": .sigmoid
  case "tanh": .tanh
  case "relu": .relu
  case "selu": .selu
  case "leaky_relu":
    .leakyRelu(slope: arguments[name].isNone ? 0.01 : try arguments.double(name))
  case let other: throw Raise(.valueError, "Unsupported nonlinearity \(other)")
  }
}
