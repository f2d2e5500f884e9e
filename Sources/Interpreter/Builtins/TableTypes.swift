// `dict`, `set`, `frozenset`.

import Dialect

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
    let dict = DictObject()
    for key in try context.elements(of: arguments["iterable"]) {
      try dict.set(arguments["value"], for: key, in: context)
    }
    return .dict(dict)
  }
  return ClassObject(
    name: "dict", base: base, construct: construct, methods: dictMethods(),
    attributes: [("fromkeys", .descriptor(DescriptorObject(.classMethod(.builtin(fromKeys)))))])
}

private func dictMethod(
  _ name: String, _ parameters: [BuiltinParameter] = [], _ documentation: String,
  _ body: @escaping (DictObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "dict.\(name)",
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard case .dict(let object) = arguments.receiver else {
      throw .wrongReceiver(name, of: "dict", found: arguments.receiver.plainTypeName)
    }
    return try body(object, arguments, context)
  }
}

private func dictMethods() -> [BuiltinFunction] {
  [
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

  /// Sets the pairs of a mapping or of an iterable of pairs.
  package func update(_ dict: DictObject, with source: Value) throws(Raise) {
    if case .dict(let other) = source {
      for entry in other.table.live { try dict.set(entry.value, for: entry.key, in: self) }
      return
    }
    if case .instance = source, let keys = try callSpecial(source, "keys") {
      for key in try elements(of: keys) {
        try dict.set(try item(source, key), for: key, in: self)
      }
      return
    }
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

func setType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "set", [.positional("iterable", Value(tuple: []))], documentation: "A set of the elements."
  ) { (arguments, context) throws(Raise) in
    let made = SetObject()
    try context.update(made, with: arguments.receiver)
    return .set(made)
  }
  return ClassObject(
    name: "set", base: base, construct: construct, methods: setQueries() + setChanges())
}

func frozenSetType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "frozenset", [.positional("iterable", Value(tuple: []))],
    documentation: "A set that can't change and can be a key."
  ) { (arguments, context) throws(Raise) in
    if case .set(let object) = arguments.receiver, object.isFrozen { return arguments.receiver }
    let made = SetObject(isFrozen: true)
    try context.update(made, with: arguments.receiver)
    return .set(made)
  }
  return ClassObject(
    name: "frozenset", base: base, construct: construct, methods: setQueries())
}

private func setMethod(
  _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
  _ body: @escaping (SetObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "set.\(name)",
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard case .set(let object) = arguments.receiver else {
      throw .wrongReceiver(name, of: "set", found: arguments.receiver.plainTypeName)
    }
    return try body(object, arguments, context)
  }
}

/// A method that combines the set with each argument in turn by an operator.
private func combination(
  _ name: String, _ op: BinaryOperator, _ documentation: String
) -> BuiltinFunction {
  setMethod(name, [.variadic("others")], documentation) { (set, arguments, context) throws(Raise) in
    if op == .bitOr {
      let result = try SetObject(copying: set, isFrozen: set.isFrozen, in: context)
      for other in arguments.rest { try context.update(result, with: other) }
      return .set(result)
    }
    if arguments.rest.isEmpty {
      return .set(try SetObject(copying: set, isFrozen: set.isFrozen, in: context))
    }
    var result = set
    for other in arguments.rest {
      let right = try context.asSet(other)
      result = try context.setAlgebra(op, result, right) ?? result
    }
    return .set(result)
  }
}

private func setQueries() -> [BuiltinFunction] {
  [
    combination("union", .bitOr, "The elements of any."),
    combination("intersection", .bitAnd, "The elements of all."),
    combination("difference", .subtract, "The elements of this set alone."),
    combination("symmetric_difference", .bitXor, "The elements of exactly one."),
    setMethod("issubset", [.positional("other")], "Whether the other has all elements.") {
      (set, arguments, context) throws(Raise) in
      .bool(try context.isSubset(set, try context.asSet(arguments["other"])))
    },
    setMethod("issuperset", [.positional("other")], "Whether all of the other's are here.") {
      (set, arguments, context) throws(Raise) in
      .bool(try context.isSubset(try context.asSet(arguments["other"]), set))
    },
    setMethod("isdisjoint", [.positional("other")], "Whether no element is in both.") {
      (set, arguments, context) throws(Raise) in
      let other = try context.asSet(arguments["other"])
      return .bool(try context.setAlgebra(.bitAnd, set, other)?.table.count == 0)
    },
    setMethod("copy", [], "A new set of the same elements.") { (set, _, context) throws(Raise) in
      .set(try SetObject(copying: set, isFrozen: set.isFrozen, in: context))
    },
  ]
}

private func setChanges() -> [BuiltinFunction] {
  [
    setMethod("add", [.positional("element")], "Adds an element.") {
      (set, arguments, context) throws(Raise) in
      try set.set(.none, for: arguments["element"], in: context)
      return .none
    },
    setMethod("discard", [.positional("element")], "Removes an element if it is there.") {
      (set, arguments, context) throws(Raise) in
      _ = try set.remove(arguments["element"], in: context)
      return .none
    },
    setMethod("remove", [.positional("element")], "Removes an element that is there.") {
      (set, arguments, context) throws(Raise) in
      if try set.remove(arguments["element"], in: context) == nil {
        throw .keyError(arguments["element"], in: context)
      }
      return .none
    },
    setMethod("pop", [], "Removes some element and returns it.") {
      (set, _, context) throws(Raise) in
      if let key = try set.popFirst(in: context) { return key }
      throw .keyError("pop from an empty set", in: context)
    },
    setMethod("clear", [], "Removes all elements.") { (set, _, _) throws(Raise) in
      set.removeAll()
      return .none
    },
    setMethod("update", [.variadic("others")], "Adds all elements of the others.") {
      (set, arguments, context) throws(Raise) in
      for other in arguments.rest { try context.update(set, with: other) }
      return .none
    },
    inPlace("intersection_update", .bitAnd, "Keeps what all others have."),
    inPlace("difference_update", .subtract, "Removes what any other has."),
    inPlace("symmetric_difference_update", .bitXor, "Keeps what exactly one has."),
  ]
}

private func inPlace(
  _ name: String, _ op: BinaryOperator, _ documentation: String
) -> BuiltinFunction {
  setMethod(name, [.variadic("others")], documentation) { (set, arguments, context) throws(Raise) in
    for other in arguments.rest {
      _ = try context.changeSet(op, set, try context.asSet(other))
    }
    return .none
  }
}

extension Context {
  fileprivate func asSet(_ value: Value) throws(Raise) -> SetObject {
    if case .set(let object) = value { return object }
    return try SetObject(try elements(of: value), in: self)
  }
}
