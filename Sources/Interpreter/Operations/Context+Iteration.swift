extension Context {
  /// Python's `iter(value)`.
  package func iterator(_ value: Value) throws(Raise) -> IteratorObject {
    switch value {
    case .list(let object): return ListIterator(object)
    case .tuple(let object):
      return ElementIterator(object.elements, typeName: "tuple_iterator")
    case .range(let object): return RangeIterator(object)
    case .string(let object): return characters(object)
    case .dict(let object):
      return over(object.table.version, "dict_keyiterator", "dictionary") {
        object.table
      } pick: {
        $0.key
      }
    case .set(let object):
      let (elements, version) = (object.elements, object.table.version)
      var index = 0
      return IteratorObject(typeName: "set_iterator") { (_) throws(Raise) in
        if object.table.version != version {
          throw Raise(.runtimeError, "Set changed size during iteration")
        }
        guard index < elements.count else { return nil }
        defer { index += 1 }
        return elements[index]
      }
    case .iterator(let object):
      if let view = object as? DictView { return view.makeIterator(in: self) }
      return object
    case .native(let object): return try object.iterator(in: self)
    case .instance(let object): return try instanceIterator(object)
    case .classObject(let object):
      if let result = try askClass(object, "__class_iter__") { return try iterator(result) }
      throw .notIterable(typeName: "type")
    default: throw .notIterable(typeName: value.plainTypeName)
    }
  }

  private func characters(_ object: StringObject) -> IteratorObject {
    var rest = object.text.unicodeScalars[...]
    return IteratorObject(typeName: "str_iterator") { (_) throws(Raise) in
      rest.popFirst().map { Value(String($0)) }
    }
  }

  /// An iterator over a table that notices changes of its size.
  func over(
    _ version: Int, _ typeName: String, _ what: String,
    table: @escaping () -> OrderedTable, pick: @escaping (OrderedTable.Entry) -> Value
  ) -> IteratorObject {
    var position = 0
    var done = false
    return IteratorObject(typeName: typeName) { (_) throws(Raise) in
      if done { return nil }
      let current = table()
      if current.version != version {
        throw Raise(.runtimeError, "\(what) changed size during iteration")
      }
      guard let (entry, next) = current.entry(from: position) else {
        done = true
        return nil
      }
      position = next
      return pick(entry)
    }
  }

  private func instanceIterator(_ object: InstanceObject) throws(Raise) -> IteratorObject {
    let value = Value.instance(object)
    if let result = try callSpecial(value, "__iter__") {
      switch result {
      case .iterator(let iterator): return iterator
      case .instance(let made) where made.classObject.lookup("__next__") != nil:
        return InstanceIterator(made)
      case .native: return try iterator(result)
      default:
        throw Raise(
          .typeError, "iter() returned non-iterator of type '\(result.plainTypeName)'")
      }
    }
    if let base = object.base { return try iterator(base) }
    guard object.classObject.lookup("__getitem__") != nil else {
      throw .notIterable(typeName: object.classObject.messageName)
    }
    var index = 0
    return IteratorObject(typeName: "iterator") { (context) throws(Raise) in
      do throws(Raise) {
        defer { index += 1 }
        return try context.item(value, .int(index))
      } catch {
        guard error.isKind(.indexError) || error.isKind(.stopIteration) else { throw error }
        return nil
      }
    }
  }

  /// Whether `iter` would accept the value.
  package func isIterable(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .range, .string, .dict, .set, .iterator, .native: true
    case .instance(let object):
      object.classObject.lookup("__iter__") != nil
        || object.classObject.lookup("__getitem__") != nil
        || object.base.map { isIterable($0) } ?? false
    case .classObject(let object): object.lookup("__class_iter__") != nil
    default: false
    }
  }

  /// All elements of an iterable.
  package func elements(of value: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let object): return object.elements
    case .tuple(let object): return object.elements
    case .set(let object): return object.elements
    case .dict(let object): return object.table.keys
    case .range(let object): try checkSize(object.count, of: "the list")
    default: break
    }
    let iterator = try iterator(value)
    var result: [Value] = []
    while let element = try iterator.next(in: self) {
      try step()
      result.append(element)
      if result.count & 0xFFFF == 0 { try checkSize(result.count, of: "the list") }
    }
    return result
  }

  /// Calls the closure with each element, without collecting them.
  package func forEach(
    _ value: Value, _ body: (Value) throws(Raise) -> Void
  ) throws(Raise) {
    let iterator = try iterator(value)
    while let element = try iterator.next(in: self) {
      try step()
      try body(element)
    }
  }

  /// Exactly `count` elements for as many targets.
  func unpack(_ value: Value, count: Int) throws(Raise) -> [Value] {
    if value.base == nil, let elements = value.asSequence, elements.count == count {
      return elements
    }
    guard isIterable(value) else { throw .cannotUnpack(typeName: value.plainTypeName) }
    let iterator = try iterator(value)
    var result: [Value] = []
    while result.count < count {
      guard let element = try iterator.next(in: self) else {
        throw .tooFewToUnpack(expected: count, found: result.count, atLeast: false)
      }
      result.append(element)
    }
    if try iterator.next(in: self) != nil { throw .tooManyToUnpack(expected: count) }
    return result
  }

  /// Elements for targets of which the one at `starred` takes the rest as a list.
  func unpack(_ value: Value, count: Int, starred: Int) throws(Raise) -> [Value] {
    guard isIterable(value) else { throw .cannotUnpack(typeName: value.plainTypeName) }
    let all = try elements(of: value)
    guard all.count >= count - 1 else {
      throw .tooFewToUnpack(expected: count - 1, found: all.count, atLeast: true)
    }
    let rest = all.count - (count - 1)
    return Array(all[..<starred]) + [Value(list: Array(all[starred..<starred + rest]))]
      + Array(all[(starred + rest)...])
  }
}

/// An instance with `__next__`, as an iterator.
final class InstanceIterator: IteratorObject {
  let object: InstanceObject

  init(_ object: InstanceObject) {
    self.object = object
    super.init(typeName: object.classObject.messageName)
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    do throws(Raise) {
      return try context.callSpecial(.instance(object), "__next__")
    } catch {
      guard error.isKind(.stopIteration) else { throw error }
      return nil
    }
  }
}

extension DictObject {
  /// What the names of an `OrderedDict`'s views begin with.
  fileprivate var prefix: String { typeName == "OrderedDict" ? "o" : "" }
}

/// `dict.keys()`, `.values()`, `.items()`: a window on the dict, not a copy.
final class DictView: IteratorObject {
  enum Kind: String { case keys, values, items }
  let kind: Kind
  let dict: DictObject

  init(_ kind: Kind, of dict: DictObject) {
    self.kind = kind
    self.dict = dict
    super.init(typeName: "\(dict.prefix)dict_\(kind.rawValue)")
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    throw .notIterator(typeName: typeName)
  }

  func makeIterator(in context: Context) -> IteratorObject {
    context.over(
      dict.table.version, "dict_\(kind.rawValue)_iterator", "dictionary",
      table: { [dict] in dict.table },
      pick: pick)
  }

  func pick(_ entry: OrderedTable.Entry) -> Value {
    switch kind {
    case .keys: entry.key
    case .values: entry.value
    case .items: Value(tuple: [entry.key, entry.value])
    }
  }
}
