import Dialect

/// `int | None`: one of several classes.
package final class UnionObject: NativeObject {
  package let typeName = "types.UnionType"
  /// Classes and aliases, each once; `None` stands as its class.
  package let arguments: [Value]

  fileprivate init(_ arguments: [Value]) { self.arguments = arguments }

  package let attributeNames = ["__args__"]

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name == "__args__" ? Value(tuple: arguments) : nil
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    try context.alternative(op, .native(self), other, reflected: reflected)
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard op == .equal || op == .notEqual, let other = other.native(as: UnionObject.self) else {
      return .notImplemented
    }
    var isEqual = arguments.count == other.arguments.count
    for argument in arguments where isEqual {
      isEqual = try context.holds(argument, in: other.arguments)
    }
    return .bool(isEqual == (op == .equal))
  }

  /// The same for the same classes in any order.
  package func hash(in context: Context) throws(Raise) -> Int {
    var result = arguments.count
    for argument in arguments { result ^= try context.hash(argument) }
    return result
  }

  package func repr(in context: Context) throws(Raise) -> String {
    var parts: [String] = []
    for argument in arguments {
      let isNone = argument.isIdentical(to: .classObject(context.types.noneType))
      parts.append(isNone ? "None" : try context.typeText(argument))
    }
    return parts.joined(separator: " | ")
  }
}

extension Context {
  /// An operator of a class-like value: `|` makes a union, others there are none.
  func alternative(
    _ op: BinaryOperator, _ own: Value, _ other: Value, reflected: Bool
  ) throws(Raise) -> Value {
    guard op == .bitOr else { return .notImplemented }
    return try union(reflected ? other : own, reflected ? own : other) ?? .notImplemented
  }

  /// `a | b` of classes, aliases, unions and `None`; nothing where one of them is something else.
  func union(_ a: Value, _ b: Value) throws(Raise) -> Value? {
    if a.isNone && b.isNone { return nil }
    guard let left = unionParts(a), let right = unionParts(b) else { return nil }
    var parts: [Value] = []
    for part in left + right where try !holds(part, in: parts) { parts.append(part) }
    return parts.count == 1 ? parts[0] : .native(UnionObject(parts))
  }

  private func unionParts(_ value: Value) -> [Value]? {
    switch value {
    case .none: [.classObject(types.noneType)]
    case .classObject: [value]
    case .native(let object as UnionObject): object.arguments
    case .native(_ as GenericAlias): [value]
    default: nil
    }
  }

  fileprivate func holds(_ value: Value, in values: [Value]) throws(Raise) -> Bool {
    for other in values where try equals(value, other) { return true }
    return false
  }
}
