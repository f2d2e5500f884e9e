import Interpreter
import RNN
import Tensors

/// The class of compiled formulas: modules that run their equations over a sequence.
///
///     output, state = cell(x, state=None)
///
/// `x` is `[B, T, I]` with `batch_first`, else `[T, B, I]`; `[T, I]` without a batch. The output is
/// the equations' first output after each step. The state is `[1, B, H]` (`[1, H]` without a
/// batch), a tuple of such where the equations have several, `None` where they have none.
private func formulaCellType(_ library: CellLibrary, in context: Context) -> ClassObject {
  let known = context.nativeClass(named: "FormulaCell")
  if known.lookup("forward") != nil { return known }
  let made = ClassObject(
    name: "FormulaCell", module: "rnn", base: networkType(library, in: context),
    documentation: "A recurrent cell that was compiled from equations.",
    methods: [constructor, forward, settings],
    attributes: [
      flag("batch_first") { .bool($0.batchFirst) },
      flag("input_size") { .int($0.graph.inputs[0].size) },
      flag("hidden_size") { ($0.graph.states.first?.size).map { .int($0) } ?? .none },
    ])
  context.register(nativeClass: made)
  return made
}

private func flag(
  _ name: String, _ read: @escaping (GraphLayer) -> Value
) -> (String, Value) {
  DescriptorObject.property(name) { (value, _) throws(Raise) in
    guard let layer = ModuleInstance(value)?.body as? GraphLayer else { return .none }
    return read(layer)
  }
}

private var constructor: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "FormulaCell", [.variadic("args"), .keywords("kwargs")],
    "Cells make these by formula(…)."
  ) { (_, _) in
    throw Raise(
      .typeError, "FormulaCell can't be made directly", fix: "write formula(\"eq-label\")")
  }
}

private var forward: BuiltinFunction {
  BuiltinFunction(
    method: "forward", of: "FormulaCell", [.required("input"), .optional("state")],
    "Runs the equations over a sequence."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? GraphLayer else { return .none }
    let input = try arguments.tensor("input", of: "FormulaCell")
    let result = try layer.forward(input, states: givenStates(arguments["state"], layer, input))
    let states = try result.states.map { try $0.unsqueeze(0) }
    return Value(
      tuple: [Value(result.outputs[0]), states.isEmpty ? .none : stateValue(states)])
  }
}

/// The states that a cell gave, each without its first dimension of size 1.
private func givenStates(
  _ value: Value, _ layer: GraphLayer, _ input: Tensor
) throws -> [Tensor]? {
  let names = layer.graph.states.map(\.name)
  if names.isEmpty {
    guard value.isNone else { throw Raise(.typeError, "the equations have no state, got one") }
    return nil
  }
  if value.isNone { return nil }
  let given = value.tensor.map { [$0] } ?? (value.asSequence ?? []).compactMap(\.tensor)
  guard given.count == names.count, value.asSequence.map({ $0.count == given.count }) ?? true else {
    let wanted =
      names.count == 1
      ? "one Tensor, \(names[0])"
      : "a tuple of \(names.count) Tensors, (\(names.joined(separator: ", ")))"
    throw Raise(
      .typeError,
      "FormulaCell(): argument 'state' (position 2) must be \(wanted), "
        + "not \(value.plainTypeName)")
  }
  return try zip(given, layer.graph.states).map { tensor, state in
    let batch = input.rank == 3 ? [input.shape[layer.batchFirst ? 0 : 1]] : []
    let wanted = [1] + batch + [state.size]
    guard tensor.shape == wanted else {
      throw Raise(
        .runtimeError, "state \(state.name) must have the shape \(wanted), got \(tensor.shape)")
    }
    return try tensor.squeeze(0)
  }
}

private var settings: BuiltinFunction {
  BuiltinFunction(method: "extra_repr", of: "FormulaCell", "The sizes, as printed.") {
    (arguments, _) in
    guard let layer = try arguments.module().body as? GraphLayer else { return "" }
    var parts = ["input=\(layer.graph.inputs[0].size)"]
    if let state = layer.graph.states.first { parts.append("hidden=\(state.size)") }
    let output = layer.graph.outputs[0]
    if !layer.graph.states.contains(where: { $0.next == output.node }) {
      parts.append("output=\(output.size)")
    }
    if !layer.batchFirst { parts.append("batch_first=False") }
    return Value(parts.joined(separator: ", "))
  }
}

// MARK: - For the commands

extension CellLibrary {
  /// A compiled cell as an `nn.Module` of cells; its parameters become attributes.
  package func moduleValue(wrapping layer: GraphLayer, in context: Context) -> Value {
    let object = InstanceObject(of: formulaCellType(self, in: context), payload: layer)
    ModuleInstance(object)?.adoptTensors(self)
    return .instance(object)
  }

  /// What calling a module (or any other value of a cell) gives.
  package func callModule(
    _ module: Value, _ inputs: [Value], in context: Context
  ) throws(Raise) -> Value {
    try context.call(module, inputs)
  }

  /// The parameters of a module with their dotted names, each once; nothing for another value.
  package func namedParameters(of module: Value) -> [NamedTensor]? {
    ModuleInstance(module)?.body.namedParameters
  }

  /// Puts a module and all inside it into training, or into use.
  package func setTraining(
    _ training: Bool, of module: Value, in context: Context
  ) throws(Raise) {
    _ = try context.call(context.attribute(module, "train"), [.bool(training)])
  }
}
