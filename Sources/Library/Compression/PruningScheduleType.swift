import Interpreter
import RNN

/// `PruningSchedule(parameters, final, steps, initial=0.0, start=0, interval=1)`: a class with `step`
/// and `sparsity`.
func pruningScheduleType(_ library: CellLibrary, _ context: Context) -> ClassObject {
  let name = "PruningSchedule"
  let initializer = BuiltinFunction(
    method: "__init__", of: name,
    [
      .required("parameters"), .required("final"), .required("steps"), .optional("initial", 0.0),
      .optional("start", 0), .optional("interval", 1),
    ], "Prunes parameters by magnitude, more and more, while a network trains."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    let schedule = try PruningSchedule(
      initial: arguments.double("initial"), final: arguments.double("final"),
      start: arguments.int("start"), steps: arguments.int("steps"),
      interval: arguments.int("interval"))
    let parameters = try prunedParameters(arguments["parameters"], in: context)
    guard !parameters.isEmpty else { throw PruningError.nothingToPrune }
    object.payload = ScheduledPruning(schedule, parameters)
    object.attributes["last_step"] = -1
    return .none
  }
  let step = BuiltinFunction(
    method: "step", of: name,
    "Goes on by one training step and gives the sparsity that the parameters have then."
  ) { (arguments, _) in
    guard case .instance(let object) = arguments.receiver,
      let state = object.payload(as: ScheduledPruning.self)
    else { return .none }
    let sparsity = try state.advance(library)
    object.attributes["last_step"] = .int(state.step - 1)
    return .float(sparsity)
  }
  let sparsity = BuiltinFunction(
    method: "sparsity", of: name, [.required("step")], "The sparsity that a training step asks for."
  ) { (arguments, _) in
    guard let state = arguments.receiver.native(as: ScheduledPruning.self) else { return .none }
    return .float(state.schedule.sparsity(at: try arguments.int("step")))
  }
  return ClassObject(
    name: name, module: "rnn", base: context.types.object,
    documentation: "Gradual magnitude pruning, Zhu and Gupta 2017.",
    methods: [initializer, step, sparsity])
}

/// A schedule at its parameters, and how far it is.
private final class ScheduledPruning {
  let schedule: PruningSchedule
  private let parameters: [(module: ModuleInstance, name: String)]
  private(set) var step = 0

  init(_ schedule: PruningSchedule, _ parameters: [(module: ModuleInstance, name: String)]) {
    self.schedule = schedule
    self.parameters = parameters
  }

  func advance(_ library: CellLibrary) throws -> Double {
    try schedule.prune(parameters.map { ($0.module.body, $0.name) }, at: step)
    if schedule.isDue(at: step) {
      for (module, name) in parameters { try module.showPruned(name, library) }
    }
    defer { step += 1 }
    return schedule.sparsity(at: step)
  }
}
