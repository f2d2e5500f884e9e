import Glibc
import Interpreter
import RNN
import Tensors

/// `compare(models, inputs, targets=None, loss=None)`: what compression gains and costs.
var compareCommand: BuiltinFunction {
  BuiltinFunction(
    command: "compare",
    [
      .required("models").meaning("a dict of networks by name"),
      .required("inputs").meaning(inputsMeaning),
      .optional("targets").meaning("what is wanted, as for fit"),
      .optional("loss").meaning("a name or loss(output, targets), as for fit"),
    ],
    """
    Models by name on the same inputs: columns for table() with parameters, bytes, zeros, \
    multiply-adds of float numbers and of 8-bit integers, and how far the output is from the first \
    model's. With targets also the loss, for classes the perplexity too.
    """
  ) { (arguments, context) in
    guard case .dict(let models) = arguments["models"] else {
      throw arguments.wrongType("models", expected: "dict of models by name")
    }
    guard let model = models.table.live.first?.value else {
      throw Raise(
        .valueError, "compare() got no models",
        fix: "write compare({\"small\": a, \"large\": b}, inputs)")
    }
    let call = try ModelCall(arguments, for: model, in: context)
    let targets = call.targets
    let loss = try comparedLoss(arguments, of: model, context)
    var rows: [ComparedModel] = []
    for entry in models.table.live {
      guard let module = ModuleInstance(entry.value) else {
        throw CommandFault.notAModel(typeName: entry.value.plainTypeName)
      }
      rows.append(
        try ComparedModel(try context.text(entry.key), module, call.inputs, in: context))
    }
    let first = rows[0].output
    for row in rows where row.output.shape != first.shape {
      throw Raise(
        .valueError,
        "compare(): '\(row.name)' gives \(row.output.shape) where '\(rows[0].name)' gives "
          + "\(first.shape)", fix: "compare models of the same task")
    }
    var columns = ComparedModel.columns(of: rows)
    if let loss, let targets {
      let losses = try noGrad {
        try rows.map { try loss(of: $0.output, targets, context).item().double }
      }
      columns.append(("loss", losses.map { .float($0) }))
      if targets.dtype == .int64 {
        columns.append(("perplexity", losses.map { .float(exp($0)) }))
      }
    }
    return .dict(try DictObject(columns.map { ($0.0, Value(list: $0.1)) }, in: context))
  }
}

private func comparedLoss(
  _ arguments: Arguments, of model: Value, _ context: Context
) throws -> TrainingLoss? {
  if arguments["targets"].isNone { return nil }
  return try TrainingLoss(
    arguments, function: "compare", ignoredIndex: TrainedModel.padding(of: model), context)
}

/// What one model is and does.
private struct ComparedModel {
  let name: String
  let body: Module
  let output: Tensor
  let count: ProductCount
  let zeros: Int

  /// Calls the model in evaluation mode; its mode afterwards is what it was.
  init(_ name: String, _ model: ModuleInstance, _ inputs: [Value], in context: Context) throws {
    self.name = name
    body = model.body
    let wasTraining = model.body.training
    _ = try context.callMethod(model.value, "eval")
    defer { if wasTraining { model.body.train() } }
    let (result, count) = try noGrad {
      try ProductCount.of { try context.call(model.value, inputs) }
    }
    guard let output = result.tensor ?? result.asSequence?.first?.tensor else {
      throw CommandFault.outputNotATensor(
        function: "compare", typeName: result.plainTypeName)
    }
    self.output = output
    self.count = count
    zeros = try model.body.sparsity().reduce(0) { $0 + $1.zeros } + model.body.quantizedZeros
  }

  static func columns(of rows: [ComparedModel]) -> [(String, [Value])] {
    let first = rows[0].output.elements
    let errors = rows.map { row in zip(first, row.output.elements).map { abs($0 - $1) } }
    func mean(_ errors: [Float]) -> Double {
      errors.isEmpty ? 0 : errors.reduce(0) { $0 + Double($1) } / Double(errors.count)
    }
    return [
      ("model", rows.map { Value($0.name) }),
      ("parameters", rows.map { .int($0.body.trainedCount) }),
      ("bytes", rows.map { .int($0.body.storedNumbers().reduce(0) { $0 + $1.bytes }) }),
      ("zeros", rows.map { .int($0.zeros) }),
      ("multiply_adds", rows.map { .int($0.count.floats) }),
      ("int8_multiply_adds", rows.map { .int($0.count.integers) }),
      ("max_error", errors.map { .float(Double($0.max() ?? 0)) }),
      ("mean_error", errors.map { .float(mean($0)) }),
    ]
  }
}

/// `size(model)`: how many numbers of each kind, and their bytes.
var sizeCommand: BuiltinFunction {
  BuiltinFunction(
    command: "size", [.required("model")],
    "The numbers of a model by kind and the bytes that they take: columns for table()."
  ) { (arguments, context) in
    guard let model = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "nn.Module")
    }
    let kinds = model.body.storedNumbers()
    let (count, bytes) = (kinds.reduce(0) { $0 + $1.count }, kinds.reduce(0) { $0 + $1.bytes })
    return .dict(
      try DictObject(
        [
          ("dtype", Value(list: (kinds.map(\.kind) + ["all"]).map { Value($0) })),
          ("count", Value(list: (kinds.map(\.count) + [count]).map { .int($0) })),
          ("bytes", Value(list: (kinds.map(\.bytes) + [bytes]).map { .int($0) })),
        ], in: context))
  }
}
