import Interpreter
import RNN
import Tensors

/// The file in which `fit` keeps where it stands.
struct TrainingFile {
  /// The file that is written; nothing where a training is only taken up.
  let written: String?
  /// The file to go on from, where there is one.
  let resumed: String?
  /// Whether that file must be there: it was named for itself.
  let mustExist: Bool
  unowned let library: CellLibrary

  /// Nothing without a file.
  init?(_ arguments: Arguments, _ library: CellLibrary) throws {
    let resume = arguments["resume"]
    let given = try arguments.optional("checkpoint", Arguments.string)
    written = given
    mustExist = resume.asString != nil
    resumed = try resume.asString ?? (arguments.bool("resume") ? given : nil)
    guard given != nil || resumed != nil else {
      if try arguments.bool("resume") { throw CommandFault.resumeWithoutFile }
      return nil
    }
    self.library = library
  }

  /// How a training is kept in the file; says in the cell's output whether it begins or goes on.
  func record(
    _ settings: [TrainingSetting], _ model: TrainedModel, _ optimizer: TrainingOptimizer,
    _ schedule: TrainingSchedule, _ context: Context
  ) -> TrainingRecord {
    let (file, library) = (self, library)
    let network = TrainingSetting("model", model.value.plainTypeName)
    func state(of value: Value) throws -> StoredValue {
      if value.isNone { return .none }
      return try StoredValue(context.callMethod(value, "state_dict"), in: context)
    }
    func restore(_ stored: StoredValue, into value: Value) throws {
      if value.isNone { return }
      _ = try context.callMethod(
        value, "load_state_dict", [stored.value(library, in: context)])
    }
    return TrainingRecord(
      settings: [network] + settings, generator: library.generator,
      read: {
        guard let checkpoint = try file.read() else {
          if let path = file.resumed {
            context.output("fit: there is no checkpoint '\(path)' yet: training begins anew\n")
          }
          return nil
        }
        return checkpoint
      },
      write: file.written.map { path in
        { try library.scratch.write(Checkpoint($0.stored).bytes(), to: path) }
      },
      state: {
        TrainingRecord.State(
          model: try state(of: model.value), optimizer: try state(of: optimizer.value),
          schedule: try state(of: schedule.value))
      },
      restore: { stored in
        try restore(stored.model, into: model.value)
        do {
          try restore(stored.optimizer, into: optimizer.value)
        } catch let error as Raise {
          guard let exception = error.exception(in: context) else { throw error }
          throw CommandFault.checkpointOfOther(
            path: file.resumed ?? "", what: try context.exceptionText(exception))
        }
        try restore(stored.schedule, into: schedule.value)
      })
  }

  /// What the file to go on from holds; nothing where it was never written and need not be there.
  private func read() throws -> TrainingCheckpoint? {
    guard let resumed, let bytes = try bytes(of: resumed) else { return nil }
    let checkpoint = try loading(resumed) {
      try TrainingCheckpoint(Checkpoint(bytes: bytes).value)
    }
    return checkpoint
  }

  private func bytes(of path: String) throws -> [UInt8]? {
    do throws(FileFault) {
      return try library.readFile(path)
    } catch {
      guard error == .missing(path: path) else { throw error }
      if mustExist { throw CommandFault.nothingToResume(path: path) }
      return nil
    }
  }
}
