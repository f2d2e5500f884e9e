import Interpreter
import RNN
import Tensors

/// `EarlyStopping(patience, min_delta, …)` as a value of cells: for `fit`, or for a loop of one's own.
final class EarlyStoppingObject: NativeObject {
  private(set) var stopping: EarlyStopping
  /// Whether `fit` made it of its argument `patience`.
  let isPatience: Bool
  /// The network's tensors after the best epoch, where a loop hands the network over.
  private var best: [Tensor] = []

  init(_ stopping: EarlyStopping, isPatience: Bool = false) {
    self.stopping = stopping
    self.isPatience = isPatience
  }

  var typeName: String { "EarlyStopping" }

  var attributeNames: [String] {
    [
      "best", "best_epoch", "counter", "early_stop", "epoch", "min_delta", "mode", "patience",
      "restore_best", "stopped",
    ]
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "patience": .int(stopping.patience)
    case "min_delta": .float(stopping.minimumChange)
    case "mode": Value(stopping.mode.rawValue)
    case "restore_best": .bool(stopping.restoresBest)
    case "best": stopping.best.map { .float($0) } ?? Value.none
    case "best_epoch": .int(stopping.bestEpoch)
    case "epoch": .int(stopping.epoch)
    case "counter": .int(stopping.waited)
    case "stopped", "early_stop": .bool(stopping.isOver)
    default: nil
    }
  }

  /// Takes over what a training of `fit` was judged by.
  func follow(_ losses: [Double]) {
    stopping = stopping.restarted
    for loss in losses { stopping.take(loss) }
  }

  /// `stopper(loss, model)`: the same as `stopper.step(loss, model)`.
  func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    try context.call(context.attribute(.native(self), "step"), arguments)
  }

  func repr(in context: Context) throws(Raise) -> String {
    let state =
      try stopping.best.map { best throws(Raise) in
        let text = try context.format(.float(best), ".3g")
        return ", best \(text) at epoch \(stopping.bestEpoch) of \(stopping.epoch)"
      } ?? ""
    return "EarlyStopping(patience=\(stopping.patience)\(state))"
  }
}

extension EarlyStoppingObject {
  /// The class `rnn.EarlyStopping`.
  static func type(base: ClassObject) -> ClassObject {
    let construct = BuiltinFunction(
      command: "EarlyStopping",
      [
        .optional("patience", 10).meaning("how many epochs without a better measure are borne"),
        .optional("min_delta", 0.0).meaning("the change that a better measure must go beyond"),
        .optional("mode", "min").meaning("\"min\" where smaller measures are better, else \"max\""),
        .optional("restore_best", true).meaning("whether the best epoch's weights come back"),
      ],
      """
      Sees when a training gets no better: fit(…, early_stopping=EarlyStopping(5)), or in a loop of \
      one's own: if stopper.step(loss, model): break.
      """
    ) { (arguments, _) in
      let name = try arguments.string("mode")
      guard let mode = PlateauWatch.Mode(rawValue: name) else {
        throw CommandFault.unknownName(
          function: "EarlyStopping", parameter: "mode", name: name, known: ["min", "max"])
      }
      return .native(
        EarlyStoppingObject(
          try EarlyStopping(
            patience: arguments.int("patience"), minimumChange: arguments.double("min_delta"),
            mode: mode, restoresBest: arguments.bool("restore_best"))))
    }
    return ClassObject(
      name: "EarlyStopping", module: "rnn", base: base,
      documentation: construct.documentation, construct: construct,
      methods: [step, restore])
  }

  private static var step: BuiltinFunction {
    BuiltinFunction(
      command: "step",
      [
        .positional("self"),
        .required("measure").meaning("the epoch's loss, or what else tells how good it is"),
        .optional("model").meaning("the network whose best weights are to be kept"),
      ],
      """
      Takes in an epoch's measure and says whether to stop. Where the network is given, its best \
      weights come back then.
      """
    ) { (arguments, _) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      let measure = arguments["measure"]
      let single = measure.tensor.flatMap { $0.count == 1 ? $0.scalars.first?.double : nil }
      guard let number = measure.number ?? single else {
        throw arguments.wrongType("measure", expected: "a number or a tensor with one")
      }
      let isBest = own.stopping.take(number)
      guard let model = try own.model(arguments) else { return .bool(own.stopping.isOver) }
      if isBest {
        own.best = try noGrad {
          try model.stateDictionary.map { try $0.tensor.detach().clone() }
        }
      }
      if own.stopping.isOver { try own.bringBack(to: model) }
      return .bool(own.stopping.isOver)
    }
  }

  private static var restore: BuiltinFunction {
    BuiltinFunction(
      command: "restore",
      [.positional("self"), .required("model").meaning("the network that was given to step")],
      "Brings the best epoch's weights back."
    ) { (arguments, _) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      guard !own.best.isEmpty, let model = try own.model(arguments) else {
        throw CommandFault.nothingToRestore
      }
      try own.bringBack(to: model)
      return .none
    }
  }

  private func model(_ arguments: Arguments) throws -> Module? {
    if arguments["model"].isNone || !stopping.restoresBest { return nil }
    guard let module = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "a network")
    }
    return module.body
  }

  private func bringBack(to model: Module) throws {
    let tensors = model.stateDictionary.map(\.tensor)
    guard tensors.map(\.shape) == best.map(\.shape) else {
      throw TrainingError.otherWeights(stored: best.map(\.shape), given: tensors.map(\.shape))
    }
    try noGrad {
      for (tensor, weight) in zip(tensors, best) { _ = try tensor.copy_(weight) }
    }
  }
}
