/// `object.__new__`, or that of a class that has none: an instance without attributes.
func emptyInstance(of owner: ClassObject) -> BuiltinFunction {
  BuiltinFunction(
    "__new__", [.variadic("args"), .keywords("kwargs")], qualifiedName: "object.__new__",
    documentation: "A new instance, not yet initialized."
  ) { (arguments, context) throws(Raise) in
    guard let first = arguments.rest.first else {
      throw Raise(.typeError, "object.__new__(): not enough arguments")
    }
    guard case .classObject(let type) = first else {
      throw Raise(
        .typeError, "object.__new__(X): X is not a type object (\(first.plainTypeName))")
    }
    let isException = type.isSubclass(of: context.types.exception(.baseException))
    if isException, owner !== context.types.object {
      return .instance(InstanceObject(of: type))
    }
    if isException || type.basis != nil {
      throw Raise(
        .typeError, "object.__new__(\(type.name)) is not safe, use \(type.name).__new__()")
    }
    if arguments.rest.count > 1 || !arguments.keywords.isEmpty {
      try context.checkUnusedArguments(of: type)
    }
    return .instance(InstanceObject(of: type))
  }
}

extension Context {
  /// Refuses arguments that nobody reads: where the class has a `__new__` of its own, which has
  /// passed them on, or no `__init__` of its own.
  fileprivate func checkUnusedArguments(of type: ClassObject) throws(Raise) {
    if type.construction.factory != nil {
      throw Raise(
        .typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
    }
    if type.lookup("__init__", beyond: types.object) == nil {
      throw Raise(.typeError, "\(type.name)() takes no arguments")
    }
  }
}
