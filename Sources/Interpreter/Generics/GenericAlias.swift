import Dialect

/// `list[int]`: a class with what its elements are said to be. Calls make objects of the class.
package final class GenericAlias: NativeObject {
  package let typeName = "types.GenericAlias"
  package let origin: ClassObject
  package let arguments: [Value]

  package init(_ origin: ClassObject, _ key: Value) {
    self.origin = origin
    if case .tuple(let tuple) = key { arguments = tuple.elements } else { arguments = [key] }
  }

  package let attributeNames = ["__args__", "__origin__"]

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "__origin__": .classObject(origin)
    case "__args__": Value(tuple: arguments)
    case "__class__", "__mro__": nil
    default: try context.optionalAttribute(.classObject(origin), name)
    }
  }

  package func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    try context.instantiate(origin, arguments)
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    try context.alternative(op, .native(self), other, reflected: reflected)
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard op == .equal || op == .notEqual, let other = other.native(as: GenericAlias.self) else {
      return .notImplemented
    }
    var isEqual = origin === other.origin
    if isEqual {
      isEqual = try context.equals(Value(tuple: arguments), Value(tuple: other.arguments))
    }
    return .bool(isEqual == (op == .equal))
  }

  package func hash(in context: Context) throws(Raise) -> Int {
    try context.hash(Value(tuple: [.classObject(origin)] + arguments))
  }

  package func repr(in context: Context) throws(Raise) -> String {
    var parts: [String] = []
    for argument in arguments { parts.append(try context.typeText(argument)) }
    let name = try context.typeText(.classObject(origin))
    return "\(name)[\(parts.isEmpty ? "()" : parts.joined(separator: ", "))]"
  }
}

extension Context {
  /// A class or another part of an annotation as aliases and unions print it.
  func typeText(_ value: Value) throws(Raise) -> String {
    switch value {
    case .ellipsis: return "..."
    case .classObject(let object): return classPath(object)
    case .list(let object):
      var parts: [String] = []
      for element in object.elements { parts.append(try typeText(element)) }
      return "[\(parts.joined(separator: ", "))]"
    default: return try repr(value)
    }
  }
}
