import Tensors

/// How a training is written down after each epoch and taken up again.
public struct TrainingRecord {
  /// What a training goes on from besides its losses.
  public struct State {
    /// The network's state.
    public var model: StoredValue
    /// The optimizer's memory and settings.
    public var optimizer: StoredValue
    /// Where the learning rate's schedule stands.
    public var schedule: StoredValue

    /// A state.
    public init(
      model: StoredValue = .none, optimizer: StoredValue, schedule: StoredValue = .none
    ) {
      self.model = model
      self.optimizer = optimizer
      self.schedule = schedule
    }
  }

  /// The settings that must be as they were.
  public var settings: [TrainingSetting]
  /// Where random numbers are drawn from.
  public var generator: RandomGenerator
  /// The checkpoint to go on from; nothing to begin anew.
  public var read: () throws -> TrainingCheckpoint?
  /// Writes a checkpoint; nothing where the training is only taken up.
  public var write: ((TrainingCheckpoint) throws -> Void)?
  /// The state as it is now.
  public var state: () throws -> State
  /// Takes a state up.
  public var restore: (State) throws -> Void

  /// A record.
  public init(
    settings: [TrainingSetting], generator: RandomGenerator,
    read: @escaping () throws -> TrainingCheckpoint?,
    write: ((TrainingCheckpoint) throws -> Void)?, state: @escaping () throws -> State,
    restore: @escaping (State) throws -> Void
  ) {
    self.settings = settings
    self.generator = generator
    self.read = read
    self.write = write
    self.state = state
    self.restore = restore
  }
}

extension TrainingRecord {
  func keep(_ history: TrainingHistory, best: [Tensor]) throws {
    guard let write else { return }
    let state = try state()
    try write(
      TrainingCheckpoint(
        history: history, settings: settings, model: state.model,
        best: .list(best.map { .tensor($0) }), optimizer: state.optimizer,
        schedule: state.schedule, generator: generator.state))
  }

  /// Goes on from the checkpoint, where there is one; returns the best weights so far.
  ///
  /// - Parameters:
  ///   - epochs: Where the training ends, counted from its beginning.
  ///   - tensors: The network's, whose shapes the best weights must have.
  /// - Throws: ``TrainingError/otherSetting(name:stored:given:)``,
  ///   ``TrainingError/otherWeights(stored:given:)``, ``TrainingError/fewerEpochs(stored:given:)``.
  func resume(
    _ history: inout TrainingHistory, epochs: Int, _ tensors: [Tensor]
  ) throws -> [Tensor] {
    guard let checkpoint = try read() else { return [] }
    for setting in settings {
      guard let stored = checkpoint.settings.first(where: { $0.name == setting.name }),
        stored != setting
      else { continue }
      throw TrainingError.otherSetting(
        name: setting.name, stored: stored.value, given: setting.value)
    }
    let done = checkpoint.history.losses.count
    guard done <= epochs else { throw TrainingError.fewerEpochs(stored: done, given: epochs) }
    let best = (checkpoint.best.asList ?? []).compactMap(\.asTensor)
    guard best.isEmpty || best.map(\.shape) == tensors.map(\.shape) else {
      throw TrainingError.otherWeights(stored: best.map(\.shape), given: tensors.map(\.shape))
    }
    try restore(
      State(
        model: checkpoint.model, optimizer: checkpoint.optimizer, schedule: checkpoint.schedule))
    generator.state = checkpoint.generator
    history = checkpoint.history
    history.resumedAfter = history.losses.count
    return best
  }
}
