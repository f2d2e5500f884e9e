/// Why a training is refused or can't go on.
public enum TrainingError: Error, Hashable, Sendable {
  /// A setting that must be greater than 0.
  case notPositive(setting: String, value: Double)
  /// A setting that must be 0 or more.
  case negative(setting: String, value: Double)
  /// A part of the samples that leaves none, or is none.
  case splitFraction(Double, count: Int)
  /// A pass over the data, counted from 1, that gave nothing.
  case noBatches(epoch: Int, isValidation: Bool)
  case lossNotFinite(value: Double, step: TrainingStep, parameter: String?)
  case gradientNotFinite(step: TrainingStep, parameter: String)
  case validationNotFinite(value: Double, step: TrainingStep, parameter: String?)
  /// A checkpoint of a training with another setting.
  case otherSetting(name: String, stored: String, given: String)
  /// A checkpoint of more epochs than the training shall have.
  case fewerEpochs(stored: Int, given: Int)
  /// A checkpoint of a network of another shape.
  case otherWeights(stored: [[Int]], given: [[Int]])
}

/// Where a training stands, with the settings that most often are to blame.
public struct TrainingStep: Hashable, Sendable {
  /// The epoch, counted from 1.
  public let epoch: Int
  /// The batch in the epoch, counted from 1.
  public let batch: Int
  /// How many batches the epoch has; nothing where that is not known.
  public let batches: Int?
  /// How far a step goes; nothing where parameters have several rates.
  public let learningRate: Double?
  /// Whether the gradients are clipped.
  public let isClipped: Bool
}

extension TrainingError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong.
  public var message: String {
    switch self {
    case .notPositive(let setting, let value):
      "\(setting) must be greater than 0, got \(Self.short(value))"
    case .negative(let setting, let value):
      "\(setting) must be 0 or more, got \(Self.short(value))"
    case .splitFraction(let fraction, let count):
      "validation=\(fraction) of \(count) sample\(count == 1 ? "" : "s") leaves a part without any"
    case .noBatches(let epoch, let isValidation):
      "the \(isValidation ? "validation " : "")data gave no batch in epoch \(epoch)"
    case .lossNotFinite(let value, let step, let parameter):
      "the loss became \(value) \(step.words); \(Self.blame(parameter))"
    case .gradientNotFinite(let step, let parameter):
      "the gradient of '\(parameter)' is no finite number \(step.words)"
    case .validationNotFinite(let value, let step, let parameter):
      "the validation loss became \(value) after epoch \(step.epoch); \(Self.blame(parameter))"
    case .otherSetting(let name, let stored, let given):
      "the checkpoint was made with \(name) \(stored), this training has \(given)"
    case .fewerEpochs(let stored, let given):
      "the checkpoint stands after epoch \(stored), this training ends after epoch \(given)"
    case .otherWeights(let stored, let given):
      "the checkpoint is of a network with \(Self.count(stored)), this one has \(Self.count(given))"
        + Self.difference(stored, given)
    }
  }

  /// How the mistake is mended, where one sentence can say.
  public var fix: String? {
    switch self {
    case .lossNotFinite(_, let step, _), .gradientNotFinite(let step, _),
      .validationNotFinite(_, let step, _):
      step.fix
    case .noBatches(let epoch, _) where epoch > 1:
      "an iterator can be gone through once: give a list or a DataLoader"
    case .otherSetting, .otherWeights:
      "make network and settings as they were, or give a new checkpoint file"
    case .fewerEpochs(let stored, _):
      "give epochs=\(stored) or more: they count from the training's beginning"
    case .splitFraction: "give a fraction between 0 and 1, such as 0.2"
    case .notPositive, .negative, .noBatches: nil
    }
  }

  private static func blame(_ parameter: String?) -> String {
    parameter.map { "'\($0)' has elements that are no finite numbers" }
      ?? "the parameters are still finite"
  }

  private static func count(_ shapes: [[Int]]) -> String {
    "\(shapes.count) tensor\(shapes.count == 1 ? "" : "s")"
  }

  private static func difference(_ stored: [[Int]], _ given: [[Int]]) -> String {
    guard stored.count == given.count,
      let place = stored.indices.first(where: { stored[$0] != given[$0] })
    else { return "" }
    return ": number \(place) has the shape \(stored[place]) there, \(given[place]) here"
  }

  /// A whole number without a fraction.
  private static func short(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

extension TrainingStep {
  fileprivate var words: String {
    guard let batches else { return "in epoch \(epoch), batch \(batch)" }
    return "in epoch \(epoch)" + (batches > 1 ? ", batch \(batch) of \(batches)" : "")
  }

  fileprivate var fix: String {
    let rate = learningRate.map { " (now \($0))" } ?? ""
    return "lower the learning rate\(rate)"
      + (isClipped ? "" : ", or bound the steps with clip=1.0")
  }
}
