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
  stackedLayer(
    name, file: "rnn", parameters: name == "RNN" ? [.optional("nonlinearity", "tanh")] : [],
    own: [.optional("proj_size", name == "LSTM" ? 0 : .none)], documentation: documentation
  ) { module in
    guard let layer = module.body as? RecurrentLayer else { return }
    if name != "LSTM" { module.object.attributes["proj_size"] = 0 }
    module.object.attributes["mode"] = Value(layer.configuration.kind.mode)
  } make: { (arguments, library) in
    try RecurrentLayer(
      recurrentConfiguration(kind(arguments), arguments), generator: library.generator)
  }
}

extension RecurrentKind {
  /// PyTorch's name of the kind.
  fileprivate var mode: String {
    switch self {
    case .rnn(let nonlinearity): "RNN_" + nonlinearity.rawValue.uppercased()
    case .lstm: "LSTM"
    case .gru, .resetBeforeGRU: "GRU"
    }
  }
}

/// The settings that all recurrent layers have.
func recurrentConfiguration(
  _ kind: RecurrentKind, _ arguments: Arguments
) throws -> RecurrentLayer.Configuration {
  var made = RecurrentLayer.Configuration(
    kind, inputSize: try arguments.whole("input_size"),
    hiddenSize: try arguments.whole("hidden_size"))
  made.layerCount = try recurrentLayerCount(arguments)
  made.bias = try arguments.flag("bias")
  made.batchFirst = try arguments.flag("batch_first")
  if case .bool = arguments["dropout"] { throw LayerError.recurrentDropout }
  made.dropout = try arguments.double("dropout")
  made.bidirectional = try arguments.bool("bidirectional")
  if !arguments["proj_size"].isNone {
    guard kind == .lstm else { throw LayerError.projectionKind }
    made.projectionSize = try arguments.whole("proj_size")
  }
  return made
}

/// How many layers stand on top of each other.
func recurrentLayerCount(_ arguments: Arguments) throws(Raise) -> Int {
  let count = try arguments.whole("num_layers")
  guard count <= 10_000 else {
    throw Raise(.runtimeError, "num_layers is \(count), too many for a network here")
  }
  return count
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
    let value = self[name]
    if let whole = value.builtinInt ?? (name == "num_layers" ? value.asInt : nil) { return whole }
    let type = value.plainTypeName.split(separator: ".").last ?? ""
    throw Raise(.typeError, "\(name) should be of type int, got: \(type)")
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
  if count == 1 {
    guard let state = value.tensor else {
      let fix = value.asSequence.map { _ in "it has one state: \(layer.lowercased())(x, h)" }
      throw .missingAttribute("dim", of: value, fix: fix)
    }
    return [state]
  }
  if count == 2, let state = value.tensor, layer == "LSTM" { return try halves(of: state) }
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

/// One tensor given for both states: PyTorch takes its first two rows, where there are two.
private func halves(of state: Tensor) throws(Raise) -> [Tensor] {
  guard let rows = state.shape.first, rows >= 2 else {
    throw Raise(
      .indexError, "index 1 is out of bounds for dimension 0 with size \(state.shape.first ?? 0)",
      fix: "give the hidden and the cell state: lstm(x, (h, c))")
  }
  return try raising { try [state.select(0, 0), state.select(0, 1)] }
}

/// A layer's states as cells get them: one tensor, a tuple of several, or `None`.
func stateValue(_ states: [Tensor]) -> Value {
  if states.isEmpty { return .none }
  return states.count == 1 ? Value(states[0]) : Value(tensors: states)
}
