import Glibc
import Interpreter

/// The module `torch.optim.lr_scheduler`.
func schedulerModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let types =
    schedules.map { $0.classObject(base: context.types.object) }
    + [plateauType(base: context.types.object)]
  return ModuleObject(
    name: "torch.optim.lr_scheduler", documentation: "Learning rates that change with training.",
    attributes: types.map { ($0.name, .classObject($0)) },
    adviceForMissing: { _ in
      "lr_scheduler has \(types.map(\.name).joined(separator: ", ")) here"
    })
}

/// A schedule as one value: its class's name, its settings, and the rate of an epoch.
private struct Schedule {
  /// The rate of the epoch just begun, from the one before it.
  typealias Rate = (_ rate: Double, _ base: Double, _ epoch: Int) throws -> Double

  let name: String
  let parameters: [BuiltinParameter]
  let documentation: String
  /// Reads the settings and gives the rates' rule.
  let rule: (Arguments, Context) throws -> Rate

  func classObject(base: ClassObject) -> ClassObject {
    let (rule, name) = (rule, name)
    let initializer = BuiltinFunction(
      method: "__init__", of: name,
      [.required("optimizer")] + parameters + [.optional("last_epoch", -1)], documentation
    ) { (arguments, context) in
      guard case .instance(let object) = arguments.receiver else { return .none }
      guard try arguments.int("last_epoch") == -1 else {
        throw Raise.unsupported("\(name)(…, last_epoch=…)", fix: "leave last_epoch out")
      }
      let optimizer = try scheduledOptimizer(arguments)
      let state = ScheduleState(
        optimizer, base: try optimizer.rates(in: context), rate: try rule(arguments, context))
      try optimizer.setRates(state.base, "initial_lr", in: context)
      object.payload = state
      object.attributes["optimizer"] = arguments["optimizer"]
      object.attributes["base_lrs"] = Value(list: state.base.map { .float($0) })
      try state.advance(to: 0, object, in: context)
      return .none
    }
    return ClassObject(
      name: name, module: "torch.optim.lr_scheduler", base: base, documentation: documentation,
      methods: [initializer, step, lastRates(name)])
  }
}

private final class ScheduleState {
  let optimizer: OptimizerState
  let base: [Double]
  let rate: Schedule.Rate
  var epoch = 0

  init(_ optimizer: OptimizerState, base: [Double], rate: @escaping Schedule.Rate) {
    self.optimizer = optimizer
    self.base = base
    self.rate = rate
  }

  func advance(to epoch: Int, _ object: InstanceObject, in context: Context) throws {
    self.epoch = epoch
    let rates = try zip(optimizer.rates(in: context), base).map { try rate($0, $1, epoch) }
    try optimizer.setRates(rates, in: context)
    object.attributes["last_epoch"] = .int(epoch)
  }
}

/// The optimizer that a schedule changes.
func scheduledOptimizer(_ arguments: Arguments) throws(Raise) -> OptimizerState {
  if let state = arguments["optimizer"].native(as: OptimizerState.self) { return state }
  throw Raise(
    .typeError, "\(arguments["optimizer"].torchTypeName) is not an Optimizer",
    fix: "give the optimizer itself, as in StepLR(optimizer, step_size=10)")
}

/// `get_last_lr()`: the rates that the optimizer's groups have now.
func lastRates(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "get_last_lr", of: type, "The learning rates as they are now.") {
    (arguments, context) in
    guard case .instance(let object) = arguments.receiver,
      let optimizer = object.attributes["optimizer"]?.native(as: OptimizerState.self)
    else { return .none }
    return Value(list: try optimizer.rates(in: context).map { .float($0) })
  }
}

private var step: BuiltinFunction {
  BuiltinFunction(
    method: "step", of: "LRScheduler", [.optional("epoch")], "Begins the next epoch."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver,
      let state = object.payload as? ScheduleState
    else { throw arguments.wrongType("self", expected: "LRScheduler") }
    if state.epoch == 0, state.optimizer.stepCount == 0 { context.warn(orderWarning) }
    try state.advance(to: state.epoch + 1, object, in: context)
    return .none
  }
}

private let orderWarning =
  "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, "
  + "you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  "
  + "Failure to do this will result in PyTorch skipping the first value of the learning rate "
  + "schedule. See more details at "
  + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"

private var schedules: [Schedule] {
  [
    Schedule(
      name: "StepLR", parameters: [.required("step_size"), .optional("gamma", 0.1)],
      documentation: "The rate times gamma after each step_size epochs."
    ) { (arguments, _) in
      let (size, factor) = (try arguments.int("step_size"), try arguments.double("gamma"))
      guard size > 0 else { throw Raise(.valueError, "step_size must be 1 or more, got \(size)") }
      return { rate, _, epoch in epoch == 0 || epoch % size != 0 ? rate : rate * factor }
    },
    Schedule(
      name: "MultiStepLR", parameters: [.required("milestones"), .optional("gamma", 0.1)],
      documentation: "The rate times gamma at each of some epochs."
    ) { (arguments, _) in
      let (epochs, factor) = (try arguments.ints("milestones"), try arguments.double("gamma"))
      return { rate, _, epoch in
        let count = epochs.count { $0 == epoch }
        return count == 0 ? rate : rate * pow(factor, Double(count))
      }
    },
    Schedule(
      name: "ExponentialLR", parameters: [.required("gamma")],
      documentation: "The rate times gamma after each epoch."
    ) { (arguments, _) in
      let factor = try arguments.double("gamma")
      return { rate, _, epoch in epoch == 0 ? rate : rate * factor }
    },
    Schedule(
      name: "LambdaLR", parameters: [.required("lr_lambda")],
      documentation: "The first rate times a function of the epoch."
    ) { (arguments, context) in
      let function = arguments["lr_lambda"]
      return { _, base, epoch in
        let factor = try context.call(function, [.int(epoch)])
        guard let number = factor.asDouble else {
          throw Raise(.typeError, "lr_lambda must return a number, not \(factor.plainTypeName)")
        }
        return base * number
      }
    },
    cosine,
  ]
}

/// Loshchilov and Hutter 2017, in the recursive form whose roundings PyTorch's rates show.
private var cosine: Schedule {
  Schedule(
    name: "CosineAnnealingLR", parameters: [.required("T_max"), .optional("eta_min", 0.0)],
    documentation: "Half a cosine from the first rate down to eta_min."
  ) { (arguments, _) in
    let (length, lowest) = (try arguments.int("T_max"), try arguments.double("eta_min"))
    guard (1..<1 << 31).contains(length) else {
      throw Raise(.valueError, "T_max must be 1 or more and below 2**31, got \(length)")
    }
    let half = Double(length)
    return { rate, base, epoch in
      if epoch == 0 { return rate }
      if (epoch - 1 - length) % (2 * length) == 0 {
        return rate + (base - lowest) * (1 - cos(.pi / half)) / 2
      }
      let share = (1 + cos(.pi * Double(epoch) / half)) / (1 + cos(.pi * Double(epoch - 1) / half))
      return share * (rate - lowest) + lowest
    }
  }
}
