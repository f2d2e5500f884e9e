import Interpreter
import RNN

/// `SequentialLR`: one schedule after another.
func sequentialType(base: ClassObject) -> ClassObject {
  let name = "SequentialLR"
  let initializer = BuiltinFunction(
    method: "__init__", of: name,
    [
      .required("optimizer"), .required("schedulers"), .required("milestones"),
      .optional("last_epoch", -1),
    ], "Goes over to the next schedule at each milestone."
  ) { (arguments, context) in
    try beginSequence(arguments, base, in: context)
    return .none
  }
  let step = BuiltinFunction(method: "step", of: name, "Begins the next epoch.") {
    (arguments, context) in
    let sequence = try arguments.schedule()
    let epoch = sequence.epoch &+ 1
    sequence.set("last_epoch", .int(epoch))
    let milestones = (sequence["_milestones"].asSequence ?? []).compactMap(\.asInt)
    let place = milestones.count { $0 <= epoch }
    let parts = sequence["_schedulers"].asSequence ?? []
    guard parts.indices.contains(place), let part = ScheduleInstance(parts[place]) else {
      return .none
    }
    if place > 0, milestones[place - 1] == epoch {
      try part.update(to: 0, in: context)
    } else {
      _ = try context.callMethod(part.value, "step")
    }
    sequence.set("_last_lr", part["_last_lr"])
    return .none
  }
  return ClassObject(
    name: name, module: "torch.optim.lr_scheduler", base: base,
    documentation: "Schedules one after another.", methods: [initializer, step])
}

private func beginSequence(
  _ arguments: Arguments, _ base: ClassObject, in context: Context
) throws {
  let sequence = try arguments.schedule()
  let optimizer = arguments["optimizer"]
  let parts = try parts(
    arguments, of: optimizer, base,
    empty: "SequentialLR expects at least one scheduler, but got no scheduler.", in: context)
  let milestones = try arguments.ints("milestones")
  guard milestones.count == parts.count - 1 else {
    throw Raise(
      .valueError,
      "Sequential Schedulers expects number of schedulers provided to be one more than the number "
        + "of milestone points, but got number of schedulers \(parts.count) and the number of "
        + "milestones to be equal to \(milestones.count)")
  }
  let state = try scheduledOptimizer(arguments)
  sequence.set("_schedulers", arguments["schedulers"])
  sequence.set("_milestones", arguments["milestones"])
  sequence.set("last_epoch", .int(try arguments.int("last_epoch") &+ 1))
  sequence.set("optimizer", optimizer)
  try state.setRates(state.rates("initial_lr", in: context), in: context)
  for part in parts { undo(part) }
  let first = parts[milestones.count { $0 <= 0 }]
  try first.initialStep(in: context)
  sequence.set("_last_lr", first["_last_lr"])
}

/// Takes back the step that a schedule made when it was made.
private func undo(_ schedule: ScheduleInstance) {
  if let parts = schedule["_schedulers"].asSequence {
    for part in parts.compactMap({ ScheduleInstance($0) }) where part.object !== schedule.object {
      undo(part)
    }
  } else {
    schedule.set("last_epoch", .int(schedule.epoch &- 1))
  }
}

/// `ChainedScheduler`: several schedules at each step.
func chainedType(base: ClassObject) -> ClassObject {
  let name = "ChainedScheduler"
  let initializer = BuiltinFunction(
    method: "__init__", of: name, [.required("schedulers"), .optional("optimizer")],
    "Steps all schedules together."
  ) { (arguments, context) in
    let chain = try arguments.schedule()
    let given = arguments["schedulers"].asSequence ?? []
    var optimizer = arguments["optimizer"]
    if optimizer.isNone, let first = given.first.flatMap({ ScheduleInstance($0) }) {
      optimizer = first["optimizer"]
    }
    _ = try parts(
      arguments, of: optimizer, base,
      empty: "ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.",
      in: context)
    chain.set("_schedulers", arguments["schedulers"])
    chain.set("optimizer", optimizer)
    try chain.rememberRates(in: context)
    return .none
  }
  let step = BuiltinFunction(method: "step", of: name, "Begins the next epoch of each schedule.") {
    (arguments, context) in
    let chain = try arguments.schedule()
    for part in chain["_schedulers"].asSequence ?? [] {
      _ = try context.callMethod(part, "step")
    }
    try chain.rememberRates(in: context)
    return .none
  }
  return ClassObject(
    name: name, module: "torch.optim.lr_scheduler", base: base,
    documentation: "Several schedules at each step.", methods: [initializer, step])
}

/// The schedules in an argument, which must all change the same optimizer.
private func parts(
  _ arguments: Arguments, of optimizer: Value, _ base: ClassObject, empty: String,
  in context: Context
) throws -> [ScheduleInstance] {
  let given = try arguments.sequence("schedulers")
  guard !given.isEmpty else { throw Raise(.valueError, empty) }
  let name = arguments.receiver.plainTypeName
  return try given.enumerated().map { place, value in
    guard let part = ScheduleInstance(value), part.object.attributes["optimizer"] != nil else {
      throw Raise(
        .typeError,
        "\(name) at index \(place) should have `optimizer` as its attribute.")
    }
    guard part.name != "ReduceLROnPlateau" else {
      throw Raise(
        .valueError,
        "\(name) does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs "
          + "to be specified when calling `step`, but got one at index \(place) in the given "
          + "schedulers sequence.")
    }
    guard part["optimizer"].isIdentical(to: optimizer) else {
      throw Raise(
        .valueError,
        "\(name) expects all schedulers to belong to the same optimizer, but got scheduler "
          + "\(part.name) at index \(place) has \(try context.repr(part["optimizer"])), which is "
          + "different from \(optimizer.plainTypeName).")
    }
    return part
  }
}
