import Interpreter
import RNN
import Tensors

/// All losses.
var lossFunctions: [LossFunction] {
  [
    meanSquared, absolute, smoothAbsolute, crossEntropy, negativeLogLikelihood, binary,
    binaryLogits,
  ]
}

private var meanSquared: LossFunction {
  LossFunction(
    className: "MSELoss", functionName: "mse_loss", parameters: reducing,
    documentation: "The mean of the squared differences."
  ) { (input, target, settings, context) in
    warnOfBroadcast(input, target, in: context)
    return try Loss.meanSquaredError(input, target: target, reduction: reduction(settings))
  }
}

private var absolute: LossFunction {
  LossFunction(
    className: "L1Loss", functionName: "l1_loss", parameters: reducing,
    documentation: "The mean of the absolute differences."
  ) { (input, target, settings, context) in
    warnOfBroadcast(input, target, in: context)
    return try Loss.meanAbsoluteError(input, target: target, reduction: reduction(settings))
  }
}

private var smoothAbsolute: LossFunction {
  LossFunction(
    className: "SmoothL1Loss", functionName: "smooth_l1_loss",
    parameters: reducing + [.optional("beta", 1.0)],
    documentation: "Squared near zero, absolute further out."
  ) { (input, target, settings, context) in
    warnOfBroadcast(input, target, in: context)
    return try Loss.smoothAbsoluteError(
      input, target: target, beta: settings("beta").asDouble ?? 1, reduction: reduction(settings))
  }
}

private func warnOfBroadcast(_ input: Tensor, _ target: Tensor, in context: Context) {
  if let warning = Loss.broadcastWarning(input, target: target) { context.warn(warning) }
}

private var crossEntropy: LossFunction {
  LossFunction(
    className: "CrossEntropyLoss", functionName: "cross_entropy",
    parameters: classWeighted + [.optional("label_smoothing", 0.0)],
    documentation: "The negative logarithm of the wanted class's softmax."
  ) { (input, target, settings, _) in
    try Loss.crossEntropy(
      input, target: target, weight: settings("weight").tensor,
      ignoreIndex: settings("ignore_index").asInt ?? -100,
      labelSmoothing: settings("label_smoothing").asDouble ?? 0, reduction: reduction(settings))
  }
}

private var negativeLogLikelihood: LossFunction {
  LossFunction(
    className: "NLLLoss", functionName: "nll_loss", parameters: classWeighted,
    documentation: "The negative of the wanted class's log-probability."
  ) { (input, target, settings, _) in
    try Loss.negativeLogLikelihood(
      input, target: target, weight: settings("weight").tensor,
      ignoreIndex: settings("ignore_index").asInt ?? -100, reduction: reduction(settings))
  }
}

private var binary: LossFunction {
  LossFunction(
    className: "BCELoss", functionName: "binary_cross_entropy",
    parameters: [.optional("weight")] + reducing,
    documentation: "Cross-entropy of probabilities with labels 0 and 1."
  ) { (input, target, settings, _) in
    try weighted(settings) { try Loss.binaryCrossEntropy(input, target: target, reduction: $0) }
  }
}

private var binaryLogits: LossFunction {
  LossFunction(
    className: "BCEWithLogitsLoss", functionName: "binary_cross_entropy_with_logits",
    parameters: [.optional("weight")] + reducing + [.optional("pos_weight")],
    documentation: "Cross-entropy of logits with labels 0 and 1."
  ) { (input, target, settings, _) in
    guard let positive = settings("pos_weight").tensor else {
      return try weighted(settings) {
        try Loss.binaryCrossEntropy(logits: input, target: target, reduction: $0)
      }
    }
    return try weighted(settings) { reduction in
      // (1 − y)·x + (1 + (p − 1)·y)·log(1 + e⁻ˣ)
      let factor = try (positive - 1) * target + 1
      let losses = try (1 - target) * input + factor * (input * -1).softplus()
      return try reduced(losses, reduction)
    }
  }
}

/// A loss whose single elements are multiplied by `weight` where there is one.
private func weighted(
  _ settings: LossFunction.Settings, _ compute: (Reduction) throws -> Tensor
) throws -> Tensor {
  let reduction = try reduction(settings)
  guard let weight = settings("weight").tensor else { return try compute(reduction) }
  return try reduced(compute(.none) * weight, reduction)
}

private func reduced(_ losses: Tensor, _ reduction: Reduction) throws -> Tensor {
  switch reduction {
  case .none: losses
  case .mean: try losses.mean()
  case .sum: try losses.sum()
  }
}

private var reducing: [BuiltinParameter] {
  [.optional("size_average"), .optional("reduce"), .optional("reduction", "mean")]
}

private var classWeighted: [BuiltinParameter] {
  [
    .optional("weight"), .optional("size_average"), .optional("ignore_index", -100),
    .optional("reduce"), .optional("reduction", "mean"),
  ]
}
