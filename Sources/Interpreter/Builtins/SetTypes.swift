// `set`, `frozenset`.

import Dialect

func setType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "set", [.positional("iterable", Value(tuple: []))], documentation: "A set of the elements."
  ) { (arguments, context) throws(Raise) in
    let made = SetObject()
    try context.update(made, with: arguments.receiver)
    return .set(made)
  }
  return ClassObject(
    name: "set", base: base, construct: construct,
    methods: setQueries() + setChanges() + [instanceMaker(of: "set")])
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
    name: "frozenset", base: base, construct: construct,
    methods: setQueries() + [instanceMaker(of: "frozenset")])
}

private func setMethod(
  _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
  _ body: @escaping (SetObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "set.\(name)",
    style: .cpython,
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let object = arguments.receiver.asSet else {
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
    setMethod("__init__", [.positional("iterable", Value(tuple: []))], "Takes the elements.") {
      (set, arguments, context) throws(Raise) in
      set.removeAll()
      try context.update(set, with: arguments["iterable"])
      return .none
    },
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
    if let object = value.asSet { return object }
    return try SetObject(try elements(of: value), in: self)
  }
}
