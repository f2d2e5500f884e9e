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
    case .unknownName(let function, let parameter, let name, let known):
      (
        .valueError,
        "\(function)(): \(parameter) '\(name)' is unknown; there are \(Self.list(known))",
        nearestName(to: name, among: known).map { "write \(parameter)=\"\($0)\"" }
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
        .typeError,
        "fit(): validation must be a pair (inputs, targets) of Tensors, not \(typeName)",
        "write validation=(inputs, targets), validation=0.2, or give a DataLoader"
      )
    case .fractionOfBatches(let fraction):
      (
        .valueError,
        "fit(): validation=\(Self.number(fraction)) splits tensors; these data come in batches",
        "give validation= data of its own: a DataLoader, or (inputs, targets)"
      )
    case .targetsMissing:
      (
        .typeError, "fit() got inputs without targets",
        "write fit(model, inputs, targets), or give a DataLoader of both"
      )
    case .targetsType(let typeName):
      (.typeError, "fit(): targets must be a Tensor, not \(typeName)", "write torch.tensor(…)")
    case .inputsType(let typeName):
      (
        .typeError, "fit(): inputs must be a Tensor, or a tuple of Tensors, not \(typeName)",
        "write torch.tensor(…)"
      )
    case .inputType(let name, let typeName):
      (
        .typeError, "fit(): \(name) must be a Tensor, or a list of lengths, not \(typeName)",
        "write torch.tensor(…)"
      )
    case .notData(let typeName):
      (
        .typeError, "fit() can't go through a value of type \(typeName)",
        "give tensors, a DataLoader, a dataset or a list of batches"
      )
    default: nil
    }
  }

  var lossWords: Words? {
    switch self {
    case .outputNotATensor(let function, let typeName):
      (
        .typeError, "\(function)() needs a tensor from the model, but got \(typeName)",
        "return a tensor, or a tuple with the tensor first"
      )
    case .lossNotATensor(let function, let typeName):
      (.typeError, "\(function)(): the loss must return a tensor, not \(typeName)", nil)
    case .lossNotANumber(let function, let shape):
      (
        .valueError, "\(function)(): the loss must be one number, but has shape \(shape)",
        "return its mean: .mean()"
      )
    case .lossShapes(let loss, let output, let targets):
      (
        .valueError,
        "the model gives shape \(output), but the targets have shape \(targets); \(loss) "
          + "compares equal shapes only", Self.shapeFix(output: output, targets: targets)
      )
    case .classesOfFloats(let output, let dtype):
      (
        .typeError,
        "the model gives scores of \(output.last ?? 0) classes, shape \(output), but the targets "
          + "are \(dtype.rawValue)",
        "write targets.long() for classes; numbers want targets of the shape \(output)"
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
