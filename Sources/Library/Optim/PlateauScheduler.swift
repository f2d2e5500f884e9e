import Interpreter

/// `ReduceLROnPlateau`: the rate times a factor where a measure has not improved for some epochs.
func plateauType(base: ClassObject) -> ClassObject {
  let name = "ReduceLROnPlateau"
  let initializer = BuiltinFunction(
    method: "__init__", of: name,
    [
      .required("optimizer"), .optional("mode", "min"), .optional("factor", 0.1),
      .optional("patience", 10), .optional("threshold", 1e-4), .optional("threshold_mode", "rel"),
      .optional("cooldown", 0), .optional("min_lr", 0.0), .optional("eps", 1e-8),
    ], "Watches a measure and lowers the learning rate."
  ) { (arguments, _) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    object.payload = try PlateauState(arguments)
    object.attributes["optimizer"] = arguments["optimizer"]
    return .none
  }
  let step = BuiltinFunction(
    method: "step", of: name, [.required("metrics"), .optional("epoch")],
    "Takes the measure of the epoch that ended."
  ) { (arguments, context) in
    guard let state = arguments.receiver.native(as: PlateauState.self) else { return .none }
    var measure = arguments["metrics"].asDouble
    if let tensor = arguments["metrics"].tensor { measure = try tensor.item().double }
    guard let measure else { throw arguments.wrongType("metrics", expected: "float") }
    try state.take(measure, in: context)
    return .none
  }
  return ClassObject(
    name: name, module: "torch.optim.lr_scheduler", base: base,
    documentation: "Lowers the learning rate where training stands still.",
    methods: [initializer, step, lastRates(name)])
}

private final class PlateauState {
  private let optimizer: OptimizerState
  private let isMinimum: Bool
  private let isRelative: Bool
  private let factor: Double
  private let patience: Int
  private let threshold: Double
  private let cooldown: Int
  private let lowest: Double
  private let smallestChange: Double
  private var best: Double
  private var badEpochs = 0
  private var pause = 0

  init(_ arguments: Arguments) throws {
    optimizer = try scheduledOptimizer(arguments)
    let (mode, thresholdMode) = (
      try arguments.string("mode"), try arguments.string("threshold_mode")
    )
    guard ["min", "max"].contains(mode) else {
      throw Raise(.valueError, "mode \(mode) is unknown!", fix: "write \"min\" or \"max\"")
    }
    guard ["rel", "abs"].contains(thresholdMode) else {
      throw Raise(
        .valueError, "threshold mode \(thresholdMode) is unknown!",
        fix: "write \"rel\" or \"abs\"")
    }
    factor = try arguments.double("factor")
    guard factor < 1 else { throw Raise(.valueError, "Factor should be < 1.0.") }
    isMinimum = mode == "min"
    isRelative = thresholdMode == "rel"
    patience = try arguments.int("patience")
    threshold = try arguments.double("threshold")
    cooldown = try arguments.int("cooldown")
    lowest = try arguments.double("min_lr")
    smallestChange = try arguments.double("eps")
    best = isMinimum ? .infinity : -.infinity
  }

  func take(_ measure: Double, in context: Context) throws(Raise) {
    if isBetter(measure) {
      best = measure
      badEpochs = 0
    } else {
      badEpochs += 1
    }
    if pause > 0 {
      pause -= 1
      badEpochs = 0
    }
    guard badEpochs > patience else { return }
    let rates = try optimizer.rates(in: context)
    let lowered = rates.map { rate in
      let next = max(rate * factor, lowest)
      return rate - next > smallestChange ? next : rate
    }
    try optimizer.setRates(lowered, in: context)
    pause = cooldown
    badEpochs = 0
  }

  private func isBetter(_ measure: Double) -> Bool {
    switch (isMinimum, isRelative) {
    case (true, true): measure < best * (1 - threshold)
    case (true, false): measure < best - threshold
    case (false, true): measure > best * (1 + threshold)
    case (false, false): measure > best + threshold
    }
  }
}
