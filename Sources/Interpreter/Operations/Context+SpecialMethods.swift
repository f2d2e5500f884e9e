import Dialect

/// The special methods of the built-in types as attributes, for code that asks for them by name:
/// `hasattr(x, "__iter__")`, `"abc".__len__()`, `int.__add__(1, 2)`. Operators do not go this way.
extension Context {
  /// A special method of a built-in type; nothing where CPython's type has none of the name.
  func specialMethod(_ name: String, of type: ClassObject) -> BuiltinFunction? {
    guard name.hasPrefix("__"), name.hasSuffix("__") else { return nil }
    if let known = type.specialMethods[name] { return known }
    let made = hasSpecialMethod(name, type) ? makeSpecialMethod(name) : nil
    type.specialMethods[name] = .some(made)
    return made
  }

  /// `__next__` and its like of an iterator or of a dict's view.
  func iteratorMethod(_ name: String, of value: Value) -> BuiltinFunction? {
    guard case .iterator(let object) = value else { return nil }
    let names =
      object is DictView
      ? ["__iter__", "__len__", "__contains__", "__reversed__"] : ["__iter__", "__next__"]
    return names.contains(name) ? makeSpecialMethod(name) : nil
  }

  /// What `object` has: methods that look at the object alone.
  func plainObjectMethod(_ name: String) -> BuiltinFunction? {
    switch name {
    case "__getattribute__":
      pair(name, plain: false) { (context, object, name) throws(Raise) in
        let text = try context.attributeName(name)
        guard case .instance(let instance) = object else {
          return try context.attribute(object, text)
        }
        if let found = try context.plainAttribute(instance, text) { return found }
        throw context.missingAttribute(object, text)
      }
    case "__delattr__":
      pair(name, plain: false) { (context, object, name) throws(Raise) in
        guard case .instance(let instance) = object else {
          throw context.missingAttribute(object, try context.attributeName(name))
        }
        try context.deleteInstanceAttribute(instance, try context.attributeName(name))
        return .none
      }
    case "__eq__", "__ne__":
      pair(name, plain: false) { (_, a, b) throws(Raise) in
        a.isIdentical(to: b) ? .bool(name == "__eq__") : .notImplemented
      }
    case "__hash__":
      BuiltinFunction(name, [.positional("self")]) { (arguments, _) throws(Raise) in
        .int(arguments.receiver.reference.map { ObjectIdentifier($0).hashValue } ?? 0)
      }
    case "__repr__", "__str__":
      BuiltinFunction(name, [.positional("self")]) { (arguments, context) throws(Raise) in
        if name == "__str__" { return Value(try context.repr(arguments.receiver)) }
        return Value("<\(context.classPath(context.type(of: arguments.receiver))) object>")
      }
    case "__format__":
      pair(name, plain: false) { (context, object, specification) throws(Raise) in
        guard specification.asString?.isEmpty ?? false else {
          throw .noFormat(typeName: object.plainTypeName)
        }
        return Value(try context.text(object))
      }
    case "__dir__":
      BuiltinFunction(name, [.positional("self")]) { (arguments, context) throws(Raise) in
        Value(list: context.attributeNames(of: arguments.receiver).map { Value($0) })
      }
    default: nil
    }
  }

  private func makeSpecialMethod(_ name: String) -> BuiltinFunction? {
    if let (op, isReflected) = binaryOperator(name) {
      return pair(name) { (context, a, b) throws(Raise) in
        try context.declining { () throws(Raise) in
          try context.binary(op, isReflected ? b : a, isReflected ? a : b)
        }
      }
    }
    if let op = comparisonOperators[name] {
      return pair(name) { (context, a, b) throws(Raise) in
        if op != .equal, op != .notEqual {
          return try context.declining { () throws(Raise) in try context.compare(op, a, b) }
        }
        let alike = context.type(of: a) === context.type(of: b.plain)
        return alike ? try context.compare(op, a, b) : .notImplemented
      }
    }
    return containerMethod(name) ?? plainMethod(name)
  }

  /// The special method of the built-in type that a class is derived from.
  func specialMethod(_ name: String, below type: ClassObject) -> BuiltinFunction? {
    guard name.hasPrefix("__"), name.hasSuffix("__") else { return nil }
    for ancestor in type.resolutionOrder where ancestor.construct != nil {
      if let method = specialMethod(name, of: ancestor) { return method }
    }
    return nil
  }

  private func hasSpecialMethod(_ name: String, _ type: ClassObject) -> Bool {
    let kinds: [(ClassObject, [String])] = [
      (types.int, numberNames + integerNames), (types.bool, numberNames + integerNames),
      (types.float, numberNames),
      (types.string, containerNames + ["__add__", "__mul__", "__rmul__", "__mod__"] + orderNames),
      (
        types.list,
        containerNames + changeNames + ["__add__", "__mul__", "__rmul__", "__reversed__"]
          + orderNames
      ),
      (types.tuple, containerNames + ["__add__", "__mul__", "__rmul__"] + orderNames),
      (types.dict, containerNames + changeNames + ["__or__", "__ror__", "__reversed__"]),
      (types.set, setNames), (types.frozenSet, setNames),
      (types.range, containerNames + ["__reversed__"]),
      (types.generator, ["__iter__", "__next__"]),
      (types.function, ["__call__"]),
    ]
    if ["__repr__", "__str__", "__eq__", "__ne__", "__format__"].contains(name) {
      return kinds.contains { $0.0 === type }
    }
    return kinds.contains { $0.0 === type && $0.1.contains(name) }
  }

