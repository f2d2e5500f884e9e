import Interpreter
import RNN

/// The module `torch.optim.lr_scheduler`.
func schedulerModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let base = scheduleBase(object: context.types.object)
  let types =
    scheduleTypes.map { $0.classObject(base: base) }
    + [plateauType(base: base), sequentialType(base: base), chainedType(base: base)]
  let names = types.map(\.name).joined(separator: ", ")
  return ModuleObject(
    name: "torch.optim.lr_scheduler", documentation: "Learning rates that change with training.",
    attributes: ([base] + types).map { ($0.name, .classObject($0)) }
      + [("_LRScheduler", .classObject(base))],
    adviceForMissing: { _ in "lr_scheduler has \(names) here" })
}

private var scheduleTypes: [ScheduleType] {
  [
    stepwise, milestones, exponential, lambda, multiplicative, constant, linear, polynomial, cosine,
    warmRestartsType, oneCycleType, cyclicType,
  ]
}

private var stepwise: ScheduleType {
  ScheduleType(
    name: "StepLR", parameters: [.required("step_size"), .optional("gamma", 0.1)],
    documentation: "The rate times gamma after each step_size epochs."
  ) { (schedule, _) in
    try .step(size: schedule.integer("step_size"), factor: schedule.number("gamma"))
  }
}

private var milestones: ScheduleType {
  ScheduleType(
    name: "MultiStepLR", parameters: [.required("milestones"), .optional("gamma", 0.1)],
    documentation: "The rate times gamma at each of some epochs.",
    keep: { (arguments, _, context) in
      var counts = OrderedTable()
      for epoch in try context.elements(of: arguments["milestones"]) {
        let before = try counts.value(for: epoch, in: context)?.asInt ?? 0
        try counts.set(.int(before + 1), for: epoch, in: context)
      }
      return [
        ("milestones", .dict(DictObject(counts, typeName: "Counter"))),
        ("gamma", arguments["gamma"]),
      ]
    }
  ) { (schedule, context) in
    var epochs: [Int] = []
    if case .dict(let counts) = schedule["milestones"] {
      for entry in counts.table.live {
        let count = min(max(entry.value.asInt ?? 0, 0), 1 << 16)
        epochs += Array(repeating: entry.key.asInt ?? -1, count: count)
      }
    }
    return .steps(at: epochs, factor: try schedule.number("gamma"))
  }
}

private var exponential: ScheduleType {
  ScheduleType(
    name: "ExponentialLR", parameters: [.required("gamma")],
    documentation: "The rate times gamma after each epoch."
  ) { (schedule, _) in
    .exponential(factor: try schedule.number("gamma"))
  }
}

private var lambda: ScheduleType {
  ScheduleType(
    name: "LambdaLR", parameters: [.required("lr_lambda")],
    documentation: "The first rate times a function of the epoch.", keep: keptFunctions,
    hasClosedForm: false
  ) { (schedule, context) in
    let factors = try factors(of: schedule, in: context)
    return LearningRateSchedule(rate: { $0.base * factors[$0.group] })
  }
}

private var multiplicative: ScheduleType {
  ScheduleType(
    name: "MultiplicativeLR", parameters: [.required("lr_lambda")],
    documentation: "The rate times a function of the epoch.", keep: keptFunctions,
    hasClosedForm: false
  ) { (schedule, context) in
    if schedule.isFirst { return LearningRateSchedule(rate: { $0.rate }) }
    let factors = try factors(of: schedule, in: context)
    return LearningRateSchedule(rate: { $0.rate * factors[$0.group] })
  }
}

private func keptFunctions(
  _ arguments: Arguments, _ optimizer: OptimizerState, _ context: Context
) throws -> [(String, Value)] {
  let given = arguments["lr_lambda"]
  let count = optimizer.dictionaries.count
  let functions = given.asSequence ?? Array(repeating: given, count: count)
  guard functions.count == count else {
    throw Raise(.valueError, "Expected \(count) lr_lambdas, but got \(functions.count)")
  }
  return [("lr_lambdas", Value(list: functions))]
}

/// What the functions of an instance give for its epoch.
private func factors(of schedule: ScheduleInstance, in context: Context) throws -> [Double] {
  try (schedule["lr_lambdas"].asSequence ?? []).map { function in
    let factor = try context.call(function, [.int(schedule.epoch)])
    if let number = factor.asDouble ?? factor.tensor?.scalars.first?.double { return number }
    throw Raise(.typeError, "lr_lambda must return a number, not \(factor.plainTypeName)")
  }
}

private var constant: ScheduleType {
  ScheduleType(
    name: "ConstantLR",
    parameters: [.optional("factor", .float(1.0 / 3)), .optional("total_iters", 5)],
    documentation: "The rate times a factor for the first epochs."
  ) { (schedule, _) in
    try .constant(factor: schedule.number("factor"), length: schedule.integer("total_iters"))
  }
}

private var linear: ScheduleType {
  ScheduleType(
    name: "LinearLR",
    parameters: [
      .optional("start_factor", .float(1.0 / 3)), .optional("end_factor", 1.0),
      .optional("total_iters", 5),
    ], documentation: "The rate times a factor that goes straight from one number to another."
  ) { (schedule, _) in
    try .linear(
      from: schedule.number("start_factor"), to: schedule.number("end_factor"),
      length: schedule.integer("total_iters"))
  }
}

private var polynomial: ScheduleType {
  ScheduleType(
    name: "PolynomialLR", parameters: [.optional("total_iters", 5), .optional("power", 1.0)],
    documentation: "The first rate times a power of what is left of total_iters."
  ) { (schedule, _) in
    .polynomial(
      length: try schedule.integer("total_iters"), power: try schedule.number("power"))
  }
}

private var cosine: ScheduleType {
  ScheduleType(
    name: "CosineAnnealingLR", parameters: [.required("T_max"), .optional("eta_min", 0.0)],
    documentation: "Half a cosine from the first rate down to eta_min."
  ) { (schedule, _) in
    try .cosine(length: schedule.integer("T_max"), lowest: schedule.number("eta_min"))
  }
}
