import Interpreter
import RNN

/// The class `torch.nn.Module`, which cells subclass.
func moduleType(_ library: CellLibrary, base: ClassObject) -> ClassObject {
  ClassObject(
    name: "Module", module: "torch.nn.modules.module", base: base,
    documentation: "A part of a network: it owns parameters, buffers and other modules.",
    methods: [initializer, attributeSetter, attributeRemover, caller, missingForward]
      + printingMethods + registeringMethods + listingMethods(library) + stateMethods
      + modeMethods + movingMethods + hookMethods,
    attributes: [
      DescriptorObject.property("training", documentation: "Whether the module is in training.") {
        (value, _) throws(Raise) in
        guard let module = ModuleInstance(value) else { return true }
        return .bool(module.body.training)
      }
    ])
}

private var initializer: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "Module", [.variadic("args"), .keywords("kwargs")],
    "Makes a module that owns nothing yet."
  ) { (arguments, _) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    let name = object.classObject.name
    if let first = arguments.keywords.first {
      throw Raise(
        .typeError, "\(name).__init__() got an unexpected keyword argument '\(first.name)'")
    }
    guard arguments.rest.isEmpty else {
      throw Raise(
        .typeError,
        "\(name).__init__() takes 1 positional argument but \(arguments.rest.count + 1) were given")
    }
    object.payload = Module()
    return .none
  }
}

private var attributeSetter: BuiltinFunction {
  BuiltinFunction(
    method: "__setattr__", of: "Module", [.positional("name"), .positional("value")],
    "Registers parameters and modules; keeps everything else as an ordinary attribute."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    let (name, value) = (try arguments.string("name"), arguments["value"])
    if try registers(name, value, on: object) { return .none }
    if name == "training", let module = ModuleInstance(object) {
      module.body.setMode(training: try context.truth(value))
      return .none
    }
    try context.setInstanceAttribute(object, name, to: value)
    return .none
  }
}

/// Registers a parameter, module or buffer under a name; false for an ordinary attribute.
private func registers(
  _ name: String, _ value: Value, on object: InstanceObject
) throws(Raise) -> Bool {
  let module = ModuleInstance(object)
  if value.isParameter {
    guard let module else { throw .tooEarly("parameters") }
    module.registerParameter(name, value)
    return true
  }
  if let child = ModuleInstance(value) {
    guard let module else { throw .tooEarly("module") }
    module.registerChild(name, child)
    return true
  }
  return try replaces(name, value, in: module)
}

/// Assigns to a name that is registered: only the same kind of thing, or `None`, may stand there.
private func replaces(
  _ name: String, _ value: Value, in module: ModuleInstance?
) throws(Raise) -> Bool {
  guard let module else { return false }
  if module.body.hasParameter(name) {
    guard value.isNone else {
      throw .cannotAssign(value, "parameter", name, wanted: "torch.nn.Parameter or None")
    }
    module.registerParameter(name, .none)
    return true
  }
  if module.body.child(name) != nil {
    guard value.isNone else {
      throw .cannotAssign(value, "child module", name, wanted: "torch.nn.Module or None")
    }
    module.remove(name)
    module.object.attributes[name] = Value.none
    return true
  }
  guard module.body.hasBuffer(name) else { return false }
  guard value.isNone || value.tensor != nil else {
    throw .cannotAssign(
      value, "buffer", name, wanted: "torch.nn.Buffer, torch.Tensor or None")
  }
  module.registerBuffer(name, value, persistent: module.body.isPersistent(name))
  return true
}

extension Raise {
  fileprivate static func tooEarly(_ what: String) -> Raise {
    Raise(
      .attributeError, "cannot assign \(what) before Module.__init__() call",
      fix: "call super().__init__() first in __init__")
  }

  fileprivate static func cannotAssign(
    _ value: Value, _ what: String, _ name: String, wanted: String
  ) -> Raise {
    Raise(
      .typeError,
      "cannot assign '\(value.torchTypeName)' as \(what) '\(name)' (\(wanted) expected)",
      fix: what == "parameter" && value.tensor != nil
        ? "write nn.Parameter(…) around it, or change it inside torch.no_grad() with .copy_(…)"
        : nil)
  }
}

extension Value {
  /// Whether the value is an `nn.Parameter`.
  var isParameter: Bool { native(as: ParameterObject.self) != nil }
}

private var attributeRemover: BuiltinFunction {
  BuiltinFunction(
    method: "__delattr__", of: "Module", [.positional("name")], "Removes an attribute."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    let name = try arguments.string("name")
    guard object.attributes[name] != nil else {
      throw Raise.noAttribute(
        typeName: object.classObject.name, name: name, known: object.attributes.names)
    }
    object.attributes[name] = nil
    ModuleInstance(object)?.body.remove(name)
    return .none
  }
}

private var caller: BuiltinFunction {
  BuiltinFunction(
    method: "__call__", of: "Module", [.variadic("args"), .keywords("kwargs")], "Runs forward."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    guard object.payload is Module else {
      throw Raise.notInitialized(object, missing: "_backward_hooks")
    }
    try ModuleInstance(object)?.refreshPruned()
    if let hooks = ModuleHooks(object) {
      return try HookedCall(module: arguments.receiver, hooks: hooks, context: context)
        .run(arguments.rest, keywords: arguments.keywords)
    }
    return try context.call(
      context.attribute(arguments.receiver, "forward"),
      CallArguments(arguments.rest, keywords: arguments.keywords))
  }
}

private var missingForward: BuiltinFunction {
  BuiltinFunction(
    method: "forward", of: "Module", [.variadic("input"), .keywords("kwargs")],
    "What the module computes: classes of cells define it."
  ) { (arguments, _) in
    let error = LayerError.forwardMissing(layer: arguments.receiver.plainTypeName)
    throw Raise(
      .notImplementedError, error.message, fix: "define forward(self, x) in the class")
  }
}
