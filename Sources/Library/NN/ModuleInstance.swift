import Interpreter
import RNN
import Tensors

/// An `nn.Module` of a cell: the instance that cells see, and the network part behind it.
///
/// Parameters, buffers and children are registered in the part and stand among the instance's
/// attributes too, under the same names; `register` and `remove` keep both in step.
package struct ModuleInstance {
  package let object: InstanceObject
  /// What owns the tensors: a layer, or a plain `Module` for a class of a cell.
  package let body: Module

  /// Nothing for a value that is no module, or one whose `Module.__init__` has not run.
  package init?(_ value: Value) {
    guard case .instance(let object) = value else { return nil }
    self.init(object)
  }

  init?(_ object: InstanceObject) {
    guard let body = object.payload(as: Module.self) else { return nil }
    self.object = object
    self.body = body
  }

  package var value: Value { .instance(object) }
  /// The name of the instance's class.
  package var name: String { object.classObject.name }

  /// The name that `repr` shows.
  var printedName: String {
    body.isQuantized && object.classObject.isNative ? body.typeName : name
  }

  /// The parts of this module, in the order of their first registration.
  package var children: [(name: String, module: ModuleInstance)] {
    body.namedChildren.compactMap { name, _ in
      object.attributes[name].flatMap { ModuleInstance($0) }.map { (name, $0) }
    }
  }

  /// This module and all below it with their dotted names, each once, parents first.
  package var descendants: [(name: String, module: ModuleInstance)] {
    var seen: Set<ObjectIdentifier> = []
    var found: [(name: String, module: ModuleInstance)] = []
    var waiting: [(name: String, module: ModuleInstance)] = [("", self)]
    while let (name, module) = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(module.object)).inserted else { continue }
      found.append((name, module))
      let prefix = name.isEmpty ? "" : name + "."
      for child in module.children.reversed() {
        waiting.append((prefix + child.name, child.module))
      }
    }
    return found
  }

  /// A setting that the layer's constructor kept as an attribute.
  func setting(_ name: String) -> Value { object.attributes[name] ?? .none }
}

extension ModuleInstance {
  func registerParameter(_ name: String, _ value: Value) {
    if body.child(name) != nil || body.hasBuffer(name) { body.remove(name) }
    body.setParameter(name, value.tensor)
    object.attributes[name] = value
  }

  func registerChild(_ name: String, _ child: ModuleInstance) {
    if body.hasParameter(name) || body.hasBuffer(name) { body.remove(name) }
    body.setChild(name, child.body)
    object.attributes[name] = child.value
  }

  func registerBuffer(_ name: String, _ value: Value, persistent: Bool = true) {
    body.setBuffer(name, value.tensor, persistent: persistent)
    object.attributes[name] = value
  }

  func remove(_ name: String) {
    body.remove(name)
    object.attributes[name] = nil
  }

  /// Shows the tensors that a layer has made for itself as attributes of the instance.
  func adoptTensors(_ library: CellLibrary) {
    for entry in body.namedParameters where !entry.name.contains(".") {
      object.attributes[entry.name] = library.parameter(entry.tensor)
    }
    for entry in body.namedBuffers where !entry.name.contains(".") {
      object.attributes[entry.name] = Value(entry.tensor)
    }
  }
}

extension Arguments {
  /// The module that a method is called on; `missing` is what messages name where
  /// `Module.__init__` has not run.
  func module(missing: String = "_modules") throws(Raise) -> ModuleInstance {
    if let module = ModuleInstance(receiver) { return module }
    guard case .instance(let object) = receiver else {
      throw wrongType("self", expected: "Module")
    }
    throw .notInitialized(object, missing: missing)
  }
}

extension BuiltinFunction {
  /// A method of a network's class, whose body may throw what layers and tensors throw.
  convenience init(
    method name: String, of type: String, _ parameters: [BuiltinParameter],
    _ documentation: String, body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(
      name, [.required("self")] + parameters, qualifiedName: "\(type).\(name)",
      documentation: documentation
    ) { (arguments, context) throws(Raise) in
      context.spend(4096)
      return try networking { try body(arguments, context) }
    }
  }

  /// A method without parameters behind the object.
  convenience init(
    method name: String, of type: String, _ documentation: String,
    body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(method: name, of: type, [], documentation, body: body)
  }

  /// A function of a module, whose body may throw what layers and tensors throw.
  convenience init(
    network name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(name, parameters, documentation: documentation) {
      (arguments, context) throws(Raise) in
      try networking { try body(arguments, context) }
    }
  }
}

extension Arguments {
  /// A tensor, or nothing where the argument is `None`.
  func optionalTensor(_ name: String) throws(Raise) -> Tensor? {
    self[name].isNone ? nil : try tensor(name)
  }

  /// A tensor of a layer's input; messages name PyTorch's function behind the layer.
  ///
  /// - Parameter shown: What the message calls the argument.
  func tensor(
    _ name: String, of function: String, at place: Int = 1, shown: String? = nil
  ) throws(Raise) -> Tensor {
    if let tensor = self[name].tensor { return tensor }
    throw Raise(
      .typeError,
      "\(function)(): argument '\(shown ?? name)' (position \(place)) must be Tensor, "
        + "not \(self[name].plainTypeName)",
      fix: self[name].asSequence == nil ? nil : "make a tensor of it: torch.tensor(…)")
  }

  /// A tensor that PyTorch asks at once for an attribute, in Python's words for what has none.
  func tensor(_ name: String, asked attribute: String) throws(Raise) -> Tensor {
    if let tensor = self[name].tensor { return tensor }
    throw .missingAttribute(attribute, of: self[name])
  }
}

extension Raise {
  /// A value that is no tensor where PyTorch's Python code takes one.
  static func missingAttribute(_ name: String, of value: Value, fix: String? = nil) -> Raise {
    let isData = value.asSequence != nil || value.scalar != nil
    return Raise(
      .attributeError, "'\(value.plainTypeName)' object has no attribute '\(name)'",
      fix: fix ?? (isData ? "make a tensor of it: torch.tensor(…)" : nil))
  }
}
