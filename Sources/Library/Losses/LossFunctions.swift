import Interpreter
import RNN
import Tensors

/// All losses.
var lossFunctions: [LossFunction] {
  [
    meanSquared, absolute, smoothAbsolute, huber, softMargin, crossEntropy, negativeLogLikelihood,
    binary, binaryLogits, divergence, poisson, gaussian, temporal, marginRanking, hingeEmbedding,
    cosineEmbedding, tripletMargin, cosineSimilarity, pairwiseDistance,
  ]
}

/// `size_average`, `reduce`, `reduction`.
var reducing: [BuiltinParameter] {
  [.optional("size_average"), .optional("reduce"), .optional("reduction", "mean")]
}

private var meanSquared: LossFunction {
  LossFunction(
    className: "MSELoss", functionName: "mse_loss", parameters: reducing,
    functionParameters: [.optional("weight")],
    documentation: "The mean of the squared differences."
  ) { call in
    try elementwise(call) { try Loss.meanSquaredError($0, target: $1, reduction: $2) }
  }
}

private var absolute: LossFunction {
  LossFunction(
    className: "L1Loss", functionName: "l1_loss", parameters: reducing,
    functionParameters: [.optional("weight")],
    documentation: "The mean of the absolute differences."
  ) { call in
    try elementwise(call) { try Loss.meanAbsoluteError($0, target: $1, reduction: $2) }
  }
}

private var smoothAbsolute: LossFunction {
  LossFunction(
    className: "SmoothL1Loss", functionName: "smooth_l1_loss",
    parameters: reducing + [.optional("beta", 1.0)],
    documentation: "Squared near zero, absolute further out."
  ) { call in
    let beta = try call.settings.number("beta", 1)
    return try elementwise(call) {
      try Loss.smoothAbsoluteError($0, target: $1, beta: beta, reduction: $2)
    }
  }
}

private var huber: LossFunction {
  LossFunction(
    className: "HuberLoss", functionName: "huber_loss",
    parameters: [.optional("reduction", "mean"), .optional("delta", 1.0)],
    functionParameters: [.optional("weight")],
    documentation: "Squared near zero, straight further out."
  ) { call in
    let delta = try call.settings.number("delta", 1)
    return try elementwise(call, weightsMean: false) {
      try Loss.huber($0, target: $1, delta: delta, reduction: $2)
    }
  }
}

private var softMargin: LossFunction {
  LossFunction(
    className: "SoftMarginLoss", functionName: "soft_margin_loss", parameters: reducing,
    documentation: "The logistic loss of labels −1 and 1."
  ) { call in
    try Loss.softMargin(
      call.tensor("input"), target: call.tensor("target"), reduction: call.reduction())
  }
}

/// A loss of two tensors that are repeated to one shape, with a warning, and may be weighted.
private func elementwise(
  _ call: LossCall, weightsMean: Bool = true,
  _ compute: (Tensor, Tensor, Reduction) throws -> Tensor
) throws -> Tensor {
  let (input, target) = (try call.tensor("input"), try call.tensor("target"))
  let reduction = try call.reduction()
  if let warning = Loss.broadcastWarning(input, target: target) { call.context.warn(warning) }
  guard let weight = try call.settings.tensor("weight") else {
    return try compute(input, target, reduction)
  }
  guard weight.shape == input.shape else {
    throw Raise(.valueError, "Weights and input must have the same size.")
  }
  let losses = try compute(input, target, .none) * weight
  switch reduction {
  case .none: return losses
  case .sum: return try losses.sum()
  case .mean: return weightsMean ? try losses.sum() / weight.sum() : try losses.mean()
  }
}

private var divergence: LossFunction {
  LossFunction(
    className: "KLDivLoss", functionName: "kl_div",
    parameters: reducing + [.optional("log_target", false)],
    documentation: "How far log-probabilities are from wanted probabilities."
  ) { call in
    let (input, target) = (try call.tensor("input"), try call.tensor("target"))
    let isLog = call.settings.flag("log_target")
    let name = call.settings.reductionName.asString
    if name == "mean" { call.context.warn(divergenceWarning) }
    guard name == "batchmean" else {
      return try Loss.klDivergence(
        input, target: target, logTarget: isLog, reduction: call.reduction())
    }
    let sum = try Loss.klDivergence(input, target: target, logTarget: isLog, reduction: .sum)
    return try input.rank == 0 ? sum : sum / .int(input.shape[0])
  }
}

private let divergenceWarning =
  "reduction: 'mean' divides the total loss by both the batch size and the support size."
  + "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
  + "'mean' will be changed to behave the same as 'batchmean' in the next major release."

private var poisson: LossFunction {
  LossFunction(
    className: "PoissonNLLLoss", functionName: "poisson_nll_loss",
    parameters: [
      .optional("log_input", true), .optional("full", false), .optional("size_average"),
      .optional("eps", 1e-8), .optional("reduce"), .optional("reduction", "mean"),
    ], documentation: "The negative log-likelihood of counts."
  ) { call in
    try Loss.poisson(
      call.tensor("input"), target: call.tensor("target"),
      logInput: call.settings.flag("log_input"), full: call.settings.flag("full"),
      epsilon: call.settings.number("eps", 1e-8), reduction: call.reduction())
  }
}

private var gaussian: LossFunction {
  LossFunction(
    className: "GaussianNLLLoss", functionName: "gaussian_nll_loss",
    inputs: ["input", "target", "var"],
    parameters: [
      .optional("full", false), .optional("eps", 1e-6), .optional("reduction", "mean"),
    ], byNameOnly: true,
    documentation: "The negative log-likelihood of numbers with a mean and a variance."
  ) { call in
    let input = try call.tensor("input")
    let variance =
      try call.arguments["var"].asDouble.map { number in
        guard number >= 0 else { throw LossError.negativeVariance }
        return try Tensor.full(input.shape, .float(number), dtype: input.dtype)
      } ?? call.tensor("var")
    return try Loss.gaussian(
      input, target: call.tensor("target"), variance: variance, full: call.settings.flag("full"),
      epsilon: call.settings.number("eps", 1e-6), reduction: call.reduction())
  }
}
