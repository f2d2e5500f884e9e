import Interpreter
import RNN
import Tensors

/// The module `torch.nn.functional`.
func functionalModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.functional", documentation: "Functions of networks.",
    functions: activationFunctions + layerFunctions(library.generator)
      + lossFunctions.map(\.function) + vectorFunctions
      + poolingFunctions + planeFunctions,
    adviceForMissing: NetworkAdvice.function)
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
      network: "one_hot", [.required("tensor"), .optional("num_classes", -1)],
      "A row with a single 1 for each integer."
    ) { (arguments, _) in
      let classes = try arguments.int("num_classes")
      return Value(
        try arguments.tensor("tensor", of: "one_hot").oneHot(classes == -1 ? nil : classes))
    },
    embeddingFunction, layerNormFunction, batchNormFunction, convolutionFunction,
    bilinearFunction, dotProductAttention(generator),
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
    let probability = try arguments.dropoutProbability()
    guard try arguments.bool("training") else { return arguments["input"] }
    guard try arguments.bool("inplace") else {
      return Value(try dropout(input, probability: probability, generator: generator))
    }
    return Value(
      try input.inPlace { try dropout($0, probability: probability, generator: generator) })
  }
}

private var bilinearFunction: BuiltinFunction {
  BuiltinFunction(
    network: "bilinear",
    [.required("input1"), .required("input2"), .required("weight"), .optional("bias")],
    "x₁ᵀ·W·x₂ + b."
  ) { (arguments, _) in
    Value(
      try Bilinear.product(
        arguments.tensor("input1", of: "bilinear"),
        arguments.tensor("input2", of: "bilinear", at: 2),
        weight: arguments.tensor("weight", of: "bilinear", at: 3),
        bias: arguments.optionalTensor("bias")))
  }
}
