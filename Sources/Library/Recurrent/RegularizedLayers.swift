import Interpreter
import RNN
import Tensors

/// `RegularizedRNN`, `RegularizedLSTM`, `RegularizedGRU`, `LayerNormLSTM`.
var regularizedLayers: [LayerType] {
  [
    regularized("RegularizedRNN", .rnn(.tanh)), regularized("RegularizedLSTM", .lstm),
    regularized("RegularizedGRU", .gru), regularized("LayerNormLSTM", .lstm, layerNorm: true),
  ]
}

private var recurrentSettings: [BuiltinParameter] {
  [
    .required("input_size"), .required("hidden_size"), .optional("num_layers", 1),
    .optional("bias", true), .optional("batch_first", false), .optional("dropout", 0.0),
  ]
}

private func regularized(
  _ name: String, _ kind: RecurrentKind, layerNorm: Bool = false
) -> LayerType {
  LayerType(
    name: name, file: nil,
    parameters: recurrentSettings
      + Regularization().settings.map { .optional($0.name, 0.0) },
    inputs: [.required("input"), .optional("hx")],
    documentation: """
      A recurrent layer as in torch.nn, whose recurrence is regularized in training: input_dropout \
      and state_dropout (variational, one mask for all steps), weight_dropout (DropConnect), \
      recurrent_dropout (of the candidates), zoneout, cell_zoneout.
      """
  ) { (arguments, library, _) in
    try RegularizedLayer(
      configuration(kind, arguments), regularization: regularization(arguments),
      layerNorm: layerNorm, generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? RegularizedLayer else { return .none }
    let input = try arguments.tensor("input", of: name)
    let states = try initialStates(arguments["hx"], count: kind == .lstm ? 2 : 1, of: name)
    let result = try layer.forward(input, states: states)
    return Value(tuple: [Value(result.output), stateValue(result.states)])
  }
}

private func configuration(
  _ kind: RecurrentKind, _ arguments: Arguments
) throws -> RecurrentLayer.Configuration {
  var made = RecurrentLayer.Configuration(
    kind, inputSize: try arguments.int("input_size"), hiddenSize: try arguments.int("hidden_size"))
  made.layerCount = try arguments.int("num_layers")
  made.bias = try arguments.bool("bias")
  made.batchFirst = try arguments.bool("batch_first")
  made.dropout = try arguments.double("dropout")
  guard made.layerCount <= 10_000 else {
    throw Raise(.runtimeError, "num_layers is \(made.layerCount), too many for a network here")
  }
  return made
}

private func regularization(_ arguments: Arguments) throws -> Regularization {
  var made = Regularization()
  made.inputDropout = try arguments.double("input_dropout")
  made.stateDropout = try arguments.double("state_dropout")
  made.weightDropout = try arguments.double("weight_dropout")
  made.recurrentDropout = try arguments.double("recurrent_dropout")
  made.zoneout = try arguments.double("zoneout")
  made.cellZoneout = try arguments.double("cell_zoneout")
  return made
}

/// `LockedDropout`: one mask for all steps.
var lockedDropout: LayerType {
  LayerType(
    name: "LockedDropout", file: nil,
    parameters: [.optional("p", 0.5), .optional("batch_first", false)],
    documentation: "Zeroes features at random while training, the same at all steps of a sequence."
  ) { (arguments, library, _) in
    try LockedDropout(
      arguments.double("p"), batchFirst: arguments.bool("batch_first"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "LockedDropout")))
  }
}

/// `IRNN`: a relu network that starts by keeping its state.
var identityRNN: LayerType {
  LayerType(
    name: "IRNN", file: nil, parameters: recurrentSettings + [.optional("scale", 1.0)],
    inputs: [.required("input"), .optional("hx")],
    documentation: """
      nn.RNN with relu whose recurrent weights start as scale times the identity, its input weights \
      as N(0, 0.001²), its biases as zero.
      """
  ) { (arguments, library, context) in
    let layer = try RecurrentLayer(
      configuration(.rnn(.relu), arguments), generator: library.generator)
    for warning in layer.warnings { context.warn(warning.message) }
    try layer.startAsIdentity(scale: arguments.double("scale"), generator: library.generator)
    return layer
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? RecurrentLayer else { return .none }
    let states = try initialStates(arguments["hx"], count: 1, of: "IRNN")
    let result = try layer.forward(arguments.tensor("input", of: "IRNN"), states: states)
    return Value(tuple: [Value(result.output), stateValue(result.states)])
  }
}
