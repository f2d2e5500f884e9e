import Interpreter
import NumPy
import RNN
import Tensors

/// `Linear`, `Bilinear`, `Flatten`, `Unflatten`, `Identity`.
var linearLayers: [LayerType] { [linear("Linear"), bilinear, flatten, unflatten, identity] }

/// All layers that are neither recurrent, nor activations, nor losses.
var feedforwardLayers: [LayerType] {
  linearLayers + embeddingLayers + normalizationLayers + dropoutLayers + convolutionLayers
    + poolingLayers + attentionLayers
}

/// `nn.Linear`, or a class of its kind under another name.
func linear(_ name: String) -> LayerType {
  LayerType(
    name: name, file: "linear",
    parameters: [.required("in_features"), .required("out_features"), .optional("bias", true)]
      + BuiltinParameter.placement,
    documentation: "An affine map of the last dimension: x·Wᵀ + b.", tensors: ["weight", "bias"],
    fixed: ["in_features", "out_features"]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    let sizes = try arguments.weightSizes("out_features", "in_features")
    return try Linear(
      inputSize: sizes.inner, outputSize: sizes.outer, bias: arguments.bool("bias"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "linear")))
  }
}

private var bilinear: LayerType {
  LayerType(
    name: "Bilinear", file: "linear",
    parameters: [
      .required("in1_features"), .required("in2_features"), .required("out_features"),
      .optional("bias", true),
    ] + BuiltinParameter.placement,
    inputs: [.required("input1"), .required("input2")],
    documentation: "A product of two inputs for each output: x₁ᵀ·W·x₂ + b.",
    tensors: ["weight", "bias"], fixed: ["in1_features", "in2_features", "out_features"]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    let (first, second) = (try arguments.int("in1_features"), try arguments.size("in2_features"))
    return try Bilinear(
      firstSize: first > 0 ? arguments.size("in1_features") : first, secondSize: second,
      outputSize: arguments.size("out_features"), bias: arguments.bool("bias"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? Bilinear else { return .none }
    return Value(
      try layer.forward(
        arguments.tensor("input1", of: "bilinear"),
        arguments.tensor("input2", of: "bilinear", at: 2)))
  }
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

private var unflatten: LayerType {
  LayerType(
    name: "Unflatten", file: "flatten",
    parameters: [.required("dim"), .required("unflattened_size")],
    documentation: "One dimension made several.", fixed: ["unflattened_size"]
  ) { (arguments, _, _) in
    _ = try arguments.int("dim")
    let sizes = arguments["unflattened_size"]
    guard let elements = sizes.asSequence else {
      throw Raise(
        .typeError,
        "unflattened_size must be a tuple of ints, but found type \(sizes.plainTypeName)")
    }
    if let place = elements.firstIndex(where: { $0.asInt == nil }) {
      throw Raise(
        .typeError,
        "unflattened_size must be tuple of ints, but found element of type "
          + "\(elements[place].plainTypeName) at pos \(place)")
    }
    return Module()
  } forward: { (module, arguments, _) in
    let input = try arguments.tensor("input", of: "unflatten")
    let sizes = (module.setting("unflattened_size").asSequence ?? []).compactMap(\.asInt)
    guard !sizes.isEmpty else {
      throw Raise(.runtimeError, "unflatten: sizes must be non-empty")
    }
    let dimension = module.setting("dim").asInt ?? 1
    let size = try input.size(dimension)
    let axis = dimension < 0 ? dimension + input.rank : dimension
    let given = sizes.filter { $0 != -1 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).0 }
    let isFitting =
      sizes.contains(-1)
      ? given > 0 && size % given == 0 && sizes.count { $0 == -1 } == 1 : given == size
    guard isFitting, sizes.allSatisfy({ $0 >= -1 }) else {
      throw Raise(
        .runtimeError,
        "unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(axis) "
          + "(\(size)) in the input tensor")
    }
    let shape =
      input.shape[..<axis] + sizes.map { $0 == -1 ? size / given : $0 }
      + input.shape[(axis + 1)...]
    return Value(try input.reshape(Array(shape)))
  } settings: { module in
    let sizes = module.setting("unflattened_size")
    let list = (sizes.asSequence ?? []).map(NumberText.of).joined(separator: ", ")
    let text: String
    if case .list = sizes {
      text = "[\(list)]"
    } else {
      text = (sizes.asSequence ?? []).count == 1 ? "(\(list),)" : "(\(list))"
    }
    return "dim=\(NumberText.of(module.setting("dim"))), unflattened_size=\(text)"
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
    case .native(let number as ArrayScalar): number.text
    default: "None"
    }
  }
}

extension Arguments {
  /// The two sizes of a layer's weight, which PyTorch makes before it looks at them.
  func weightSizes(
    _ outer: String, _ inner: String
  ) throws(Raise) -> (outer: Int, inner: Int) {
    for (index, name) in [outer, inner].enumerated() where !self[name].isWhole {
      let isFraction = self[name].asDouble != nil
      throw .wrongSize(
        self[name], at: index, "empty(): argument 'size'",
        fix: "\(name) must be an int" + (isFraction ? ": // divides without a fraction" : ""))
    }
    return (try size(outer), try size(inner))
  }

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

extension Value {
  /// Whether the value is an integer of any size.
  fileprivate var isWhole: Bool {
    if case .bigInt = self { true } else { asInt != nil }
  }
}
