// `dict`.

func dictType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "dict", [.variadic("args"), .keywords("kwargs")],
    documentation: "A dict of pairs, of another dict, or of keyword arguments."
  ) { (arguments, context) throws(Raise) in
    let dict = DictObject()
    try context.update(dict, arguments, function: "dict")
    return .dict(dict)
  }
  let fromKeys = BuiltinFunction(
    "fromkeys", [.positional("cls"), .positional("iterable"), .positional("value", .none)],
    qualifiedName: "dict.fromkeys", documentation: "A dict with the same value for every key."
  ) { (arguments, context) throws(Raise) in
    let made = try context.call(arguments["cls"], [])
    for key in try context.elements(of: arguments["iterable"]) {
      try context.setItem(made, key, to: arguments["value"])
    }
    return made
  }
  return ClassObject(
    name: "dict", base: base, construct: construct,
    methods: dictMethods() + [instanceMaker(of: "dict")],
    attributes: [("fromkeys", .descriptor(DescriptorObject(.classMethod(.builtin(fromKeys)))))])
}

private func dictMethod(
  _ name: String, _ parameters: [BuiltinParameter] = [], _ documentation: String,
  _ body: @escaping (DictObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "dict.\(name)",
    style: .cpython,
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let object = arguments.receiver.asDict else {
      throw .wrongReceiver(name, of: "dict", found: arguments.receiver.plainTypeName)
    }
    return try body(object, arguments, context)
  }
}

private func dictMethods() -> [BuiltinFunction] {
  [
    dictMethod("__init__", [.variadic("args"), .keywords("kwargs")], "Takes the pairs given.") {
      (dict, arguments, context) throws(Raise) in
      try context.update(dict, arguments, function: "dict")
      return .none
    },
    dictMethod(
      "get", [.positional("key"), .positional("default", .none)],
      "The value of a key, or the default."
    ) { (dict, arguments, context) throws(Raise) in
      try dict.value(for: arguments["key"], in: context) ?? arguments["default"]
    },
    dictMethod("keys", [], "A view of the keys.") { (dict, _, _) throws(Raise) in
      .iterator(DictView(.keys, of: dict))
    },
    dictMethod("values", [], "A view of the values.") { (dict, _, _) throws(Raise) in
      .iterator(DictView(.values, of: dict))
    },
    dictMethod("items", [], "A view of the pairs.") { (dict, _, _) throws(Raise) in
      .iterator(DictView(.items, of: dict))
    },
    dictMethod(
      "setdefault", [.positional("key"), .positional("default", .none)],
      "The value of a key, set to the default if there is none."
    ) { (dict, arguments, context) throws(Raise) in
      if let value = try dict.value(for: arguments["key"], in: context) { return value }
      try dict.set(arguments["default"], for: arguments["key"], in: context)
      return arguments["default"]
    },
    dictMethod(
      "pop", [.positional("key"), .positional("default", .notImplemented)],
      "Removes a key and returns its value."
    ) { (dict, arguments, context) throws(Raise) in
      if let value = try dict.remove(arguments["key"], in: context) { return value }
      if arguments["default"].isNotImplemented { throw .keyError(arguments["key"], in: context) }
      return arguments["default"]
    },
    dictMethod("popitem", [], "Removes the last pair and returns it.") {
      (dict, _, context) throws(Raise) in
      guard let last = dict.table.last else {
        throw .keyError("popitem(): dictionary is empty", in: context)
      }
      _ = try dict.remove(last.key, in: context)
      return Value(tuple: [last.key, last.value])
    },
    dictMethod("update", [.variadic("args"), .keywords("kwargs")], "Sets the pairs given.") {
      (dict, arguments, context) throws(Raise) in
      try context.update(dict, arguments, function: "update")
      return .none
    },
    dictMethod("clear", [], "Removes all keys.") { (dict, _, _) throws(Raise) in
      dict.table.removeAll()
      return .none
    },
    dictMethod("copy", [], "A new dict of the same pairs.") { (dict, _, _) throws(Raise) in
      .dict(
        DictObject(dict.table, typeName: dict.typeName, defaultFactory: dict.defaultFactory))
    },
  ]
}

extension Context {
  /// What `dict(…)` and `update(…)` take: a mapping or pairs, then keywords.
  package func update(
    _ dict: DictObject, _ arguments: Arguments, function: String
  ) throws(Raise) {
    if arguments.rest.count > 1 {
      throw Raise(
        .typeError,
        "\(function) expected at most 1 argument, got \(arguments.rest.count)")
    }
    if let source = arguments.rest.first { try update(dict, with: source) }
    for (name, value) in arguments.keywords {
      try dict.set(value, for: Value(name), in: self)
    }
  }

  /// Sets the pairs of a mapping: a dict, or an object with `keys`; false for what is none.
  func merge(_ source: Value, into dict: DictObject) throws(Raise) -> Bool {
    if let other = source.asDict, special(source, "__iter__") == nil {
      spend(other.table.count >> 4)
      for entry in other.table.live { try dict.set(entry.value, for: entry.key, in: self) }
      return true
    }
    guard case .instance = source, let keys = try callSpecial(source, "keys") else { return false }
    for key in try elements(of: keys) { try dict.set(try item(source, key), for: key, in: self) }
    return true
  }

  /// Sets the pairs of a mapping or of an iterable of pairs.
  package func update(_ dict: DictObject, with source: Value) throws(Raise) {
    if try merge(source, into: dict) { return }
    for (index, pair) in try elements(of: source).enumerated() {
      guard isIterable(pair) else {
        throw Raise(
          .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      let parts = try elements(of: pair)
      guard parts.count == 2 else {
        throw Raise(
          .valueError,
          "dictionary update sequence element #\(index) has length \(parts.count); 2 is required")
      }
      try dict.set(parts[1], for: parts[0], in: self)
    }
  }
}
