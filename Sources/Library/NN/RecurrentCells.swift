import Interpreter
import RNN
import Tensors

/// `RNNCell`, `LSTMCell`, `GRUCell`: one step of a recurrent network.
var recurrentCells: [LayerType] {
  [
    cell("RNNCell", "One step of a vanilla recurrent network.") { arguments throws(Raise) in
      .rnn(try nonlinearity(arguments))
    },
    cell("LSTMCell", "One step of long short-term memory.") { _ throws(Raise) in .lstm },
    cell("GRUCell", "One step of gated recurrent units.") { _ throws(Raise) in .gru },
  ]
}

private func cell(
  _ name: String, _ documentation: String,
  kind: @escaping (Arguments) throws(Raise) -> RecurrentKind
) -> LayerType {
  LayerType(
    name: name, file: "rnn",
    parameters: [.required("input_size"), .required("hidden_size"), .optional("bias", true)]
      + (name == "RNNCell" ? [.optional("nonlinearity", "tanh")] : [])
      + BuiltinParameter.placement,
    inputs: [.required("input"), .optional("hx")], documentation: documentation
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    let graph = try CellGraph(
      kind(arguments), inputSize: arguments.size("input_size"),
      hiddenSize: arguments.size("hidden_size"), bias: arguments.bool("bias"))
    return try GraphLayer(graph, name: name, generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? GraphLayer else { return .none }
    let input = try arguments.tensor("input", of: name)
    let states = try initialStates(
      arguments["hx"], count: layer.graph.states.count, of: name)
    return stateValue(try step(layer, name, input, states))
  } settings: { module in
    var text = ["input_size", "hidden_size"].map { NumberText.of(module.setting($0)) }
      .joined(separator: ", ")
    if module.setting("bias").asInt == 0 { text += ", bias=False" }
    let nonlinearity = module.setting("nonlinearity").asString ?? "tanh"
    return nonlinearity == "tanh" ? text : text + ", nonlinearity=\(nonlinearity)"
  }
}

/// The states after one step; `input` is `[B, I]`, or `[I]` for a single sequence.
private func step(
  _ layer: GraphLayer, _ name: String, _ input: Tensor, _ states: [Tensor]?
) throws -> [Tensor] {
  guard [1, 2].contains(input.rank) else {
    throw Raise(
      .valueError, "\(name): Expected input to be 1D or 2D, got \(input.rank)D instead",
      fix: "give one step: x[:, t]")
  }
  for (place, state) in (states ?? []).enumerated() {
    try checkState(state, place, layer, input)
  }
  let wanted = layer.graph.inputs[0].size
  guard input.shape[input.rank - 1] == wanted else {
    throw Raise(
      .runtimeError,
      "input has inconsistent input_size: got \(input.shape[input.rank - 1]) expected \(wanted)")
  }
  return try layer.forward(input.unsqueeze(0), states: states).states
}

private func checkState(
  _ state: Tensor, _ place: Int, _ layer: GraphLayer, _ input: Tensor
) throws {
  let size = layer.graph.states[place].size
  guard state.rank == input.rank, let last = state.shape.last else {
    throw Raise(
      .valueError,
      "\(layer.typeName): Expected hidden to be \(input.rank)D, got \(state.rank)D instead")
  }
  if input.rank == 2, state.shape[0] != input.shape[0] {
    throw Raise(
      .runtimeError,
      "Input batch size \(input.shape[0]) doesn't match hidden\(place) batch size \(state.shape[0])"
    )
  }
  guard last == size else {
    throw Raise(
      .runtimeError, "hidden\(place) has inconsistent hidden_size: got \(last), expected \(size)")
  }
}
