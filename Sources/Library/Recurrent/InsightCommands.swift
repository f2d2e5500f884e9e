import Interpreter
import RNN
import Tensors

/// The commands that look inside: `gates`, `gradient_norms`, `spectral_radius`, `saturation`,
/// `summary`.
func insightCommands(_ library: CellLibrary) -> [BuiltinFunction] {
  [gates, gradientNorms, spectralRadius, saturationCommand, summary]
}

/// `gates(model, *inputs, reduce="mean")`: what states and gates are over time.
private var gates: BuiltinFunction {
  BuiltinFunction(
    command: "gates", [.required("model"), .variadic("inputs"), .keywordOnly("reduce", "mean")],
    """
    Calls the model and gives what the states and the named values of each recurrence were (of an \
    LSTM h, c, i, f, g, o; of a GRU h, r, z, n): a dict of their means at each step, [T], or with \
    reduce=None of all values, [T, B, n]. With several recurrences, names end as those of their \
    parameters and begin with the layer: encoder.h_l0, encoder.h_l0_reverse. Packed sequences are \
    padded with zeros, which means leave out.
    """
  ) { (arguments, context) in
    let reduction = try arguments.optional("reduce", Arguments.string)
    guard [nil, "mean"].contains(reduction) else {
      throw Raise(
        .valueError, "gates(): reduce must be 'mean' or None, got '\(reduction ?? "")'",
        fix: "write reduce=None for all values")
    }
    let probe = RecurrenceProbe()
    _ = try noGrad {
      try probe.watch { try context.call(arguments["model"], arguments.rest) }
    }
    try requireRuns(probe, of: arguments["model"])
    return try table(of: probe, arguments["model"], in: context) {
      try reduction == nil ? $0.values() : $0.means()
    }
  }
}

/// `gradient_norms(model, inputs, targets=None, loss=None)`: how much gradient reaches each step.
private var gradientNorms: BuiltinFunction {
  BuiltinFunction(
    command: "gradient_norms",
    [
      .required("model").meaning("the network, an nn.Module"),
      .required("inputs").meaning(inputsMeaning),
      .optional("targets").meaning("what is wanted, as for fit"),
      .optional("loss").meaning("a name or a function, as for fit; without targets loss(output)"),
    ],
    """
    The norm of the loss's gradient by each state after each step: a dict of tensors [T]. With \
    targets, the loss is fit's, or loss(output, targets); without, it is loss(output). The \
    parameters' own gradients stay as they were.
    """
  ) { (arguments, context) in
    guard GradientMode.isEnabled else {
      throw Raise(
        .runtimeError, "gradient_norms() has no gradients to look at inside torch.no_grad()",
        fix: "move it out of the with block")
    }
    let probe = RecurrenceProbe()
    let parameters = ModuleInstance(arguments["model"])?.body.parameters ?? []
    let before = parameters.map(\.grad)
    defer { for (parameter, gradient) in zip(parameters, before) { parameter.grad = gradient } }
    try probe.watch { try probedLoss(arguments, context) }.backward()
    try requireRuns(probe, of: arguments["model"])
    return try table(of: probe, arguments["model"], in: context) { try $0.gradientNorms() }
  }
}

private func probedLoss(_ arguments: Arguments, _ context: Context) throws -> Tensor {
  let call = try ModelCall(arguments, for: arguments["model"], in: context)
  let result = try context.call(arguments["model"], call.inputs)
  let loss = arguments["loss"]
  let judge = try TrainingLoss(
    arguments, function: "gradient_norms",
    ignoredIndex: TrainedModel.padding(of: arguments["model"]), context)
  guard let targets = call.targets else {
    guard !loss.isNone else {
      throw Raise(
        .typeError, "gradient_norms() needs targets, or a loss",
        fix: "give loss=lambda output: …, which makes one number of what the model gives")
    }
    return try judge.number(context.call(loss, [result]))
  }
  guard let output = result.tensor ?? result.asSequence?.first?.tensor else {
    throw CommandFault.outputNotATensor(
      function: "gradient_norms", typeName: result.plainTypeName)
  }
  return try judge(of: output, targets, context)
}

private func requireRuns(_ probe: RecurrenceProbe, of model: Value) throws {
  guard probe.runs.isEmpty else { return }
  throw Raise(
    .valueError, "\(model.plainTypeName) ran no recurrence: there is nothing to look into",
    fix: "give a model with an nn.RNN, nn.LSTM, nn.GRU or a formula")
}

/// A dict of named tensors over time; the names of several recurrences tell which one they are of.
private func table(
  of probe: RecurrenceProbe, _ model: Value, in context: Context,
  _ tensors: (RecurrenceProbe.Sequence) throws -> [NamedTensor]
) throws -> Value {
  let table = DictObject()
  let labels = probe.labels(in: ModuleInstance(model)?.body)
  for (label, sequence) in zip(labels, probe.sequences) {
    for entry in try tensors(sequence) {
      try table.set(Value(entry.tensor), for: Value(label.name(entry.name)), in: context)
    }
  }
  return .dict(table)
}

