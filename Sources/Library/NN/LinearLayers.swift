import Interpreter
import RNN
import Tensors

/// `Linear`, `Embedding`, `LayerNorm`, `Dropout`, `Flatten`, `Identity`.
var feedforwardLayers: [LayerType] {
  [linear, embedding, layerNorm, dropoutLayer, flatten, identity]
}

private var linear: LayerType {
  LayerType(
    name: "Linear", file: "linear",
    parameters: [.required("in_features"), .required("out_features"), .optional("bias", true)]
      + BuiltinParameter.placement,
    documentation: "An affine map of the last dimension: x·Wᵀ + b.", tensors: ["weight", "bias"]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    let (inputs, outputs) = (
      try arguments.size("in_features"), try arguments.size("out_features")
    )
    return try Linear(
      inputSize: inputs, outputSize: outputs, bias: arguments.bool("bias"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "linear")))
  }
}

private var embedding: LayerType {
  LayerType(
    name: "Embedding", file: "sparse",
    parameters: [
      .required("num_embeddings"), .required("embedding_dim"), .optional("padding_idx"),
      .optional("max_norm"), .optional("norm_type", 2.0), .optional("scale_grad_by_freq", false),
      .optional("sparse", false),
    ] + BuiltinParameter.placement,
    documentation: "A table of vectors, looked up by integers.",
    attributes: [("from_pretrained", fromPretrained)]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    guard arguments["max_norm"].isNone, try !arguments.bool("scale_grad_by_freq") else {
      throw Raise.unsupported("Embedding with max_norm or scale_grad_by_freq")
    }
    return try Embedding(
      count: arguments.size("num_embeddings"), size: arguments.size("embedding_dim"),
      paddingIndex: arguments.optional("padding_idx", Arguments.int),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    let input = try arguments.tensor("input", of: "embedding")
    return Value(try module.body.forward(input))
  }
}

/// `Embedding.from_pretrained(embeddings, freeze=True, padding_idx=None)`: a class method.
private var fromPretrained: Value {
  let function = BuiltinFunction(
    method: "from_pretrained", of: "Embedding",
    [.required("embeddings"), .optional("freeze", true), .optional("padding_idx")],
    "A table with given vectors."
  ) { (arguments, context) in
    guard case .classObject(let type) = arguments.receiver else { return .none }
    let vectors = try arguments.tensor("embeddings")
    guard vectors.rank == 2 else {
      throw Raise(.assertionError, "Embeddings parameter is expected to be 2-dimensional")
    }
    let made = try context.instantiate(
      type,
      CallArguments(
        vectors.shape.map { .int($0) }, keywords: [("padding_idx", arguments["padding_idx"])]))
    if let weight = ModuleInstance(made)?.body.parameter("weight") {
      _ = try noGrad { try weight.copy_(vectors) }
      _ = try weight.requiresGrad(!arguments.bool("freeze"))
    }
    return made
  }
  return .descriptor(DescriptorObject(.classMethod(.builtin(function))))
}

private var layerNorm: LayerType {
  LayerType(
    name: "LayerNorm", file: "normalization",
    parameters: [
      .required("normalized_shape"), .optional("eps", 1e-5),
      .optional("elementwise_affine", true), .optional("bias", true),
    ] + BuiltinParameter.placement,
    documentation: "Mean 0 and variance 1 over the last dimensions, then a weight and a bias.",
    tensors: ["weight", "bias"]
  ) { (arguments, _, _) in
    try arguments.checkPlacement()
    let affine = try arguments.bool("elementwise_affine")
    guard try arguments.bool("bias") || !affine else {
      throw Raise.unsupported("LayerNorm(…, bias=False)", fix: "leave bias out")
    }
    return try LayerNorm(
      shape: arguments.ints("normalized_shape"), epsilon: arguments.double("eps"), affine: affine)
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "layer_norm")))
  }
}

private var dropoutLayer: LayerType {
  LayerType(
    name: "Dropout", file: "dropout",
    parameters: [.optional("p", 0.5), .optional("inplace", false)],
    documentation: "Zeroes elements at random while training."
  ) { (arguments, library, _) in
    let probability = try arguments.double("p")
    if !(0...1).contains(probability), let whole = arguments["p"].asInt {
      throw Raise(
        .valueError, "dropout probability has to be between 0 and 1, but got \(whole)")
    }
    return try Dropout(probability, generator: library.generator)
  } forward: { (module, arguments, _) in
    // A cell may give the layer another p while it is in use.
    if let layer = module.body as? Dropout, let probability = module.setting("p").asDouble {
      try layer.setProbability(probability)
    }
    return Value(try inPlace(module, arguments.tensor("input", of: "dropout")))
  } settings: { module in
    let inplace = module.setting("inplace").asInt == 1 ? "True" : "False"
    return "p=\(NumberText.of(module.setting("p"))), inplace=\(inplace)"
  }
}

/// The layer's function of a tensor; with `inplace=True` written into the tensor itself.
func inPlace(_ module: ModuleInstance, _ input: Tensor) throws -> Tensor {
  guard module.setting("inplace").asInt == 1 else { return try module.body.forward(input) }
  return try input.inPlace { try module.body.forward($0) }
}

private var flatten: LayerType {
  LayerType(
    name: "Flatten", file: "flatten",
    parameters: [.optional("start_dim", 1), .optional("end_dim", -1)],
    documentation: "Several dimensions made one."
  ) { (arguments, _, _) in
    _ = (try arguments.int("start_dim"), try arguments.int("end_dim"))
    return Module()
  } forward: { (module, arguments, _) in
    let (start, end) = (module.setting("start_dim").asInt, module.setting("end_dim").asInt)
    return Value(
      try arguments.tensor("input", of: "flatten").flatten(start ?? 1, end ?? -1))
  } settings: { module in
    "start_dim=\(NumberText.of(module.setting("start_dim"))), "
      + "end_dim=\(NumberText.of(module.setting("end_dim")))"
  }
}

private var identity: LayerType {
  LayerType(
    name: "Identity", file: "linear",
    parameters: [.variadic("args"), .keywords("kwargs")],
    documentation: "Gives its input."
  ) { (_, _, _) in
    Module()
  } forward: { (_, arguments, _) in
    arguments["input"]
  }
}

/// Numbers as Python prints them.
enum NumberText {
  static func of(_ value: Value) -> String {
    switch value {
    case .int(let number): "\(number)"
    case .bool(let flag): flag ? "True" : "False"
    case .float(let number): NumberFormat.python(number)
    default: "None"
    }
  }
}

extension Arguments {
  /// A size of a tensor to be made: zero or more.
  func size(_ name: String) throws(Raise) -> Int {
    let size = try int(name)
    guard size >= 0 else {
      throw Raise(
        .runtimeError, "Trying to create tensor with negative dimension \(size)",
        fix: "make \(name) 1 or more")
    }
    guard size < 1 << 31 else {
      throw Raise(.runtimeError, "\(name) is \(size), too large for a layer here")
    }
    return size
  }
}
