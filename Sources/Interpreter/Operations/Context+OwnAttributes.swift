/// The attributes that objects of built-in types have themselves; nothing for other names.
extension Context {
  func moduleAttribute(
    _ object: ModuleObject, _ name: String
  ) throws(Raise) -> Value? {
    if let found = object.attributes[name] { return found }
    switch name {
    case "__name__": return Value(object.name)
    case "__doc__": return object.documentation.map { Value($0) } ?? Value.none
    default: return try object.attribute(name)
    }
  }

  func functionAttribute(
    _ object: FunctionObject, _ name: String
  ) throws(Raise) -> Value? {
    switch name {
    case "__name__": return Value(object.name)
    case "__qualname__": return Value(object.qualifiedName)
    case "__doc__": return object.documentation.map { Value($0) } ?? Value.none
    case "__module__": return Value(object.code.namespace.name)
    case "__defaults__":
      let values = object.parameters.filter { $0.kind != .keywordOnly }.compactMap(\.defaultValue)
      return values.isEmpty ? Value.none : Value(tuple: values)
    case "__kwdefaults__":
      let pairs = object.parameters.filter { $0.kind == .keywordOnly }.compactMap { parameter in
        parameter.defaultValue.map { (parameter.name, $0) }
      }
      return pairs.isEmpty ? Value.none : .dict(try DictObject(pairs, in: self))
    case "__annotations__": return .dict(try annotations(of: object))
    case "__get__": return .builtin(getter(of: .function(object)))
    case "__dict__":
      let named = ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"]
      return .dict(
        try DictObject(object.attributes.pairs.filter { !named.contains($0.name) }, in: self))
    default: return nil
    }
  }

  /// `__get__`: what a function or a descriptor is, read through an object or its class.
  private func getter(of value: Value) -> BuiltinFunction {
    BuiltinFunction("__get__", [.positional("instance"), .positional("owner", .none)]) {
      (arguments, context) throws(Raise) in
      if arguments.receiver.isNone {
        guard case .classObject(let owner) = arguments["owner"] else {
          throw Raise(.typeError, "__get__(None, None) is invalid")
        }
        return try context.bindToClass(value, owner)
      }
      return try context.bind(value, to: arguments.receiver)
    }
  }

  func builtinAttribute(_ object: BuiltinFunction, _ name: String) -> Value? {
    switch name {
    case "__name__": Value(object.name)
    case "__qualname__": Value(object.qualifiedName)
    case "__doc__": Value(object.documentation)
    default: nil
    }
  }

  func methodAttribute(_ object: BoundMethod, _ name: String) throws(Raise) -> Value? {
    switch name {
    case "__self__": object.receiver
    case "__func__": object.function
    default: try optionalAttribute(object.function, name)
    }
  }

  func sliceAttribute(_ object: SliceObject, _ name: String) -> Value? {
    switch name {
    case "start": object.lower
    case "stop": object.upper
    case "step": object.step
    default: nil
    }
  }

  /// `setter`, `getter`, `deleter` of a property, as decorators use them.
  func descriptorAttribute(
    _ object: DescriptorObject, _ name: String
  ) throws(Raise) -> Value? {
    if name == "__get__" { return .builtin(getter(of: .descriptor(object))) }
    switch (object.kind, name) {
    case (.staticMethod(let function), "__func__"), (.classMethod(let function), "__func__"),
      (.staticMethod(let function), "__wrapped__"), (.classMethod(let function), "__wrapped__"):
      return function
    default: break
    }
    guard case .property(let getter, let setter, let deleter) = object.kind else { return nil }
    let make: (Value) -> DescriptorObject.Kind
    switch name {
    case "getter": make = { .property(getter: $0, setter: setter, deleter: deleter) }
    case "setter": make = { .property(getter: getter, setter: $0, deleter: deleter) }
    case "deleter": make = { .property(getter: getter, setter: setter, deleter: $0) }
    case "fget": return getter
    case "__doc__": return try optionalAttribute(getter, name) ?? Value.none
    case "fset": return setter ?? Value.none
    default: return nil
    }
    let decorator = BuiltinFunction(name, [.positional("function")]) {
      (arguments, _) throws(Raise) in
      .descriptor(DescriptorObject(make(arguments.receiver)))
    }
    return .builtin(decorator)
  }
}
