extension Value {
  /// The name of the value's type as messages print it.
  package var plainTypeName: String {
    switch self {
    case .none: "NoneType"
    case .ellipsis: "ellipsis"
    case .notImplemented: "NotImplementedType"
    case .bool: "bool"
    case .int, .bigInt: "int"
    case .float: "float"
    case .string(let object): object.textClass?.typeName ?? "str"
    case .list: "list"
    case .tuple(let object): object.typeName ?? "tuple"
    case .dict(let object): object.typeName ?? "dict"
    case .set(let object): object.isFrozen ? "frozenset" : "set"
    case .range: "range"
    case .slice: "slice"
    case .function: "function"
    case .builtin: "builtin_function_or_method"
    case .method(let object):
      if case .builtin = object.function { "builtin_function_or_method" } else { "method" }
    case .classObject: "type"
    case .instance(let object): object.classObject.messageName
    case .module: "module"
    case .iterator(let object): object.typeName
    case .descriptor(let object):
      switch object.kind {
      case .property: "property"
      case .staticMethod: "staticmethod"
      case .classMethod: "classmethod"
      }
    case .superObject: "super"
    case .native(let object): object.typeName
    }
  }
}

extension Value {
  /// Whether operators ask the value's class for methods: instances, and containers whose class is
  /// not the built-in one (`Counter`, a named tuple).
  var asksItsClass: Bool {
    switch self {
    case .instance: true
    case .tuple(let object): object.classObject != nil
    case .dict(let object): object.typeName != nil
    default: false
    }
  }
}

extension Context {
  /// Python's `type(value)`.
  package func type(of value: Value) -> ClassObject {
    switch value {
    case .bool: types.bool
    case .int, .bigInt: types.int
    case .float: types.float
    case .string(let object):
      object.textClass.map { nativeClass(named: $0.typeName, base: types.string) } ?? types.string
    case .list: types.list
    case .tuple(let object):
      object.classObject ?? object.typeName.map { nativeClass(named: $0, base: types.tuple) }
        ?? types.tuple
    case .dict(let object):
      object.typeName.map { nativeClass(named: $0, base: types.dict) } ?? types.dict
    case .set(let object): object.isFrozen ? types.frozenSet : types.set
    case .range: types.range
    case .slice: types.slice
    case .classObject: types.type
    case .instance(let object): object.classObject
    case .none: types.noneType
    case .function: types.function
    case .module: types.module
    case .descriptor(let object):
      switch object.kind {
      case .property: types.property
      case .staticMethod: types.staticMethod
      case .classMethod: types.classMethod
      }
    case .iterator(let object) where object.typeName == "generator": types.generator
    case .ellipsis, .notImplemented, .builtin, .method, .iterator, .superObject, .native:
      nativeClass(named: value.plainTypeName)
    }
  }

  /// Python's `isinstance` for one class.
  package func isInstance(_ value: Value, of classObject: ClassObject) -> Bool {
    type(of: value).isSubclass(of: classObject)
  }

  /// A method that a class of the value defines for an operator or a protocol; `object`'s own
  /// are left out for values that are not instances.
  func special(_ value: Value, _ name: String) -> Value? {
    switch value {
    case .instance(let object): object.classObject.lookup(name)
    case .native: type(of: value).lookup(name)
    case .tuple(let object): object.classObject?.lookup(name, beyond: types.tuple)
    case .dict(let object) where object.typeName != nil:
      type(of: value).lookup(name, beyond: types.dict)
    default: nil
    }
  }

  /// What a class answers about itself through a function of its own, in place of a metaclass:
  /// enumerations are run through, counted and printed.
  func askClass(
    _ type: ClassObject, _ name: String, _ arguments: [Value] = []
  ) throws(Raise) -> Value? {
    guard !type.isNative, let function = type.lookup(name) else { return nil }
    return try call(function, [.classObject(type)] + arguments)
  }

  /// Calls a method found by `special` on the value; nothing when there is none.
  func callSpecial(
    _ value: Value, _ name: String, _ arguments: [Value] = []
  ) throws(Raise) -> Value? {
    guard let method = special(value, name) else { return nil }
    return try call(try bind(method, to: value), CallArguments(arguments))
  }
}
