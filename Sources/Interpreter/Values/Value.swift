/// Anything that a cell can hold.
///
/// Numbers are stored in place; everything else is a reference, so that identity (`is`) and
/// mutation through a second name are Python's. A value is one word and a tag: the commonest thing
/// that running code moves.
package enum Value {
  case none
  case ellipsis
  /// What an operator method returns to decline; see `NativeObject.binary`.
  case notImplemented
  case bool(Bool)
  case int(Int)
  /// An integer that does not fit in 64 bits.
  case bigInt(BigInteger)
  case float(Double)
  case string(StringObject)
  case list(ListObject)
  case tuple(TupleObject)
  case dict(DictObject)
  /// A `set`, or a `frozenset` when the object is frozen.
  case set(SetObject)
  case range(RangeObject)
  case slice(SliceObject)
  case function(FunctionObject)
  case builtin(BuiltinFunction)
  case method(BoundMethod)
  case classObject(ClassObject)
  case instance(InstanceObject)
  case module(ModuleObject)
  case iterator(IteratorObject)
  /// `property`, `staticmethod`, `classmethod`.
  case descriptor(DescriptorObject)
  /// What `super()` returns.
  case superObject(SuperObject)
  /// A value of a type that another module brings. Indirect, since a protocol's reference is two
  /// words, which would lengthen every other value.
  indirect case native(any NativeObject)
}

extension Value {
  package init(_ text: String) { self = .string(StringObject(text)) }
  package init(list elements: [Value]) { self = .list(ListObject(elements)) }
  package init(tuple elements: [Value]) { self = .tuple(TupleObject(elements)) }

  /// The text of a `str`, else nothing.
  package var asString: String? {
    switch self {
    case .string(let object): object.text
    case .instance(let object): object.base?.asString
    default: nil
    }
  }

  /// The integer of an `int`, a `bool` or another library's integer, else nothing; nothing for one
  /// beyond 64 bits.
  package var asInt: Int? {
    if case .native(let object) = self { return object.pythonNumber?.builtinInt }
    return builtinInt
  }

  /// The number of a `float`, an `int`, a `bool` or another library's number, else nothing; nothing
  /// as well for an integer beyond the largest float.
  package var asDouble: Double? {
    if case .native(let object) = self { return object.pythonNumber?.builtinDouble }
    return builtinDouble
  }

  /// The integer of Python's own `int` or `bool`, else nothing.
  package var builtinInt: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .instance(let object): object.base?.asInt
    default: nil
    }
  }

  /// The number of Python's own `float`, `int` or `bool`, else nothing.
  package var builtinDouble: Double? {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    case .bigInt(let object): object.value.nearestDouble
    case .bool(let value): value ? 1 : 0
    case .instance(let object): object.base?.asDouble
    default: nil
    }
  }

  /// The elements of a `list` or a `tuple`, else nothing.
  package var asSequence: [Value]? {
    switch self {
    case .list(let object): object.elements
    case .tuple(let object): object.elements
    case .instance(let object): object.base?.asSequence
    default: nil
    }
  }

  /// Moves the value out and leaves `None`: counts no reference.
  @inline(__always)
  mutating func take() -> Value {
    let value = consume self
    self = .none
    return value
  }

  package var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  package var isNotImplemented: Bool {
    if case .notImplemented = self { return true }
    return false
  }

  /// The native object of type `Native`, be it the value itself or an instance's payload.
  package func native<Native>(as type: Native.Type) -> Native? {
    switch self {
    case .native(let object): object as? Native
    case .instance(let object): object.payload(as: Native.self)
    default: nil
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) { self.init(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .float(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Value {
  /// The reference behind the value; nothing for values that are stored in place.
  package var reference: AnyObject? {
    switch self {
    case .none, .ellipsis, .notImplemented, .bool, .int, .float: nil
    case .bigInt(let object): object
    case .string(let object): object
    case .list(let object): object
    case .tuple(let object): object
    case .dict(let object): object
    case .set(let object): object
    case .range(let object): object
    case .slice(let object): object
    case .function(let object): object
    case .builtin(let object): object
    case .method(let object): object
    case .classObject(let object): object
    case .instance(let object): object
    case .module(let object): object
    case .iterator(let object): object
    case .descriptor(let object): object
    case .superObject(let object): object
    case .native(let object): object
    }
  }

  /// Python's `is`. Numbers and strings are identical when type and value are.
  package func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.bigInt(let a), .bigInt(let b)): a.value == b.value
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a === b || a.hasSameText(as: b)
    case (.tuple(let a), .tuple(let b)): a === b || (a.elements.isEmpty && b.elements.isEmpty)
    default:
      if let a = reference, let b = other.reference { a === b } else { false }
    }
  }
}
