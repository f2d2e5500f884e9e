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

/// `linear_scan(a, b, h0, parallel=True)`: a recurrence without a matrix, for all steps.
var linearScanCommand: BuiltinFunction {
  BuiltinFunction(
    command: "linear_scan",
    [.required("a"), .required("b"), .optional("h0"), .optional("parallel", true)],
    "h_t = a_t * h_{t-1} + b_t for all steps of [T, …], from h0 or zeros on."
  ) { (arguments, _) in
    let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
    let initial = try arguments.optionalTensor("h0") ?? Tensor.zeros(Array(b.shape.dropFirst()))
    let order: LinearScan.Order = try arguments.bool("parallel") ? .parallel : .sequential
    return Value(try LinearScan.run(a, b, initial: initial, order: order))
  }
}

/// `scan_cost(steps)`: passes and operations of both orders, as columns of a table.
var scanCostCommand: BuiltinFunction {
  BuiltinFunction(
    command: "scan_cost", [.required("steps")],
    """
    What a linear scan costs for each element of a step, one step after the other and in parallel: \
    passes that must wait for each other, and operations; a dict of columns for table().
    """
  ) { (arguments, context) in
    let steps = try arguments.int("steps")
    guard (1..<1 << 31).contains(steps) else {
      throw ScanError.size(setting: "steps", value: steps)
    }
    let costs = [LinearScan.Order.sequential, .parallel].map {
      LinearScan.cost(steps: steps, order: $0)
    }
    let table = DictObject()
    let columns: [(String, [Value])] = [
      ("order", ["sequential", "parallel"]), ("passes", costs.map { .int($0.passes) }),
      ("operations", costs.map { .int($0.operations) }),
    ]
    for (name, cells) in columns {
      try table.set(Value(list: cells), for: Value(name), in: context)
    }
    return .dict(table)
  }
}