  private var orderNames: [String] { ["__lt__", "__le__", "__gt__", "__ge__", "__hash__"] }
  private var containerNames: [String] {
    ["__len__", "__getitem__", "__contains__", "__iter__"]
  }
  private var changeNames: [String] { ["__setitem__", "__delitem__"] }
  private var setNames: [String] {
    ["__len__", "__contains__", "__iter__", "__and__", "__or__", "__sub__", "__xor__"]
      + orderNames.dropLast()
  }
  private var numberNames: [String] {
    let names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"]
    return names.flatMap { ["__\($0)__", "__r\($0)__"] } + orderNames
      + ["__neg__", "__pos__", "__abs__", "__bool__", "__int__", "__float__", "__round__"]
  }
  private var integerNames: [String] {
    let names = ["and", "or", "xor", "lshift", "rshift"]
    return names.flatMap { ["__\($0)__", "__r\($0)__"] } + ["__invert__", "__index__"]
  }

  private func binaryOperator(_ name: String) -> (BinaryOperator, isReflected: Bool)? {
    for op in BinaryOperator.allCases {
      if name == "__\(dunder(op))__" { return (op, false) }
      if name == "__r\(dunder(op))__" { return (op, true) }
    }
    return nil
  }

  private var comparisonOperators: [String: ComparisonOperator] {
    [
      "__eq__": .equal, "__ne__": .notEqual, "__lt__": .less, "__le__": .lessEqual,
      "__gt__": .greater, "__ge__": .greaterEqual,
    ]
  }

  private func containerMethod(_ name: String) -> BuiltinFunction? {
    switch name {
    case "__getitem__":
      BuiltinFunction(name, [.positional("self"), .positional("value")]) {
        (arguments, context) throws(Raise) in
        try context.baseItem(arguments.receiver, arguments["value"])
      }
    case "__contains__":
      pair(name) { (context, a, b) throws(Raise) in .bool(try context.contains(a, b)) }
    case "__delitem__":
      pair(name) { (context, a, b) throws(Raise) in
        try context.deleteItem(a, b)
        return .none
      }
    case "__setitem__":
      BuiltinFunction(
        name, [.positional("self"), .positional("key"), .positional("value")]
      ) { (arguments, context) throws(Raise) in
        try context.setItem(arguments.receiver.plain, arguments["key"], to: arguments["value"])
        return .none
      }
    case "__format__":
      pair(name) { (context, a, b) throws(Raise) in
        Value(try context.format(a, b.asString ?? ""))
      }
    default: nil
    }
  }

  private func plainMethod(_ name: String) -> BuiltinFunction? {
    switch name {
    case "__len__": single(name) { (context, a) throws(Raise) in .int(try context.length(a)) }
    case "__iter__":
      single(name) { (context, a) throws(Raise) in .iterator(try context.iterator(a)) }
    case "__reversed__": single(name) { (context, a) throws(Raise) in try context.reversed(a) }
    case "__repr__": single(name) { (context, a) throws(Raise) in Value(try context.repr(a)) }
    case "__str__": single(name) { (context, a) throws(Raise) in Value(try context.text(a)) }
    case "__hash__": single(name) { (context, a) throws(Raise) in .int(try context.hash(a)) }
    case "__bool__": single(name) { (context, a) throws(Raise) in .bool(try context.truth(a)) }
    case "__int__", "__index__":
      single(name) { (context, a) throws(Raise) in try context.convertedInt(a) }
    case "__float__":
      single(name) { (context, a) throws(Raise) in .float(try context.convertedFloat(a)) }
    case "__abs__": single(name) { (context, a) throws(Raise) in try context.magnitude(a) }
    case "__neg__": single(name) { (context, a) throws(Raise) in try context.unary(.minus, a) }
    case "__pos__": single(name) { (context, a) throws(Raise) in try context.unary(.plus, a) }
    case "__invert__":
      single(name) { (context, a) throws(Raise) in try context.unary(.invert, a) }
    case "__next__":
      single(name) { (context, a) throws(Raise) in
        if let value = try context.next(a) { return value }
        throw Raise(.stopIteration, "")
      }
    case "__round__":
      BuiltinFunction(name, [.positional("self"), .positional("ndigits", .none)]) {
        (arguments, context) throws(Raise) in
        try context.rounded(arguments.receiver.plain, digits: arguments["ndigits"])
      }
    case "__call__":
      BuiltinFunction(name, [.positional("self"), .variadic("args"), .keywords("kwargs")]) {
        (arguments, context) throws(Raise) in
        try context.call(
          arguments.receiver, CallArguments(arguments.rest, keywords: arguments.keywords))
      }
    default: nil
    }
  }

  private func single(
    _ name: String, _ body: @escaping (Context, Value) throws(Raise) -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("self")]) { (arguments, context) throws(Raise) in
      try body(context, arguments.receiver.plain)
    }
  }

  private func pair(
    _ name: String, plain: Bool = true,
    _ body: @escaping (Context, Value, Value) throws(Raise) -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("self"), .positional("value")]) {
      (arguments, context) throws(Raise) in
      let receiver = arguments.receiver
      return try body(context, plain ? receiver.plain : receiver, arguments["value"])
    }
  }

  /// What an operator gives, or `NotImplemented` for a value that it does not take.
  private func declining(_ work: () throws(Raise) -> Value) throws(Raise) -> Value {
    do throws(Raise) {
      return try work()
    } catch {
      guard case .builtin(.typeError, let message) = error.cause,
        message.hasPrefix("unsupported operand") || message.contains("not supported between")
      else { throw error }
      return .notImplemented
    }
  }
}
