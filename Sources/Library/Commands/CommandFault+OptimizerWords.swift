import Diagnostics
import Interpreter

// What changes the parameters in a training, when it ends, and where it goes on.
extension CommandFault {
  var optimizerWords: Words? {
    switch self {
    case .settingsOfOptimizer(let name):
      (
        .valueError, "fit() got both an optimizer and \(name), which the optimizer has itself",
        "give \(name) where the optimizer is made"
      )
    case .optimizerOfOther(let typeName):
      (
        .valueError, "fit(): the \(typeName) changes no parameter of this model",
        "make it with model.parameters(), behind any change of the model"
      )
    case .scheduleOfOptimizer(let typeName):
      (
        .valueError, "fit(): the \(typeName) is not a schedule of the given optimizer",
        "make it of that optimizer: lr_scheduler.StepLR(optimizer, 10)"
      )
    case .scheduleNeedsMore(let type, let fix):
      (.valueError, "fit(): \(type) can't be made by its name alone", fix)
    case .patienceAlone(let name):
      (
        .valueError, "fit() got \(name), but no data to see when the training should stop",
        "add validation=(inputs, targets), or validation=0.2"
      )
    case .settingsOfStopping:
      (
        .valueError, "fit() got both early_stopping and patience",
        "give the patience to EarlyStopping"
      )
    case .stoppingMode:
      (
        .valueError, "fit() stops by the loss, of which smaller is better, not by mode=\"max\"",
        "make it with mode=\"min\""
      )
    case .nothingToRestore:
      (
        .valueError, "EarlyStopping has kept no weights",
        "give the model in each epoch: stopper.step(loss, model)"
      )
    default: nil
    }
  }

  var checkpointWords: Words? {
    switch self {
    case .resumeWithoutFile:
      (
        .valueError, "fit() got resume, but no checkpoint to go on from",
        "add checkpoint=\"run.ckpt\""
      )
    case .nothingToResume(let path):
      (
        .fileNotFoundError, "[Errno 2] No such file or directory: '\(path)'",
        "begin with checkpoint=\"\(path)\"; resume=True goes on from it where it is there"
      )
    case .checkpointOfOther(let path, let what):
      (
        .valueError, "'\(path)' holds another training: \(what)",
        "make network and settings as they were, or give a new checkpoint file"
      )
    default: nil
    }
  }

  var batchWords: Words? {
    switch self {
    case .settingsOfData(let name, let typeName):
      (
        .valueError, "fit() got \(name), but the \(typeName) makes the batches itself",
        "give \(name) where the data are made"
      )
    case .batchParts(let what, let types):
      (
        .typeError,
        "fit(): \(what) must be a tuple (inputs…, targets) of Tensors, not "
          + (types.count == 1 ? types[0] : "(\(types.joined(separator: ", ")))"),
        "all parts but the last are the model's arguments, the last is the target"
      )
    case .timeInBatches(let typeName):
      (
        .valueError,
        "fit() would cut time into batches: dimension 0 of what \(typeName) reads are the steps",
        "make it with batch_first=True, or give truncated(inputs, targets, steps)"
      )
    case .settingOfOther(let name, let typeName):
      (
        .valueError, "fit(): \(name) is for an EncoderDecoder, not for \(typeName)",
        "leave out \(name)="
      )
    case .shareNotANumber(let typeName):
      (.typeError, "teacher_forcing must return a number, not \(typeName)", nil)
    case .pairParts(let function, let what, let types):
      (
        .typeError,
        "\(function)(): \(what) of an EncoderDecoder must be (source, target) of int64 tokens, or (source, "
          + "lengths, target, lengths), not (\(types.joined(separator: ", ")))",
        "pair_batches(pairs, batch_size) makes them"
      )
    case .targetSteps(let function, let what, let shape):
      (
        .valueError,
        "\(function)(): the target of \(what) has shape \(shape): nothing follows its start",
        "targets begin with a start token and have one token more at least"
      )
    case .nothingToIgnore:
      (
        .valueError, "fit(): ignore_index goes with the cross-entropy of classes",
        "leave out ignore_index=, or give targets of int64 and no loss="
      )
    default: nil
    }
  }
}
