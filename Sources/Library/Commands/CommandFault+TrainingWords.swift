import Diagnostics
import Interpreter
import Tensors

// Training.
extension CommandFault {
  var modelWords: Words? {
    switch self {
    case .notAModel(let typeName):
      (
        .typeError, "fit() trains a network (nn.Module), not a value of type \(typeName)",
        "pass the model first: fit(model, inputs, targets)"
      )
    case .modelClass(let name):
      (
        .typeError, "fit() trains a network; \(name) is its class",
        "make the network: fit(\(name)(…), inputs, targets)"
      )
    case .nothingToTrain(let typeName):
      (
        .valueError, "\(typeName) has no parameters that learn",
        "give it layers as attributes, or set requires_grad on its parameters"
      )
    case .gradientsOff:
      (
        .runtimeError, "fit() can't train inside torch.no_grad()", "move it out of the with block"
      )
    case .settingsOfOptimizer(let name):
      (
        .valueError, "fit() got both an optimizer and \(name), which the optimizer has itself",
        "give \(name) where the optimizer is made"
      )
    case .scheduleOfOptimizer(let typeName):
      (
        .typeError,
        "fit(): schedule must be a schedule of the given optimizer, not \(typeName)",
        "make it where the optimizer is made: lr_scheduler.StepLR(optimizer, 10)"
      )
    case .scheduleFactor(let typeName):
      (
        .typeError, "fit(): the schedule must return a number, not \(typeName)",
        "return the factor for the learning rate of an epoch"
      )
    case .resumeWithoutFile:
      (
        .valueError, "fit() got resume, but no checkpoint to go on from",
        "add checkpoint=\"run.ckpt\""
      )
    case .checkpointOfOther(let path, let what):
      (
        .valueError, "'\(path)' holds another training: \(what)",
        "make network and optimizer as they were, or give a new checkpoint file"
      )
    case .unknownName(let function, let parameter, let name, let known):
      (
        .valueError,
        "\(function)(): \(parameter) '\(name)' is unknown; there are \(Self.list(known))",
        nearestName(to: name, among: known).map { "write \(parameter)=\"\($0)\"" }
      )
    case .patienceAlone:
      (
        .valueError, "fit() got patience, but no data to see when the training should stop",
        "add validation=(inputs, targets)"
      )
    default: nil
    }
  }

  var dataWords: Words? {
    switch self {
    case .noSamples(let what, let shape):
      (.valueError, "fit() got no samples: \(what) has shape \(shape)", nil)
    case .sampleCounts(let inputs, let targets, let isValidation):
      (
        .valueError,
        "\(isValidation ? "the validation data has" : "fit() got") \(inputs.first ?? 0) inputs and "
          + "\(targets.first ?? 0) targets (shapes \(inputs) and \(targets))",
        "the first dimension counts the samples; it must be the same for both"
      )
    case .dataNotFinite(let what, let place, let value):
      (
        .valueError, "\(what)\(place) is \(Self.number(value)): fit() needs finite numbers",
        "replace or leave out the sample"
      )
    case .validationPair(let typeName):
      (
        .typeError, "fit(): validation must be a pair (inputs, targets), not \(typeName)",
        "write validation=(inputs, targets)"
      )
    case .lossNotFinite(let value, let step, let parameter):
      (
        .floatingPointError,
        "the loss became \(Self.number(value)) \(step.words); \(Self.blame(parameter))", step.fix
      )
    case .gradientNotFinite(let step, let parameter):
      (
        .floatingPointError,
        "the gradient of '\(parameter)' is no finite number \(step.words)", step.fix
      )
    case .validationNotFinite(let value, let step, let parameter):
      (
        .floatingPointError,
        "the validation loss became \(Self.number(value)) after epoch \(step.epoch); "
          + Self.blame(parameter), step.fix
      )
    default: nil
    }
  }

  var lossWords: Words? {
    switch self {
    case .outputNotATensor(let typeName):
      (
        .typeError, "fit() needs a tensor from the model, but got \(typeName)",
        "return a tensor, or a tuple with the tensor first"
      )
    case .lossNotATensor(let typeName):
      (.typeError, "fit(): the loss must return a tensor, not \(typeName)", nil)
    case .lossNotANumber(let shape):
      (
        .valueError, "fit(): the loss must be one number, but has shape \(shape)",
        "return its mean: .mean()"
      )
    case .lossShapes(let loss, let output, let targets):
      (
        .valueError,
        "the model gives shape \(output), but the targets have shape \(targets); \(loss) "
          + "compares equal shapes only", Self.shapeFix(output: output, targets: targets)
      )
    case .classShapes(let output, let targets):
      (
        .valueError,
        "cross_entropy needs a score for every class of each target: the model gives shape "
          + "\(output), the targets have shape \(targets)",
        "give \(Self.shape(targets, and: "classes")) from the model"
      )
    case .classKind(let dtype):
      (
        .typeError, "cross_entropy takes classes as int64, but the targets are \(dtype.rawValue)",
        "write targets.long(), or loss=\"mse\" for numbers"
      )
    default: nil
    }
  }
}

extension TrainingStep {
  fileprivate var words: String {
    "in epoch \(epoch)" + (batches > 1 ? ", batch \(batch) of \(batches)" : "")
  }

  fileprivate var fix: String {
    let rate = learningRate.map { " (now \(NumberFormat.python($0)))" } ?? ""
    return "lower the learning rate\(rate)"
      + (isClipped ? "" : ", or bound the steps with clip=1.0")
  }
}
