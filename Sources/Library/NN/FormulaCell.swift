import Formulas
import Interpreter
import RNN
import Tensors

/// The class of compiled formulas: modules that run their equations over a sequence.
///
///     output, state = cell(x, state=None)
///
/// `x` is `[B, T, I]` with `batch_first`, else `[T, B, I]`; `[T, I]` without a batch; or packed
/// sequences. The output is the equations' first output after each step. The state is `[L·D, B, H]`
/// (`[L·D, H]` without a batch) for L layers in D directions, a tuple of such where the equations have
/// several, `None` where they have none.
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
    let states = try givenStates(
      arguments, layer.graph.states.map { ($0.name, $0.size) }, count: layer.places.count,
      batchFirst: layer.batchFirst)
    return try runStacked(layer, arguments, states, of: "FormulaCell")
  }
}

/// The states that a cell gave, under the names of the equations; each of so many layers and
/// directions.
///
/// - Parameter place: The place of the state among the call's arguments.
func givenStates(
  _ arguments: Arguments, _ states: [(name: String, size: Int)], count: Int, batchFirst: Bool,
  of function: String = "FormulaCell", at place: Int = 2
) throws -> [Tensor]? {
  let value = arguments["state"]
  let names = states.map(\.name)
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
      "\(function)(): argument 'state' (position \(place)) must be \(wanted), "
        + "not \(value.plainTypeName)")
  }
  for (tensor, state) in zip(given, states) {
    let wanted = [count] + batch(of: arguments["input"], batchFirst) + [state.size]
    guard tensor.shape == wanted else {
      throw Raise(
        .runtimeError, "state \(state.name) must have the shape \(wanted), got \(tensor.shape)")
    }
  }
  return given
}

/// The number of sequences of an input; nothing without a batch.
private func batch(of input: Value, _ batchFirst: Bool) -> [Int] {
  if let packed = input.native(as: PackedSequenceObject.self) { return [packed.sequence.batch] }
  guard let tensor = input.tensor, tensor.rank == 3 else { return [] }
  return [tensor.shape[batchFirst ? 0 : 1]]
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
    if layer.layerCount > 1 { parts.append("num_layers=\(layer.layerCount)") }
    if !layer.batchFirst { parts.append("batch_first=False") }
    if layer.dropout > 0 { parts.append("dropout=\(layer.dropout)") }
    if layer.isBidirectional { parts.append("bidirectional=True") }
    return Value(parts.joined(separator: ", "))
  }
}

// MARK: - For the commands

extension CellLibrary {
  /// A compiled cell as an `nn.Module` of cells; its parameters become attributes.
  package func moduleValue(wrapping layer: Module, in context: Context) -> Value {
    let type =
      switch layer {
      case is BidirectionalGraphLayer: bidirectionalCellType(self, in: context)
      case is MemoryLayer: attentionCellType(self, in: context)
      default: formulaCellType(self, in: context)
      }
    let object = InstanceObject(of: type, payload: layer)
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
