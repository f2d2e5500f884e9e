import Interpreter
import RNN
import Tensors

/// The module `torch.nn.functional`.
func functionalModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.functional", documentation: "Functions of networks.",
    functions: activationFunctions + layerFunctions(library.generator)
      + lossFunctions.map(\.function),
    adviceForMissing: { name in
      ["conv1d", "conv2d", "max_pool1d", "max_pool2d"].contains(name)
        ? "convolutions are not supported here" : nil
    })
}

private var activationFunctions: [BuiltinFunction] {
  [
    elementwise("relu", inplace: true) { x, _ in try x.relu() },
    elementwise("tanh") { x, _ in try x.tanh() },
    elementwise("sigmoid") { x, _ in try x.sigmoid() },
    elementwise("silu", inplace: true) { x, _ in try x.silu() },
    elementwise("logsigmoid") { x, _ in try (x * -1).softplus() * -1 },
    elementwise("leaky_relu", [.optional("negative_slope", 0.01)], inplace: true) { x, arguments in
      try x.leakyRelu(slope: arguments.double("negative_slope"))
    },
    elementwise("elu", [.optional("alpha", 1.0)], inplace: true) { x, arguments in
      try x.elu(alpha: arguments.double("alpha"))
    },
    elementwise("gelu", [.keywordOnly("approximate", "none")]) { x, arguments in
      try x.gelu(approximateByTanh: arguments.string("approximate") == "tanh")
    },
    elementwise("softplus", [.optional("beta", 1.0), .optional("threshold", 20.0)]) {
      x, arguments in
      try x.softplus(beta: arguments.double("beta"), threshold: arguments.double("threshold"))
    },
    overDimension("softmax") { try $0.softmax($1) },
    overDimension("log_softmax") { try $0.logSoftmax($1) },
  ]
}

private func elementwise(
  _ name: String, _ parameters: [BuiltinParameter] = [], inplace: Bool = false,
  _ compute: @escaping (Tensor, Arguments) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    network: name,
    [.required("input")] + parameters + (inplace ? [.optional("inplace", false)] : []),
    "A function of each element."
  ) { (arguments, _) in
    let input = try arguments.tensor("input", of: name)
    guard inplace, try arguments.bool("inplace") else {
      return Value(try compute(input, arguments))
    }
    return Value(try input.inPlace { try compute($0, arguments) })
  }
}

private func overDimension(
  _ name: String, _ compute: @escaping (Tensor, Int) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    network: name,
    [.required("input"), .optional("dim"), .optional("_stacklevel", 3), .optional("dtype")],
    "Numbers made probabilities along one dimension."
  ) { (arguments, context) in
    let input = try arguments.tensor("input", of: name)
    let given = try arguments.optional("dim", Arguments.int)
    let dimension = given ?? implicitDimension(of: input, name, in: context)
    return Value(try compute(input, dimension))
  }
}

private func layerFunctions(_ generator: RandomGenerator) -> [BuiltinFunction] {
  [
    dropoutFunction(generator),
    BuiltinFunction(
      network: "linear", [.required("input"), .required("weight"), .optional("bias")], "x·Wᵀ + b."
    ) { (arguments, _) in
      Value(
        try arguments.tensor("input", of: "linear").linear(
          weight: arguments.tensor("weight", of: "linear", at: 2),
          bias: arguments.optionalTensor("bias")))
    },
    BuiltinFunction(
      network: "embedding",
      [.required("input"), .required("weight"), .optional("padding_idx")],
      "Rows of a table, looked up by integers."
    ) { (arguments, _) in
      Value(
        try arguments.tensor("weight", of: "embedding", at: 2).embedding(
          arguments.tensor("input", of: "embedding"),
          paddingIndex: arguments.optional("padding_idx", Arguments.int)))
    },
    BuiltinFunction(
      network: "one_hot", [.required("tensor"), .optional("num_classes", -1)],
      "A row with a single 1 for each integer."
    ) { (arguments, _) in
      let classes = try arguments.int("num_classes")
      return Value(
        try arguments.tensor("tensor", of: "one_hot").oneHot(classes == -1 ? nil : classes))
    },
    layerNormFunction,
  ]
}

private func dropoutFunction(_ generator: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    network: "dropout",
    [
      .required("input"), .optional("p", 0.5), .optional("training", true),
      .optional("inplace", false),
    ], "Zeroes elements at random."
  ) { (arguments, _) in
    let input = try arguments.tensor("input", of: "dropout")
    let probability = try arguments.double("p")
    guard (0...1).contains(probability) else { throw LayerError.dropoutProbability(probability) }
    guard try arguments.bool("training") else { return arguments["input"] }
    guard try arguments.bool("inplace") else {
      return Value(try dropout(input, probability: probability, generator: generator))
    }
    return Value(
      try input.inPlace { try dropout($0, probability: probability, generator: generator) })
  }
}

private var layerNormFunction: BuiltinFunction {
  BuiltinFunction(
    network: "layer_norm",
    [
      .required("input"), .required("normalized_shape"), .optional("weight"), .optional("bias"),
      .optional("eps", 1e-5),
    ], "Mean 0 and variance 1 over the last dimensions."
  ) { (arguments, _) in
    let norm = try LayerNorm(
      shape: arguments.ints("normalized_shape"), epsilon: arguments.double("eps"), affine: false)
    var result = try norm.forward(arguments.tensor("input", of: "layer_norm"))
    if let weight = try arguments.optionalTensor("weight") { result = try result * weight }
    if let bias = try arguments.optionalTensor("bias") { result = try result + bias }
    return Value(result)
  }
}
