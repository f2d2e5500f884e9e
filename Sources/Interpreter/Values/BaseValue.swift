import Dialect

/// The value of a built-in type behind an instance whose class is derived from that type
/// (`class Vocab(dict)`), as the instance's payload.
///
/// What the class does not define itself falls back on this value: its methods, operators and
/// items. Plain values are not touched by that.
package final class BaseValue {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}

extension InstanceObject {
  /// The value of the built-in type that the class is derived from; nothing for other classes.
  package var base: Value? { payload(as: BaseValue.self)?.value }
}

extension Value {
  /// The value of the built-in type behind an instance of a class derived from it; nothing for all
  /// other values.
  package var base: Value? {
    if case .instance(let object) = self { return object.base }
    return nil
  }

  /// The value as its built-in type has it: without the derived class.
  package var plain: Value { base ?? self }

  /// Whether the built-in type has an `op=` of its own, which changes the value itself.
  func isChanged(by op: BinaryOperator) -> Bool {
    switch self {
    case .list: op == .add || op == .multiply
    case .dict: op == .bitOr
    case .set(let object):
      !object.isFrozen && [.bitOr, .bitAnd, .subtract, .bitXor].contains(op)
    default: false
    }
  }

  /// Whether the value can be a key, its elements aside.
  var isHashable: Bool {
    switch self {
    case .list, .dict: false
    case .set(let object): object.isFrozen
    default: true
    }
  }

  /// The object of a `str` or of what is derived from it.
  package var asText: StringObject? {
    switch self {
    case .string(let object): object
    case .instance(let object): object.base?.asText
    default: nil
    }
  }

  /// The object of a `list` or of what is derived from it.
  package var asList: ListObject? {
    switch self {
    case .list(let object): object
    case .instance(let object): object.base?.asList
    default: nil
    }
  }

  /// The object of a `dict` or of what is derived from it.
  package var asDict: DictObject? {
    switch self {
    case .dict(let object): object
    case .instance(let object): object.base?.asDict
    default: nil
    }
  }

  /// The object of a `set` or `frozenset`, or of what is derived from them.
  package var asSet: SetObject? {
    switch self {
    case .set(let object): object
    case .instance(let object): object.base?.asSet
    default: nil
    }
  }
}
