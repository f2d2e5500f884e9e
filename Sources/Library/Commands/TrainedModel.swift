import Interpreter
import RNN
import Tensors

/// A network as `fit` sees it: a value that is called, has named parameters and two modes.
struct TrainedModel {
  let value: Value
  /// The parameters that learn, in the model's order.
  let parameters: [NamedTensor]

  init(_ value: Value, in context: Context) throws {
    if case .classObject(let type) = value { throw CommandFault.modelClass(type.name) }
    guard let method = try context.attributeIfAny(value, "named_parameters") else {
      throw CommandFault.notAModel(typeName: value.plainTypeName)
    }
    var parameters: [NamedTensor] = []
    for entry in try context.elements(of: try context.call(method, [])) {
      guard let pair = entry.asSequence, pair.count == 2, let name = pair[0].asString,
        let tensor = pair[1].tensor
      else { continue }
      if tensor.requiresGrad { parameters.append(NamedTensor(name: name, tensor: tensor)) }
    }
    guard !parameters.isEmpty else {
      throw CommandFault.nothingToTrain(typeName: value.plainTypeName)
    }
    self.value = value
    self.parameters = parameters
  }

  /// Whether the model reads pairs of source and target.
  var isEncoderDecoder: Bool { ModuleInstance(value)?.body is EncoderDecoder }

  /// Whether the model is a recurrent layer whose inputs have the steps in dimension 0.
  func readsTimeFirst(in context: Context) throws -> Bool {
    guard let body = ModuleInstance(value)?.body, body is any StackedLayer || body is GraphLayer
    else { return false }
    return try context.attributeIfAny(value, "batch_first")?.asInt == 0
  }

  /// The target that stands behind the end of shorter ones, where the model knows it.
  var padding: Int? { Self.padding(of: value) }

  static func padding(of model: Value) -> Int? {
    (ModuleInstance(model)?.body as? EncoderDecoder)?.configuration.paddingToken
  }

  func network(in context: Context) -> TrainingLoop<FitBatch>.Network {
    TrainingLoop.Network(
      parameters: parameters,
      tensors: {
        ModuleInstance(value)?.body.stateDictionary.map(\.tensor) ?? parameters.map(\.tensor)
      },
      setMode: { training in _ = try context.callMethod(value, training ? "train" : "eval") })
  }
}
