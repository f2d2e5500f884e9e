import Interpreter
import RNN

/// `LRScheduler`, which cells may subclass: a class with a `get_lr` of its own is a schedule.
func scheduleBase(object: ClassObject) -> ClassObject {
  ClassObject(
    name: "LRScheduler", module: "torch.optim.lr_scheduler", base: object,
    documentation: "Learning rates that change with training.",
    methods: [baseInitializer, nextRates, lastRates, step] + scheduleStateMethods)
}

private var baseInitializer: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "LRScheduler",
    [.required("optimizer"), .optional("last_epoch", -1)],
    "Takes the optimizer's rates as the first ones."
  ) { (arguments, context) in
    let schedule = try arguments.schedule()
    try schedule.begin(arguments["optimizer"], after: arguments.int("last_epoch"), in: context)
    return .none
  }
}

extension ScheduleInstance {
  /// Remembers the optimizer's rates and sets those of the first epoch.
  func begin(_ given: Value, after lastEpoch: Int, in context: Context) throws(Raise) {
    set("optimizer", given)
    guard let optimizer = given.native(as: OptimizerState.self) else {
      throw Raise(.typeError, "\(given.plainTypeName) is not an Optimizer")
    }
    for (place, group) in optimizer.dictionaries.enumerated() {
      if try group.value(for: "initial_lr", in: context) != nil { continue }
      guard lastEpoch == -1 else {
        throw Raise(
          .keyError,
          "param 'initial_lr' is not specified in param_groups[\(place)] when resuming scheduler "
            + "with last_epoch >= 0.",
          fix: "load the optimizer's state first, or leave last_epoch out")
      }
      let rate = try group.value(for: "lr", in: context) ?? .none
      try group.set(rate, for: "initial_lr", in: context)
    }
    set("base_lrs", Value(list: try optimizer.values("initial_lr", in: context)))
    set("last_epoch", .int(lastEpoch))
    try initialStep(in: context)
  }

  /// The step that a schedule makes when it is made.
  func initialStep(in context: Context) throws(Raise) {
    set("_step_count", 0)
    set("_is_initial", true)
    _ = try context.callMethod(value, "step")
    set("_is_initial", false)
  }

  /// Begins the next epoch, or a given one, from which the rates are computed directly where the
  /// schedule has such a form.
  func update(to epoch: Int? = nil, in context: Context) throws(Raise) {
    set("_get_lr_called_within_step", true)
    defer { set("_get_lr_called_within_step", false) }
    var method = "get_lr"
    if let epoch {
      set("last_epoch", .int(epoch))
      if object.classObject.lookup("_get_closed_form_lr") != nil { method = "_get_closed_form_lr" }
    } else {
      set("last_epoch", .int(self.epoch &+ 1))
    }
    let rates = try context.elements(of: try context.callMethod(value, method))
    let numbers = rates.compactMap { $0.asDouble ?? $0.tensor?.scalars.first?.double }
    guard numbers.count == rates.count else {
      throw Raise(.typeError, "\(name).\(method)() must return a list of numbers")
    }
    // What the rates' computation did with the flag stands before what follows, as in PyTorch.
    try setRates(numbers, in: context)
  }
}

private var nextRates: BuiltinFunction {
  BuiltinFunction(method: "get_lr", of: "LRScheduler", "The rates of the epoch that begins.") {
    (arguments, _) in
    throw Raise(
      .notImplementedError, "", fix: "define get_lr(self) in \(arguments.receiver.plainTypeName)")
  }
}

private var lastRates: BuiltinFunction {
  BuiltinFunction(method: "get_last_lr", of: "LRScheduler", "The rates as they were set last.") {
    (arguments, _) in
    try arguments.schedule()["_last_lr"]
  }
}

private var step: BuiltinFunction {
  BuiltinFunction(
    method: "step", of: "LRScheduler", [.optional("epoch")], "Begins the next epoch."
  ) { (arguments, context) in
    let schedule = try arguments.schedule()
    let optimizer = try schedule.optimizer()
    if schedule.stepCount == 1, optimizer.stepCount == 0 { context.warn(orderWarning) }
    schedule.set("_step_count", .int(schedule.stepCount &+ 1))
    if arguments["epoch"].isNone {
      try schedule.update(in: context)
    } else {
      context.warn(epochWarning)
      try schedule.update(to: arguments.int("epoch"), in: context)
    }
    return .none
  }
}

private let orderWarning =
  "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, "
  + "you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  "
  + "Failure to do this will result in PyTorch skipping the first value of the learning rate "
  + "schedule. See more details at "
  + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"

/// What PyTorch says to `scheduler.step(epoch)`.
let epochWarning =
  "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where "
  + "possible. Please use `scheduler.step()` to step the scheduler. During the deprecation, if "
  + "epoch is different from None, the closed form is used instead of the new chainable form, "
  + "where available. Please open an issue if you are unable to replicate your use case: "
  + "https://github.com/pytorch/pytorch/issues/new/choose."

private var scheduleStateMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "state_dict", of: "LRScheduler", "All that the schedule knows but its optimizer."
    ) { (arguments, context) in
      .dict(try arguments.schedule().stateDictionary(in: context))
    },
    BuiltinFunction(
      method: "load_state_dict", of: "LRScheduler", [.required("state_dict")],
      "Goes on from what another schedule's state_dict gave."
    ) { (arguments, context) in
      let schedule = try arguments.schedule()
      guard case .dict(let state) = arguments["state_dict"] else {
        throw arguments.wrongType("state_dict", expected: "dict")
      }
      try schedule.load(state, in: context)
      return .none
    },
  ]
}

extension ScheduleInstance {
  /// The attributes but for the optimizer; functions have no state, and schedules their own one.
  fileprivate func stateDictionary(in context: Context) throws -> DictObject {
    var entries: [(String, Value)] = []
    for (name, value) in object.attributes.pairs {
      switch name {
      case "optimizer", "lr_lambdas", "_schedulers", "_scale_fn_custom": continue
      default: entries.append((name, value))
      }
    }
    if let functions = self["lr_lambdas"].asSequence {
      entries.append(("lr_lambdas", Value(list: functions.map { _ in .none })))
    }
    if object.attributes["_scale_fn_custom"] != nil { entries.append(("_scale_fn_custom", .none)) }
    if let parts = self["_schedulers"].asSequence {
      let states = try parts.map { try context.callMethod($0, "state_dict") }
      entries.append(("_schedulers", Value(list: states)))
    }
    return try DictObject(entries, in: context)
  }

  fileprivate func load(_ state: DictObject, in context: Context) throws {
    for entry in state.table.live {
      guard let name = entry.key.asString else { continue }
      switch name {
      case "lr_lambdas", "_scale_fn_custom", "optimizer": continue
      case "_schedulers":
        for (part, own) in zip(
          self["_schedulers"].asSequence ?? [], entry.value.asSequence ?? [])
        {
          _ = try context.call(context.attribute(part, "load_state_dict"), [own])
        }
      default: set(name, entry.value)
      }
    }
  }
}
