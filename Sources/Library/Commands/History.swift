import Interpreter

/// What `fit` did, epoch by epoch.
final class History: NativeObject {
  /// The mean loss of each epoch, taken while the parameters changed.
  private(set) var losses: [Double] = []
  /// The loss on the validation data after each epoch; empty without such data.
  private(set) var validationLosses: [Double] = []
  /// The epoch, counted from 1, with the lowest validation loss, or without validation, loss.
  private(set) var bestEpoch = 0
  /// Whether patience ended the training before its last epoch.
  var stoppedEarly = false

  var typeName: String { "History" }

  var epochs: Int { losses.count }

  /// Takes in an epoch and says whether it was the best so far.
  func append(loss: Double, validation: Double?) -> Bool {
    losses.append(loss)
    if let validation { validationLosses.append(validation) }
    let judged = validation == nil ? losses : validationLosses
    let isBest = bestEpoch == 0 || judged[epochs - 1] < judged[bestEpoch - 1]
    if isBest { bestEpoch = epochs }
    return isBest
  }

  /// Takes over the epochs of a training that goes on.
  func resume(losses: [Double], validationLosses: [Double], bestEpoch: Int) {
    self.losses = losses
    self.validationLosses = validationLosses
    self.bestEpoch = bestEpoch
  }

  var attributeNames: [String] {
    ["loss", "validation_loss", "epochs", "best_epoch", "stopped_early"]
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "loss": Value(list: losses.map { .float($0) })
    case "validation_loss": Value(list: validationLosses.map { .float($0) })
    case "epochs": .int(epochs)
    case "best_epoch": .int(bestEpoch)
    case "stopped_early": .bool(stoppedEarly)
    default: nil
    }
  }

  /// `History: 74 epochs, loss 0.153 → 0.021, validation 0.076 → 0.041, best 0.035 at epoch 44
  /// (stopped early)`, on one line.
  func repr(in context: Context) throws(Raise) -> String {
    var parts = ["\(epochs) epoch\(epochs == 1 ? "" : "s")"]
    parts.append("loss \(try span(losses, in: context))")
    if !validationLosses.isEmpty {
      parts.append("validation \(try span(validationLosses, in: context))")
      if bestEpoch < epochs {
        let best = try short(validationLosses[bestEpoch - 1], in: context)
        parts.append("best \(best) at epoch \(bestEpoch)")
      }
    }
    return "History: " + parts.joined(separator: ", ") + (stoppedEarly ? " (stopped early)" : "")
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
