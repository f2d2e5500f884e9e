import Formulas
import Interpreter
import RNN
import Tensors

/// The class of compiled formulas that read a memory, as `c_t = \sum_i \alpha_{ti} h_i`.
///
///     output, state = cell(x, memory, state=None, mask=None)
///     weights = cell.weights(x, memory, state=None, mask=None)
///
/// `x` is `[B, T, I]` and `memory` `[B, S, M]` with `batch_first`, else `[T, B, I]` and `[S, B, M]`;
/// `[T, I]` and `[S, M]` without a batch. States are as those of `FormulaCell`; the mask is `[B, S]`,
/// True where a step of the memory may be read. The weights are `[B, T, S]`.
func attentionCellType(_ library: CellLibrary, in context: Context) -> ClassObject {
  let known = context.nativeClass(named: "AttentionFormulaCell")
  if known.lookup("forward") != nil { return known }
  let made = ClassObject(
    name: "AttentionFormulaCell", module: "rnn", base: networkType(library, in: context),
    documentation: "A cell that reads a memory at every step, compiled from equations.",
    methods: [constructor, forward, weights, settings])
  context.register(nativeClass: made)
  return made
}

private var constructor: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "AttentionFormulaCell", [.variadic("args"), .keywords("kwargs")],
    "Cells make these by formula(…)."
  ) { (_, _) in
    throw Raise(
      .typeError, "AttentionFormulaCell can't be made directly",
      fix: "write formula(\"eq-label\", memory=…)")
  }
}

private var parameters: [BuiltinParameter] {
  [.required("input"), .required("memory"), .optional("state"), .optional("mask")]
}

private var forward: BuiltinFunction {
  BuiltinFunction(
    method: "forward", of: "AttentionFormulaCell", parameters,
    "Runs the equations over a sequence, reading the memory at every step."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? MemoryLayer else { return .none }
    let result = try run(layer, arguments)
    let states = try result.states.map { try $0.unsqueeze(0) }
    return Value(tuple: [Value(result.output), stateValue(states)])
  }
}

private var weights: BuiltinFunction {
  BuiltinFunction(
    method: "weights", of: "AttentionFormulaCell", parameters,
    "How much of each step of the memory every step reads: [B, T, S]."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? MemoryLayer else { return .none }
    guard let weights = try run(layer, arguments).weights else {
      throw Raise(
        .valueError, "the equations give the softmax over the memory no name",
        fix: "define it: \\alpha_{ti} = \\text{softmax}(e_{ti})")
    }
    return Value(weights)
  }
}

private func run(_ layer: MemoryLayer, _ arguments: Arguments) throws -> MemoryLayer.Result {
  let name = "AttentionFormulaCell"
  let input = try arguments.tensor("input", of: name)
  let memory = try arguments.tensor("memory", of: name, at: 2)
  let given = try givenStates(
    arguments, layer.cell.states.map { ($0.name, $0.size) }, count: 1,
    batchFirst: layer.batchFirst, of: name, at: 3)
  return try layer.forward(
    input, memory: memory, states: given?.map { try $0.squeeze(0) },
    mask: arguments.optionalTensor("mask"))
}

private var settings: BuiltinFunction {
  BuiltinFunction(
    method: "extra_repr", of: "AttentionFormulaCell", "The sizes, as printed."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? MemoryLayer else { return "" }
    let cell = layer.cell
    var parts = ["input=\(cell.inputs[0].size)"]
    if let state = cell.states.first { parts.append("hidden=\(state.size)") }
    if let output = cell.outputs.first, !cell.states.contains(output) {
      parts.append("output=\(output.size)")
    }
    parts.append("memory=\(cell.memory.size)")
    if !layer.batchFirst { parts.append("batch_first=False") }
    return Value(parts.joined(separator: ", "))
  }
}
