import Interpreter
import RNN
import Tensors

/// `MinGRU`, `MinLSTM`.
var minimalLayers: [LayerType] { [minimal("MinGRU", .gru), minimal("MinLSTM", .lstm)] }

private func minimal(_ name: String, _ kind: MinimalLayer.Kind) -> LayerType {
  LayerType(
    name: name, file: nil,
    parameters: [
      .required("input_size"), .required("hidden_size"), .optional("batch_first", false),
      .optional("parallel", false),
    ],
    inputs: [.required("input"), .optional("h0")],
    documentation: """
      A recurrence whose gates don't see the state: output, h = layer(x, h0=None) with h [1, B, H]. \
      With parallel=True the steps are put together by a parallel scan.
      """
  ) { (arguments, library, _) in
    try MinimalLayer(
      kind, inputSize: arguments.size("input_size"), hiddenSize: arguments.size("hidden_size"),
      batchFirst: arguments.bool("batch_first"),
      form: arguments.bool("parallel") ? .scan(.parallel) : .recurrence,
      generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let layer = module.body as? MinimalLayer else { return .none }
    let input = try arguments.tensor("input", of: name)
    let state = try arguments.optionalTensor("h0").map { state in
      let batch = input.rank == 3 ? input.shape[layer.batchFirst ? 0 : 1] : 0
      let wanted = [1, batch, layer.hiddenSize]
      guard state.shape == wanted || input.rank != 3 else {
        throw ScanError.shape(name: "h0", wanted: wanted, got: state.shape)
      }
      return try state.select(0, 0)
    }
    let result = try layer.forward(input, state: state)
    return Value(tensors: [result.output, try result.state.unsqueeze(0)])
  }
}
