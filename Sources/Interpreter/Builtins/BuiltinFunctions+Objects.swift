// Built-in functions about objects and classes.

func objectFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "isinstance", [.positional("obj"), .positional("class_or_tuple")],
      documentation: "Whether an object is of a class, or of one of several."
    ) { (arguments, context) throws(Raise) in
      if let answer = try context.callSpecial(
        arguments["class_or_tuple"], "__instancecheck__", [arguments["obj"]])
      {
        return .bool(try context.truth(answer))
      }
      let type = context.type(of: arguments["obj"])
      return .bool(
        try context.isSubclass(type, of: arguments["class_or_tuple"], function: "isinstance"))
    },
    BuiltinFunction(
      "issubclass", [.positional("cls"), .positional("class_or_tuple")],
      documentation: "Whether a class is another, or below it."
    ) { (arguments, context) throws(Raise) in
      guard case .classObject(let type) = arguments["cls"] else {
        throw Raise(.typeError, "issubclass() arg 1 must be a class")
      }
      return .bool(
        try context.isSubclass(type, of: arguments["class_or_tuple"], function: "issubclass"))
    },
    BuiltinFunction(
      "callable", [.positional("obj")], documentation: "Whether an object can be called."
    ) { (arguments, context) throws(Raise) in .bool(context.isCallable(arguments.receiver)) },
    BuiltinFunction(
      "getattr",
      [.positional("obj"), .positional("name"), .positional("default", .notImplemented)],
      documentation: "An attribute by name."
    ) { (arguments, context) throws(Raise) in
      let name = try context.attributeName(arguments["name"])
      if arguments["default"].isNotImplemented {
        return try context.attribute(arguments["obj"], name)
      }
      return try context.attributeIfAny(arguments["obj"], name) ?? arguments["default"]
    },
    BuiltinFunction(
      "hasattr", [.positional("obj"), .positional("name")],
      documentation: "Whether there is an attribute of a name."
    ) { (arguments, context) throws(Raise) in
      let name = try context.attributeName(arguments["name"])
      return .bool(try context.attributeIfAny(arguments["obj"], name) != nil)
    },
    BuiltinFunction(
      "setattr", [.positional("obj"), .positional("name"), .positional("value")],
      documentation: "Sets an attribute by name."
    ) { (arguments, context) throws(Raise) in
      try context.setAttribute(
        arguments["obj"], try context.attributeName(arguments["name"]), to: arguments["value"])
      return .none
    },
    BuiltinFunction(
      "delattr", [.positional("obj"), .positional("name")],
      documentation: "Removes an attribute by name."
    ) { (arguments, context) throws(Raise) in
      try context.deleteAttribute(
        arguments["obj"], try context.attributeName(arguments["name"]))
      return .none
    },
    BuiltinFunction(
      "dir", [.positional("obj")], documentation: "The names of an object's attributes."
    ) { (arguments, context) throws(Raise) in
      if case .instance(let object) = arguments.receiver,
        object.classObject.lookup("__dir__") != nil,
        let names = try context.callSpecial(arguments.receiver, "__dir__")
      {
        return Value(list: try context.sorted(try context.elements(of: names)))
      }
      return Value(list: context.attributeNames(of: arguments.receiver).map { Value($0) })
    },
    BuiltinFunction(
      "vars", [.positional("obj")], documentation: "An object's attributes as a dict."
    ) { (arguments, context) throws(Raise) in
      try context.attribute(arguments.receiver, "__dict__")
    },
    BuiltinFunction(
      "hash", [.positional("obj")], documentation: "A number that equal objects share."
    ) { (arguments, context) throws(Raise) in .int(try context.hash(arguments.receiver)) },
  ]
}

extension Context {
  func attributeName(_ value: Value) throws(Raise) -> String {
    if let name = value.asString { return name }
    throw Raise(
      .typeError, "attribute name must be string, not '\(value.plainTypeName)'")
  }

  /// The attribute, or nothing when reading it raises `AttributeError`.
  package func attributeIfAny(_ value: Value, _ name: String) throws(Raise) -> Value? {
    do throws(Raise) {
      return try optionalAttribute(value, name)
    } catch {
      guard let object = error.exception(in: self),
        object.classObject.isSubclass(of: types.exception(.attributeError))
      else { throw error }
      return nil
    }
  }

  /// The second argument of `isinstance` and `issubclass`: a class, or a tuple of such.
  func isSubclass(
    _ type: ClassObject, of classes: Value, function: String
  ) throws(Raise) -> Bool {
    switch classes {
    case .classObject(let other):
      if type.isSubclass(of: other) { return true }
      guard let answer = try askClass(other, "__class_has__", [.classObject(type)]) else {
        return false
      }
      return try truth(answer)
    case .tuple(let tuple):
      return try isSubclass(type, ofAny: tuple.elements, function: function)
    case .native(let union as UnionObject):
      return try isSubclass(type, ofAny: union.arguments, function: function)
    case .native(_ as GenericAlias):
      throw Raise(.typeError, "\(function)() argument 2 cannot be a parameterized generic")
    case .instance(let object) where object.classObject.lookup("__subclasscheck__") != nil:
      return try truth(try callMethod(classes, "__subclasscheck__", [.classObject(type)]))
    default:
      let noun = function == "isinstance" ? "a type" : "a class"
      throw Raise(
        .typeError,
        "\(function)() arg 2 must be \(noun), a tuple of "
          + "\(function == "isinstance" ? "types" : "classes"), or a union")
    }
  }

  private func isSubclass(
    _ type: ClassObject, ofAny classes: [Value], function: String
  ) throws(Raise) -> Bool {
    for element in classes where try isSubclass(type, of: element, function: function) {
      return true
    }
    return false
  }
}
