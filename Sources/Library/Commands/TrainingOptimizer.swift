import Interpreter
import RNN
import Tensors

/// What changes the parameters: an optimizer of `torch.optim`, given or made here.
struct TrainingOptimizer {
  let value: Value
  /// What a training that goes on must have kept.
  let settings: [TrainingSetting]

  /// The optimizers that have a name, as classes of `torch.optim`.
  static var names: NameTable<String> {
    NameTable<String>([
      (["adadelta"], "Adadelta"), (["adagrad"], "Adagrad"), (["adam"], "Adam"),
      (["adamax"], "Adamax"), (["adamw"], "AdamW"), (["nadam"], "NAdam"), (["radam"], "RAdam"),
      (["rmsprop"], "RMSprop"), (["sgd"], "SGD"),
    ])
  }

  init(_ arguments: Arguments, for model: TrainedModel, in context: Context) throws {
    let given = arguments["optimizer"]
    let rate = try arguments.positiveNumber("lr")
    let decay = try arguments.optional("weight_decay", Arguments.double)
    let ofSchedule: Value = ScheduleInstance(arguments["schedule"])?["optimizer"] ?? .none
    switch given {
    case .none where !ofSchedule.isNone: value = ofSchedule
    case .none, .string:
      let name = try Self.names.choice(
        given.asString ?? "adam", function: "fit", parameter: "optimizer")
      let type = try context.attribute(.module(context.importModule("torch.optim")), name)
      value = try Self.made(type, model, rate, decay, in: context)
    case .classObject: value = try Self.made(given, model, rate, decay, in: context)
    default:
      guard try context.attributeIfAny(given, "step") != nil,
        try context.attributeIfAny(given, "zero_grad") != nil
      else { throw arguments.wrongType("optimizer", expected: "an optimizer or its name") }
      value = given
    }
    let isMade = given.isNone && ofSchedule.isNone || given.asString != nil || given.isClass
    if !isMade {
      if rate != nil { throw CommandFault.settingsOfOptimizer(name: "lr") }
      if decay != nil { throw CommandFault.settingsOfOptimizer(name: "weight_decay") }
    }
    var settings = [TrainingSetting("optimizer", value.plainTypeName)]
    if let state = value.native(as: OptimizerState.self) {
      try Self.check(state, changes: model, name: value.plainTypeName)
      if isMade {
        for (key, name) in [("lr", "lr"), ("weight_decay", "weight_decay")] {
          let number = try state.rates(key, in: context).first ?? 0
          settings.append(TrainingSetting(name, CommandFault.number(number)))
        }
      }
    }
    self.settings = settings
  }

  private static func made(
    _ type: Value, _ model: TrainedModel, _ rate: Double?, _ decay: Double?, in context: Context
  ) throws -> Value {
    let settings = [("lr", rate), ("weight_decay", decay)]
    return try context.call(
      type,
      CallArguments(
        [try context.callMethod(model.value, "parameters")],
        keywords: settings.compactMap { name, value in value.map { (name, .float($0)) } }))
  }

  /// Refuses an optimizer of another network.
  private static func check(
    _ state: OptimizerState, changes model: TrainedModel, name: String
  ) throws(CommandFault) {
    let changed = Set(state.optimizer.groups.flatMap(\.parameters).map(ObjectIdentifier.init))
    guard model.parameters.contains(where: { changed.contains(ObjectIdentifier($0.tensor)) })
    else { throw .optimizerOfOther(typeName: name) }
  }

  func steps(
    _ schedule: TrainingSchedule, in context: Context
  ) -> TrainingLoop<FitBatch>.Steps {
    TrainingLoop.Steps(
      zeroGradient: { _ = try context.callMethod(value, "zero_grad") },
      step: { _ = try context.callMethod(value, "step") },
      endEpoch: { try schedule.step(measure: $0, in: context) },
      learningRate: {
        let rates = Set(try value.native(as: OptimizerState.self)?.rates(in: context) ?? [])
        return rates.count == 1 ? rates.first : nil
      })
  }
}

extension Value {
  fileprivate var isClass: Bool { className != nil }

  /// The name of a class.
  var className: String? {
    if case .classObject(let type) = self { type.name } else { nil }
  }
}
