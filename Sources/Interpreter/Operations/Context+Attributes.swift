extension Context {
  /// Python's `value.name`.
  package func attribute(_ value: Value, _ name: String) throws(Raise) -> Value {
    if let found = try optionalAttribute(value, name) { return found }
    throw missingAttribute(value, name)
  }

  /// Python's `value.name`, or nothing where that would be an `AttributeError`.
  package func optionalAttribute(_ value: Value, _ name: String) throws(Raise) -> Value? {
    switch value {
    case .instance(let object): return try instanceAttribute(object, name)
    case .native(let object):
      if let own = try object.attribute(name, in: self) { return own }
    case .module(let object): return try moduleAttribute(object, name)
    case .classObject(let object): return try classAttribute(object, name)
    case .superObject(let object): return try superAttribute(object, name)
    case .function(let object):
      if let own = object.attributes[name] { return own }
      if let own = try functionAttribute(object, name) { return own }
    case .method(let object):
      if let own = try methodAttribute(object, name) { return own }
    case .builtin(let object):
      if let own = builtinAttribute(object, name) { return own }
    case .tuple(let object):
      if let index = object.fields.firstIndex(of: name) { return object.elements[index] }
    case .slice(let object):
      if let own = sliceAttribute(object, name) { return own }
    case .descriptor(let object):
      if let own = try descriptorAttribute(object, name) { return own }
    default: break
    }
    return try typeAttribute(value, name)
  }

  /// The name of the function that a generator is of.
  private func generatorText(_ name: String, of value: Value) -> String? {
    guard case .iterator(let object as GeneratorObject) = value else { return nil }
    switch name {
    case "__qualname__": return object.name
    case "__name__": return object.name.split(separator: ".").last.map { String($0) }
    default: return nil
    }
  }

  /// What the class of a value that has no attributes of its own gives.
  private func typeAttribute(_ value: Value, _ name: String) throws(Raise) -> Value? {
    let type = type(of: value)
    if name == "__class__" { return .classObject(type) }
    guard let found = type.lookup(name) else {
      if let text = generatorText(name, of: value) { return Value(text) }
      return (specialMethod(name, of: type) ?? iteratorMethod(name, of: value)).map {
        .method(BoundMethod(function: .builtin($0), receiver: value))
      }
    }
    return try bind(found, to: value)
  }

  private func instanceAttribute(_ object: InstanceObject, _ name: String) throws(Raise) -> Value? {
    if let hook = object.classObject.lookup("__getattribute__") {
      return try hooked(object, name) { () throws(Raise) in
        try call(try bind(hook, to: .instance(object)), [Value(name)])
      }
    }
    if let found = try plainAttribute(object, name) { return found }
    return try lastResort(object, name)
  }

  /// What a class's own `__getattribute__` gives; where it raises `AttributeError`, what
  /// `__getattr__` does.
  private func hooked(
    _ object: InstanceObject, _ name: String, _ read: () throws(Raise) -> Value
  ) throws(Raise) -> Value? {
    do throws(Raise) {
      return try read()
    } catch {
      guard let raised = error.exception(in: self),
        raised.classObject.isSubclass(of: types.exception(.attributeError)),
        object.classObject.lookup("__getattr__") != nil
      else { throw error }
      return try lastResort(object, name)
    }
  }

  private func lastResort(_ object: InstanceObject, _ name: String) throws(Raise) -> Value? {
    guard let hook = object.classObject.lookup("__getattr__") else { return nil }
    return try call(try bind(hook, to: .instance(object)), [Value(name)])
  }

  /// An attribute of the instance or its class, past `__getattribute__` and `__getattr__`: what
  /// `object.__getattribute__` reads.
  func plainAttribute(_ object: InstanceObject, _ name: String) throws(Raise) -> Value? {
    let found = object.classObject.lookup(name)
    if let value = try instanceAttribute(object, name, inClass: found) { return value }
    switch name {
    case "__class__": return .classObject(object.classObject)
    case "__dict__" where try allowsAttribute(name, of: object.classObject):
      let attributes = try DictObject(object.attributes.pairs, in: self)
      attributes.owner = object
      return .dict(attributes)
    case "__doc__": return object.classObject.documentation.map { Value($0) } ?? Value.none
    default: break
    }
    if object.base != nil, let method = specialMethod(name, below: object.classObject) {
      return .method(BoundMethod(function: .builtin(method), receiver: .instance(object)))
    }
    return try objectMethod(name, of: .instance(object))
  }

  /// The attribute of an instance whose class gives `found` for the name; nothing where neither
  /// the instance nor the class has it.
  func instanceAttribute(
    _ object: InstanceObject, _ name: String, inClass found: Value?
  ) throws(Raise) -> Value? {
    if case .descriptor(let descriptor)? = found, case .property(let getter, _, _) = descriptor.kind
    {
      return try computed(for: .instance(object), name) { (value) throws(Raise) in
        try call(getter, [value])
      }
    }
    if case .instance(let descriptor)? = found, descriptor.classObject.setsAttributes,
      descriptor.classObject.lookup("__get__") != nil
    {
      return try computed(for: .instance(object), name) { (value) throws(Raise) in
        try bind(.instance(descriptor), to: value)
      }
    }
    if let own = object.attributes[name] { return own }
    return try found.map { (found) throws(Raise) in try bind(found, to: .instance(object)) }
  }

  /// A computed value. An `AttributeError` inside falls back on `__getattr__`, as in Python.
  private func computed(
    for object: Value, _ name: String, _ compute: (Value) throws(Raise) -> Value
  ) throws(Raise) -> Value? {
    do throws(Raise) {
      return try compute(object)
    } catch {
      guard error.isKind(.attributeError), let hook = special(object, "__getattr__") else {
        throw error
      }
      return try call(try bind(hook, to: object), [Value(name)])
    }
  }

  /// Turns a class's attribute into what reading it through an object gives.
  func bind(_ attribute: Value, to object: Value) throws(Raise) -> Value {
    switch attribute {
    case .function, .builtin: return .method(BoundMethod(function: attribute, receiver: object))
    case .descriptor(let descriptor):
      switch descriptor.kind {
      case .property(let getter, _, _): return try call(getter, [object])
      case .staticMethod(let function): return function
      case .classMethod(let function):
        return .method(
          BoundMethod(function: function, receiver: .classObject(type(of: object))))
      }
    case .instance(let descriptor):
      guard let getter = descriptor.classObject.lookup("__get__") else { return attribute }
      return try call(
        try bind(getter, to: attribute), [object, .classObject(type(of: object))])
    default: return attribute
    }
  }

  private func classAttribute(_ object: ClassObject, _ name: String) throws(Raise) -> Value? {
    if let found = object.lookup(name) { return try bindToClass(found, object) }
    switch name {
    case "__name__": return Value(object.name)
    case "__qualname__": return Value(object.qualifiedName)
    case "__module__": return Value(object.module ?? "builtins")
    case "__doc__": return object.documentation.map { Value($0) } ?? Value.none
    case "__mro__": return Value(tuple: object.resolutionOrder.map { .classObject($0) })
    case "__base__": return object.bases.first.map { .classObject($0) } ?? Value.none
    case "__bases__": return Value(tuple: object.bases.map { .classObject($0) })
    case "__class__": return .classObject(types.type)
    case "__dict__": return .dict(try DictObject(object.attributes.pairs, in: self))
    case "__new__" where object.construct == nil: return .builtin(emptyInstance(of: object))
    default:
      if object.isNative, let method = specialMethod(name, of: object) { return .builtin(method) }
      if let method = plainObjectMethod(name) { return .builtin(method) }
      guard let found = types.type.lookup(name) else { return nil }
      return try bind(found, to: .classObject(object))
    }
  }

  func bindToClass(_ attribute: Value, _ object: ClassObject) throws(Raise) -> Value {
    if case .instance(let descriptor) = attribute,
      let getter = descriptor.classObject.lookup("__get__")
    {
      return try call(try bind(getter, to: attribute), [.none, .classObject(object)])
    }
    guard case .descriptor(let descriptor) = attribute else { return attribute }
    switch descriptor.kind {
    case .property: return attribute
    case .staticMethod(let function): return function
    case .classMethod(let function):
      return .method(BoundMethod(function: function, receiver: .classObject(object)))
    }
  }

  private func superAttribute(_ object: SuperObject, _ name: String) throws(Raise) -> Value? {
    guard let found = object.objectClass.lookup(name, behind: object.anchor) else {
      if object.object.base != nil, let method = specialMethod(name, below: object.objectClass) {
        return .method(BoundMethod(function: .builtin(method), receiver: object.object))
      }
      switch name {
      case "__new__": return .builtin(emptyInstance(of: object.objectClass))
      case "__init_subclass__": return .builtin(subclassHook(of: object.objectClass))
      default: return try objectMethod(name, of: object.object)
      }
    }
    if case .classObject(let receiver) = object.object {
      return try bindToSuperClass(found, receiver)
    }
    return try bind(found, to: object.object)
  }

  /// `object.__init_subclass__`.
  private func subclassHook(of type: ClassObject) -> BuiltinFunction {
    BuiltinFunction("__init_subclass__", [.keywords("kwargs")], documentation: "Does nothing.") {
      (arguments, _) throws(Raise) in
      if arguments.keywords.isEmpty { return .none }
      throw .subclassKeywords(of: type)
    }
  }

  /// A method that every object has from `object`, read through the object.
  private func objectMethod(_ name: String, of value: Value) throws(Raise) -> Value? {
    plainObjectMethod(name).map {
      .method(BoundMethod(function: .builtin($0), receiver: value))
    }
  }

  private func bindToSuperClass(
    _ attribute: Value, _ receiver: ClassObject
  ) throws(Raise) -> Value {
    if case .builtin(let function) = attribute, function.name == "__new__" { return attribute }
    return try bindToClass(attribute, receiver)
  }
}
