// `property`, `staticmethod`, `classmethod`, `super`.

func propertyType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "property", [.optional("fget"), .optional("fset"), .optional("fdel"), .optional("doc")],
    style: .cpython,
    documentation: "An attribute that is computed."
  ) { (arguments, _) throws(Raise) in
    func given(_ name: String) -> Value? { arguments[name].isNone ? nil : arguments[name] }
    return .descriptor(
      DescriptorObject(
        .property(
          getter: arguments["fget"], setter: given("fset"), deleter: given("fdel"))))
  }
  return ClassObject(name: "property", base: base, construct: construct)
}

func staticMethodType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "staticmethod", [.positional("function")], documentation: "A method without an object."
  ) { (arguments, _) throws(Raise) in
    .descriptor(DescriptorObject(.staticMethod(arguments.receiver)))
  }
  return ClassObject(name: "staticmethod", base: base, construct: construct)
}

func classMethodType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "classmethod", [.positional("function")], documentation: "A method of the class."
  ) { (arguments, _) throws(Raise) in
    if case .descriptor(let inner) = arguments.receiver, case .property = inner.kind {
      throw Raise(
        .notImplementedError, "a classmethod of a property is not available",
        fix: "write a method, and call it")
    }
    return .descriptor(DescriptorObject(.classMethod(arguments.receiver)))
  }
  return ClassObject(name: "classmethod", base: base, construct: construct)
}

func superTypeObject(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "super", [.positional("type"), .positional("object")],
    documentation: "The object as its class's ancestors see it."
  ) { (arguments, context) throws(Raise) in
    guard case .classObject(let anchor) = arguments["type"] else {
      throw arguments.wrongType("type", expected: "type")
    }
    return .superObject(try context.makeSuper(anchor, arguments["object"]))
  }
  return ClassObject(name: "super", base: base, construct: construct)
}
