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
    inputs: [.required("input"), .optional("hx")], documentation: documentation,
    tensors: ["bias_ih", "bias_hh"], fixed: ["input_size", "hidden_size", "bias", "nonlinearity"]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    let sizes = try arguments.weightSizes("hidden_size", "input_size")
    return try RecurrentCell(
      kind(arguments), inputSize: sizes.inner, hiddenSize: sizes.outer,
      bias: arguments.bool("bias"), generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? RecurrentCell else { return .none }
    let input = try arguments.tensor("input", asked: "dim")
    let states = try initialStates(
      arguments["hx"], count: name == "LSTMCell" ? 2 : 1, of: name)
    return stateValue(try layer.forward(input, states: states))
  }
}
