import Interpreter
import RNN
import Tensors

/// The class of compiled formulas that look both ways, as `y_t = [h_t^{forward}; h_t^{backward}]`.
///
///     output, state = cell(x, state=None)
///
/// Shapes are as those of `FormulaCell`; the states of the run from the start come first, then those
/// of the run from the end.
func bidirectionalCellType(_ library: CellLibrary, in context: Context) -> ClassObject {
  let known = context.nativeClass(named: "BidirectionalFormulaCell")
  if known.lookup("forward") != nil { return known }
  let made = ClassObject(
    name: "BidirectionalFormulaCell", module: "rnn", base: networkType(library, in: context),
    documentation: "A recurrent cell that was compiled from equations for both directions.",
    methods: [constructor, forward, settings])
  context.register(nativeClass: made)
  return made
}

private var constructor: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "BidirectionalFormulaCell", [.variadic("args"), .keywords("kwargs")],
    "Cells make these by formula(…)."
  ) { (_, _) in
    throw Raise(
      .typeError, "BidirectionalFormulaCell can't be made directly",
      fix: "write formula(\"eq-label\")")
  }
}

private var forward: BuiltinFunction {
  BuiltinFunction(
    method: "forward", of: "BidirectionalFormulaCell", [.required("input"), .optional("state")],
    "Runs the equations over a sequence from both ends."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? BidirectionalGraphLayer else { return .none }
    let input = try arguments.tensor("input", of: "BidirectionalFormulaCell")
    let given = try givenStates(
      arguments, layer.states.map { ($0.name, $0.size) }, count: 1, batchFirst: layer.batchFirst)
    let result = try layer.forward(input, states: given?.map { try $0.squeeze(0) })
    let states = try result.states.map { try $0.unsqueeze(0) }
    return Value(tuple: [Value(result.outputs[0]), stateValue(states)])
  }
}

private var settings: BuiltinFunction {
  BuiltinFunction(
    method: "extra_repr", of: "BidirectionalFormulaCell", "The sizes, as printed."
  ) { (arguments, _) in
    guard let layer = try arguments.module().body as? BidirectionalGraphLayer else { return "" }
    let input = layer.forwardGraph.inputs.first ?? layer.backwardGraph.inputs.first
    let sizes = layer.states.map { "\($0.name)=\($0.size)" }
    var parts = (input.map { ["input=\($0.size)"] } ?? []) + sizes
    let output = layer.joinedGraph.outputs[0]
    parts.append("\(output.name)=\(output.size)")
    if !layer.batchFirst { parts.append("batch_first=False") }
    return Value(parts.joined(separator: ", "))
  }
}
