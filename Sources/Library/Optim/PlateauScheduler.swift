import Interpreter
import RNN

/// `ReduceLROnPlateau`: the rate times a factor where a measure has not improved for some epochs.
func plateauType(base: ClassObject) -> ClassObject {
  let name = "ReduceLROnPlateau"
  let initializer = BuiltinFunction(
    method: "__init__", of: name,
    [
      .required("optimizer"), .optional("mode", "min"), .optional("factor", 0.1),
      .optional("patience", 10), .optional("threshold", 1e-4), .optional("threshold_mode", "rel"),
      .optional("cooldown", 0), .optional("min_lr", 0), .optional("eps", 1e-8),
    ], "Watches a measure and lowers the learning rate."
  ) { (arguments, context) in
    try begin(arguments, in: context)
    return .none
  }
  let step = BuiltinFunction(
    method: "step", of: name, [.required("metrics"), .optional("epoch")],
    "Takes the measure of the epoch that ended."
  ) { (arguments, context) in
    var measure = arguments["metrics"].asDouble
    if let tensor = arguments["metrics"].tensor { measure = try tensor.item().double }
    guard let measure else { throw arguments.wrongType("metrics", expected: "float") }
    let schedule = try arguments.schedule()
    var epoch = schedule.epoch &+ 1
    if !arguments["epoch"].isNone {
      context.warn(epochWarning)
      epoch = try arguments.int("epoch")
    }
    schedule.set("last_epoch", .int(epoch))
    try take(measure, schedule, in: context)
    return .none
  }
  return ClassObject(
    name: name, module: "torch.optim.lr_scheduler", base: base,
    documentation: "Lowers the learning rate where training stands still.",
    methods: [initializer, step],
    attributes: [
      DescriptorObject.property("in_cooldown", documentation: "Whether epochs are not judged.") {
        (value, _) throws(Raise) in
        .bool((ScheduleInstance(value)?["cooldown_counter"].asInt ?? 0) > 0)
      }
    ])
}

private func begin(_ arguments: Arguments, in context: Context) throws {
  let schedule = try arguments.schedule()
  let factor = try arguments.double("factor")
  guard factor < 1 else { throw Raise(.valueError, "Factor should be < 1.0.") }
  let optimizer = try scheduledOptimizer(arguments)
  let count = optimizer.dictionaries.count
  let lowest = arguments["min_lr"]
  if let list = lowest.asSequence, list.count != count {
    throw Raise(.valueError, "expected \(count) min_lrs, got \(list.count)")
  }
  let mode = try arguments.string("mode")
  guard let better = PlateauWatch.Mode(rawValue: mode) else {
    throw Raise(.valueError, "mode \(mode) is unknown!", fix: "write \"min\" or \"max\"")
  }
  let thresholdMode = try arguments.string("threshold_mode")
  guard PlateauWatch.ThresholdMode(rawValue: thresholdMode) != nil else {
    throw Raise(
      .valueError, "threshold mode \(thresholdMode) is unknown!", fix: "write \"rel\" or \"abs\"")
  }
  let worst: Value = .float(PlateauWatch(mode: better).best)
  let attributes: [(String, Value)] = [
    ("factor", arguments["factor"]), ("optimizer", arguments["optimizer"]),
    ("default_min_lr", lowest.asSequence == nil ? lowest : .none),
    ("min_lrs", Value(list: lowest.asSequence ?? Array(repeating: lowest, count: count))),
    ("patience", arguments["patience"]), ("cooldown", arguments["cooldown"]),
    ("eps", arguments["eps"]), ("last_epoch", 0),
    ("_last_lr", Value(list: try optimizer.values("lr", in: context))), ("mode_worse", worst),
    ("mode", arguments["mode"]), ("threshold", arguments["threshold"]),
    ("threshold_mode", arguments["threshold_mode"]), ("best", worst), ("cooldown_counter", 0),
    ("num_bad_epochs", 0),
  ]
  for (name, value) in attributes { schedule.set(name, value) }
  _ = try watch(of: schedule)
}

/// The watch that an instance's attributes describe.
private func watch(of schedule: ScheduleInstance) throws -> PlateauWatch {
  var watch = PlateauWatch(
    mode: PlateauWatch.Mode(rawValue: schedule["mode"].asString ?? "") ?? .min,
    threshold: try schedule.number("threshold"),
    thresholdMode: PlateauWatch.ThresholdMode(rawValue: schedule["threshold_mode"].asString ?? "")
      ?? .relative,
    patience: try schedule.integer("patience"), cooldown: try schedule.integer("cooldown"))
  watch.best = try schedule.number("best")
  watch.badEpochs = min(max(try schedule.integer("num_bad_epochs"), 0), 1 << 60)
  watch.cooldownLeft = min(max(try schedule.integer("cooldown_counter"), 0), 1 << 60)
  return watch
}

private func take(
  _ measure: Double, _ schedule: ScheduleInstance, in context: Context
) throws {
  var watch = try watch(of: schedule)
  let hasRunOut = watch.take(measure)
  if schedule["best"].asDouble != watch.best { schedule.set("best", .float(watch.best)) }
  schedule.set("num_bad_epochs", .int(watch.badEpochs))
  schedule.set("cooldown_counter", .int(watch.cooldownLeft))
  if hasRunOut {
    let (factor, least) = (try schedule.number("factor"), try schedule.number("eps"))
    let lowest = try schedule.numbers("min_lrs")
    let rates = try schedule.optimizer().rates(in: context)
    let lowered = rates.enumerated().map { group, rate in
      let bound = lowest.indices.contains(group) ? lowest[group] : lowest.last ?? 0
      let next = max(rate * factor, bound)
      return rate - next > least ? next : rate
    }
    try schedule.optimizer().setRates(lowered, in: context)
  }
  try schedule.rememberRates(in: context)
}