/// `spectral_radius(value)`: the largest absolute eigenvalue of a recurrent matrix.
private var spectralRadius: BuiltinFunction {
  BuiltinFunction(
    command: "spectral_radius", [.positional("matrix")],
    """
    The largest absolute eigenvalue of a square matrix; of a network a dict with that of each \
    recurrent matrix, gate by gate.
    """
  ) { (arguments, context) in
    if let matrix = arguments.receiver.tensor {
      return .float(try Eigenvalues(of: matrix).spectralRadius)
    }
    guard let module = ModuleInstance(arguments.receiver) else {
      throw arguments.wrongTensorType("matrix", expected: "Tensor or a network")
    }
    let matrices = try module.body.recurrentMatrices()
    guard !matrices.isEmpty else {
      throw Raise(
        .valueError, "\(arguments.receiver.plainTypeName) has no recurrent matrix of float numbers",
        fix: "give a model with an nn.RNN, nn.LSTM, nn.GRU or a formula, as it was trained")
    }
    let table = DictObject()
    for entry in matrices {
      try context.checkLimits()
      let radius = try Eigenvalues(of: entry.tensor).spectralRadius
      try table.set(.float(radius), for: Value(entry.name), in: context)
    }
    return .dict(table)
  }
}

/// `saturation(values, low=-1.0, high=1.0, threshold=0.95)`: how many values stand near an end.
private var saturationCommand: BuiltinFunction {
  BuiltinFunction(
    command: "saturation",
    [
      .required("values"), .optional("low", -1.0), .optional("high", 1.0),
      .optional("threshold", 0.95),
    ],
    """
    The part of values near an end of their range, where the slope is almost zero: for tanh as it \
    stands, for a gate with low=0. Of a dict, a dict.
    """
  ) { (arguments, context) in
    func part(_ tensor: Tensor) throws -> Value {
      .float(
        try saturation(
          of: tensor, low: arguments.double("low"), high: arguments.double("high"),
          threshold: arguments.double("threshold")))
    }
    guard case .dict(let dict) = arguments["values"] else {
      return try part(arguments.tensor("values"))
    }
    let table = DictObject()
    for entry in dict.table.live {
      guard let tensor = entry.value.tensor else {
        throw arguments.wrongTensorType("values", expected: "Tensor or a dict of them")
      }
      try table.set(part(tensor), for: entry.key, in: context)
    }
    return .dict(table)
  }
}

/// `summary(model, *inputs)`: what each layer costs.
private var summary: BuiltinFunction {
  BuiltinFunction(
    command: "summary", [.required("model"), .variadic("inputs")],
    """
    Calls the model and counts: a dict of columns for table(), with a row for each layer that holds \
    numbers and one for their sum. zeros are of parameters as they are used; bytes are of all that \
    a layer holds, masks and 8-bit weights among it; multiply_adds and int8_multiply_adds those of \
    layers' weights in the forward pass; kept_bytes what recurrences keep for backward.
    """
  ) { (arguments, context) in
    guard let module = ModuleInstance(arguments["model"]) else {
      throw Raise(
        .typeError, "summary() is of a network, not \(arguments["model"].plainTypeName)",
        fix: "give an nn.Module, then what it is called with")
    }
    let probe = RecurrenceProbe()
    _ = try noGrad {
      try probe.watch { try context.call(arguments["model"], arguments.rest) }
    }
    let names = module.descendants.reduce(into: [:]) { $0[$1.name] = $1.module.name }
    let costs = try LayerCost.all(of: module.body, in: probe)
    let columns: [(String, (LayerCost) -> Value, total: Value)] = [
      ("layer", { Value($0.name.isEmpty ? module.name : $0.name) }, "total"),
      ("type", { Value(names[$0.name] ?? $0.typeName) }, ""),
      ("parameters", { .int($0.parameters) }, sum(costs, \.parameters)),
      ("zeros", { .int($0.zeros) }, sum(costs, \.zeros)),
      ("bytes", { .int($0.bytes) }, sum(costs, \.bytes)),
      ("multiply_adds", { .int($0.products.floats) }, sum(costs, \.products.floats)),
      (
        "int8_multiply_adds", { .int($0.products.integers) }, sum(costs, \.products.integers)
      ),
      ("kept_bytes", { .int($0.keptBytes) }, sum(costs, \.keptBytes)),
    ]
    let table = DictObject()
    for (name, cell, total) in columns {
      try table.set(Value(list: costs.map(cell) + [total]), for: Value(name), in: context)
    }
    return .dict(table)
  }
}

private func sum(_ costs: [LayerCost], _ part: (LayerCost) -> Int) -> Value {
  .int(costs.reduce(0) { $0 + part($1) })
}
