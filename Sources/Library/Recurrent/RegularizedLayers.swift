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

private func regularized(
  _ name: String, _ kind: RecurrentKind, layerNorm: Bool = false
) -> LayerType {
  stackedLayer(
    name, file: nil,
    own: Regularization().settings.map { setting in
      .optional(setting.name, 0.0).meaning(settingMeanings[setting.name] ?? "")
    },
    documentation: (layerNorm ? normalizedText : "A recurrent layer as in torch.nn.")
      + regularizedText
  ) { (arguments, library) in
    try RegularizedLayer(
      recurrentConfiguration(kind, arguments), regularization: regularization(arguments),
      layerNorm: layerNorm, generator: library.generator)
  }
}

private let normalizedText = """
  nn.LSTM with layer normalization of the gates' sums, of inputs and of states apart, and of the cell \
  state before its tanh.
  """

private let regularizedText = """
   Its recurrence is regularized in training: input_dropout and state_dropout (variational, one mask \
  for all steps), weight_dropout (DropConnect), recurrent_dropout (of the candidates), zoneout, \
  cell_zoneout.
  """

private let settingMeanings = [
  "input_dropout": "the part of a sequence's input features that is dropped",
  "state_dropout": "the part of a sequence's state that its steps don't see",
  "weight_dropout": "the part of the recurrent weights that is dropped",
  "recurrent_dropout": "the part of the candidates that is dropped",
  "zoneout": "how often a unit keeps its state of the step before",
  "cell_zoneout": "how often a unit keeps its cell state of the step before",
]

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
  stackedLayer(
    "IRNN", file: nil, own: [.optional("scale", 1.0).meaning("what the identity is multiplied by")],
    documentation: """
      nn.RNN with relu whose recurrent weights start as scale times the identity, its input weights \
      as N(0, 0.001²), its biases as zero.
      """
  ) { (arguments, library) in
    let layer = try RecurrentLayer(
      recurrentConfiguration(.rnn(.relu), arguments), generator: library.generator)
    try layer.startAsIdentity(scale: arguments.double("scale"), generator: library.generator)
    return layer
  }
}

/// `rnn.GRU`: nn.GRU whose reset gate may act before the product.
var resetGRU: LayerType {
  stackedLayer(
    "GRU", file: nil,
    own: [
      .optional("reset", "after").meaning("whether r acts \"after\" the product or \"before\"")
    ],
    documentation: """
      nn.GRU; with reset="before" the reset gate acts on the state before the matrix product, as \
      textbooks print it: n = tanh(W_in x + b_in + W_hn (r * h) + b_hn).
      """
  ) { (arguments, library) in
    let kinds: [String: RecurrentKind] = ["after": .gru, "before": .resetBeforeGRU]
    let reset = try arguments.string("reset")
    guard let kind = kinds[reset] else {
      throw CommandFault.unknownName(
        function: "GRU", parameter: "reset", name: reset, known: kinds.keys.sorted())
    }
    return try RecurrentLayer(
      recurrentConfiguration(kind, arguments), generator: library.generator)
  }
}
