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
      if ["__bases__", "__mro__", "__dict__", "__class__"].contains(name) {
        throw .fixedClassPart(object.name, name)
      }
      object.setAttribute(name, to: newValue)
    case .function(let object): object.attributes[name] = newValue
    case .module(let object): object.attributes[name] = newValue
    case .tuple(let object) where object.fields.contains(name):
      throw Raise(
        .attributeError, "can't set attribute", fix: "make a new one: _replace(\(name)=…)")
    default: throw fixedAttribute(name, of: value)
    }
  }

  /// Why an attribute of a built-in value can't be set.
  private func fixedAttribute(_ name: String, of value: Value) -> Raise {
    switch type(of: value).lookup(name) {
    case .descriptor?:
      Raise(
        .attributeError,
        "attribute '\(name)' of '\(value.plainTypeName)' objects is not writable")
    case .some:
      Raise(
        .attributeError, "'\(value.plainTypeName)' object attribute '\(name)' is read-only")
    case nil:
      .noAttribute(typeName: value.plainTypeName, name: name, known: attributeNames(of: value))
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
    switch object.classObject.lookup(name) {
    case .descriptor(let descriptor):
      guard case .property(_, let setter, _) = descriptor.kind else { break }
      guard let setter else { throw .noSetter(name, of: object.classObject) }
      _ = try call(setter, [.instance(object), newValue])
      return
    case .instance(let descriptor) where descriptor.classObject.setsAttributes:
      guard descriptor.classObject.lookup("__set__") != nil else {
        throw Raise(.attributeError, "__set__")
      }
      _ = try callSpecial(.instance(descriptor), "__set__", [.instance(object), newValue])
      return
    default: break
    }
    try store(newValue, in: object, as: name)
  }

  private func store(
    _ value: Value, in object: InstanceObject, as name: String
  ) throws(Raise) {
    switch name {
    case "__class__": throw Raise(.typeError, "__class__ assignment is not supported here")
    case "__dict__":
      guard case .dict(let dict) = value else {
        throw Raise(
          .typeError, "__dict__ must be set to a dictionary, not a '\(value.plainTypeName)'")
      }
      for name in object.attributes.names { object.attributes[name] = nil }
      for entry in dict.table.live {
        if let name = entry.key.asString { object.attributes[name] = entry.value }
      }
    default:
      guard try allowsAttribute(name, of: object.classObject) else {
        throw .noAttribute(
          typeName: object.classObject.messageName, name: name,
          known: attributeNames(of: .instance(object)))
      }
      object.attributes[name] = value
    }
  }

  /// Whether `__slots__` leave room for an attribute: they do where the class or an ancestor has
  /// none.
  func allowsAttribute(_ name: String, of type: ClassObject) throws(Raise) -> Bool {
    if type.lookup("__slots__") == nil { return true }
    let withoutRoom = [types.object, types.tuple]
    for ancestor in type.resolutionOrder where !withoutRoom.contains(where: { $0 === ancestor }) {
      guard let slots = ancestor.attributes["__slots__"] else { return true }
      let names = slots.asString == nil ? try elements(of: slots) : [slots]
      // A private slot's name carries that of its class.
      let owner = "_" + ancestor.name.drop { $0 == "_" }
      for slot in names.compactMap(\.asString) {
        if slot == name || slot == "__dict__" || owner + slot == name { return true }
      }
    }
    return false
  }

  /// Python's `del value.name`.
  package func deleteAttribute(_ value: Value, _ name: String) throws(Raise) {
    switch value {
    case .instance(let object):
      if let hook = object.classObject.lookup("__delattr__") {
        _ = try call(try bind(hook, to: value), [Value(name)])
        return
      }
      try deleteInstanceAttribute(object, name)
    case .native(let object): try object.deleteAttribute(name, in: self)
    case .classObject(let object) where !object.isNative:
      guard object.attributes[name] != nil else { throw missingAttribute(value, name) }
      object.setAttribute(name, to: nil)
    case .function(let object) where object.attributes[name] != nil:
      object.attributes[name] = nil
    case .tuple(let object) where object.fields.contains(name):
      throw Raise(.attributeError, "can't delete attribute")
    default: throw missingAttribute(value, name)
    }
  }

  /// Deletes an attribute past any `__delattr__`: what `object.__delattr__` does.
  func deleteInstanceAttribute(_ object: InstanceObject, _ name: String) throws(Raise) {
    let value = Value.instance(object)
    if case .descriptor(let descriptor)? = object.classObject.lookup(name),
      case .property(_, _, let deleter) = descriptor.kind
    {
      guard let deleter else { throw .noDeleter(name, className: object.classObject.name) }
      _ = try call(deleter, [value])
      return
    }
    if case .instance(let descriptor)? = object.classObject.lookup(name),
      descriptor.classObject.setsAttributes
    {
      guard descriptor.classObject.lookup("__delete__") != nil else {
        throw Raise(.attributeError, "__delete__")
      }
      _ = try callSpecial(.instance(descriptor), "__delete__", [value])
      return
    }
    guard object.attributes[name] != nil else { throw missingAttribute(value, name) }
    object.attributes[name] = nil
  }
}
