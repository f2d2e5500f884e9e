import Interpreter
import RNN
import Tensors

/// `fit(model, inputs, targets, …)`: trains a network and returns what happened.
func fitCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "fit", fitParameters,
    """
    Trains a network: Adam with lr=0.001 on the mean squared error, or on the cross-entropy where \
    the targets are classes. Leaves the network in evaluation mode and returns a History, which \
    plot() draws. An EncoderDecoder is trained on pairs of source and target: it reads the target \
    without its last token and foretells it without its first; padding counts for nothing.
    """
  ) { [unowned library] (arguments, context) in
    guard GradientMode.isEnabled else { throw CommandFault.gradientsOff }
    let training = try Training(arguments, library, context)
    let start = library.note.clock()
    var lastShown = -Double.infinity
    return .native(
      try training.run { history in
        let (epoch, epochs) = (history.losses.count, training.loop.plan.epochs)
        let now = library.note.clock()
        guard epoch == 1 || epoch == epochs || now - lastShown >= 0.1 else { return }
        lastShown = now
        library.note.progress(
          TrainingProgress(
            epoch: epoch, epochs: epochs, loss: history.losses.last ?? 0,
            secondsLeft: (now - start) / Double(epoch) * Double(epochs - epoch)))
      })
  }
}

/// One call of `fit`: the loop of `RNN` with a cell's values around it.
///
/// Everything random is drawn from one generator, and sums run in a fixed order: the same seed gives
/// the same weights.
struct Training {
  private(set) var loop: TrainingLoop<FitBatch>
  private let stopper: EarlyStoppingObject?
  private let checkpoint: TrainingFile?
  private let context: Context
  /// What the history speaks with.
  private let words: CommandWords

  init(_ arguments: Arguments, _ library: CellLibrary, _ context: Context) throws {
    self.context = context
    words = CommandWords(library.note)
    stopper = try earlyStopping(arguments)
    let plan = try plan(arguments, stopper)
    let model = try TrainedModel(arguments["model"], in: context)
    let optimizer = try TrainingOptimizer(arguments, for: model, in: context)
    let (data, validation) = try FitData.read(arguments, model, library, context)
    if let stopper, validation == nil {
      throw CommandFault.patienceAlone(name: stopper.isPatience ? "patience" : "early_stopping")
    }
    let loss = try TrainingLoss(fit: arguments, padding: model.padding, context)
    if let seed = try arguments.optional("seed", Arguments.int) { library.seed(seed) }
    let schedule = try TrainingSchedule(
      arguments, for: optimizer, epochs: plan.epochs, context)
    let forcing = try TeacherForcing(arguments, for: model, in: context)
    let worker = FitWorker(model: model, loss: loss, teacherForcing: forcing, context: context)
    let generator = library.generator
    checkpoint = try TrainingFile(arguments, library)
    loop = TrainingLoop(
      plan: plan, network: model.network(in: context),
      steps: optimizer.steps(schedule, in: context),
      data: { epoch in
        try worker.begin(epoch: epoch)
        return try data.pass(plan, worker, shuffledBy: plan.shuffles ? generator : nil)
      },
      validation: validation.map { data in
        {
          try worker.begin(epoch: nil)
          return try data.pass(plan, worker, shuffledBy: nil)
        }
      }, loss: worker.loss(of:))
    let settings =
      optimizer.settings + [loss.setting, schedule.setting, forcing.setting] + plan.settings
      + [
        TrainingSetting("data", try data.text(in: context)),
        TrainingSetting("validation", try validation?.text(in: context) ?? "off"),
      ]
    loop.record = checkpoint?.record(settings, model, optimizer, schedule, context)
  }

  func run(progress: (TrainingHistory) throws -> Void) throws -> History {
    do {
      let history = try loop.run(progress: progress)
      stopper?.follow(history.judged)
      return History(history, words)
    } catch let error as TrainingError {
      switch error {
      case .otherSetting, .otherWeights:
        throw CommandFault.checkpointOfOther(
          path: checkpoint?.resumed ?? "", what: error.message)
      default: throw error
      }
    }
  }
}

private func plan(_ arguments: Arguments, _ stopper: EarlyStoppingObject?) throws -> TrainingPlan {
  func positive(_ name: String) throws -> Int? {
    guard let value = try arguments.optional(name, Arguments.int) else { return nil }
    if value > 0 { return value }
    throw CommandFault.notPositive(function: "fit", name: name, value: "\(value)")
  }
  return TrainingPlan(
    epochs: try positive("epochs") ?? 100, batchSize: try positive("batch_size"),
    accumulation: try positive("accumulate") ?? 1,
    clipNorm: try arguments.positiveNumber("clip"), shuffles: try arguments.bool("shuffle"),
    earlyStopping: stopper?.stopping)
}

private func earlyStopping(_ arguments: Arguments) throws -> EarlyStoppingObject? {
  let (given, patience) = (arguments["early_stopping"], arguments["patience"])
  guard given.isNone || patience.isNone else {
    throw CommandFault.settingsOfStopping
  }
  if let object = given.native(as: EarlyStoppingObject.self) {
    guard object.stopping.mode == .min else { throw CommandFault.stoppingMode }
    return object
  }
  if given.isNone, patience.isNone { return nil }
  let name = given.isNone ? "patience" : "early_stopping"
  guard case .int(let value) = arguments[name] else {
    throw arguments.wrongType(name, expected: given.isNone ? "int" : "an EarlyStopping or int")
  }
  guard value > 0 else {
    throw CommandFault.notPositive(function: "fit", name: name, value: "\(value)")
  }
  return EarlyStoppingObject(try EarlyStopping(patience: value), isPatience: given.isNone)
}

extension Arguments {
  /// A number above zero, or nothing where the argument is `None`.
  func positiveNumber(_ name: String) throws -> Double? {
    guard let value = try optional(name, Arguments.double) else { return nil }
    if value > 0, value.isFinite { return value }
    throw CommandFault.notPositive(
      function: function.name, name: name, value: CommandFault.number(value))
  }
}
