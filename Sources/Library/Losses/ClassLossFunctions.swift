import Interpreter
import RNN
import Tensors

private var classWeighted: [BuiltinParameter] {
  [
    .optional("weight"), .optional("size_average"), .optional("ignore_index", -100),
    .optional("reduce"), .optional("reduction", "mean"),
  ]
}

var crossEntropy: LossFunction {
  LossFunction(
    className: "CrossEntropyLoss", functionName: "cross_entropy",
    parameters: classWeighted + [.optional("label_smoothing", 0.0)],
    documentation: "The negative logarithm of the wanted class's softmax."
  ) { call in
    try Loss.crossEntropy(
      call.tensor("input"), target: call.tensor("target"), weight: call.settings.tensor("weight"),
      ignoreIndex: call.settings.integer("ignore_index", -100),
      labelSmoothing: call.settings.number("label_smoothing", 0), reduction: call.reduction())
  }
}

var negativeLogLikelihood: LossFunction {
  LossFunction(
    className: "NLLLoss", functionName: "nll_loss", parameters: classWeighted,
    documentation: "The negative of the wanted class's log-probability."
  ) { call in
    try Loss.negativeLogLikelihood(
      call.tensor("input"), target: call.tensor("target"), weight: call.settings.tensor("weight"),
      ignoreIndex: call.settings.integer("ignore_index", -100), reduction: call.reduction())
  }
}

var binary: LossFunction {
  LossFunction(
    className: "BCELoss", functionName: "binary_cross_entropy",
    parameters: [.optional("weight")] + reducing,
    documentation: "Cross-entropy of probabilities with labels 0 and 1."
  ) { call in
    try Loss.binaryCrossEntropy(
      call.tensor("input"), target: call.tensor("target"), weight: call.settings.tensor("weight"),
      reduction: call.reduction())
  }
}

var binaryLogits: LossFunction {
  LossFunction(
    className: "BCEWithLogitsLoss", functionName: "binary_cross_entropy_with_logits",
    parameters: [.optional("weight")] + reducing
      + [.optional("pos_weight")],
    documentation: "Cross-entropy of logits with labels 0 and 1."
  ) { call in
    try Loss.binaryCrossEntropy(
      logits: call.tensor("input"), target: call.tensor("target"),
      weight: call.settings.tensor("weight"),
      positiveWeight: call.settings.tensor("pos_weight"), reduction: call.reduction())
  }
}

var temporal: LossFunction {
  LossFunction(
    className: "CTCLoss", functionName: "ctc_loss",
    inputs: ["log_probs", "targets", "input_lengths", "target_lengths"],
    parameters: [
      .optional("blank", 0), .optional("reduction", "mean"), .optional("zero_infinity", false),
    ], documentation: "Labels of a sequence without their places: all alignments together."
  ) { call in
    try Loss.connectionistTemporal(
      call.tensor("log_probs"), targets: call.tensor("targets"),
      inputLengths: lengths("input_lengths", call),
      targetLengths: lengths("target_lengths", call), blank: call.settings.integer("blank", 0),
      reduction: call.reduction(), zeroInfinity: call.settings.flag("zero_infinity"))
  }
}

/// The integers of a tensor, a tuple or a list, or a single one.
private func lengths(_ name: String, _ call: LossCall) throws(Raise) -> [Int] {
  if let tensor = call.arguments[name].tensor {
    guard !tensor.dtype.isFloatingPoint else {
      throw Raise(.runtimeError, "\(name) must be integral", fix: "write .long() behind it")
    }
    return tensor.integers
  }
  return try call.arguments.ints(name)
}
