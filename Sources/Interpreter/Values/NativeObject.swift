import Dialect

/// A value of a type that another module brings: a tensor, an optimizer, a figure.
///
/// Every requirement has a default that raises what Python raises for a type without the
/// feature, so that a type only says what it can do. Methods that a type shares among its values
/// live on its class: register one `ClassObject` per type name with
/// `Context.register(nativeClass:)`; attribute look-ups end there, and dunder methods found there
/// (`__abs__`, `__round__`, …) are used as well.
package protocol NativeObject: AnyObject {
  /// The type's name in messages and the key of its registered class: `Tensor`.
  var typeName: String { get }

  /// An attribute of this very object; nothing to go on with the class's methods.
  func attribute(_ name: String, in context: Context) throws(Raise) -> Value?
  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise)
  func deleteAttribute(_ name: String, in context: Context) throws(Raise)
  /// The names that `attribute` knows, for "did you mean" and `dir`.
  var attributeNames: [String] { get }

  func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value

  func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value
  /// `self op other`, or `other op self` when reflected; `.notImplemented` declines.
  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value
  /// `self op= other` in place; `.notImplemented` falls back on `binary`.
  func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value
  /// `self op other` for the six orderings and equalities; `.notImplemented` declines.
  func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value

  func item(_ key: Value, in context: Context) throws(Raise) -> Value
  func setItem(_ key: Value, to value: Value, in context: Context) throws(Raise)
  func deleteItem(_ key: Value, in context: Context) throws(Raise)
  func length(in context: Context) throws(Raise) -> Int
  func iterator(in context: Context) throws(Raise) -> IteratorObject
  /// `item in self`; nothing to search through the iterator.
  func contains(_ item: Value, in context: Context) throws(Raise) -> Bool?

  func truth(in context: Context) throws(Raise) -> Bool
  /// What `int(self)` gives, and an index or a size where `isIndex`.
  func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int?
  /// What `float(self)` gives.
  func number(in context: Context) throws(Raise) -> Double?
  /// Python's own number where the object is one of another library's: functions that take numbers
  /// take it as well.
  var pythonNumber: Value? { get }

  func repr(in context: Context) throws(Raise) -> String
  func text(in context: Context) throws(Raise) -> String
  func format(_ specification: String, in context: Context) throws(Raise) -> String
  func hash(in context: Context) throws(Raise) -> Int

  /// Whether a statement that makes the object and does nothing with it shows it, wherever it
  /// stands in its cell: a verdict that nobody reads says nothing.
  var isVerdict: Bool { get }

  func enter(in context: Context) throws(Raise) -> Value
  /// Leaves a `with` block; true swallows the error that ended it.
  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool
}

extension NativeObject {
  package var pythonNumber: Value? { nil }
  package var isVerdict: Bool { false }

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? { nil }

  package func setAttribute(
    _ name: String, to value: Value, in context: Context
  ) throws(Raise) {
    throw .noAttribute(typeName: typeName, name: name, known: attributeNames)
  }

  package func deleteAttribute(_ name: String, in context: Context) throws(Raise) {
    throw .noAttribute(typeName: typeName, name: name, known: attributeNames)
  }

  package var attributeNames: [String] { [] }

  package func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    throw .notCallable(typeName: typeName)
  }

  package func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value {
    throw .badOperand(op, typeName: typeName)
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    .notImplemented
  }

  package func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    .notImplemented
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    .notImplemented
  }

  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    throw .notSubscriptable(typeName: typeName)
  }

  package func setItem(_ key: Value, to value: Value, in context: Context) throws(Raise) {
    throw .noItemAssignment(typeName: typeName)
  }

  package func deleteItem(_ key: Value, in context: Context) throws(Raise) {
    throw .noItemDeletion(typeName: typeName)
  }

  package func length(in context: Context) throws(Raise) -> Int {
    throw .noLength(typeName: typeName)
  }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    throw .notIterable(typeName: typeName)
  }

  package func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? { nil }

  package func truth(in context: Context) throws(Raise) -> Bool { true }
  package func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int? { nil }
  package func number(in context: Context) throws(Raise) -> Double? { nil }

  package func repr(in context: Context) throws(Raise) -> String { "<\(typeName) object>" }
  package func text(in context: Context) throws(Raise) -> String { try repr(in: context) }

  package func format(_ specification: String, in context: Context) throws(Raise) -> String {
    if specification.isEmpty { return try text(in: context) }
    throw .noFormat(typeName: typeName)
  }

  package func hash(in context: Context) throws(Raise) -> Int {
    ObjectIdentifier(self).hashValue
  }

  package func enter(in context: Context) throws(Raise) -> Value {
    throw .noContextManager(typeName: typeName)
  }

  package func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool { false }
}
