import Interpreter
import RNN

extension ModuleInstance {
  /// Shows the parts that a layer has made for itself as modules of cells, under their names.
  func adoptParts(_ library: CellLibrary, in context: Context) throws(Raise) {
    for (name, part) in body.namedChildren
    where ModuleInstance(object.attributes[name] ?? .none) == nil {
      object.attributes[name] = try library.moduleValue(showing: part, in: context)
    }
  }
}

extension CellLibrary {
  /// A layer that another one made as an instance of its class in `torch.nn` or `rnn`; of
  /// `nn.Module` itself where it has none.
  func moduleValue(showing part: Module, in context: Context) throws(Raise) -> Value {
    var type = networkType(self, in: context)
    for path in ["rnn", "torch.nn"] {
      let known = try context.importModule(path).attributes[part.typeName]
      if case .classObject(let found)? = known { type = found }
    }
    let object = InstanceObject(of: type, payload: part)
    for (name, value) in type.defaultSettings { object.attributes[name] = value }
    for (name, value) in part.shownSettings { object.attributes[name] = value }
    let instance = ModuleInstance(object)
    instance?.adoptTensors(self)
    try instance?.adoptParts(self, in: context)
    return .instance(object)
  }
}

extension ClassObject {
  /// What the constructor keeps as attributes where a cell does not say otherwise.
  fileprivate var defaultSettings: [(String, Value)] {
    guard case .builtin(let constructor)? = lookup("__init__") else { return [] }
    return constructor.parameters.compactMap { parameter in
      guard !["device", "dtype"].contains(parameter.name) else { return nil }
      return parameter.defaultValue.map { (parameter.name, $0) }
    }
  }
}

extension Module {
  /// What the layer's constructor would have kept as attributes.
  fileprivate var shownSettings: [(String, Value)] {
    switch self {
    case let layer as Linear:
      [
        ("in_features", .int(layer.inputSize)), ("out_features", .int(layer.outputSize)),
        ("bias", .none),
      ]
    case let layer as Embedding:
      [
        ("num_embeddings", .int(layer.count)), ("embedding_dim", .int(layer.size)),
        ("padding_idx", layer.paddingIndex.map { .int($0) } ?? .none),
      ]
    case let layer as Dropout: [("p", .float(layer.probability))]
    case let layer as RecurrentLayer: layer.configuration.shownSettings
    default: []
    }
  }
}

extension RecurrentLayer.Configuration {
  fileprivate var shownSettings: [(String, Value)] {
    [
      ("input_size", .int(inputSize)), ("hidden_size", .int(hiddenSize)),
      ("num_layers", .int(layerCount)), ("bias", .bool(bias)),
      ("batch_first", .bool(batchFirst)), ("dropout", .float(dropout)),
      ("bidirectional", .bool(bidirectional)), ("proj_size", .int(projectionSize)),
    ]
  }
}
