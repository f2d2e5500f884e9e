import Interpreter
import RNN
import Tensors

/// `MinGRU`, `MinLSTM`.
var minimalLayers: [LayerType] { [minimal("MinGRU", .gru), minimal("MinLSTM", .lstm)] }

private func minimal(_ name: String, _ kind: MinimalLayer.Kind) -> LayerType {
  stackedLayer(
    name, file: nil,
    own: [
      .optional("parallel", false).meaning("whether the steps are put together by a parallel scan")
    ],
    documentation: """
      A recurrent layer as in torch.nn, whose gates don't see the state: output, h = layer(x, hx). \
      With parallel=True the steps are put together by a parallel scan.
      """
  ) { (arguments, library) in
    let settings = try recurrentConfiguration(.gru, arguments)
    return try MinimalLayer(
      kind, inputSize: settings.inputSize, hiddenSize: settings.hiddenSize,
      layerCount: settings.layerCount, bias: settings.bias, batchFirst: settings.batchFirst,
      dropout: settings.dropout, bidirectional: settings.bidirectional,
      form: arguments.bool("parallel") ? .scan(.parallel) : .recurrence,
      generator: library.generator)
  }
}

/// `linear_scan(a, b, h0, parallel=True)`: a recurrence without a matrix, for all steps.
var linearScanCommand: BuiltinFunction {
  BuiltinFunction(
    command: "linear_scan",
    [
      .required("a"), .required("b"), .optional("h0"), .optional("parallel", true),
      .optional("batch_first", false),
    ],
    """
    h_t = a_t * h_{t-1} + b_t for all steps of [T, …], or of [B, T, …] with batch_first, from h0 or \
    zeros on.
    """
  ) { (arguments, _) in
    let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
    let batchFirst = try arguments.bool("batch_first")
    var step = b.shape
    if batchFirst ? step.count > 1 : !step.isEmpty { step.remove(at: batchFirst ? 1 : 0) }
    let initial = try arguments.optionalTensor("h0") ?? Tensor.zeros(step, dtype: b.dtype)
    let order: LinearScan.Order = try arguments.bool("parallel") ? .parallel : .sequential
    return Value(
      try LinearScan.run(a, b, initial: initial, order: order, batchFirst: batchFirst))
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
