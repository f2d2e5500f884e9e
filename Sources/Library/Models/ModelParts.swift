import Interpreter
import RNN
import Tensors

/// Makes the parts of a model that is being constructed.
struct ModelParts {
  let arguments: Arguments
  let object: InstanceObject
  let library: CellLibrary
  let context: Context

  /// A layer of `torch.nn`, registered as a part.
  func layer<Layer: Module>(
    _ type: Layer.Type, _ className: String, _ positional: [Value],
    _ keywords: [(name: String, value: Value)] = [], named name: String
  ) throws -> Layer {
    let layerClass = try context.attribute(
      .module(context.importModule("torch.nn")), className)
    let made = try context.call(layerClass, CallArguments(positional, keywords: keywords))
    object.attributes[name] = made
    guard let layer = ModuleInstance(made)?.body as? Layer else {
      throw Raise(.runtimeError, "nn.\(className) is not the layer that \(name) needs")
    }
    return layer
  }

  /// A size that must be one or more.
  func size(_ name: String) throws -> Int {
    let size = try arguments.int(name)
    guard size > 0 else { throw ModelError.notPositive(setting: name, value: size) }
    guard size < 1 << 31 else {
      throw Raise(.valueError, "\(name) is \(size), too large for a model here")
    }
    return size
  }
}

extension ModelParts {
  /// The recurrent layer that `cell` says: a name, a class, or a module that reads batches first.
  func recurrent(inputSize: Int) throws -> RecurrentPart {
    if let name = arguments["cell"].asString {
      let cell = try cellNames.choice(
        name, function: object.classObject.name, parameter: "cell")
      let type = try context.attribute(.module(context.importModule(cell.module)), cell.type)
      return try recurrent(of: type, inputSize: inputSize, nonlinearity: cell.nonlinearity)
    }
    guard let name = arguments["cell"].className else { return try given(arguments["cell"]) }
    guard arguments["cell"].isRecurrentClass else {
      throw Raise(
        .typeError,
        "\(object.classObject.name)(): cell is the class \(name), which takes arguments of "
          + "its own", fix: "make the layer: cell=\(name)(…)")
    }
    return try recurrent(of: arguments["cell"], inputSize: inputSize)
  }

  /// A recurrent layer of a class of this library, with the model's settings.
  private func recurrent(
    of type: Value, inputSize: Int, nonlinearity: String? = nil
  ) throws -> RecurrentPart {
    let layers = try size("num_layers")
    var keywords: [(name: String, value: Value)] = [("batch_first", true)]
    if layers > 1 { keywords += [("num_layers", .int(layers)), ("dropout", arguments["dropout"])] }
    if let nonlinearity { keywords.append(("nonlinearity", Value(nonlinearity))) }
    if arguments["bidirectional"].asInt == 1 { keywords.append(("bidirectional", true)) }
    let made = try context.call(
      type, CallArguments([.int(inputSize), .int(size("hidden_size"))], keywords: keywords))
    guard let layer = ModuleInstance(made)?.body as? RecurrentLayer else {
      return try given(made)
    }
    object.attributes["rnn"] = made
    return try RecurrentPart(layer)
  }

  /// A module that a cell gave: it is called as `module(x)` or `module(x, state)`, and gives an
  /// output, or an output and a state.
  private func given(_ value: Value) throws -> RecurrentPart {
    object.attributes["rnn"] = value
    guard let part = try RecurrentPart(value, hiddenSize: { try size("hidden_size") }, context)
    else { throw arguments.wrongType("cell", expected: "a name or a module") }
    return part
  }
}

extension RecurrentPart {
  /// A module that a cell gave: it is called as `module(x)` or `module(x, state)`, and gives an
  /// output, or an output and a state. Nothing for a value that is no module.
  ///
  /// - Parameter hiddenSize: The size of its output where the module has no `hidden_size`.
  init?(
    _ value: Value, hiddenSize: () throws -> Int, _ context: Context
  ) throws {
    guard let module = ModuleInstance(value) else { return nil }
    func setting(_ name: String) throws -> Int? {
      try context.attributeIfAny(value, name)?.asInt
    }
    if try setting("batch_first") == 0 { throw ModelError.timeFirst }
    let isBidirectional = try setting("bidirectional") == 1
    let projected = try setting("proj_size") ?? 0
    let hidden = projected > 0 ? projected : try setting("hidden_size") ?? hiddenSize()
    self.init(
      module: module.body, outputSize: isBidirectional ? 2 * hidden : hidden,
      isCausal: !isBidirectional
    ) { [unowned context] input, states in
      let result = try context.call(
        value, [Value(input)] + (states.map { [stateValue($0)] } ?? []))
      if let output = result.tensor { return (output, []) }
      guard let parts = result.asSequence, parts.count == 2, let output = parts[0].tensor else {
        throw Raise(
          .typeError, "the model's cell gave \(result.plainTypeName), not an output and a state",
          fix: "return output, state from its forward")
      }
      let next = parts[1].tensor.map { [$0] } ?? (parts[1].asSequence ?? []).compactMap(\.tensor)
      return (output, next)
    }
  }
}

extension Value {
  /// Whether the value is the class of a recurrent layer of this library.
  var isRecurrentClass: Bool {
    guard case .classObject(let type) = self,
      case .builtin(let initializer)? = type.lookup("__init__")
    else { return false }
    let names = initializer.parameters.map(\.name)
    return names.contains("batch_first") && names.contains("num_layers")
  }
}
