import Interpreter
import RNN

/// `OneCycleLR`: the rates of each group stand in the group: `initial_lr`, `max_lr`, `min_lr`.
var oneCycleType: ScheduleType {
  ScheduleType(
    name: "OneCycleLR",
    parameters: [
      .required("max_lr"), .optional("total_steps"), .optional("epochs"),
      .optional("steps_per_epoch"), .optional("pct_start", 0.3),
      .optional("anneal_strategy", "cos"), .optional("cycle_momentum", true),
      .optional("base_momentum", 0.85), .optional("max_momentum", 0.95),
      .optional("div_factor", 25.0), .optional("final_div_factor", 1e4),
      .optional("three_phase", false),
    ], documentation: "One cycle of the rate, up and far down, the momentum the other way.",
    keep: keptCycle, hasClosedForm: false
  ) { (schedule, context) in
    let cycle = try cycle(of: schedule)
    let optimizer = try schedule.optimizer()
    let values = try optimizer.dictionaries.map { group in
      try cycle.values(
        atStep: schedule.epoch,
        in: range(of: group, hasMomentum: schedule["cycle_momentum"].asInt == 1, context))
    }
    let momenta = values.compactMap(\.momentum)
    if momenta.count == values.count { try optimizer.setMomenta(momenta, in: context) }
    return LearningRateSchedule(rate: { values[$0.group].rate })
  }
}

private func keptCycle(
  _ arguments: Arguments, _ optimizer: OptimizerState, _ context: Context
) throws -> [(String, Value)] {
  let total = try totalSteps(arguments, context)
  guard case .float(let share) = arguments["pct_start"], (0...1).contains(share) else {
    throw Raise(
      .valueError,
      "Expected float between 0 and 1 pct_start, but got \(try context.text(arguments["pct_start"]))"
    )
  }
  let strategy = try arguments.string("anneal_strategy")
  guard let annealing = OneCycle.Annealing(rawValue: strategy) else {
    throw Raise(
      .valueError, "anneal_strategy must be one of 'cos' or 'linear', instead got \(strategy)")
  }
  let cycle = try OneCycle(
    totalSteps: total, share: share, annealing: annealing,
    threePhases: arguments.bool("three_phase"))
  let tops = try arguments.valueForEachGroup("max_lr", optimizer)
  if try arguments.int("last_epoch") == -1 {
    let (start, end) = (
      try arguments.double("div_factor"), try arguments.double("final_div_factor")
    )
    try optimizer.setRates(tops.map { $0 / start }, "initial_lr", in: context)
    try optimizer.setRates(tops, "max_lr", in: context)
    try optimizer.setRates(tops.map { $0 / start / end }, "min_lr", in: context)
  }
  return [
    ("total_steps", .int(total)), ("_schedule_phases", try phases(of: cycle, context)),
    ("_anneal_func_type", Value(strategy)),
  ] + (try keptMomenta(arguments, optimizer, keeps: false, in: context))
}

private func totalSteps(_ arguments: Arguments, _ context: Context) throws -> Int {
  func count(_ name: String) throws -> Int {
    if case .int(let value) = arguments[name], value > 0 { return value }
    throw ScheduleError.count(name: name, got: try context.text(arguments[name]))
  }
  if !arguments["total_steps"].isNone { return try count("total_steps") }
  guard !arguments["epochs"].isNone, !arguments["steps_per_epoch"].isNone else {
    throw Raise(
      .valueError, "You must define either total_steps OR (epochs AND steps_per_epoch)")
  }
  let product = try count("epochs").multipliedReportingOverflow(by: count("steps_per_epoch"))
  guard !product.overflow else {
    throw ScheduleError.count(
      name: "epochs * steps_per_epoch", got: "a number of more than 64 bits")
  }
  return product.partialValue
}

/// The cycle's stretches as PyTorch keeps them.
private func phases(of cycle: OneCycle, _ context: Context) throws -> Value {
  let last = cycle.phases.count - 1
  return Value(
    list: try cycle.phases.enumerated().map { place, phase in
      .dict(
        try DictObject(
          [
            (
              "end_step",
              place == last ? .int(cycle.totalSteps - 1) : .float(phase.endStep)
            ),
            ("start_lr", Value(phase.from.rawValue)), ("end_lr", Value(phase.to.rawValue)),
            ("start_momentum", phase.startsLow ? "base_momentum" : "max_momentum"),
            ("end_momentum", phase.endsLow ? "base_momentum" : "max_momentum"),
          ], in: context))
    })
}

/// The cycle that an instance's phases describe.
private func cycle(of schedule: ScheduleInstance) throws -> OneCycle {
  let annealing =
    OneCycle.Annealing(rawValue: schedule["_anneal_func_type"].asString ?? "") ?? .cos
  let total = try schedule.integer("total_steps")
  let phases = (schedule["_schedule_phases"].asSequence ?? [])
  var firstEnd = 0.0
  if case .dict(let first)? = phases.first {
    firstEnd =
      first.table.live.first { $0.key.asString == "end_step" }?.value.asDouble ?? 0
  }
  return try OneCycle(
    totalSteps: total, firstEnd: firstEnd, annealing: annealing, threePhases: phases.count == 3)
}

private func range(
  of group: DictObject, hasMomentum: Bool, _ context: Context
) throws -> OneCycle.Range {
  func number(_ name: String) throws -> Double {
    guard let value = try group.value(for: Value(name), in: context)?.asDouble else {
      throw Raise.keyError(Value(name), in: context)
    }
    return value
  }
  return OneCycle.Range(
    initial: try number("initial_lr"), maximum: try number("max_lr"),
    minimum: try number("min_lr"),
    momentum: hasMomentum ? (try number("base_momentum"), try number("max_momentum")) : nil)
}
