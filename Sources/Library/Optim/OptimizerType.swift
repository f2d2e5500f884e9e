import Interpreter
import RNN
import Tensors

/// The module `torch.optim`.
func optimModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let base = ClassObject(
    name: "Optimizer", module: "torch.optim.optimizer", base: context.types.object,
    documentation: "What changes parameters against their gradients.",
    methods: [step, forget, printed, added] + optimizerStateMethods,
    attributes: [optimizerStateProperty])
  let types = [base] + optimizerRules.map { optimizerType($0, base: base) }
  return ModuleObject(
    name: "torch.optim", documentation: "Optimizers, as in PyTorch.",
    attributes: types.map { ($0.name, .classObject($0)) },
    adviceForMissing: {
      ["Rprop", "ASGD", "SparseAdam", "Adafactor", "Muon"].contains($0)
        ? "optim has \(optimizerRules.map(\.name).joined(separator: ", ")) here" : nil
    })
}

private func optimizerType(_ rule: OptimizerRule, base: ClassObject) -> ClassObject {
  let initializer = BuiltinFunction(
    method: "__init__", of: rule.name, [.required("params")] + rule.parameters, rule.documentation
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    let state = try OptimizerState(rule, arguments, in: context)
    object.payload = state
    object.attributes["defaults"] = .dict(
      try DictObject(state.defaults.map { ($0.name, $0.value) }, in: context))
    object.attributes["param_groups"] = .list(state.groups)
    return .none
  }
  return ClassObject(
    name: rule.name, module: "torch.optim.\(rule.file)", base: base,
    documentation: rule.documentation, methods: [initializer])
}

extension Arguments {
  /// The optimizer that a method is called on.
  func optimizer() throws(Raise) -> OptimizerState {
    if let state = receiver.native(as: OptimizerState.self) { return state }
    throw wrongType("self", expected: "Optimizer")
  }
}

private var step: BuiltinFunction {
  BuiltinFunction(
    method: "step", of: "Optimizer", [.optional("closure")],
    "Changes each parameter that has a gradient."
  ) { (arguments, context) in
    let state = try arguments.optimizer()
    try context.checkLimits()
    var loss = Value.none
    if !arguments["closure"].isNone { loss = try context.call(arguments["closure"], []) }
    try state.readGroups(in: context)
    try state.optimizer.step()
    state.stepCount += 1
    return loss
  }
}

private var forget: BuiltinFunction {
  BuiltinFunction(
    method: "zero_grad", of: "Optimizer", [.optional("set_to_none", true)],
    "Forgets the gradients of all parameters."
  ) { (arguments, _) in
    try forgetGradients(
      of: arguments.optimizer().optimizer.groups.flatMap(\.parameters),
      zeros: try !arguments.bool("set_to_none"))
    return .none
  }
}

private var printed: BuiltinFunction {
  BuiltinFunction(method: "__repr__", of: "Optimizer", "The settings of each group.") {
    (arguments, context) in
    var text = arguments.receiver.plainTypeName + " ("
    for (place, value) in try arguments.optimizer().groups.elements.enumerated() {
      guard case .dict(let group) = value else { continue }
      text += "\nParameter Group \(place)\n"
      let entries = group.table.live.map { ($0.key.asString ?? "", $0.value) }
      for (name, value) in entries.sorted(by: { $0.0 < $1.0 }) where name != "params" {
        text += "    \(name): \(try context.text(value))\n"
      }
    }
    return Value(text + ")")
  }
}

private var added: BuiltinFunction {
  BuiltinFunction(
    method: "add_param_group", of: "Optimizer", [.required("param_group")],
    "Adds parameters to be changed from now on."
  ) { (arguments, context) in
    try arguments.optimizer().add(arguments["param_group"], in: context)
    return .none
  }
}
