import Interpreter
import RNN
import Tensors

/// `Dropout`, `Dropout1d`.
var dropoutLayers: [LayerType] { [dropoutLayer("Dropout"), dropoutLayer("Dropout1d")] }

private func dropoutLayer(_ name: String) -> LayerType {
  LayerType(
    name: name, file: "dropout",
    parameters: [.optional("p", 0.5), .optional("inplace", false)],
    documentation: "Zeroes elements (whole channels, Dropout1d) at random while training."
  ) { (arguments, library, _) in
    try Dropout(arguments.dropoutProbability(), generator: library.generator)
  } forward: { (module, arguments, _) in
    // A cell may give the layer another p while it is in use.
    guard let layer = module.body as? Dropout else { return .none }
    if let probability = module.setting("p").asDouble { try layer.setProbability(probability) }
    let input = try arguments.tensor("input", of: name.lowercased())
    guard name == "Dropout1d" else { return Value(try inPlace(module, input)) }
    try checkChannels(input)
    return Value(try inPlace(module, input) { try layer.forwardChannels($0) })
  } settings: { module in
    let inplace = module.setting("inplace").asInt == 1 ? "True" : "False"
    return "p=\(NumberText.of(module.setting("p"))), inplace=\(inplace)"
  }
}

extension Arguments {
  /// The probability `p`, named in messages as it was written.
  func dropoutProbability() throws(Raise) -> Double {
    let probability = try double("p")
    guard (0...1).contains(probability) else {
      throw Raise(
        .valueError,
        "dropout probability has to be between 0 and 1, but got \(NumberText.of(self["p"]))")
    }
    return probability
  }
}

/// The layer's function of a tensor; with `inplace=True` written into the tensor itself.
private func inPlace(
  _ module: ModuleInstance, _ input: Tensor, _ forward: ((Tensor) throws -> Tensor)? = nil
) throws -> Tensor {
  let forward = forward ?? module.body.forward
  guard module.setting("inplace").asInt == 1 else { return try forward(input) }
  return try input.inPlace { try forward($0) }
}

private func checkChannels(_ input: Tensor) throws {
  guard [2, 3].contains(input.rank) else {
    throw Raise(
      .runtimeError,
      "dropout1d: Expected 2D or 3D input, but received a \(input.rank)D input. Note that dropout1d "
        + "exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel "
        + "dimension, and an optional batch dimension (i.e. 2D or 3D inputs).")
  }
}
