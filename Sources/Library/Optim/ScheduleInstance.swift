import Interpreter
import RNN

/// A schedule object of a cell.
///
/// As in PyTorch, everything that it knows stands in its attributes: what a cell sets there counts
/// at the next step, and `state_dict()` lists them.
struct ScheduleInstance {
  let object: InstanceObject

  /// Nothing for a value that is no instance.
  init?(_ value: Value) {
    guard case .instance(let object) = value else { return nil }
    self.object = object
  }

  var value: Value { .instance(object) }
  var name: String { object.classObject.name }

  /// The optimizer whose rates change.
  func optimizer() throws(Raise) -> OptimizerState {
    if let state = object.attributes["optimizer"]?.native(as: OptimizerState.self) { return state }
    throw .notInitialized(object, missing: "optimizer")
  }

  /// The epoch that runs.
  var epoch: Int { object.attributes["last_epoch"]?.asInt ?? 0 }
  /// How often `step` was called.
  var stepCount: Int { object.attributes["_step_count"]?.asInt ?? 0 }
  /// Whether the schedule is only being made.
  var isFirst: Bool { object.attributes["_is_initial"]?.asInt == 1 }

  subscript(name: String) -> Value { object.attributes[name] ?? .none }

  func set(_ name: String, _ value: Value) { object.attributes[name] = value }

  func number(_ name: String) throws(Raise) -> Double {
    if let number = self[name].asDouble { return number }
    throw wrongAttribute(name, "a number")
  }

  func integer(_ name: String) throws(Raise) -> Int {
    if let number = self[name].asInt { return number }
    throw wrongAttribute(name, "an integer")
  }

  func numbers(_ name: String) throws(Raise) -> [Double] {
    let numbers = (self[name].asSequence ?? []).compactMap(\.asDouble)
    guard let sequence = self[name].asSequence, sequence.count == numbers.count else {
      throw wrongAttribute(name, "a list of numbers")
    }
    return numbers
  }

  private func wrongAttribute(_ attribute: String, _ wanted: String) -> Raise {
    Raise(
      .typeError,
      "\(name).\(attribute) must be \(wanted), not \(self[attribute].plainTypeName)")
  }

  /// What each group's next rate is computed from.
  func moments(in context: Context) throws(Raise) -> [LearningRateSchedule.Moment] {
    let (rates, bases) = (try optimizer().rates(in: context), try numbers("base_lrs"))
    return zip(rates, bases).enumerated().map { group, pair in
      LearningRateSchedule.Moment(
        rate: pair.0, base: pair.1, epoch: epoch, group: group, isFirst: isFirst)
    }
  }

  /// Writes the next rates into the groups and remembers them.
  func setRates(_ rates: [Double], in context: Context) throws(Raise) {
    let optimizer = try optimizer()
    guard rates.count == optimizer.dictionaries.count else {
      throw Raise(
        .valueError,
        "\(name) gives \(rates.count) learning rates for "
          + "\(optimizer.dictionaries.count) parameter groups")
    }
    try optimizer.setRates(rates, in: context)
    try rememberRates(in: context)
  }

  func rememberRates(in context: Context) throws(Raise) {
    set("_last_lr", Value(list: try optimizer().values("lr", in: context)))
  }
}

/// The optimizer that a schedule changes.
func scheduledOptimizer(_ arguments: Arguments) throws(Raise) -> OptimizerState {
  if let state = arguments["optimizer"].native(as: OptimizerState.self) { return state }
  throw Raise(
    .typeError, "\(arguments["optimizer"].torchTypeName) is not an Optimizer",
    fix: "give the optimizer itself, as in StepLR(optimizer, step_size=10)")
}

extension Arguments {
  /// The schedule that a method is called on.
  func schedule() throws(Raise) -> ScheduleInstance {
    if let schedule = ScheduleInstance(receiver) { return schedule }
    throw wrongType("self", expected: "LRScheduler")
  }

  /// A number for each group, from one number or a list of them.
  func valueForEachGroup(_ name: String, _ optimizer: OptimizerState) throws(Raise) -> [Double] {
    let count = optimizer.dictionaries.count
    guard let list = self[name].asSequence else {
      return Array(repeating: try double(name), count: count)
    }
    guard list.count == count else {
      throw Raise(
        .valueError,
        "\(name) must have the same length as optimizer.param_groups. \(name) has \(list.count) "
          + "values, param_groups has \(count).")
    }
    let numbers = list.compactMap(\.asDouble)
    guard numbers.count == count else { throw wrongType(name, expected: "list of floats") }
    return numbers
  }
}
