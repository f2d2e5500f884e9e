import Interpreter
import RNN
import Tensors

/// `rnn.quantize`, `rnn.sparsity`, `rnn.distillation_loss`, `rnn.compare`, `rnn.size`.
func compressionCommands(_ library: CellLibrary) -> [BuiltinFunction] {
  [quantize(library), sparsity, distillationLoss, compareCommand, sizeCommand]
}

/// `quantize(model, layers=None, scheme="row", inplace=False)`.
private func quantize(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "quantize",
    [
      .required("model"), .optional("layers"), .optional("scheme", "row"),
      .optional("inplace", false),
    ],
    """
    A copy of the model with weights in 8 bits: of all layers, or of those given by class or dotted \
    name. The scheme "row" has a factor for each row, "tensor" PyTorch's one for each matrix.
    """
  ) { [unowned library] (arguments, context) in
    guard let given = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "nn.Module")
    }
    let scheme = try scheme(arguments)
    let value =
      try arguments.bool("inplace")
      ? given.value : given.copyToQuantize(in: context)
    guard let model = ModuleInstance(value) else { return value }
    let wanted = try layers(arguments, of: model)
    _ = try context.callMethod(value, "eval")
    return try model.quantize(wanted, scheme, library, context).value
  }
}

private func scheme(_ arguments: Arguments) throws(Raise) -> QuantizationScheme {
  switch try arguments.string("scheme") {
  case "row": return .perRow
  case "tensor": return .perTensor
  case let other:
    throw Raise(
      .valueError, "quantize(): scheme must be 'row' or 'tensor', not '\(other)'",
      fix: "write scheme=\"row\"")
  }
}

/// The layers that are asked for; all that the model has where nothing is said.
private func layers(_ arguments: Arguments, of model: ModuleInstance) throws -> [ModuleInstance] {
  let all = model.descendants
  let given: [Value]
  switch arguments["layers"] {
  case .none: return all.map(\.module)
  case .set(let set): given = set.elements
  case let value: given = value.asSequence ?? [value]
  }
  return try given.flatMap { wanted -> [ModuleInstance] in
    let found = all.filter { name, module in
      if case .classObject(let type) = wanted { return module.object.classObject === type }
      return wanted.asString == name
    }
    guard !found.isEmpty else {
      let shown =
        if case .classObject(let type) = wanted { type.name } else {
          wanted.asString.map { "'\($0)'" } ?? wanted.plainTypeName
        }
      throw Raise(.valueError, "quantize(): the model has no layer \(shown)")
    }
    return found.map(\.module)
  }
}

/// `sparsity(model)`: a column for each thing to know, for `table`.
private var sparsity: BuiltinFunction {
  BuiltinFunction(
    command: "sparsity", [.required("model")],
    "How many of each parameter's elements are zero in use: columns for table()."
  ) { (arguments, context) in
    guard let model = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "nn.Module")
    }
    let rows = try model.body.sparsity()
    let (count, zeros) = (rows.reduce(0) { $0 + $1.count }, rows.reduce(0) { $0 + $1.zeros })
    let fractions = rows.map(\.fraction) + [count == 0 ? 0 : Double(zeros) / Double(count)]
    return .dict(
      try DictObject(
        [
          ("parameter", Value(list: (rows.map(\.name) + ["all"]).map { Value($0) })),
          ("count", Value(list: (rows.map(\.count) + [count]).map { .int($0) })),
          ("zeros", Value(list: (rows.map(\.zeros) + [zeros]).map { .int($0) })),
          ("sparsity", Value(list: fractions.map { .float($0) })),
        ], in: context))
  }
}

/// `distillation_loss(student, teacher, target=None, temperature=2.0, alpha=0.5)`.
private var distillationLoss: BuiltinFunction {
  BuiltinFunction(
    command: "distillation_loss",
    [
      .required("student"), .required("teacher"), .optional("target"),
      .optional("temperature", 2.0), .optional("alpha", 0.5),
    ],
    """
    alpha·T²·KL(teacher ‖ student), both softened by the temperature T, plus (1 − alpha) times the \
    cross-entropy with the target.
    """
  ) { (arguments, _) in
    Value(
      try Loss.distillation(
        student: arguments.tensor("student"), teacher: arguments.tensor("teacher"),
        target: arguments.optionalTensor("target"), temperature: arguments.double("temperature"),
        alpha: arguments.double("alpha")))
  }
}
