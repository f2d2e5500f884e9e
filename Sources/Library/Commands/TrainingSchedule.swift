import Glibc
import Interpreter
import RNN

/// How the learning rate changes from epoch to epoch of `fit`: a schedule of
/// `torch.optim.lr_scheduler`, given or made here.
struct TrainingSchedule {
  /// None where the rate stays.
  let value: Value

  init(
    _ arguments: Arguments, for optimizer: TrainingOptimizer, epochs: Int, _ context: Context
  ) throws {
    let given = arguments["schedule"]
    let types = try context.importModule("torch.optim.lr_scheduler")
    func made(_ type: Value, _ settings: [(name: String, value: Value)]) throws -> Value {
      try context.call(type, CallArguments([optimizer.value], keywords: settings))
    }
    if given.isNone {
      value = .none
    } else if let schedule = ScheduleInstance(given), !schedule["optimizer"].isNone {
      guard schedule["optimizer"].isIdentical(to: optimizer.value) else {
        throw CommandFault.scheduleOfOptimizer(typeName: given.plainTypeName)
      }
      value = given
    } else if let name = given.asString {
      let type = try Self.names.choice(name, function: "fit", parameter: "schedule")
      let rate = try Self.rate(of: optimizer, in: context)
      value = try made(
        context.attribute(.module(types), type),
        Self.settings(of: type, epochs: epochs, rate: rate))
    } else if case .classObject(let type) = given {
      let rate = try Self.rate(of: optimizer, in: context)
      value = try made(given, Self.settings(of: type.name, epochs: epochs, rate: rate))
    } else {
      guard context.isCallable(given) else {
        throw arguments.wrongType(
          "schedule", expected: "a name, a function of the epoch or a schedule")
      }
      value = try made(context.attribute(.module(types), "LambdaLR"), [("lr_lambda", given)])
    }
  }

  private static func rate(
    of optimizer: TrainingOptimizer, in context: Context
  ) throws -> Double {
    try optimizer.value.native(as: OptimizerState.self)?.rates(in: context).first ?? 1e-3
  }

  /// Begins the next epoch.
  ///
  /// - Parameter measure: The loss of the epoch that ended, for schedules that watch one.
  func step(measure: Double, in context: Context) throws {
    if value.isNone { return }
    let isPlateau = ScheduleInstance(value)?.name == "ReduceLROnPlateau"
    _ = try context.callMethod(value, "step", isPlateau ? [.float(measure)] : [])
  }

  /// The schedule's name, for a training that goes on.
  var setting: TrainingSetting {
    TrainingSetting("schedule", value.isNone ? "off" : value.plainTypeName)
  }
}

// MARK: - Schedules by name

extension TrainingSchedule {
  /// The schedules that have a name, as classes of `torch.optim.lr_scheduler`.
  static var names: NameTable<String> {
    NameTable<String>([
      (["step", "StepLR"], "StepLR"),
      (["multistep", "MultiStepLR"], "MultiStepLR"),
      (["exponential", "ExponentialLR"], "ExponentialLR"),
      (["constant", "ConstantLR"], "ConstantLR"),
      (["linear", "LinearLR"], "LinearLR"),
      (["polynomial", "PolynomialLR"], "PolynomialLR"),
      (["cosine", "cosine_annealing", "CosineAnnealingLR"], "CosineAnnealingLR"),
      (
        ["warm_restarts", "cosine_restarts", "CosineAnnealingWarmRestarts"],
        "CosineAnnealingWarmRestarts"
      ),
      (["one_cycle", "1cycle", "OneCycleLR"], "OneCycleLR"),
      (["cyclic", "triangular", "CyclicLR"], "CyclicLR"),
      (["plateau", "reduce_on_plateau", "ReduceLROnPlateau"], "ReduceLROnPlateau"),
      (["lambda", "LambdaLR"], "LambdaLR"),
      (["multiplicative", "MultiplicativeLR"], "MultiplicativeLR"),
      (["sequential", "SequentialLR"], "SequentialLR"),
      (["chained", "ChainedScheduler"], "ChainedScheduler"),
    ])
  }

  /// What a schedule wants to know, taken from the training's length and rate: the exponential one
  /// falls to a hundredth, the linear one and the cosine to nothing, the cycles reach the given rate
  /// at their tops.
  ///
  /// - Throws: ``CommandFault/scheduleNeedsMore(type:fix:)`` for one that no numbers describe.
  static func settings(
    of type: String, epochs: Int, rate: Double
  ) throws(CommandFault) -> [(name: String, value: Value)] {
    switch type {
    case "StepLR": return [("step_size", .int(max(epochs / 3, 1)))]
    case "MultiStepLR":
      return [("milestones", Value(list: [.int(epochs / 2), .int(epochs - epochs / 4)]))]
    case "ExponentialLR": return [("gamma", .float(pow(0.01, 1 / Double(epochs))))]
    case "LinearLR":
      return [("start_factor", 1.0), ("end_factor", 0.0), ("total_iters", .int(epochs))]
    case "PolynomialLR": return [("total_iters", .int(epochs)), ("power", 2.0)]
    case "CosineAnnealingLR": return [("T_max", .int(epochs))]
    case "CosineAnnealingWarmRestarts": return [("T_0", .int(max(epochs / 3, 1)))]
    case "OneCycleLR":
      return [("max_lr", .float(rate)), ("total_steps", .int(epochs)), ("cycle_momentum", false)]
    case "CyclicLR":
      return [
        ("base_lr", .float(rate / 10)), ("max_lr", .float(rate)),
        ("step_size_up", .int(max(epochs / 8, 1))), ("cycle_momentum", false),
      ]
    case "ReduceLROnPlateau": return [("patience", .int(min(max(epochs / 10, 1), 10)))]
    case "LambdaLR":
      throw .scheduleNeedsMore(type: type, fix: "write schedule=lambda epoch: 0.95 ** epoch")
    case "MultiplicativeLR", "SequentialLR", "ChainedScheduler":
      throw .scheduleNeedsMore(
        type: type, fix: "make it where the optimizer is made, and give both")
    default: return []
    }
  }
}
