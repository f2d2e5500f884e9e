import Interpreter
import RNN

/// How the learning rate changes from epoch to epoch of `fit`.
enum TrainingSchedule {
  case none
  case own(Scheduler)
  /// A function of the epoch that gives a factor for the first rate.
  case function(Value, Scheduler)
  /// A schedule of `torch.optim.lr_scheduler`.
  case value(Value)

  /// The schedules that have a name.
  static let names = ["cosine", "linear"]

  init(
    _ arguments: Arguments, for optimizer: TrainingOptimizer, epochs: Int, _ context: Context
  ) throws {
    let value = arguments["schedule"]
    if value.isNone {
      self = .none
      return
    }
    guard case .own(let own) = optimizer else {
      guard let schedule = ScheduleInstance(value), case .value(let given) = optimizer,
        schedule["optimizer"].isIdentical(to: given)
      else { throw CommandFault.scheduleOfOptimizer(typeName: value.plainTypeName) }
      self = .value(value)
      return
    }
    if let name = value.asString {
      self = .own(Scheduler(own, try Self.named(name, epochs: epochs)))
    } else {
      guard ScheduleInstance(value)?["optimizer"].isNone ?? true, context.isCallable(value) else {
        throw arguments.wrongType("schedule", expected: "a name or a function of the epoch")
      }
      let first = try Self.factor(value, epoch: 0, in: context)
      self = .function(value, Scheduler(own, .lambda { _ in first }))
    }
  }

  private static func named(_ name: String, epochs: Int) throws -> LearningRateSchedule {
    switch name {
    case "cosine": return try .cosine(length: epochs)
    case "linear": return try .linear(from: 1, to: 0, length: epochs)
    default:
      throw CommandFault.unknownName(
        function: "fit", parameter: "schedule", name: name, known: names)
    }
  }

  private static func factor(
    _ function: Value, epoch: Int, in context: Context
  ) throws -> Double {
    let factor = try context.call(function, [.int(epoch)])
    if let number = factor.asDouble { return number }
    throw CommandFault.scheduleFactor(typeName: factor.plainTypeName)
  }

  /// Begins the next epoch.
  ///
  /// - Parameter measure: The loss of the epoch that ended, for schedules that watch one.
  func step(measure: Double, in context: Context) throws {
    switch self {
    case .none: break
    case .own(let scheduler): scheduler.step()
    case .function(let function, let scheduler):
      scheduler.epoch += 1
      let factor = try Self.factor(function, epoch: scheduler.epoch, in: context)
      for (place, rate) in scheduler.baseRates.enumerated() {
        scheduler.optimizer.groups[place].rule.learningRate = rate * factor
      }
    case .value(let value):
      let isPlateau = ScheduleInstance(value)?.name == "ReduceLROnPlateau"
      _ = try context.call(
        context.attribute(value, "step"), isPlateau ? [.float(measure)] : [])
    }
  }

  /// Where the schedule stands.
  func stored(in context: Context) throws -> StoredValue {
    switch self {
    case .none: .none
    case .own(let scheduler), .function(_, let scheduler): .integer(scheduler.epoch)
    case .value(let value):
      try StoredValue(context.callMethod(value, "state_dict"), in: context)
    }
  }

  /// Goes on from where a schedule stood.
  func restore(_ stored: StoredValue, _ library: CellLibrary, in context: Context) throws {
    switch self {
    case .none: break
    case .own(let scheduler), .function(_, let scheduler):
      scheduler.epoch = stored.asInteger ?? 0
    case .value(let value):
      _ = try context.call(
        context.attribute(value, "load_state_dict"), [stored.value(library, in: context)])
    }
  }
}
