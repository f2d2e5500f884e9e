import Interpreter
import RNN
import Tensors

/// The module `copy`: `copy` and `deepcopy` of containers, instances, tensors and networks.
func copyModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "copy", documentation: "Copies of values.",
    functions: [
      BuiltinFunction(network: "copy", [.required("x")], "A copy with the same parts.") {
        (arguments, context) in
        try shallowCopy(arguments["x"], library, in: context)
      },
      BuiltinFunction(
        network: "deepcopy", [.required("x"), .optional("memo"), .optional("_nil")],
        "A copy with copies of all parts."
      ) { (arguments, context) in
        var copies = DeepCopies(library, context)
        return try copies.copy(of: arguments["x"], depth: 0)
      },
    ])
}

private func shallowCopy(
  _ value: Value, _ library: CellLibrary, in context: Context
) throws -> Value {
  if case .native = value, let method = try context.attributeIfAny(value, "__copy__") {
    return try context.call(method, [])
  }
  switch value {
  case .list(let object): return Value(list: object.elements)
  case .dict(let object):
    return .dict(
      DictObject(
        object.table, typeName: object.typeName, defaultFactory: object.defaultFactory))
  case .set(let object) where !object.isFrozen:
    return .set(try SetObject(copying: object, isFrozen: false, in: context))
  case .instance(let object):
    if object.classObject.lookup("__copy__") != nil {
      return try context.callMethod(value, "__copy__")
    }
    guard let body = object.payload(as: Module.self) else {
      guard object.payload == nil || object.base != nil || object.payload is OptimizerState else {
        throw Raise.notCopyable(value)
      }
      let base = try object.base.map { BaseValue(try shallowCopy($0, library, in: context)) }
      let copy = InstanceObject(of: object.classObject, payload: base ?? object.payload)
      copy.copyAttributes(of: object)
      return .instance(copy)
    }
    // A copy of a network shares its tensors and parts, but not the lists that hold them.
    let made = InstanceObject(of: object.classObject, payload: try body.emptied())
    made.copyAttributes(of: object)
    made.payload(as: Module.self)?.adoptContents(of: body)
    return .instance(made)
  case .native(let object as ParameterObject):
    return library.parameter(try object.tensor.detach().requiresGrad(object.tensor.requiresGrad))
  case .native(let object as Tensor):
    return Value(object.isLeaf ? try object.detach().requiresGrad(object.requiresGrad) : object)
  case .iterator: throw Raise.notCopyable(value)
  case .none, .ellipsis, .notImplemented, .bool, .int, .bigInt, .float, .string, .tuple, .set,
    .range, .slice, .function, .builtin, .method, .classObject, .module, .descriptor,
    .superObject, .native:
    return value
  }
}

/// What has been copied so far: a thing with two names is copied once.
private struct DeepCopies {
  private let library: CellLibrary
  private let context: Context
  private var copies: [ObjectIdentifier: Value] = [:]
  /// The copied things themselves, so that no other takes their identity meanwhile.
  private var kept: [AnyObject] = []

  init(_ library: CellLibrary, _ context: Context) {
    (self.library, self.context) = (library, context)
  }

  mutating func copy(of value: Value, depth: Int) throws -> Value {
    guard depth < 200 else {
      throw Raise(.recursionError, "maximum recursion depth exceeded")
    }
    try context.checkLimits()
    guard let reference = value.tensor ?? value.reference else { return value }
    if let known = copies[ObjectIdentifier(reference)] { return known }
    switch value {
    case .list(let object):
      let made = ListObject()
      remember(reference, .list(made))
      for element in object.elements {
        made.elements.append(try copy(of: element, depth: depth + 1))
      }
      return .list(made)
    case .tuple(let object): return try copy(of: object, depth: depth)
    case .dict(let object): return try copy(of: object, depth: depth)
    case .set(let object):
      let elements = try object.table.keys.map { try copy(of: $0, depth: depth + 1) }
      let made = Value.set(try SetObject(elements, isFrozen: object.isFrozen, in: context))
      return remember(reference, made)
    case .instance(let object): return try copy(of: object, depth: depth)
    case .native(let object): return try copy(of: object, as: value)
    case .iterator: throw Raise.notCopyable(value)
    case .method(let object):
      let receiver = try copy(of: object.receiver, depth: depth + 1)
      return remember(
        reference, .method(BoundMethod(function: object.function, receiver: receiver)))
    case .none, .ellipsis, .notImplemented, .bool, .int, .bigInt, .float, .string, .range, .slice,
      .function, .builtin, .classObject, .module, .descriptor, .superObject:
      return value
    }
  }

