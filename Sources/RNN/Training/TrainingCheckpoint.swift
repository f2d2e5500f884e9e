import Tensors

/// Where a training stands after an epoch, as it is written down to be taken up again.
public struct TrainingCheckpoint {
  /// The epochs that are done.
  public var history: TrainingHistory
  /// The settings that the training was made with.
  public var settings: [TrainingSetting]
  /// The network's state.
  public var model: StoredValue
  /// The network's tensors after the best epoch, where they were kept.
  public var best: StoredValue
  /// The optimizer's memory and settings.
  public var optimizer: StoredValue
  /// Where the learning rate's schedule stands.
  public var schedule: StoredValue
  /// Where the random numbers stand.
  public var generator: RandomGenerator.State

  /// A training's state.
  public init(
    history: TrainingHistory, settings: [TrainingSetting], model: StoredValue, best: StoredValue,
    optimizer: StoredValue, schedule: StoredValue = .none, generator: RandomGenerator.State
  ) {
    self.history = history
    self.settings = settings
    self.model = model
    self.best = best
    self.optimizer = optimizer
    self.schedule = schedule
    self.generator = generator
  }
}

extension TrainingCheckpoint {
  /// The state as a checkpoint holds it.
  public var stored: StoredValue {
    .named([
      ("epoch", .integer(history.losses.count)), ("loss", Self.list(history.losses)),
      ("validation_loss", Self.list(history.validationLosses)),
      ("gradient_norm", Self.list(history.gradientNorms)),
      ("best_epoch", .integer(history.bestEpoch)),
      ("settings", .named(settings.map { ($0.name, .text($0.value)) })), ("model", model),
      ("best", best), ("optimizer", optimizer), ("schedule", schedule),
      ("generator", generator.stored),
    ])
  }

  private static func list(_ numbers: [Double]) -> StoredValue {
    .list(numbers.map { .number($0) })
  }

  /// Reads a state that ``stored`` gave.
  ///
  /// - Throws: ``CheckpointError/notATraining(missing:)`` for any other value.
  public init(_ stored: StoredValue) throws(CheckpointError) {
    func part(_ name: String) throws(CheckpointError) -> StoredValue {
      guard let part = stored[name] else { throw .notATraining(missing: name) }
      return part
    }
    self.init(
      history: try TrainingHistory(stored: stored),
      settings: try Self.settings(part("settings")), model: try part("model"),
      best: try part("best"), optimizer: try part("optimizer"), schedule: try part("schedule"),
      generator: try RandomGenerator.State(stored: part("generator")))
  }

  private static func settings(
    _ stored: StoredValue
  ) throws(CheckpointError) -> [TrainingSetting] {
    guard case .dictionary(let entries, _) = stored else {
      throw .notATraining(missing: "settings")
    }
    return entries.compactMap { entry in
      guard let name = entry.key.asText, let value = entry.value.asText else { return nil }
      return TrainingSetting(name, value)
    }
  }
}

extension TrainingHistory {
  fileprivate init(stored: StoredValue) throws(CheckpointError) {
    func count(_ name: String) throws(CheckpointError) -> Int {
      guard let count = stored[name]?.asInteger, count >= 0 else {
        throw .notATraining(missing: name)
      }
      return count
    }
    func numbers(_ name: String) throws(CheckpointError) -> [Double] {
      guard let list = stored[name]?.asList else { throw .notATraining(missing: name) }
      let numbers = list.compactMap(\.asNumber)
      guard numbers.count == list.count else { throw .notATraining(missing: name) }
      return numbers
    }
    let epoch = try count("epoch")
    losses = try numbers("loss")
    validationLosses = try numbers("validation_loss")
    gradientNorms = try numbers("gradient_norm")
    bestEpoch = try count("best_epoch")
    guard losses.count == epoch, bestEpoch <= epoch,
      validationLosses.isEmpty || validationLosses.count == epoch
    else { throw .notATraining(missing: "epoch") }
  }
}

extension RandomGenerator.State {
  /// The state as a checkpoint holds it.
  var stored: StoredValue {
    .named([
      ("words", .tensor(Tensor(integers: words.map(Int.init)))), ("position", .integer(position)),
      ("next_normal", nextNormal.map { .number($0) } ?? .none),
      ("seed", .integer(Int(bitPattern: UInt(seed)))),
    ])
  }

  init(stored: StoredValue) throws(CheckpointError) {
    guard let words = stored["words"]?.asTensor?.integers, let position = stored["position"],
      let seed = stored["seed"]?.asInteger
    else { throw .notATraining(missing: "generator") }
    do {
      try self.init(
        words: words.map { UInt32(truncatingIfNeeded: $0) }, position: position.asInteger ?? -1,
        nextNormal: stored["next_normal"]?.asNumber, seed: UInt64(UInt(bitPattern: seed)))
    } catch {
      throw .notATraining(missing: "generator")
    }
  }
}
