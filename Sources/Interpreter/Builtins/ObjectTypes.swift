// `object`, `type` and the exception classes.

func objectType() -> ClassObject {
  ClassObject(
    name: "object", base: nil,
    methods: [
      BuiltinFunction(
        "__init__", [.positional("self"), .variadic("args"), .keywords("kwargs")],
        qualifiedName: "object.__init__", documentation: "Does nothing."
      ) { (arguments, context) throws(Raise) in
        if arguments.rest.isEmpty && arguments.keywords.isEmpty { return .none }
        let type = context.type(of: arguments.receiver)
        if type.lookup("__init__", beyond: context.types.object) != nil {
          throw Raise(
            .typeError,
            "object.__init__() takes exactly one argument (the instance to initialize)")
        }
        // A class with a `__new__` of its own has looked at the arguments there.
        if type.construction.factory != nil { return .none }
        throw Raise(.typeError, "\(type.name)() takes no arguments")
      },
      BuiltinFunction(
        "__setattr__", [.positional("self"), .positional("name"), .positional("value")],
        qualifiedName: "object.__setattr__", documentation: "Sets an attribute."
      ) { (arguments, context) throws(Raise) in
        guard case .instance(let object) = arguments.receiver else {
          throw arguments.wrongType("self", expected: "an instance")
        }
        try context.setInstanceAttribute(
          object, try arguments.string("name"), to: arguments["value"])
        return .none
      },
    ])
}

func typeType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "type", [.variadic("args"), .keywords("kwds")],
    documentation: "The class of an object; a new class of a name, bases and attributes."
  ) { (arguments, context) throws(Raise) in
    if arguments.rest.count == 1, arguments.keywords.isEmpty {
      return .classObject(context.type(of: arguments.receiver))
    }
    guard arguments.rest.count == 3 else {
      throw Raise(.typeError, "type() takes 1 or 3 arguments")
    }
    return .classObject(try context.newClass(arguments.rest, arguments.keywords))
  }
  let mro = BuiltinFunction(
    "mro", [.positional("self")], documentation: "The classes that attributes are looked up in."
  ) { (arguments, _) throws(Raise) in
    guard case .classObject(let object) = arguments.receiver else { return .none }
    return Value(list: object.resolutionOrder.map { .classObject($0) })
  }
  return ClassObject(name: "type", base: base, construct: construct, methods: [mro])
}

func exceptionTypes(base: ClassObject) -> [ExceptionKind: ClassObject] {
  var made: [ExceptionKind: ClassObject] = [:]
  for kind in ExceptionKind.allCases {
    // `allCases` names every base before the classes below it.
    let parent = kind.base.flatMap { made[$0] } ?? base
    made[kind] = ClassObject(
      name: kind.rawValue, base: parent,
      methods: kind == .baseException ? [exceptionInitializer, withTraceback, addNote] : [],
      attributes: kind == .baseException
        ? [
          ("__cause__", .none), ("__context__", .none), ("__suppress_context__", false),
          ("__traceback__", tracebackProperty),
        ] : [])
  }
  return made
}

private var exceptionInitializer: BuiltinFunction {
  BuiltinFunction(
    "__init__", [.positional("self"), .variadic("args"), .keywords("kwargs")],
    qualifiedName: "BaseException.__init__", documentation: "Keeps the arguments as `args`."
  ) { (arguments, context) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else {
      throw arguments.wrongType("self", expected: "an exception")
    }
    try context.keepNamed(arguments.keywords, in: object)
    object.attributes["args"] = Value(tuple: arguments.rest)
    if object.classObject.isSubclass(of: context.types.exception(.stopIteration)) {
      object.attributes["value"] = arguments.rest.first ?? Value.none
    }
    if object.classObject.isSubclass(of: context.types.exception(.systemExit)) {
      object.attributes["code"] =
        arguments.rest.count > 1 ? Value(tuple: arguments.rest) : arguments.rest.first ?? Value.none
    }
    if object.classObject.isSubclass(of: context.types.exception(.osError)) {
      object.setSystemError(arguments.rest)
    }
    return .none
  }
}

extension Context {
  /// What some exceptions keep of arguments by name; others take none.
  fileprivate func keepNamed(
    _ arguments: [(name: String, value: Value)], in object: InstanceObject
  ) throws(Raise) {
    let known: [(ExceptionKind, [String])] = [
      (.attributeError, ["name", "obj"]), (.nameError, ["name"]),
      (.importError, ["name", "path"]),
    ]
    let names = known.first { object.classObject.isSubclass(of: types.exception($0.0)) }
    for argument in arguments {
      guard let names else {
        throw Raise(.typeError, "\(object.classObject.name)() takes no keyword arguments")
      }
      guard names.1.contains(argument.name) else {
        throw Raise(
          .typeError,
          "'\(argument.name)' is an invalid keyword argument for \(names.0.rawValue)()")
      }
      object.attributes[argument.name] = argument.value
    }
  }
}

private var addNote: BuiltinFunction {
  BuiltinFunction(
    "add_note", [.positional("self"), .positional("note")],
    qualifiedName: "BaseException.add_note", documentation: "Keeps a text in __notes__."
  ) { (arguments, _) throws(Raise) in
    guard arguments["note"].asString != nil else {
      throw Raise(.typeError, "note must be a str, not '\(arguments["note"].plainTypeName)'")
    }
    guard case .instance(let object) = arguments.receiver else { return .none }
    if case .list(let notes)? = object.attributes["__notes__"] {
      notes.elements.append(arguments["note"])
    } else {
      object.attributes["__notes__"] = Value(list: [arguments["note"]])
    }
    return .none
  }
}

extension Raise {
  /// The exception as an object, made on first use.
  package func exception(in context: Context) -> InstanceObject? {
    switch state.cause {
    case .object(let object): return object
    case .limit: return nil
    case .builtin(let kind, let message):
      let object = InstanceObject(of: context.types.exception(kind))
      object.attributes["args"] = Value(tuple: message.isEmpty ? [] : [Value(message)])
      if kind == .stopIteration { object.attributes["value"] = Value.none }
      if object.classObject.isSubclass(of: context.types.exception(.osError)) {
        object.setSystemError([])
      }
      state.cause = .object(object)
      return object
    }
  }
}
