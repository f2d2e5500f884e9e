import Interpreter
import RNN
import Tensors

/// `fit(model, inputs, targets, …)`: trains a network and returns what happened.
func fitCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "fit",
    [
      .required("model"), .required("inputs"), .required("targets"), .optional("epochs", 100),
      .optional("lr"), .optional("loss"), .optional("optimizer"), .optional("batch_size"),
      .optional("clip"), .optional("validation"), .optional("patience"), .optional("seed"),
      .optional("weight_decay"), .optional("shuffle", true), .optional("accumulate", 1),
      .optional("schedule"), .optional("checkpoint"), .optional("resume", false),
    ],
    """
    Trains a network: Adam with lr=0.001 on the mean squared error, or on the cross-entropy where \
    the targets are classes. With patience, the best weights come back. With accumulate, a step \
    sees several batches as if they were one. With checkpoint, a file holds where the training \
    stands after each epoch; resume goes on from it. Leaves the network in evaluation mode.
    """
  ) { [unowned library] (arguments, context) in
    guard GradientMode.isEnabled else { throw CommandFault.gradientsOff }
    let training = try training(arguments, library, context)
    let start = library.note.clock()
    var lastShown = -Double.infinity
    let history = try training.run { epoch, loss in
      let now = library.note.clock()
      let epochs = training.plan.epochs
      guard epoch == 1 || epoch == epochs || now - lastShown >= 0.1 else { return }
      lastShown = now
      library.note.progress(
        TrainingProgress(
          epoch: epoch, epochs: epochs, loss: loss,
          secondsLeft: (now - start) / Double(epoch) * Double(epochs - epoch)))
    }
    return .native(history)
  }
}

private func training(
  _ arguments: Arguments, _ library: CellLibrary, _ context: Context
) throws -> Training {
  var plan = try plan(arguments)
  let model = try TrainedModel(arguments["model"], in: context)
  let samples = try Samples(
    inputs: arguments.tensor("inputs"), targets: arguments.tensor("targets"))
  let validation = try validation(arguments)
  if plan.patience != nil, validation == nil { throw CommandFault.patienceAlone }
  let optimizer = try optimizer(arguments, for: model, &plan, context)
  if let seed = try arguments.optional("seed", Arguments.int) { library.seed(seed) }
  return Training(
    model: model, loss: try loss(arguments, targets: samples.targets, context),
    optimizer: optimizer,
    schedule: try TrainingSchedule(arguments, for: optimizer, epochs: plan.epochs, context),
    checkpoint: try TrainingFile(arguments, library), samples: samples, validation: validation,
    plan: plan, generator: library.generator, context: context)
}

private func plan(_ arguments: Arguments) throws -> TrainingPlan {
  func positive(_ name: String) throws -> Int? {
    guard let value = try arguments.optional(name, Arguments.int) else { return nil }
    if value > 0 { return value }
    throw CommandFault.notPositive(function: "fit", name: name, value: "\(value)")
  }
  return TrainingPlan(
    epochs: try positive("epochs") ?? 100, batchSize: try positive("batch_size"),
    accumulation: try positive("accumulate") ?? 1, clip: try positiveNumber("clip", arguments),
    patience: try positive("patience"),
    shuffles: try arguments.bool("shuffle"), learningRate: try positiveNumber("lr", arguments))
}

private func positiveNumber(_ name: String, _ arguments: Arguments) throws -> Double? {
  guard let value = try arguments.optional(name, Arguments.double) else { return nil }
  if value > 0, value.isFinite { return value }
  throw CommandFault.notPositive(
    function: "fit", name: name, value: NumberFormat.python(value))
}

private func validation(_ arguments: Arguments) throws -> Samples? {
  let value = arguments["validation"]
  if value.isNone { return nil }
  guard let pair = value.asSequence else {
    throw CommandFault.validationPair(typeName: value.plainTypeName)
  }
  guard pair.count == 2, let inputs = pair[0].tensor, let targets = pair[1].tensor else {
    let types = pair.map(\.plainTypeName).joined(separator: ", ")
    throw CommandFault.validationPair(typeName: "(\(types))")
  }
  return try Samples(inputs: inputs, targets: targets, isValidation: true)
}

private func loss(
  _ arguments: Arguments, targets: Tensor, _ context: Context
) throws -> TrainingLoss {
  let value = arguments["loss"]
  if value.isNone { return targets.dtype == .int64 ? .crossEntropy : .meanSquaredError }
  if let name = value.asString { return try TrainingLoss(named: name) }
  guard context.isCallable(value) else {
    throw arguments.wrongType("loss", expected: "a name or a callable")
  }
  return .value(value)
}

/// The optimizer that was given, by name, by class or made, or Adam; it decides the learning rate
/// that the plan tells.
private func optimizer(
  _ arguments: Arguments, for model: TrainedModel, _ plan: inout TrainingPlan, _ context: Context
) throws -> TrainingOptimizer {
  let value = arguments["optimizer"]
  let decay = try arguments.optional("weight_decay", Arguments.double)
  let rate = plan.learningRate ?? 1e-3
  let tensors = model.parameters.map(\.tensor)
  switch value {
  case .none, .string:
    let rule = try TrainingOptimizer.rule(
      named: value.asString ?? "adam", learningRate: rate, weightDecay: decay ?? 0)
    plan.learningRate = rate
    return .own(try Optimizer(tensors, rule))
  case .classObject:
    plan.learningRate = rate
    let parameters = try context.callMethod(arguments["model"], "parameters")
    return .value(
      try context.call(
        value,
        CallArguments(
          [parameters],
          keywords: [("lr", .float(rate))] + (decay.map { [("weight_decay", .float($0))] } ?? []))))
  default:
    guard try context.attributeIfAny(value, "step") != nil,
      try context.attributeIfAny(value, "zero_grad") != nil
    else { throw arguments.wrongType("optimizer", expected: "an optimizer or its name") }
    if plan.learningRate != nil { throw CommandFault.settingsOfOptimizer(name: "lr") }
    if decay != nil { throw CommandFault.settingsOfOptimizer(name: "weight_decay") }
    return .value(value)
  }
}
