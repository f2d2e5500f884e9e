import Interpreter
import RNN

/// `CosineAnnealingWarmRestarts`, whose epochs may have fractions.
var warmRestartsType: ScheduleType {
  ScheduleType(
    name: "CosineAnnealingWarmRestarts",
    parameters: [.required("T_0"), .optional("T_mult", 1), .optional("eta_min", 0.0)],
    documentation: "A cosine that starts again and again, in longer and longer cycles.",
    keep: { (arguments, _, context) in
      guard let first = integer(arguments["T_0"]) else {
        throw ScheduleError.firstCycle(try context.text(arguments["T_0"]))
      }
      guard let factor = integer(arguments["T_mult"]) else {
        throw ScheduleError.cycleFactor(try context.text(arguments["T_mult"]))
      }
      _ = try WarmRestarts(first: first, factor: factor)
      return [
        ("T_0", .int(first)), ("T_i", .int(first)), ("T_mult", .int(factor)),
        ("eta_min", arguments["eta_min"]), ("T_cur", .int(try arguments.int("last_epoch"))),
      ]
    }, hasClosedForm: false, methods: [warmStep]
  ) { (schedule, _) in
    let (place, length) = (try schedule.number("T_cur"), try schedule.number("T_i"))
    let restarts = try restarts(of: schedule)
    return LearningRateSchedule(rate: {
      restarts.rate(base: $0.base, inCycle: place, length: length)
    })
  }
}

private func integer(_ value: Value) -> Int? {
  if case .int(let number) = value { number } else { nil }
}

private func restarts(of schedule: ScheduleInstance) throws -> WarmRestarts {
  try WarmRestarts(
    first: schedule.integer("T_0"), factor: schedule.integer("T_mult"),
    lowest: schedule.number("eta_min"))
}

private var warmStep: BuiltinFunction {
  BuiltinFunction(
    method: "step", of: "CosineAnnealingWarmRestarts", [.optional("epoch")],
    "Begins the next epoch, or goes to a given one, which may have a fraction."
  ) { (arguments, context) in
    let schedule = try arguments.schedule()
    var epoch = arguments["epoch"].isNone ? nil : try arguments.double("epoch")
    if epoch == nil, schedule.epoch < 0 { epoch = 0 }
    if let epoch {
      guard epoch >= 0, epoch < 0x1p53 else {
        throw Raise(
          .valueError,
          "Expected non-negative epoch, but got \(try context.text(arguments["epoch"]))")
      }
      let (place, length) = try restarts(of: schedule).position(ofEpoch: epoch)
      let isWhole = arguments["epoch"].asInt != nil || arguments["epoch"].isNone
      schedule.set("T_cur", isWhole ? Value(whole: place) : .float(place))
      schedule.set("T_i", Value(whole: length))
      schedule.set("last_epoch", Value(whole: epoch.rounded(.down)))
    } else {
      try advance(schedule)
    }
    schedule.set("_get_lr_called_within_step", true)
    defer { schedule.set("_get_lr_called_within_step", false) }
    let rates = try context.elements(of: try context.callMethod(schedule.value, "get_lr"))
    try schedule.setRates(rates.compactMap(\.asDouble), in: context)
    return .none
  }
}

extension Value {
  /// A whole number as an integer where it fits one.
  fileprivate init(whole number: Double) {
    self = Int(exactly: number).map { .int($0) } ?? .float(number)
  }
}

/// One epoch on, into the next cycle behind the end of one.
private func advance(_ schedule: ScheduleInstance) throws {
  let length = try schedule.integer("T_i")
  var place = try schedule.number("T_cur") + 1
  if place >= Double(length), length > 0 {
    place = place.truncatingRemainder(dividingBy: Double(length))
    let longer = length.multipliedReportingOverflow(by: try schedule.integer("T_mult"))
    schedule.set("T_i", .int(longer.overflow ? length : longer.partialValue))
  }
  let wasWhole = schedule["T_cur"].asInt != nil
  schedule.set("T_cur", wasWhole ? Value(whole: place) : .float(place))
  schedule.set("last_epoch", .int(schedule.epoch &+ 1))
}

