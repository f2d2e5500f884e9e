extension Context {
  /// Python's `value.name = newValue`.
  package func setAttribute(
    _ value: Value, _ name: String, to newValue: Value
  ) throws(Raise) {
    switch value {
    case .instance(let object):
      if let hook = object.classObject.lookup("__setattr__"), !isObjectsOwn(hook) {
        _ = try call(try bind(hook, to: value), [Value(name), newValue])
      } else {
        try setInstanceAttribute(object, name, to: newValue)
      }
    case .native(let object): try object.setAttribute(name, to: newValue, in: self)
    case .classObject(let object):
      if object.isNative { throw .immutableType(object.name, attribute: name) }
      object.setAttribute(name, to: newValue)
    case .function(let object): object.attributes[name] = newValue
    case .module(let object): object.attributes[name] = newValue
    default:
      throw .noAttribute(
        typeName: value.plainTypeName, name: name, known: attributeNames(of: value))
    }
  }

  /// Sets an attribute and notes how the next setting at the same place in the code is done.
  @inline(never)
  func setAttribute(
    _ value: Value, _ name: String, to newValue: Value, remembering cache: AttributeCache
  ) throws(Raise) {
    if case .instance(let object) = value { cache.prepareWriting(to: object, in: self) }
    try setAttribute(value, name, to: newValue)
  }

  /// Whether setting an attribute of the class's objects runs a method of a class's own.
  func interceptsSetting(_ type: ClassObject) -> Bool {
    type.lookup("__setattr__").map { !isObjectsOwn($0) } ?? false
  }

  private func isObjectsOwn(_ hook: Value) -> Bool {
    types.object.attributes["__setattr__"]?.isIdentical(to: hook) ?? false
  }

  /// Sets an attribute past any `__setattr__`: what `object.__setattr__` does.
  package func setInstanceAttribute(
    _ object: InstanceObject, _ name: String, to newValue: Value
  ) throws(Raise) {
    if case .descriptor(let descriptor)? = object.classObject.lookup(name),
      case .property(_, let setter, _) = descriptor.kind
    {
      guard let setter else { throw .noSetter(name, className: object.classObject.name) }
      _ = try call(setter, [.instance(object), newValue])
    } else if name == "__class__" {
      throw Raise(.typeError, "__class__ assignment is not supported here")
    } else {
      object.attributes[name] = newValue
    }
  }

  /// Python's `del value.name`.
  package func deleteAttribute(_ value: Value, _ name: String) throws(Raise) {
    switch value {
    case .instance(let object):
      if let hook = object.classObject.lookup("__delattr__") {
        _ = try call(try bind(hook, to: value), [Value(name)])
        return
      }
      if case .descriptor(let descriptor)? = object.classObject.lookup(name),
        case .property(_, _, let deleter) = descriptor.kind
      {
        guard let deleter else { throw .noDeleter(name, className: object.classObject.name) }
        _ = try call(deleter, [value])
        return
      }
      guard object.attributes[name] != nil else { throw missingAttribute(value, name) }
      object.attributes[name] = nil
    case .native(let object): try object.deleteAttribute(name, in: self)
    case .classObject(let object) where !object.isNative:
      guard object.attributes[name] != nil else { throw missingAttribute(value, name) }
      object.setAttribute(name, to: nil)
    case .function(let object) where object.attributes[name] != nil:
      object.attributes[name] = nil
    default: throw missingAttribute(value, name)
    }
  }
}
