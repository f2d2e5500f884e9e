import Tensors

/// Where a training stands after an epoch, as it is written down to be taken up again.
public struct TrainingCheckpoint {
  /// How many epochs are done.
  public var epoch: Int
  /// The mean loss of each epoch.
  public var losses: [Double]
  /// The loss on other data after each epoch; empty without such data.
  public var validationLosses: [Double]
  /// The largest gradient norm of each epoch; empty where nothing is clipped.
  public var gradientNorms: [Double]
  /// The epoch with the lowest loss that was judged by, from 1; 0 before the first.
  public var bestEpoch: Int
  /// The network's state.
  public var model: StoredValue
  /// The network's state after the best epoch, where it was kept.
  public var best: StoredValue
  /// The optimizer's memory and settings.
  public var optimizer: StoredValue
  /// Where the learning rate's schedule stands.
  public var schedule: StoredValue
  /// Where the random numbers stand.
  public var generator: RandomGenerator.State

  /// A training's state.
  public init(
    epoch: Int, losses: [Double], validationLosses: [Double], gradientNorms: [Double] = [],
    bestEpoch: Int, model: StoredValue, best: StoredValue, optimizer: StoredValue,
    schedule: StoredValue = .none, generator: RandomGenerator.State
  ) {
    self.epoch = epoch
    self.losses = losses
    self.validationLosses = validationLosses
    self.gradientNorms = gradientNorms
    self.bestEpoch = bestEpoch
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
      ("epoch", .integer(epoch)), ("loss", .list(losses.map { .number($0) })),
      ("validation_loss", .list(validationLosses.map { .number($0) })),
      ("gradient_norm", .list(gradientNorms.map { .number($0) })),
      ("best_epoch", .integer(bestEpoch)), ("model", model), ("best", best),
      ("optimizer", optimizer), ("schedule", schedule), ("generator", generator.stored),
    ])
  }

  /// Reads a state that ``stored`` gave.
  ///
  /// - Throws: ``CheckpointError/notATraining(missing:)`` for any other value.
  public init(_ stored: StoredValue) throws(CheckpointError) {
    func part(_ name: String) throws(CheckpointError) -> StoredValue {
      guard let part = stored[name] else { throw .notATraining(missing: name) }
      return part
    }
    func count(_ name: String) throws(CheckpointError) -> Int {
      guard let count = try part(name).asInteger, count >= 0 else {
        throw .notATraining(missing: name)
      }
      return count
    }
    func numbers(_ name: String) throws(CheckpointError) -> [Double] {
      guard let list = try part(name).asList else { throw .notATraining(missing: name) }
      let numbers = list.compactMap(\.asNumber)
      guard numbers.count == list.count else { throw .notATraining(missing: name) }
      return numbers
    }
    self.init(
      epoch: try count("epoch"), losses: try numbers("loss"),
      validationLosses: try numbers("validation_loss"),
      gradientNorms: try numbers("gradient_norm"), bestEpoch: try count("best_epoch"),
      model: try part("model"), best: try part("best"), optimizer: try part("optimizer"),
      schedule: try part("schedule"),
      generator: try RandomGenerator.State(stored: part("generator")))
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
