import Interpreter
import RNN
import Tensors

/// The file in which `fit` keeps where it stands.
struct TrainingFile {
  let path: String
  /// The file to go on from, where there is one.
  let resumed: String?
  /// Whether that file must be there: it was named for itself.
  let mustExist: Bool
  unowned let library: CellLibrary

  /// Nothing without a file.
  init?(_ arguments: Arguments, _ library: CellLibrary) throws {
    let resume = arguments["resume"]
    let given = try arguments.optional("checkpoint", Arguments.string)
    guard let path = given ?? resume.asString else {
      if try arguments.bool("resume") { throw CommandFault.resumeWithoutFile }
      return nil
    }
    self.path = path
    mustExist = resume.asString != nil
    resumed = try resume.asString ?? (arguments.bool("resume") ? path : nil)
    self.library = library
  }

  /// What the file to go on from holds; nothing where it was never written and need not be there.
  func read() throws -> TrainingCheckpoint? {
    guard let resumed, let bytes = try bytes(of: resumed) else {
      return nil
    }
    return try loading(resumed) { try TrainingCheckpoint(Checkpoint(bytes: bytes).value) }
  }

  private func bytes(of path: String) throws(FileFault) -> [UInt8]? {
    do throws(FileFault) {
      return try library.readFile(path)
    } catch {
      if !mustExist, error == .missing(path: path) { return nil }
      throw error
    }
  }
}

extension Training {
  /// Writes where the training stands.
  func save(_ history: History, best: [Tensor]) throws {
    guard let checkpoint else { return }
    let state = TrainingCheckpoint(
      epoch: history.epochs, losses: history.losses, validationLosses: history.validationLosses,
      bestEpoch: history.bestEpoch,
      model: try StoredValue(context.callMethod(model.value, "state_dict"), in: context),
      best: .list(best.map { .tensor($0) }), optimizer: try optimizer.stored(in: context),
      schedule: try schedule.stored(in: context), generator: generator.state)
    try checkpoint.library.scratch.write(Checkpoint(state.stored).bytes(), to: checkpoint.path)
  }

  /// Goes on from the checkpoint where that is wished; returns the best weights so far.
  func resume(_ history: History) throws -> [Tensor] {
    guard let checkpoint, let state = try checkpoint.read() else { return [] }
    let path = checkpoint.resumed ?? checkpoint.path
    let best = (state.best.asList ?? []).compactMap(\.asTensor)
    guard best.isEmpty || best.map(\.shape) == model.parameters.map(\.tensor.shape) else {
      throw CommandFault.checkpointOfOther(path: path, what: "its best weights have other shapes")
    }
    let library = checkpoint.library
    _ = try context.call(
      context.attribute(model.value, "load_state_dict"), [state.model.value(library, in: context)])
    do {
      try optimizer.restore(state.optimizer, library, in: context)
    } catch let error as CheckpointError {
      throw CommandFault.checkpointOfOther(path: path, what: error.message)
    } catch let error as LayerError {
      throw CommandFault.checkpointOfOther(path: path, what: error.message)
    }
    try schedule.restore(state.schedule, library, in: context)
    generator.state = state.generator
    history.resume(
      losses: state.losses, validationLosses: state.validationLosses, bestEpoch: state.bestEpoch)
    return best
  }
}

extension TrainingOptimizer {
  /// What the optimizer remembers.
  fileprivate func stored(in context: Context) throws -> StoredValue {
    switch self {
    case .own(let optimizer): try optimizer.stored()
    case .value(let value):
      try StoredValue(context.callMethod(value, "state_dict"), in: context)
    }
  }

  fileprivate func restore(
    _ stored: StoredValue, _ library: CellLibrary, in context: Context
  ) throws {
    switch self {
    case .own(let optimizer): try optimizer.restore(stored)
    case .value(let value):
      _ = try context.call(
        context.attribute(value, "load_state_dict"), [stored.value(library, in: context)])
    }
  }
}
