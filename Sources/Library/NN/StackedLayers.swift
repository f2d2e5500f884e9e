import Interpreter
import RNN
import Tensors

/// A class of layers whose cells stand on top of each other: `nn.LSTM` and what takes its place.
///
/// - Parameters:
///   - parameters: The constructor's, between `input_size`, `hidden_size`, `num_layers` and the shared
///     ones, where `own` stand behind those.
///   - file: As in ``LayerType``; nil for a class of `rnn`.
func stackedLayer(
  _ name: String, file: String?, parameters: [BuiltinParameter] = [],
  own: [BuiltinParameter] = [], documentation: String,
  finish: @escaping (ModuleInstance) -> Void = { _ in },
  make: @escaping (Arguments, CellLibrary) throws -> any StackedLayer
) -> LayerType {
  let all =
    [
      .required("input_size").meaning("the features of a step"),
      .required("hidden_size").meaning("the units of a layer, for each direction"),
      .optional("num_layers", 1).meaning("how many layers stand on each other"),
    ] + parameters
    + [
      .optional("bias", true).meaning("whether there are biases"),
      .optional("batch_first", false).meaning(
        "whether inputs are [batch, steps, features], not [steps, batch, features]"),
      .optional("dropout", 0.0).meaning("the part of outputs between layers that training drops"),
      .optional("bidirectional", false).meaning("whether sequences are read from the end too"),
    ] + own + BuiltinParameter.placement
  let changing: Set = ["batch_first", "dropout", "device", "dtype"]
  return LayerType(
    name: name, file: file, parameters: all, inputs: [.required("input"), .optional("hx")],
    documentation: documentation, constructorName: "RNNBase",
    fixed: all.map(\.name).filter { !changing.contains($0) },
    methods: [flattenParameters(name)], attributes: [allWeights]
  ) { (arguments, library, context) in
    try arguments.checkPlacement()
    let made = try make(arguments, library)
    for warning in made.warnings { context.warn(warning.message) }
    return made
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? any StackedLayer else { return .none }
    try follow(module, layer)
    let count = layer.stack.stateSizes.count
    return try runStacked(
      layer, arguments, initialStates(arguments["hx"], count: count, of: name), of: name)
  } finish: { (module, _, _) in
    guard let layer = module.body as? any StackedLayer else { return }
    module.object.attributes["_all_weights"] = Value(
      list: layer.parameterNames.map { names in Value(list: names.map { Value($0) }) })
    finish(module)
  }
}

/// Runs a layer over the argument `input`, a tensor or packed sequences: the output and the states.
func runStacked(
  _ layer: any StackedLayer, _ arguments: Arguments, _ states: [Tensor]?, of name: String
) throws -> Value {
  if let packed = arguments["input"].native(as: PackedSequenceObject.self) {
    let result = try layer.stack.forward(packed.sequence, states: states)
    return Value(
      tuple: [.native(PackedSequenceObject(result.output)), stateValue(result.states)])
  }
  let input = try arguments.tensor("input", asked: "dim")
  let result = try layer.stack.forward(input, states: states)
  return Value(tuple: [Value(result.output), stateValue(result.states)])
}

/// A cell may give the layer another order of dimensions or another dropout while it is in use.
func follow(_ module: ModuleInstance, _ layer: any StackedLayer) throws {
  guard let batchFirst = module.object.attributes["batch_first"] else { return }
  layer.setBatchFirst(batchFirst.asInt == 1)
  if let dropout = module.setting("dropout").asDouble { try layer.setDropout(dropout) }
}

/// `all_weights`: the parameters of each layer and direction.
private var allWeights: (String, Value) {
  DescriptorObject.property(
    "all_weights", documentation: "The parameters of each layer and direction."
  ) { (value, context) throws(Raise) in
    guard let module = ModuleInstance(value), let layer = module.body as? any StackedLayer else {
      return .none
    }
    var lists: [Value] = []
    for names in layer.parameterNames {
      var list: [Value] = []
      for name in names { list.append(try context.attribute(value, name)) }
      lists.append(Value(list: list))
    }
    return Value(list: lists)
  }
}

private func flattenParameters(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "flatten_parameters", of: type, "Does nothing: there is no GPU.") {
    (_, _) in .none
  }
}
