extension Context {
  /// Python's `container[key]`.
  package func item(_ container: Value, _ key: Value) throws(Raise) -> Value {
    switch container {
    case .list(let object):
      if case .int(let index) = key, index >= 0, index < object.elements.count {
        return object.elements[index]
      }
      if case .slice(let slice) = key {
        return Value(list: try sliced(object.elements, slice))
      }
      let index = try index(key, count: object.elements.count, of: "list")
      return object.elements[index]
    case .tuple(let object):
      if case .slice(let slice) = key {
        let picked = try sliced(object.elements, slice)
        return .tuple(
          TupleObject(picked, typeName: object.fields.isEmpty ? object.typeName : nil))
      }
      return object.elements[try index(key, count: object.elements.count, of: "tuple")]
    case .dict(let object): return try dictItem(object, key)
    case .string(let object): return try stringItem(object, key)
    case .range(let object):
      if case .slice(let slice) = key { return .range(try sliced(object, slice)) }
      return .int(object.element(at: try index(key, count: object.count, of: "range object")))
    case .native(let object): return try object.item(key, in: self)
    case .instance:
      if let result = try callSpecial(container, "__getitem__", [key]) { return result }
      if container.base != nil { return try baseItem(container, key) }
    case .classObject(let object):
      if let result = try askClass(object, "__class_item__", [key]) { return result }
      if let hook = object.lookup("__class_getitem__") {
        if case .function = hook { return try call(hook, [container, key]) }
        return try call(try attribute(container, "__class_getitem__"), [key])
      }
      if object.isNative, genericClasses.contains(object.name) {
        return .native(GenericAlias(object, key))
      }
      if object.construct == nil && object.isNative { return container }
      throw Raise(.typeError, "type '\(object.name)' is not subscriptable")
    default: break
    }
    throw .notSubscriptable(typeName: container.plainTypeName)
  }

  /// The classes of which annotations say what they hold.
  private var genericClasses: Set<String> {
    [
      "list", "dict", "tuple", "set", "frozenset", "type", "enumerate", "deque", "defaultdict",
      "OrderedDict", "Counter",
    ]
  }

  /// The item of the built-in value behind an instance, or what the class's `__missing__` makes of
  /// a key that a dict does not have.
  func baseItem(_ container: Value, _ key: Value) throws(Raise) -> Value {
    guard let dict = container.asDict, let hook = special(container, "__missing__") else {
      return try item(container.plain, key)
    }
    if let value = try dict.value(for: key, in: self) { return value }
    return try call(try bind(hook, to: container), [key])
  }

  private func dictItem(_ object: DictObject, _ key: Value) throws(Raise) -> Value {
    if let value = try object.value(for: key, in: self) { return value }
    if let factory = object.defaultFactory, !factory.isNone {
      let value = try call(factory, [])
      try object.set(value, for: key, in: self)
      return value
    }
    if object.typeName == "Counter" { return 0 }
    throw .keyError(key, in: self)
  }

  private func stringItem(_ object: StringObject, _ key: Value) throws(Raise) -> Value {
    guard case .slice(let slice) = key else {
      return character(
        object.scalar(at: try index(key, count: object.count, of: "string")))
    }
    let range = try indices(slice, count: object.count)
    if object.isASCII {
      let bytes = Array(object.text.utf8)
      if range.step == 1 {
        return Value(
          String(decoding: bytes[range.start..<range.start + range.count], as: UTF8.self))
      }
      return Value(String(decoding: range.indices.map { bytes[$0] }, as: UTF8.self))
    }
    let scalars = object.scalars
    return .string(StringObject(scalars: range.indices.map { scalars[$0] }))
  }

  /// A definite index in `0..<count` from an integer key that may count from the end.
  ///
  /// The count is taken behind the key's `__index__`, which may change the container.
  package func index(
    _ key: Value, count currentCount: @autoclosure () -> Int, of what: String,
    assigning: Bool = false
  ) throws(Raise) -> Int {
    if case .bigInt = key { throw .doesNotFitIndex(.indexError) }
    let given = try integer(
      key,
      else: "\(what == "string" ? "string" : what.replacingSuffix(" object")) indices must be "
        + "integers\(what == "string" ? "" : " or slices"), not \(quoted(key, what))")
    let count = currentCount()
    let index = given < 0 ? given &+ count : given
    guard index >= 0, index < count else {
      throw Raise(
        .indexError, "\(what) \(assigning ? "assignment " : "")index out of range",
        fix: indexAdvice(given, count, what))
    }
    return index
  }

  private func quoted(_ key: Value, _ what: String) -> String {
    what == "string" ? "'\(key.plainTypeName)'" : key.plainTypeName
  }

  private func indexAdvice(_ given: Int, _ count: Int, _ what: String) -> String {
    if count == 0 { return "the \(what) is empty" }
    return "the \(what) has \(count) element\(count == 1 ? "" : "s"): "
      + "use -\(count) to \(count - 1), not \(given)"
  }

  /// An integer from a value that can be an index.
  package func integer(_ value: Value, else message: @autoclosure () -> String) throws(Raise) -> Int
  {
    if let found = value.asInt { return found }
    if case .bigInt = value { throw .doesNotFitIndex(.overflowError) }
    if case .native(let object) = value,
      let found = try object.integer(isIndex: true, in: self)
    {
      return found
    }
    if case .instance = value, let result = try callSpecial(value, "__index__"),
      let found = result.asInt
    {
      return found
    }
    throw Raise(.typeError, message())
  }

