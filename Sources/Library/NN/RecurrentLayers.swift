import Interpreter
import RNN
import Tensors

/// `RNN`, `LSTM`, `GRU`.
var recurrentLayers: [LayerType] {
  [
    recurrentLayer("RNN", "A vanilla recurrent network over whole sequences.") {
      arguments throws(Raise) in
      .rnn(try nonlinearity(arguments))
    },
    recurrentLayer("LSTM", "Long short-term memory over whole sequences.") { _ throws(Raise) in
      .lstm
    },
    recurrentLayer("GRU", "Gated recurrent units over whole sequences.") { _ throws(Raise) in .gru
    },
  ]
}

private func recurrentLayer(
  _ name: String, _ documentation: String,
  kind: @escaping (Arguments) throws(Raise) -> RecurrentKind
) -> LayerType {
  LayerType(
    name: name, file: "rnn",
    parameters: [.required("input_size"), .required("hidden_size"), .optional("num_layers", 1)]
      + (name == "RNN" ? [.optional("nonlinearity", "tanh")] : [])
      + [
        .optional("bias", true), .optional("batch_first", false), .optional("dropout", 0.0),
        .optional("bidirectional", false), .optional("proj_size", name == "LSTM" ? 0 : .none),
      ] + BuiltinParameter.placement,
    inputs: [.required("input"), .optional("hx")], documentation: documentation,
    constructorName: "RNNBase",
    fixed: [
      "input_size", "hidden_size", "num_layers", "nonlinearity", "bias", "bidirectional",
      "proj_size",
    ], methods: [flattenParameters(name)], attributes: [allWeights]
  ) { (arguments, library, context) in
    try arguments.checkPlacement()
    let made = try RecurrentLayer(
      configuration(kind(arguments), arguments), generator: library.generator)
    for warning in made.warnings { context.warn(warning.message) }
    return made
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? RecurrentLayer else { return .none }
    try follow(module, layer)
    let states = try initialStates(arguments["hx"], count: name == "LSTM" ? 2 : 1, of: name)
    if let packed = arguments["input"].native(as: PackedSequenceObject.self) {
      let result = try layer.forward(packed.sequence, states: states)
      return Value(
        tuple: [.native(PackedSequenceObject(result.output)), stateValue(result.states)])
    }
    let input = try arguments.tensor("input", of: name)
    let result = try layer.forward(input, states: states)
    return Value(tuple: [Value(result.output), stateValue(result.states)])
  } finish: { (module, _, _) in
    guard let layer = module.body as? RecurrentLayer else { return }
    if name != "LSTM" { module.object.attributes["proj_size"] = 0 }
    module.object.attributes["mode"] = Value(layer.configuration.kind.mode)
    module.object.attributes["_all_weights"] = Value(
      list: layer.parameterNames.map { names in Value(list: names.map { Value($0) }) })
  }
}

extension RecurrentKind {
  /// PyTorch's name of the kind.
  fileprivate var mode: String {
    switch self {
    case .rnn(let nonlinearity): "RNN_" + nonlinearity.rawValue.uppercased()
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }
}

/// `all_weights`: the parameters of each layer and direction.
private var allWeights: (String, Value) {
  DescriptorObject.property(
    "all_weights", documentation: "The parameters of each layer and direction."
  ) { (value, context) throws(Raise) in
    guard let module = ModuleInstance(value), let layer = module.body as? RecurrentLayer else {
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

/// A cell may give the layer another order of dimensions or another dropout while it is in use.
func follow(_ module: ModuleInstance, _ layer: RecurrentLayer) throws {
  layer.setBatchFirst(module.setting("batch_first").asInt == 1)
  if let dropout = module.setting("dropout").asDouble { try layer.setDropout(dropout) }
}

private func configuration(
  _ kind: RecurrentKind, _ arguments: Arguments
) throws -> RecurrentLayer.Configuration {
  var made = RecurrentLayer.Configuration(
    kind, inputSize: try arguments.whole("input_size"),
    hiddenSize: try arguments.whole("hidden_size"))
  made.layerCount = try arguments.whole("num_layers")
  made.bias = try arguments.flag("bias")
  made.batchFirst = try arguments.flag("batch_first")
  if case .bool = arguments["dropout"] { throw LayerError.recurrentDropout }
  made.dropout = try arguments.double("dropout")
  made.bidirectional = try arguments.bool("bidirectional")
  if !arguments["proj_size"].isNone {
    guard kind == .lstm else { throw LayerError.projectionKind }
    made.projectionSize = try arguments.whole("proj_size")
  }
  guard made.layerCount <= 10_000 else {
    throw Raise(.runtimeError, "num_layers is \(made.layerCount), too many for a network here")
  }
  return made
}

/// The function of an Elman layer or cell.
func nonlinearity(_ arguments: Arguments) throws(Raise) -> RecurrentKind.Nonlinearity {
  let name = try arguments.string("nonlinearity")
  guard let found = RecurrentKind.Nonlinearity(rawValue: name) else {
    throw Raise(
      .valueError, "Unknown nonlinearity '\(name)'. Select from 'tanh' or 'relu'.",
      fix: "write nonlinearity=\"tanh\"")
  }
  return found
}

extension Arguments {
  /// A recurrent layer's size, with PyTorch's words for what is no integer.
  fileprivate func whole(_ name: String) throws(Raise) -> Int {
    guard let value = self[name].asInt else {
      throw Raise(
        .typeError, "\(name) should be of type int, got: \(self[name].plainTypeName)")
    }
    return value
  }

  /// A recurrent layer's choice, with PyTorch's words for what is no truth value.
  fileprivate func flag(_ name: String) throws(Raise) -> Bool {
    guard case .bool(let value) = self[name] else {
      throw Raise(
        .typeError, "\(name) should be of type bool, got: \(self[name].plainTypeName)")
    }
    return value
  }
}

/// The states that a cell gave a recurrent layer: one tensor, or a tuple of as many as it has.
func initialStates(_ value: Value, count: Int, of layer: String) throws(Raise) -> [Tensor]? {
  if value.isNone { return nil }
  if count == 1, let state = value.tensor { return [state] }
  let states = (value.asSequence ?? []).compactMap(\.tensor)
  guard states.count == count, states.count == value.asSequence?.count, count > 1 else {
    let wanted =
      count == 1 ? "one Tensor" : "a tuple of \(count) Tensors"
    let got =
      value.asSequence.map { "\(value.plainTypeName) of \($0.count)" } ?? value.plainTypeName
    throw Raise(
      .typeError, "\(layer)(): argument 'hx' (position 2) must be \(wanted), not \(got)",
      fix: layer == "LSTM" ? "give the hidden and the cell state: lstm(x, (h, c))" : nil)
  }
  return states
}

/// A layer's states as cells get them: one tensor, or a tuple of several.
func stateValue(_ states: [Tensor]) -> Value {
  states.count == 1 ? Value(states[0]) : Value(tensors: states)
}

private func flattenParameters(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "flatten_parameters", of: type, "Does nothing: there is no GPU.") {
    (_, _) in .none
  }
}
