import Interpreter
import RNN

/// What `fit` did, epoch by epoch.
final class History: NativeObject {
  let record: TrainingHistory
  private let words: CommandWords

  init(_ record: TrainingHistory, _ words: CommandWords) {
    (self.record, self.words) = (record, words)
  }

  var typeName: String { "History" }

  /// The mean loss of each epoch, taken while the parameters changed.
  var losses: [Double] { record.losses }
  /// The loss on the validation data after each epoch; empty without such data.
  var validationLosses: [Double] { record.validationLosses }

  var attributeNames: [String] {
    [
      "best_epoch", "best_loss", "epochs", "gradient_norm", "loss", "resumed_after",
      "stopped_early", "validation_loss",
    ]
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "loss": Value(list: losses.map { .float($0) })
    case "validation_loss": Value(list: validationLosses.map { .float($0) })
    case "gradient_norm": Value(list: record.gradientNorms.map { .float($0) })
    case "epochs": .int(losses.count)
    case "best_epoch": .int(record.bestEpoch)
    case "best_loss":
      record.bestEpoch == 0 ? Value.none : .float(record.judged[record.bestEpoch - 1])
    case "stopped_early": .bool(record.stoppedEarly)
    case "resumed_after": .int(record.resumedAfter)
    default: nil
    }
  }

  /// `history["loss"]`: the same as the attribute.
  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    guard let name = key.asString, let value = try attribute(name, in: context) else {
      throw .keyError(
        key, in: context, fix: "a history has \(attributeNames.joined(separator: ", "))")
    }
    return value
  }

  /// `History: 74 epochs, loss 0.153 → 0.021, validation 0.076 → 0.041, best 0.035 at epoch 44
  /// (stopped early)`, on one line, in the note's language.
  func repr(in context: Context) throws(Raise) -> String {
    let epochs = losses.count
    var parts = [words.epochs(epochs), "\(words.loss) \(try span(losses, in: context))"]
    if !validationLosses.isEmpty {
      parts.append("\(words.validation) \(try span(validationLosses, in: context))")
      if record.bestEpoch < epochs, record.bestEpoch > 0 {
        let best = try short(validationLosses[record.bestEpoch - 1], in: context)
        parts.append(words.best(best, epoch: record.bestEpoch))
      }
    }
    return words.history(parts)
      + (record.resumedAfter > 0 ? words.goneOn(after: record.resumedAfter) : "")
      + (record.stoppedEarly ? words.stoppedEarly : "")
  }

  func text(in context: Context) throws(Raise) -> String { try repr(in: context) }

  private func span(_ values: [Double], in context: Context) throws(Raise) -> String {
    guard let first = values.first, let last = values.last, values.count > 1 else {
      return try values.first.map { value throws(Raise) in try short(value, in: context) } ?? ""
    }
    return "\(try short(first, in: context)) → \(try short(last, in: context))"
  }

  private func short(_ value: Double, in context: Context) throws(Raise) -> String {
    try context.format(.float(value), ".3g")
  }
}

extension History {
  /// The class of what `fit` returns, with its method `plot()`.
  static func type(_ plot: BuiltinFunction, base: ClassObject) -> ClassObject {
    let method = BuiltinFunction(
      command: "plot", [.positional("self")], "Draws the losses, as plot(history)."
    ) { (arguments, context) in
      try context.call(.builtin(plot), [arguments.receiver])
    }
    return ClassObject(
      name: "History", module: "rnn", base: base,
      construct: BuiltinFunction(command: "History", [.variadic("args")], "") { (_, _) in
        throw Raise(.typeError, "a History can't be made directly", fix: "fit(…) returns one")
      }, methods: [method])
  }
}