/// `CyclicLR`: up and down between two rates, over and over.
var cyclicType: ScheduleType {
  ScheduleType(
    name: "CyclicLR",
    parameters: [
      .required("base_lr"), .required("max_lr"), .optional("step_size_up", 2000),
      .optional("step_size_down"), .optional("mode", "triangular"), .optional("gamma", 1.0),
      .optional("scale_fn"), .optional("scale_mode", "cycle"), .optional("cycle_momentum", true),
      .optional("base_momentum", 0.8), .optional("max_momentum", 0.9),
    ], documentation: "Up and down between two rates, over and over.", keep: keptCycle,
    hasClosedForm: false
  ) { (schedule, context) in
    let cycle = TriangularCycle(
      totalSize: try schedule.number("total_size"), stepRatio: try schedule.number("step_ratio"))
    let (turn, height) = cycle.place(ofStep: schedule.epoch)
    let scale = try scale(of: schedule, turn, in: context)
    if schedule["cycle_momentum"].asInt == 1 {
      let momenta = zip(
        try schedule.numbers("base_momentums"), try schedule.numbers("max_momentums"))
      try schedule.optimizer().setMomenta(
        momenta.map { low, high in high - (high - low) * height * scale }, in: context)
    }
    let tops = try schedule.numbers("max_lrs")
    return LearningRateSchedule(rate: { moment in
      let top = tops.indices.contains(moment.group) ? tops[moment.group] : moment.base
      return moment.base + (top - moment.base) * height * scale
    })
  }
}

private func scale(
  of schedule: ScheduleInstance, _ turn: Double, in context: Context
) throws -> Double {
  let byCycle = schedule["scale_mode"].asString == "cycle"
  let function = schedule["_scale_fn_custom"]
  guard function.isNone else {
    let place = byCycle ? Value(whole: turn) : .int(schedule.epoch)
    let factor = try context.call(function, [place])
    guard let number = factor.asDouble else {
      throw Raise(.typeError, "scale_fn must return a number, not \(factor.plainTypeName)")
    }
    return number
  }
  let mode = TriangularCycle.Mode(rawValue: schedule["mode"].asString ?? "") ?? .triangular
  return TriangularCycle.scale(
    mode, cycle: turn, step: schedule.epoch, factor: try schedule.number("gamma"))
}

private func keptCycle(
  _ arguments: Arguments, _ optimizer: OptimizerState, _ context: Context
) throws -> [(String, Value)] {
  let bases = try arguments.valueForEachGroup("base_lr", optimizer)
  if try arguments.int("last_epoch") == -1 {
    try optimizer.setRates(bases, in: context)
  }
  let tops = try arguments.valueForEachGroup("max_lr", optimizer)
  let up = try arguments.double("step_size_up")
  let down = try arguments.optional("step_size_down", Arguments.double) ?? up
  guard up > 0, down >= 0, up + down < 0x1p53 else {
    throw ScheduleError.count(
      name: up > 0 ? "step_size_down" : "step_size_up",
      got: try context.text(arguments[up > 0 ? "step_size_down" : "step_size_up"]))
  }
  let mode = TriangularCycle.Mode(rawValue: try arguments.string("mode"))
  guard mode != nil || !arguments["scale_fn"].isNone else {
    throw Raise(.valueError, "mode is invalid and scale_fn is None")
  }
  let scaleMode: Value =
    arguments["scale_fn"].isNone
    ? (mode == .exponential ? "iterations" : "cycle") : arguments["scale_mode"]
  return [
    ("max_lrs", Value(list: tops.map { .float($0) })), ("total_size", .float(up + down)),
    ("step_ratio", .float(up / (up + down))), ("mode", arguments["mode"]),
    ("gamma", arguments["gamma"]), ("_scale_fn_custom", arguments["scale_fn"]),
    ("scale_mode", scaleMode),
  ] + (try keptMomenta(arguments, optimizer, keeps: true, in: context))
}

/// The attributes of a momentum that goes against the rate; sets the first one in the groups.
func keptMomenta(
  _ arguments: Arguments, _ optimizer: OptimizerState, keeps: Bool, in context: Context
) throws -> [(String, Value)] {
  let cycles = try arguments.bool("cycle_momentum")
  guard cycles else { return [("cycle_momentum", false)] }
  let names = optimizer.defaults.map(\.name)
  guard names.contains("momentum") || names.contains("betas") else {
    throw Raise(
      .valueError, "optimizer must support momentum or beta1 with `cycle_momentum` option enabled",
      fix: "write cycle_momentum=False")
  }
  let low = try arguments.valueForEachGroup("base_momentum", optimizer)
  let high = try arguments.valueForEachGroup("max_momentum", optimizer)
  if try arguments.int("last_epoch") == -1 {
    try optimizer.setMomenta(high, in: context)
    try optimizer.setRates(high, "max_momentum", in: context)
    try optimizer.setRates(low, "base_momentum", in: context)
  }
  let kept: [(String, Value)] = [
    ("base_momentums", Value(list: low.map { .float($0) })),
    ("max_momentums", Value(list: high.map { .float($0) })),
  ]
  return [("cycle_momentum", true), ("use_beta1", .bool(names.contains("betas")))]
    + (keeps ? kept : [])
}
