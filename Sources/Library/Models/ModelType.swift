import Interpreter
import RNN
import Tensors

/// A model of `rnn` as one value: its class's name, its constructor, what it computes.
///
/// Its parts are ordinary layers of `torch.nn`, made by their own classes and registered under their
/// names, so that they print, train and are stored as in a class that a cell writes itself.
struct ModelType {
  let name: String
  /// The constructor's parameters behind `self`.
  let parameters: [BuiltinParameter]
  /// The parameters of `forward` behind `self`.
  let inputs: [BuiltinParameter]
  let documentation: String
  var methods: [BuiltinFunction] = []
  /// Makes the model from parts; sizes are checked here.
  let make: (ModelParts) throws -> Module
  let forward: (Module, Arguments, Context) throws -> Value

  /// The class, a subclass of `nn.Module`.
  func classObject(_ library: CellLibrary, base: ClassObject) -> ClassObject {
    let (make, forward) = (make, forward)
    let initializer = BuiltinFunction(method: "__init__", of: name, parameters, documentation) {
      [unowned library] (arguments, context) in
      guard case .instance(let object) = arguments.receiver else { return .none }
      let parts = ModelParts(
        arguments: arguments, object: object, library: library, context: context)
      object.payload = try commanding { try make(parts) }
      // A tied weight is another tensor than the layer was made with.
      for child in ModuleInstance(object)?.children ?? [] {
        child.module.adoptTensors(library)
      }
      return .none
    }
    let caller = BuiltinFunction(method: "forward", of: name, inputs, documentation) {
      (arguments, context) in
      try commanding { try forward(arguments.model(in: context), arguments, context) }
    }
    return ClassObject(
      name: name, module: "rnn", base: base, documentation: documentation,
      methods: [initializer, caller] + methods)
  }
}

extension ModuleInstance {
  /// Hands on what a cell changed in the settings of a model's parts.
  fileprivate func followSettings() throws {
    for (_, part) in children {
      if let drop = part.body as? Dropout, let probability = part.setting("p").asDouble {
        try drop.setProbability(probability)
      }
      if let layer = part.body as? any StackedLayer { try follow(part, layer) }
    }
  }
}

extension Arguments {
  /// The model that a method is called on, with its part `rnn` as it stands there now: a cell may
  /// have put another one there, or the model may be a copy.
  func model(in context: Context) throws -> Module {
    let instance = try module()
    try instance.followSettings()
    guard let model = instance.body as? CompositeModel,
      let value = instance.object.attributes["rnn"],
      let part = ModuleInstance(value)?.body, part !== model.ownRecurrent?.module,
      !(part is RecurrentLayer), !(part is GraphLayer)
    else { return instance.body }
    let head = (model.child("decoder") ?? model.child("head")) as? Linear
    let size = head?.inputSize ?? model.ownRecurrent?.outputSize ?? 0
    model.ownRecurrent = try RecurrentPart(value, hiddenSize: { size }, context)
    return model
  }
}

extension Arguments {
  /// The states of a recurrent layer that an argument has: none, a tensor, or a tuple of them.
  func states(_ name: String) throws(Raise) -> [Tensor]? {
    let value = self[name]
    if value.isNone { return nil }
    if let tensor = value.tensor { return [tensor] }
    let tensors = (value.asSequence ?? []).compactMap(\.tensor)
    guard let count = value.asSequence?.count, tensors.count == count, count > 0 else {
      throw wrongType(name, expected: "a Tensor or a tuple of Tensors")
    }
    return tensors
  }

  /// The lengths of a batch's sequences, or nothing.
  func lengths(in context: Context) throws -> [Int]? {
    if self["lengths"].isNone { return nil }
    return try Library.integers(
      self["lengths"], of: "lengths", function: function.qualifiedName, in: context)
  }
}
