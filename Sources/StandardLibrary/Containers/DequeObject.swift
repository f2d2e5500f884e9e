import Dialect
import Interpreter

/// A `collections.deque`: a queue with two ends, in an array with free places in front.
///
/// Both ends take and give in constant time on average.
final class DequeObject: NativeObject {
  let typeName = "collections.deque"
  let limit: Int?
  /// Changes with the length, so that iterators notice.
  private(set) var version = 0
  private var storage: [Value]
  private var head = 0

  init(_ elements: [Value] = [], limit: Int? = nil) {
    self.limit = limit
    storage = limit.map { Array(elements.suffix($0)) } ?? elements
  }

  var count: Int { storage.count - head }
  var elements: [Value] { Array(storage[head...]) }

  subscript(index: Int) -> Value {
    get { storage[head + index] }
    set { storage[head + index] = newValue }
  }

  func append(_ value: Value, in context: Context) throws(Raise) {
    try context.checkSize(count + 1, of: "the deque")
    storage.append(value)
    version &+= 1
    if let limit, count > limit { _ = popFirst() }
  }

  func prepend(_ value: Value, in context: Context) throws(Raise) {
    try context.checkSize(count + 1, of: "the deque")
    if head == 0 {
      let room = max(8, storage.count)
      storage.insert(contentsOf: repeatElement(.none, count: room), at: 0)
      head = room
    }
    head -= 1
    storage[head] = value
    version &+= 1
    if let limit, count > limit { _ = popLast() }
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    version &+= 1
    return storage.removeLast()
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    version &+= 1
    let value = storage[head]
    storage[head] = .none
    head += 1
    if head > 64, head * 2 > storage.count {
      storage.removeFirst(head)
      head = 0
    }
    return value
  }

  func replaceAll(_ elements: [Value]) {
    (storage, head) = (elements, 0)
    version &+= 1
  }

  // MARK: As a value

  func length(in context: Context) throws(Raise) -> Int { count }
  func truth(in context: Context) throws(Raise) -> Bool { count > 0 }

  func hash(in context: Context) throws(Raise) -> Int {
    throw .unhashable(typeName: typeName)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    let version = version
    var index = 0
    return IteratorObject(typeName: "_collections._deque_iterator") { [self] (_) throws(Raise) in
      if self.version != version {
        throw Raise(.runtimeError, "deque mutated during iteration")
      }
      guard index < count else { return nil }
      defer { index += 1 }
      return self[index]
    }
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    self[try place(key, in: context)]
  }

  func setItem(_ key: Value, to value: Value, in context: Context) throws(Raise) {
    self[try place(key, in: context)] = value
  }

  func deleteItem(_ key: Value, in context: Context) throws(Raise) {
    remove(at: try place(key, in: context))
  }

  func remove(at index: Int) {
    storage.remove(at: head + index)
    version &+= 1
  }

  func insert(_ value: Value, at index: Int) {
    storage.insert(value, at: head + index)
    version &+= 1
  }

  private func place(_ key: Value, in context: Context) throws(Raise) -> Int {
    guard let given = key.asInt else {
      throw Raise(
        .typeError, "sequence index must be integer, not '\(key.plainTypeName)'")
    }
    let index = given < 0 ? given &+ count : given
    guard index >= 0, index < count else {
      throw Raise(.indexError, "deque index out of range")
    }
    return index
  }

  func repr(in context: Context) throws(Raise) -> String {
    try context.deeper(during: "while getting the repr of an object") { () throws(Raise) in
      let inner = try context.repr(Value(list: elements))
      return limit.map { "deque(\(inner), maxlen=\($0))" } ?? "deque(\(inner))"
    }
  }

  func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard let other = other.native(as: DequeObject.self) else { return .notImplemented }
    return try context.compare(op, Value(list: elements), Value(list: other.elements))
  }

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    switch op {
    case .add where !reflected:
      guard let right = other.native(as: DequeObject.self) else {
        throw Raise(
          .typeError, "can only concatenate deque (not \"\(other.plainTypeName)\") to deque")
      }
      try context.checkSize(count + right.count, of: "the deque")
      return .native(DequeObject(elements + right.elements, limit: limit))
    case .multiply:
      let product = try context.binary(.multiply, Value(list: elements), other)
      return .native(DequeObject(product.asSequence ?? [], limit: limit))
    default: return .notImplemented
    }
  }

  func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard op == .add else { return .notImplemented }
    for element in try context.elements(of: other) { try append(element, in: context) }
    return .native(self)
  }
}
