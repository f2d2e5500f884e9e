import Interpreter
import RNN

/// All optimizers.
var optimizerRules: [OptimizerRule] {
  [
    stochasticDescent,
    adam("Adam", "adam", decay: 0, decoupled: false),
    adam("AdamW", "adamw", decay: 1e-2, decoupled: true),
    rootMeanSquare, summedSquares, adaptiveDelta, largestMagnitude, nesterovAdam, rectifiedAdam,
  ]
}

/// `maximize`, `foreach`, `capturable`, `differentiable`: what most optimizers take by name.
private func switches(_ names: String...) -> [BuiltinParameter] {
  names.map {
    .keywordOnly($0, ["foreach", "fused"].contains($0) ? Value.none : false)
  }
}

private var stochasticDescent: OptimizerRule {
  OptimizerRule(
    name: "SGD", file: "sgd",
    parameters: [
      .optional("lr", 1e-3), .optional("momentum", 0), .optional("dampening", 0),
      .optional("weight_decay", 0), .optional("nesterov", false),
    ] + switches("maximize", "foreach", "differentiable", "fused"),
    documentation: "Stochastic gradient descent, with momentum where it is given."
  ) { settings in
    SGD(
      learningRate: try settings.number("lr"), momentum: try settings.number("momentum"),
      dampening: try settings.number("dampening"),
      weightDecay: try settings.number("weight_decay"), nesterov: settings.flag("nesterov"),
      maximizes: settings.flag("maximize"))
  }
}

private func adam(
  _ name: String, _ file: String, decay: Double, decoupled: Bool
) -> OptimizerRule {
  OptimizerRule(
    name: name, file: file,
    parameters: adamSettings(rate: 1e-3, decay: decoupled ? .float(decay) : 0)
      + [.optional("amsgrad", false)]
      + switches("maximize", "foreach", "capturable", "differentiable", "fused")
      + (decoupled ? [] : [.keywordOnly("decoupled_weight_decay", false)]),
    documentation: "Steps by running means of the gradient and its square.",
    fixed: decoupled ? [("decoupled_weight_decay", true)] : []
  ) { settings in
    Adam(
      learningRate: try settings.number("lr"), betas: try settings.pair("betas"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      decoupled: settings.flag("decoupled_weight_decay"), amsgrad: settings.flag("amsgrad"),
      maximizes: settings.flag("maximize"))
  }
}

private func adamSettings(rate: Double, decay: Value = 0) -> [BuiltinParameter] {
  [
    .optional("lr", .float(rate)), .optional("betas", Value(tuple: [0.9, 0.999])),
    .optional("eps", 1e-8), .optional("weight_decay", decay),
  ]
}

private var rootMeanSquare: OptimizerRule {
  OptimizerRule(
    name: "RMSprop", file: "rmsprop",
    parameters: [
      .optional("lr", 1e-2), .optional("alpha", 0.99), .optional("eps", 1e-8),
      .optional("weight_decay", 0), .optional("momentum", 0), .optional("centered", false),
      .optional("capturable", false), .optional("foreach"), .optional("maximize", false),
      .optional("differentiable", false),
    ],
    documentation: "Steps divided by a running mean of the gradient's size.",
    order: [
      "lr", "momentum", "alpha", "eps", "centered", "weight_decay", "capturable", "foreach",
      "maximize", "differentiable",
    ]
  ) { settings in
    RMSprop(
      learningRate: try settings.number("lr"), smoothing: try settings.number("alpha"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      momentum: try settings.number("momentum"), centered: settings.flag("centered"),
      maximizes: settings.flag("maximize"))
  }
}

private var summedSquares: OptimizerRule {
  OptimizerRule(
    name: "Adagrad", file: "adagrad",
    parameters: [
      .optional("lr", 1e-2), .optional("lr_decay", 0), .optional("weight_decay", 0),
      .optional("initial_accumulator_value", 0), .optional("eps", 1e-10), .optional("foreach"),
    ] + switches("maximize", "differentiable", "fused"),
    documentation: "Steps divided by the size of all gradients so far.",
    order: [
      "lr", "lr_decay", "eps", "weight_decay", "initial_accumulator_value", "foreach", "maximize",
      "differentiable", "fused",
    ]
  ) { settings in
    Adagrad(
      learningRate: try settings.number("lr"), rateDecay: try settings.number("lr_decay"),
      weightDecay: try settings.number("weight_decay"),
      startingSum: try settings.number("initial_accumulator_value"),
      epsilon: try settings.number("eps"), maximizes: settings.flag("maximize"))
  }
}

private var adaptiveDelta: OptimizerRule {
  OptimizerRule(
    name: "Adadelta", file: "adadelta",
    parameters: [
      .optional("lr", 1.0), .optional("rho", 0.9), .optional("eps", 1e-6),
      .optional("weight_decay", 0), .optional("foreach"),
    ] + switches("capturable", "maximize", "differentiable"),
    documentation: "Steps as large as the last ones, by running means.",
    order: [
      "lr", "rho", "eps", "weight_decay", "maximize", "capturable", "foreach", "differentiable",
    ]
  ) { settings in
    Adadelta(
      learningRate: try settings.number("lr"), smoothing: try settings.number("rho"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      maximizes: settings.flag("maximize"))
  }
}

private var largestMagnitude: OptimizerRule {
  OptimizerRule(
    name: "Adamax", file: "adamax",
    parameters: adamSettings(rate: 2e-3) + [.optional("foreach")]
      + switches("maximize", "differentiable", "capturable"),
    documentation: "Adam with the largest magnitude in place of the mean square."
  ) { settings in
    Adamax(
      learningRate: try settings.number("lr"), betas: try settings.pair("betas"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      maximizes: settings.flag("maximize"))
  }
}

private var nesterovAdam: OptimizerRule {
  OptimizerRule(
    name: "NAdam", file: "nadam",
    parameters: adamSettings(rate: 2e-3) + [
      .optional("momentum_decay", 4e-3), .optional("decoupled_weight_decay", false),
    ] + switches("foreach", "maximize", "capturable", "differentiable"),
    documentation: "Adam with Nesterov's momentum.",
    order: [
      "lr", "betas", "eps", "weight_decay", "momentum_decay", "decoupled_weight_decay", "maximize",
      "foreach", "capturable", "differentiable",
    ]
  ) { settings in
    NAdam(
      learningRate: try settings.number("lr"), betas: try settings.pair("betas"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      momentumDecay: try settings.number("momentum_decay"),
      decoupled: settings.flag("decoupled_weight_decay"), maximizes: settings.flag("maximize"))
  }
}

private var rectifiedAdam: OptimizerRule {
  OptimizerRule(
    name: "RAdam", file: "radam",
    parameters: adamSettings(rate: 1e-3) + [.optional("decoupled_weight_decay", false)]
      + switches("foreach", "maximize", "capturable", "differentiable"),
    documentation: "Adam with a rectified variance.",
    order: [
      "lr", "betas", "eps", "weight_decay", "maximize", "foreach", "capturable",
      "decoupled_weight_decay", "differentiable",
    ]
  ) { settings in
    RAdam(
      learningRate: try settings.number("lr"), betas: try settings.pair("betas"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      decoupled: settings.flag("decoupled_weight_decay"), maximizes: settings.flag("maximize"))
  }
}