  /// An integer of any size from a value that can be an index.
  func anyInteger(_ value: Value) throws(Raise) -> Value {
    if let number = value.asBigInt { return Value(number) }
    if case .instance = value, let result = try callSpecial(value, "__index__"), result.isInteger {
      return result
    }
    return .int(
      try integer(
        value, else: "'\(value.plainTypeName)' object cannot be interpreted as an integer"))
  }

  /// An argument that CPython takes as an integer for true or false.
  func isFlagged(_ value: Value) throws(Raise) -> Bool { try truth(try anyInteger(value)) }

  /// A slice made definite for `count` elements, with Python's clamping.
  ///
  /// The count is taken behind the bounds' `__index__`, which may change the container.
  package func indices(
    _ slice: SliceObject, count currentCount: @autoclosure () -> Int
  ) throws(Raise) -> SliceIndices {
    let message = "slice indices must be integers or None or have an __index__ method"
    let step = try bound(slice.step, else: message) ?? 1
    if step == 0 { throw Raise(.valueError, "slice step cannot be zero") }
    let lower = try bound(slice.lower, else: message)
    let upper = try bound(slice.upper, else: message)
    let count = currentCount()
    func clamp(_ given: Int?, _ fallback: Int) -> Int {
      guard let given else { return fallback }
      let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
      return min(max(given < 0 ? given &+ count : given, low), high)
    }
    let start = clamp(lower, step > 0 ? 0 : count - 1)
    let stop = clamp(upper, step > 0 ? count : -1)
    let found = RangeObject(start: start, stop: stop, step: step).count
    return SliceIndices(start: start, stop: stop, step: step, count: found)
  }

  /// A part of a slice; integers beyond 64 bits are as good as the largest of 64.
  private func bound(_ value: Value, else message: String) throws(Raise) -> Int? {
    if value.isNone { return nil }
    if case .bigInt(let object) = value {
      return object.value.sign == .minus ? -Int.max : Int.max
    }
    return try integer(value, else: message)
  }

  private func sliced(_ elements: [Value], _ slice: SliceObject) throws(Raise) -> [Value] {
    let range = try indices(slice, count: elements.count)
    if range.step == 1 { return Array(elements[range.start..<range.start + range.count]) }
    return range.indices.map { elements[$0] }
  }

  private func sliced(_ range: RangeObject, _ slice: SliceObject) throws(Raise) -> RangeObject {
    let part = try indices(slice, count: range.count)
    let (step, overflow) = range.step.multipliedReportingOverflow(by: part.step)
    if overflow { throw .doesNotFitIndex(.overflowError) }
    let start = range.element(at: part.start)
    return RangeObject(start: start, stop: range.element(at: part.stop), step: step)
  }

  /// Python's `len`.
  package func length(_ value: Value) throws(Raise) -> Int {
    switch value {
    case .string(let object): return object.count
    case .list(let object): return object.elements.count
    case .tuple(let object): return object.elements.count
    case .dict(let object): return object.table.count
    case .set(let object): return object.table.count
    case .range(let object): return object.count
    case .native(let object): return try object.length(in: self)
    case .iterator(let object):
      if let view = object as? DictView { return view.dict.table.count }
    case .instance:
      if let result = try callSpecial(value, "__len__") {
        let count = try integer(
          result,
          else: "'\(result.plainTypeName)' object cannot be interpreted as an integer")
        if count < 0 { throw Raise(.valueError, "__len__() should return >= 0") }
        return count
      }
      if let base = value.base { return try length(base) }
    case .classObject(let object):
      if let count = try askClass(object, "__class_len__")?.asInt { return count }
    default: break
    }
    throw .noLength(typeName: value.plainTypeName)
  }

  /// Python's `item in container`.
  package func contains(_ container: Value, _ item: Value) throws(Raise) -> Bool {
    switch container {
    case .string(let object):
      guard let part = item.asText else {
        throw Raise(
          .typeError,
          "'in <string>' requires string as left operand, not \(item.plainTypeName)")
      }
      return Interpreter.contains(part.text, in: object.text)
    case .list(let object): return try has(object.elements, item)
    case .tuple(let object): return try has(object.elements, item)
    case .dict(let object): return try object.contains(item, in: self)
    case .set(let object): return try object.contains(item, in: self)
    case .range(let object):
      let whole = item.asInt ?? item.asDouble.flatMap { Int(exactly: $0) }
      guard let number = whole, object.count > 0 else { return false }
      let last = object.element(at: object.count - 1)
      let inside = number >= min(object.start, last) && number <= max(object.start, last)
      return inside && floorRemainder(number &- object.start, object.step) == 0
    case .native(let object):
      if let answer = try object.contains(item, in: self) { return answer }
    case .instance:
      if let result = try callSpecial(container, "__contains__", [item]) {
        return try truth(result)
      }
      if let base = container.base, special(container, "__iter__") == nil {
        return try contains(base, item)
      }
    default: break
    }
    return try search(container, item)
  }

  private func has(_ elements: [Value], _ item: Value) throws(Raise) -> Bool {
    for (turn, element) in elements.enumerated() {
      try checkLimits(turn: turn)
      if try isSame(element, item) { return true }
    }
    return false
  }

  private func search(_ container: Value, _ item: Value) throws(Raise) -> Bool {
    guard isIterable(container) else { throw .notContainer(typeName: container.plainTypeName) }
    let iterator = try iterator(container)
    while let element = try iterator.next(in: self) {
      try step()
      if try isSame(element, item) { return true }
    }
    return false
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
