import Interpreter
import RNN

/// An optimizer of `torch.optim` as one value: its class's name, its settings, its rule.
struct OptimizerRule {
  let name: String
  /// The file of PyTorch that has the class: `adam`.
  let file: String
  /// The settings with their defaults, in the order of PyTorch's parameters.
  let parameters: [BuiltinParameter]
  let documentation: String
  /// A group's entries that nobody can choose: AdamW's `decoupled_weight_decay`.
  var fixed: [(String, Value)] = []
  /// The rule of a group with these settings.
  let make: (GroupSettings) throws -> any UpdateRule
}

/// The settings of one group, as the cell's dictionary has them now.
struct GroupSettings {
  let optimizer: String
  let read: (String) -> Value

  func number(_ name: String) throws(Raise) -> Double {
    let value = read(name)
    if let number = value.asDouble { return number }
    if let tensor = value.tensor, tensor.count == 1, let scalar = tensor.scalars.first {
      return scalar.double
    }
    throw .wrongArgumentType(
      function: "\(optimizer).__init__", parameter: name, expected: "float",
      found: value.plainTypeName)
  }

  func flag(_ name: String) -> Bool { read(name).asInt == 1 }

  /// Refuses settings that change results and are not here.
  func refuse(_ names: String...) throws(Raise) {
    for name in names where flag(name) {
      throw .unsupported("\(optimizer)(…, \(name)=True)", fix: "leave \(name) out")
    }
  }

  func pair(_ name: String) throws(Raise) -> (Double, Double) {
    let parts = (read(name).asSequence ?? []).compactMap(\.asDouble)
    guard parts.count == 2 else {
      throw .wrongArgumentType(
        function: "\(optimizer).__init__", parameter: name, expected: "a pair of floats",
        found: read(name).plainTypeName)
    }
    return (parts[0], parts[1])
  }
}

/// All optimizers.
var optimizerRules: [OptimizerRule] {
  [
    stochasticDescent,
    adam("Adam", "adam", decay: 0, decoupled: false),
    adam("AdamW", "adamw", decay: 1e-2, decoupled: true),
    rootMeanSquare,
  ]
}

private var stochasticDescent: OptimizerRule {
  OptimizerRule(
    name: "SGD", file: "sgd",
    parameters: [
      .optional("lr", 1e-3), .optional("momentum", 0), .optional("dampening", 0),
      .optional("weight_decay", 0), .optional("nesterov", false), .keywordOnly("maximize", false),
      .keywordOnly("foreach"), .keywordOnly("differentiable", false), .keywordOnly("fused"),
    ],
    documentation: "Stochastic gradient descent, with momentum where it is given."
  ) { settings in
    try settings.refuse("maximize", "differentiable")
    return SGD(
      learningRate: try settings.number("lr"), momentum: try settings.number("momentum"),
      dampening: try settings.number("dampening"),
      weightDecay: try settings.number("weight_decay"), nesterov: settings.flag("nesterov"))
  }
}

private func adam(
  _ name: String, _ file: String, decay: Double, decoupled: Bool
) -> OptimizerRule {
  OptimizerRule(
    name: name, file: file,
    parameters: [
      .optional("lr", 1e-3), .optional("betas", Value(tuple: [0.9, 0.999])),
      .optional("eps", 1e-8), .optional("weight_decay", decoupled ? .float(decay) : 0),
      .optional("amsgrad", false), .keywordOnly("maximize", false), .keywordOnly("foreach"),
      .keywordOnly("capturable", false), .keywordOnly("differentiable", false),
      .keywordOnly("fused"),
    ] + (decoupled ? [] : [.keywordOnly("decoupled_weight_decay", false)]),
    documentation: "Steps by running means of the gradient and its square.",
    fixed: decoupled ? [("decoupled_weight_decay", true)] : []
  ) { settings in
    try settings.refuse("amsgrad", "maximize", "differentiable")
    return Adam(
      learningRate: try settings.number("lr"), betas: try settings.pair("betas"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      decoupled: settings.flag("decoupled_weight_decay"))
  }
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
    documentation: "Steps divided by a running mean of the gradient's size."
  ) { settings in
    try settings.refuse("maximize", "differentiable")
    return RMSprop(
      learningRate: try settings.number("lr"), smoothing: try settings.number("alpha"),
      epsilon: try settings.number("eps"), weightDecay: try settings.number("weight_decay"),
      momentum: try settings.number("momentum"), centered: settings.flag("centered"))
  }
}
