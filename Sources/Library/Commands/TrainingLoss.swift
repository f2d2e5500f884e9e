import Interpreter
import RNN
import Tensors

/// How far a model's output is from the targets.
struct TrainingLoss {
  enum Kind {
    /// Cross-entropy for classes, the squared error for numbers.
    case standard
    case meanSquaredError, meanAbsoluteError, crossEntropy
    /// A callable: `loss(output, targets)`.
    case value(Value)
    /// A function of `torch.nn.functional`.
    case functional(String)
  }

  /// What PyTorch ignores where nothing else is said: no class has this number.
  static let nothingIgnored = -100

  let kind: Kind
  /// The target that cross-entropy leaves out; nothing where all count.
  let ignoredIndex: Int?
  /// Whether a cell asked for `ignoredIndex`.
  private var isAskedToIgnore = false
  /// What messages call the command.
  private let function: String
  /// The loss by name, for a training that goes on.
  let setting: TrainingSetting

  /// The losses that have a name.
  static var names: NameTable<Kind> {
    NameTable<Kind>([
      (["mse", "mse_loss", "l2", "mean_squared_error", "MSELoss"], .meanSquaredError),
      (["mae", "l1", "l1_loss", "mean_absolute_error", "L1Loss"], .meanAbsoluteError),
      (["cross_entropy", "ce", "categorical_crossentropy", "CrossEntropyLoss"], .crossEntropy),
      (["nll", "nll_loss", "NLLLoss"], .functional("nll_loss")),
      (["bce", "binary_cross_entropy", "BCELoss"], .functional("binary_cross_entropy")),
      (
        ["bce_with_logits", "binary_cross_entropy_with_logits", "BCEWithLogitsLoss"],
        .functional("binary_cross_entropy_with_logits")
      ),
      (["smooth_l1", "smooth_l1_loss", "SmoothL1Loss"], .functional("smooth_l1_loss")),
      (["huber", "huber_loss", "HuberLoss"], .functional("huber_loss")),
    ])
  }

  /// The loss of `fit`.
  ///
  /// - Parameter padding: The target that a model's padding is, where it has some.
  init(fit arguments: Arguments, padding: Int?, _ context: Context) throws {
    let given = try arguments.optional("ignore_index", Arguments.int)
    try self.init(
      arguments, function: "fit", ignoredIndex: given ?? padding, context)
    isAskedToIgnore = given != nil
    switch kind {
    case .standard, .crossEntropy: break
    case .meanSquaredError, .meanAbsoluteError, .value, .functional:
      if given != nil { throw CommandFault.nothingToIgnore }
    }
  }

  /// The loss that the argument `loss` names or is.
  init(
    _ arguments: Arguments, function: String, ignoredIndex: Int? = nil, _ context: Context
  ) throws {
    let value = arguments["loss"]
    self.ignoredIndex = ignoredIndex
    self.function = function
    if value.isNone {
      kind = .standard
      setting = TrainingSetting("loss", "of the targets' kind")
    } else if case .classObject(let type) = value,
      Self.names[type.name] == nil
        || type.module != "torch.nn.modules.loss"
    {
      kind = .value(try context.call(value, []))
      setting = TrainingSetting("loss", type.name)
    } else if let name = value.asString ?? value.className {
      kind = try Self.names.choice(name, function: function, parameter: "loss")
      let entry = Self.names.entries.first { NameTable([$0])[name] != nil }
      setting = TrainingSetting("loss", "'\(entry?.names.first ?? name)'")
    } else {
      guard context.isCallable(value) else {
        throw arguments.wrongType("loss", expected: "a name or a callable")
      }
      kind = .value(value)
      setting = TrainingSetting("loss", value.plainTypeName)
    }
  }

  /// The loss as a tensor with one number.
  ///
  /// Losses of numbers want equal shapes: no side is ever repeated to the other's shape.
  /// Cross-entropy wants `[…, C]` for targets `[…]`.
  func callAsFunction(
    of output: Tensor, _ targets: Tensor, _ context: Context
  ) throws -> Tensor {
    if case .standard = kind, isAskedToIgnore, targets.dtype != .int64 {
      throw CommandFault.nothingToIgnore
    }
    switch kind {
    case .standard where targets.dtype == .int64, .crossEntropy:
      return try crossEntropy(output, targets)
    case .standard, .meanSquaredError:
      try requireEqual(output, targets, name: "the squared error")
      return try Loss.meanSquaredError(output, target: targets)
    case .meanAbsoluteError:
      try requireEqual(output, targets, name: "the absolute error")
      return try Loss.meanAbsoluteError(output, target: targets)
    case .functional(let name):
      let function = try context.attribute(
        .module(context.importModule("torch.nn.functional")), name)
      return try number(context.call(function, [Value(output), Value(targets)]))
    case .value(let function):
      return try number(context.call(function, [Value(output), Value(targets)]))
    }
  }

  /// What a loss gave, a tensor with one number.
  func number(_ result: Value) throws(CommandFault) -> Tensor {
    guard let loss = result.tensor else {
      throw .lossNotATensor(function: function, typeName: result.plainTypeName)
    }
    guard loss.count == 1 else { throw .lossNotANumber(function: function, shape: loss.shape) }
    return loss
  }

  private func requireEqual(
    _ output: Tensor, _ targets: Tensor, name: String
  ) throws(CommandFault) {
    guard output.shape == targets.shape else {
      if case .standard = kind, output.shape.dropLast() == targets.shape[...],
        let classes = output.shape.last, classes > 1
      {
        throw .classesOfFloats(output: output.shape, targets: targets.dtype)
      }
      throw .lossShapes(loss: name, output: output.shape, targets: targets.shape)
    }
  }

  private func crossEntropy(_ output: Tensor, _ targets: Tensor) throws -> Tensor {
    guard targets.dtype == .int64 else { throw CommandFault.classKind(targets.dtype) }
    guard let classes = output.shape.last, Array(output.shape.dropLast()) == targets.shape else {
      throw CommandFault.classShapes(output: output.shape, targets: targets.shape)
    }
    return try Loss.crossEntropy(
      output.reshape([-1, classes]), target: targets.reshape([-1]),
      ignoreIndex: ignoredIndex ?? Self.nothingIgnored)
  }
}
