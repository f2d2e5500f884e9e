import Interpreter

/// `_signature(name, parameters, body)`: a native function that calls the body with the object and
/// a value for each parameter, so that wrong calls are told by `name`. A parameter is
/// `(name, is keyword only, has default, default)`.
var signatureMaker: Value {
  .builtin(
    BuiltinFunction(
      "_signature", [.positional("name"), .positional("parameters"), .positional("body")]
    ) { (arguments, context) throws(Raise) in
      var parameters: [BuiltinParameter] = [.required("self")]
      for element in try arguments.sequence("parameters") {
        guard let parts = element.asSequence, parts.count == 4 else { continue }
        let isKeyword = try context.truth(parts[1])
        let value = try context.truth(parts[2]) ? parts[3] : nil
        parameters.append(
          BuiltinParameter(
            try context.text(parts[0]), isKeyword ? .keywordOnly : .ordinary, defaultValue: value))
      }
      let body = arguments["body"]
      let name = try arguments.string("name")
      return .builtin(
        BuiltinFunction("__init__", parameters, qualifiedName: name) {
          (arguments, context) throws(Raise) in
          try context.call(body, arguments.values.map { $0 ?? .none })
        })
    })
}

/// `_store(object, name, value)` and `_stored(object, name, default)`: an instance's own
/// attribute, whatever its class says of the name; `_bare(cls)`: an instance without any.
func attributeFunctions() -> [(String, Value)] {
  let store = BuiltinFunction(
    "_store", [.positional("obj"), .positional("name"), .positional("value")]
  ) { (arguments, _) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    object.attributes[try arguments.string("name")] = arguments["value"]
    return .none
  }
  let stored = BuiltinFunction(
    "_stored", [.positional("obj"), .positional("name"), .positional("default")]
  ) { (arguments, _) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else { return arguments["default"] }
    return object.attributes[try arguments.string("name")] ?? arguments["default"]
  }
  // An object of any class, without a value of the built-in type behind it.
  let bare = BuiltinFunction("_bare", [.positional("cls")]) { (arguments, _) throws(Raise) in
    guard case .classObject(let type) = arguments.receiver else { return .none }
    return .instance(InstanceObject(of: type))
  }
  return [("_store", .builtin(store)), ("_stored", .builtin(stored)), ("_bare", .builtin(bare))]
}

/// `_name_in_messages(cls, name)`: what messages call the class's objects.
var messageNameFunction: (String, Value) {
  let function = BuiltinFunction(
    "_name_in_messages", [.positional("cls"), .positional("name")]
  ) { (arguments, _) throws(Raise) in
    guard case .classObject(let type) = arguments.receiver else { return .none }
    type.messageName = try arguments.string("name")
    return .none
  }
  return (function.name, .builtin(function))
}

/// `_tell(text)`: a warning to the reader of the note.
var warningFunction: Value {
  .builtin(
    BuiltinFunction("_tell", [.positional("text")]) { (arguments, context) throws(Raise) in
      context.warn(try arguments.string("text"))
      return .none
    })
}

/// What the dicts of `collections` are made of.
///
/// `_dict_class(name, fill, methods)` gives a class whose values are dicts under that name:
/// `fill` gets the empty dict and the arguments of the call.
func dictClassParts(_ context: Context) -> [(String, Value)] {
  let make = BuiltinFunction(
    "_dict_class", [.positional("name"), .positional("fill"), .positional("methods")]
  ) { (arguments, context) throws(Raise) in
    let (name, fill) = (try arguments.string("name"), arguments["fill"])
    let construct = BuiltinFunction(name, [.variadic("args"), .keywords("kwargs")]) {
      (arguments, context) throws(Raise) in
      let made = Value.dict(DictObject(typeName: name))
      _ = try context.call(
        fill, CallArguments([made] + arguments.rest, keywords: arguments.keywords))
      return made
    }
    let type = ClassObject(
      name: name, module: "collections", base: context.types.dict, construct: construct)
    if let methods = arguments["methods"].asDict {
      for entry in methods.table.live {
        type.setAttribute(try context.text(entry.key), to: entry.value)
      }
    }
    type.setAttribute("__new__", to: .builtin(instanceMaker(of: name)))
    type.setAttribute("__init__", to: fill)
    context.register(nativeClass: type)
    return .classObject(type)
  }
  let setFactory = BuiltinFunction("_set_factory", [.positional("d"), .positional("factory")]) {
    (arguments, _) throws(Raise) in
    if let object = arguments.receiver.asDict { object.defaultFactory = arguments["factory"] }
    return .none
  }
  let factory = BuiltinFunction("_factory", [.positional("d")]) {
    (arguments, _) throws(Raise) in
    guard let object = arguments.receiver.asDict else { return .none }
    return object.defaultFactory ?? .none
  }
  return [
    ("_dict_class", .builtin(make)), ("_set_factory", .builtin(setFactory)),
    ("_factory", .builtin(factory)), ("_tally", tallyFunction),
  ]
}

/// `_tally(counter, iterable, sign)`: adds `sign` to the count of each element.
private var tallyFunction: Value {
  .builtin(
    BuiltinFunction(
      "_tally", [.positional("counter"), .positional("iterable"), .positional("sign")]
    ) { (arguments, context) throws(Raise) in
      guard let counter = arguments.receiver.asDict else { return .none }
      let sign = arguments["sign"]
      try context.forEach(arguments["iterable"]) { (element) throws(Raise) in
        let count = try counter.value(for: element, in: context) ?? 0
        try counter.set(try context.binary(.add, count, sign), for: element, in: context)
      }
      return .none
    })
}
