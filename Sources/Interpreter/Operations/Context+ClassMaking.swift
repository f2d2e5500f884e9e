// How classes come into being: by a statement, or by `type(name, bases, attributes)`.

extension Context {
  /// The bases of a class statement; what `metaclass=` asks for is one of them.
  func baseClasses(_ call: CallArguments) throws(Raise) -> [ClassObject] {
    var bases: [ClassObject] = []
    for base in call.positional {
      let base = try baseClass(base)
      if bases.contains(where: { $0 === base }) {
        throw Raise(.typeError, "duplicate base class \(base.name)")
      }
      bases.append(base)
    }
    for keyword in call.keywords where keyword.name == "metaclass" {
      if let base = try baseClass(forMetaclass: keyword.value),
        !bases.contains(where: { $0.isSubclass(of: base) })
      {
        bases.append(base)
      }
    }
    try checkBases(bases)
    return bases.isEmpty ? [types.object] : bases
  }

  /// The class that a base of a class statement means: `list` for `list[int]`.
  private func baseClass(_ base: Value) throws(Raise) -> ClassObject {
    if case .classObject(let base) = base { return base }
    if let alias = base.native(as: GenericAlias.self) { return alias.origin }
    if case .instance = base,
      case .classObject(let origin)? = try attributeIfAny(base, "__origin__")
    {
      return origin
    }
    throw Raise(.typeError, "a base of a class is a class, not \(try repr(base))")
  }

  /// What stands in for a metaclass: `abc.ABC` for `abc.ABCMeta`, nothing for `type`.
  private func baseClass(forMetaclass value: Value) throws(Raise) -> ClassObject? {
    if case .classObject(let type) = value {
      if type === types.type { return nil }
      if case .classObject(let base)? = type.attributes["_base"] { return base }
    }
    throw Raise(
      .notImplementedError, "the cell language has no metaclasses",
      fix: "use __init_subclass__, or a class decorator")
  }

  /// A new class; `TypeError` where its bases have no order.
  func newClass(
    _ name: String, qualifiedName: String, _ bases: [ClassObject], _ attributes: AttributeTable,
    module: String
  ) throws(Raise) -> ClassObject {
    let made = ClassObject(
      name: name, qualifiedName: qualifiedName,
      module: attributes["__module__"]?.asString ?? module, bases: bases, attributes: attributes)
    if let made { return made }
    let names = bases.map(\.name).joined(separator: ", ")
    throw Raise(
      .typeError,
      "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
  }

  /// Python's `type(name, bases, attributes)`.
  func newClass(_ arguments: [Value], _ keywords: [(name: String, value: Value)]) throws(Raise)
    -> ClassObject
  {
    guard let name = arguments[0].asString else {
      throw wrongPart(1, "str", arguments[0])
    }
    guard case .tuple(let bases) = arguments[1] else { throw wrongPart(2, "tuple", arguments[1]) }
    guard let dict = arguments[2].asDict else { throw wrongPart(3, "dict", arguments[2]) }
    var attributes = AttributeTable()
    for entry in dict.table.live { attributes[try text(entry.key)] = entry.value }
    let made = try newClass(
      name, qualifiedName: attributes["__qualname__"]?.asString ?? name,
      try baseClasses(CallArguments(bases.elements)), attributes,
      module: noteNamespace?.name ?? "__main__")
    try announce(made, keywords)
    return made
  }

  private func wrongPart(_ place: Int, _ wanted: String, _ found: Value) -> Raise {
    Raise(
      .typeError,
      "type.__new__() argument \(place) must be \(wanted), not \(found.plainTypeName)")
  }

  /// Calls `__set_name__` of attributes and `__init_subclass__` of the bases, which gets the
  /// keywords of the class statement.
  func announce(
    _ made: ClassObject, _ keywords: [(name: String, value: Value)]
  ) throws(Raise) {
    for (name, value) in made.attributes.pairs {
      if special(value, "__set_name__") != nil {
        _ = try callSpecial(value, "__set_name__", [.classObject(made), Value(name)])
      }
    }
    guard let hook = made.lookup("__init_subclass__", behind: made) else {
      if keywords.isEmpty { return }
      throw .subclassKeywords(of: made)
    }
    var function = hook
    if case .descriptor(let object) = hook, case .classMethod(let inner) = object.kind {
      function = inner
    }
    _ = try call(function, CallArguments([.classObject(made)], keywords: keywords))
  }
}

extension Raise {
  static func subclassKeywords(of type: ClassObject) -> Raise {
    Raise(.typeError, "\(type.name).__init_subclass__() takes no keyword arguments")
  }
}
