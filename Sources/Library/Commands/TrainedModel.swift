import Interpreter
import RNN
import Tensors

/// A network as `fit` sees it: a value that is called, has named parameters and two modes.
struct TrainedModel {
  let value: Value
  /// The parameters that learn, in the model's order.
  let parameters: [(name: String, tensor: Tensor)]

  init(_ value: Value, in context: Context) throws {
    if case .classObject(let type) = value { throw CommandFault.modelClass(type.name) }
    guard let method = try context.attributeIfAny(value, "named_parameters") else {
      throw CommandFault.notAModel(typeName: value.plainTypeName)
    }
    var parameters: [(String, Tensor)] = []
    for entry in try context.elements(of: try context.call(method, [])) {
      guard let pair = entry.asSequence, pair.count == 2, let name = pair[0].asString,
        let tensor = pair[1].tensor
      else { continue }
      if tensor.requiresGrad { parameters.append((name, tensor)) }
    }
    guard !parameters.isEmpty else {
      throw CommandFault.nothingToTrain(typeName: value.plainTypeName)
    }
    self.value = value
    self.parameters = parameters
  }

  /// What the model gives, of a tuple the first part.
  func output(for inputs: Tensor, in context: Context) throws -> Tensor {
    let result = try context.call(value, [Value(inputs)])
    if let tensor = result.tensor { return tensor }
    guard case .tuple(let parts) = result, let tensor = parts.elements.first?.tensor else {
      throw CommandFault.outputNotATensor(typeName: result.plainTypeName)
    }
    return tensor
  }

  func setMode(training: Bool, in context: Context) throws {
    _ = try context.callMethod(value, training ? "train" : "eval")
  }

  /// Copies of the parameters.
  func weights() throws -> [Tensor] {
    try noGrad { try parameters.map { try $0.tensor.detach().clone() } }
  }

  func restore(_ weights: [Tensor]) throws {
    try noGrad {
      for (parameter, weight) in zip(parameters, weights) { try parameter.tensor.copy_(weight) }
    }
  }

  /// The name of the first parameter of which a part has an element that is no finite number.
  func firstNotFinite(_ part: (Tensor) -> Tensor?) throws -> String? {
    try parameters.first { try part($0.tensor)?.firstNotFinite() != nil }?.name
  }
}

/// What changes the parameters.
enum TrainingOptimizer {
  case own(Optimizer)
  /// An optimizer of `torch.optim`.
  case value(Value)

  /// The rules that have a name.
  static let names = [
    "adadelta", "adagrad", "adam", "adamax", "adamw", "nadam", "radam", "rmsprop", "sgd",
  ]

  /// - Parameter name: One of `names`.
  static func rule(
    named name: String, learningRate: Double, weightDecay: Double
  ) throws(CommandFault) -> any UpdateRule {
    switch name.lowercased() {
    case "adadelta": Adadelta(learningRate: learningRate, weightDecay: weightDecay)
    case "adagrad": Adagrad(learningRate: learningRate, weightDecay: weightDecay)
    case "adam": Adam(learningRate: learningRate, weightDecay: weightDecay)
    case "adamax": Adamax(learningRate: learningRate, weightDecay: weightDecay)
    case "adamw": Adam.decoupled(learningRate: learningRate, weightDecay: weightDecay)
    case "nadam": NAdam(learningRate: learningRate, weightDecay: weightDecay)
    case "radam": RAdam(learningRate: learningRate, weightDecay: weightDecay)
    case "rmsprop": RMSprop(learningRate: learningRate, weightDecay: weightDecay)
    case "sgd": SGD(learningRate: learningRate, weightDecay: weightDecay)
    default:
      throw .unknownName(function: "fit", parameter: "optimizer", name: name, known: names)
    }
  }

  func zeroGradient(in context: Context) throws {
    switch self {
    case .own(let optimizer): optimizer.zeroGradient()
    case .value(let value): _ = try context.callMethod(value, "zero_grad")
    }
  }

  func step(in context: Context) throws {
    switch self {
    case .own(let optimizer): try optimizer.step()
    case .value(let value): _ = try context.callMethod(value, "step")
    }
  }
}