  @discardableResult
  private mutating func remember(_ reference: AnyObject, _ made: Value) -> Value {
    copies[ObjectIdentifier(reference)] = made
    kept.append(reference)
    return made
  }

  private mutating func copy(of object: TupleObject, depth: Int) throws -> Value {
    let elements = try object.elements.map { try copy(of: $0, depth: depth + 1) }
    let isSame = zip(elements, object.elements).allSatisfy { $0.isIdentical(to: $1) }
    if isSame { return .tuple(object) }
    let made = TupleObject(
      elements, typeName: object.typeName, fields: object.fields, classObject: object.classObject)
    return remember(object, .tuple(made))
  }

  private mutating func copy(of object: DictObject, depth: Int) throws -> Value {
    let made = DictObject(typeName: object.typeName, defaultFactory: object.defaultFactory)
    remember(object, .dict(made))
    for entry in object.table.live {
      let key = try copy(of: entry.key, depth: depth + 1)
      try made.set(copy(of: entry.value, depth: depth + 1), for: key, in: context)
    }
    return .dict(made)
  }

  private mutating func copy(of object: any NativeObject, as value: Value) throws -> Value {
    if let parameter = object as? ParameterObject {
      return remember(parameter.tensor, library.parameter(try parameter.tensor.parameterCopy()))
    }
    if let tensor = object as? Tensor { return remember(tensor, Value(try tensor.leafCopy())) }
    if let packed = object as? PackedSequenceObject {
      return try packed.replacingData(packed.sequence.data.leafCopy())
    }
    if let method = try context.attributeIfAny(value, "__deepcopy__") {
      return remember(object, try context.call(method, [.dict(DictObject())]))
    }
    guard object is DTypeObject || object is DeviceObject else { throw Raise.notCopyable(value) }
    return value
  }

  private mutating func copy(of object: InstanceObject, depth: Int) throws -> Value {
    if object.classObject.lookup("__deepcopy__") != nil {
      let memo = Value.dict(DictObject())
      return remember(
        object, try context.callMethod(.instance(object), "__deepcopy__", [memo]))
    }
    if let module = ModuleInstance(object) { return try copy(of: module, depth: depth) }
    let optimizer = object.payload(as: OptimizerState.self)
    guard object.payload == nil || object.base != nil || optimizer != nil else {
      throw Raise.notCopyable(.instance(object))
    }
    let made = InstanceObject(of: object.classObject)
    remember(object, .instance(made))
    if let optimizer, case .list(let groups) = try copy(of: .list(optimizer.groups), depth: depth) {
      made.payload = try optimizer.copied(groups, in: context)
    }
    if let base = object.base { made.payload = BaseValue(try copy(of: base, depth: depth + 1)) }
    for (name, value) in object.attributes.pairs {
      made.attributes[name] = try copy(of: value, depth: depth + 1)
    }
    return .instance(made)
  }

  /// A network: what it owns is registered anew, in the same order.
  private mutating func copy(of module: ModuleInstance, depth: Int) throws -> Value {
    let made = InstanceObject(of: module.object.classObject, payload: try module.body.emptied())
    remember(module.object, .instance(made))
    guard let copied = ModuleInstance(made) else { return .instance(made) }
    copied.body.setMode(training: module.body.training)
    copied.body.takeCompression(of: module.body)
    for (name, tensor) in module.body.parameterEntries {
      let value = try tensor.map { try copy(of: library.parameter($0), depth: depth + 1) }
      copied.registerParameter(name, value ?? .none)
    }
    for (name, tensor, isPersistent) in module.body.bufferEntries {
      let value = try tensor.map { try copy(of: Value($0), depth: depth + 1) }
      copied.registerBuffer(name, value ?? .none, persistent: isPersistent)
    }
    for (name, child) in module.children {
      if let part = ModuleInstance(try copy(of: child.value, depth: depth + 1)) {
        copied.registerChild(name, part)
      }
    }
    for (name, value) in module.object.attributes.pairs where made.attributes[name] == nil {
      made.attributes[name] = try copy(of: value, depth: depth + 1)
    }
    return .instance(made)
  }
}

extension Raise {
  fileprivate static func notCopyable(_ value: Value) -> Raise {
    Raise(.typeError, "cannot copy a '\(value.plainTypeName)' object", fix: "make a new one")
  }
}
