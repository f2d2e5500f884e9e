import Interpreter
import RNN

/// A schedule of `torch.optim.lr_scheduler` as one value: its class's name, its settings, its rates.
struct ScheduleType {
  typealias Keep = (Arguments, OptimizerState, Context) throws -> [(String, Value)]
  typealias Make = (ScheduleInstance, Context) throws -> LearningRateSchedule

  let name: String
  let parameters: [BuiltinParameter]
  let documentation: String
  /// The attributes that a new instance keeps, in PyTorch's order; all settings where nothing else
  /// is said.
  var keep: Keep?
  /// Whether the rates can be computed from the first ones alone.
  var hasClosedForm = true
  /// Methods in place of the ones that all schedules have.
  var methods: [BuiltinFunction] = []
  /// The schedule that an instance's attributes describe now.
  let make: Make

  /// The class, a subclass of `LRScheduler`.
  func classObject(base: ClassObject) -> ClassObject {
    ClassObject(
      name: name, module: "torch.optim.lr_scheduler", base: base, documentation: documentation,
      methods: [initializer, rates] + (hasClosedForm ? [closedForm] : []) + methods)
  }

  private var initializer: BuiltinFunction {
    let (keep, make) = (keep, make)
    return BuiltinFunction(
      method: "__init__", of: name,
      [.required("optimizer")] + parameters + [.optional("last_epoch", -1)], documentation
    ) { (arguments, context) in
      let schedule = try arguments.schedule()
      let optimizer = try scheduledOptimizer(arguments)
      let attributes = try keep?(arguments, optimizer, context) ?? arguments.settings
      for (name, value) in attributes { schedule.set(name, value) }
      // Settings out of their range are refused at once, not at the first step.
      schedule.set("optimizer", arguments["optimizer"])
      if hasClosedForm { _ = try make(schedule, context) }
      try schedule.begin(arguments["optimizer"], after: arguments.int("last_epoch"), in: context)
      return .none
    }
  }

  private var rates: BuiltinFunction {
    let make = make
    return BuiltinFunction(
      method: "get_lr", of: name, "The rates of the epoch that begins."
    ) { (arguments, context) in
      let schedule = try arguments.schedule()
      if schedule["_get_lr_called_within_step"].asInt != 1 {
        context.warn(
          "To get the last learning rate computed by the scheduler, please use `get_last_lr()`.")
      }
      let rule = try make(schedule, context)
      return Value(list: try schedule.moments(in: context).map { .float(rule.rate($0)) })
    }
  }

  private var closedForm: BuiltinFunction {
    let make = make
    return BuiltinFunction(
      method: "_get_closed_form_lr", of: name, "The rates of an epoch, from the first ones."
    ) { (arguments, context) in
      let schedule = try arguments.schedule()
      let rule = try make(schedule, context)
      return Value(
        list: try schedule.moments(in: context).map { moment in
          .float(rule.closedForm?(moment.base, moment.epoch) ?? rule.rate(moment))
        })
    }
  }
}

extension Arguments {
  /// The settings behind `self` and `optimizer`, without `last_epoch`.
  fileprivate var settings: [(String, Value)] {
    zip(function.parameters, values).dropFirst(2).compactMap { parameter, value in
      parameter.name == "last_epoch" ? nil : (parameter.name, value ?? .none)
    }
  }
}
