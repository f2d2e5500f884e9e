import Interpreter

/// The class `collections.deque` with its methods.
func dequeClass(in context: Context) -> ClassObject {
  let construct = BuiltinFunction("deque", [.optional("iterable"), .optional("maxlen")]) {
    (arguments, context) throws(Raise) in
    let limit = arguments["maxlen"].asInt
    if limit == nil, !arguments["maxlen"].isNone {
      throw Raise(.typeError, "an integer is required")
    }
    if let limit, limit < 0 { throw Raise(.valueError, "maxlen must be non-negative") }
    let source = arguments["iterable"]
    return .native(
      DequeObject(source.isNone ? [] : try context.elements(of: source), limit: limit))
  }
  let type = ClassObject(
    name: "deque", module: "collections", base: context.types.object, construct: construct,
    methods: endMethods() + placeMethods() + wholeMethods(),
    attributes: [
      DescriptorObject.property("maxlen") { (value, _) throws(Raise) in
        value.native(as: DequeObject.self)?.limit.map { .int($0) } ?? .none
      }
    ])
  context.register(nativeClass: type, typeName: "collections.deque")
  return type
}

private func method(
  _ name: String, _ parameters: [BuiltinParameter] = [],
  _ body: @escaping (DequeObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "deque.\(name)"
  ) { (arguments, context) throws(Raise) in
    guard let deque = arguments.receiver.native(as: DequeObject.self) else {
      throw arguments.wrongType("self", expected: "collections.deque")
    }
    return try body(deque, arguments, context)
  }
}

private func endMethods() -> [BuiltinFunction] {
  func pop(_ name: String, _ take: @escaping (DequeObject) -> Value?) -> BuiltinFunction {
    method(name) { (deque, _, _) throws(Raise) in
      guard let value = take(deque) else { throw Raise(.indexError, "pop from an empty deque") }
      return value
    }
  }
  return [
    method("append", [.positional("x")]) { (deque, arguments, context) throws(Raise) in
      try deque.append(arguments["x"], in: context)
      return .none
    },
    method("appendleft", [.positional("x")]) { (deque, arguments, context) throws(Raise) in
      try deque.prepend(arguments["x"], in: context)
      return .none
    },
    pop("pop") { $0.popLast() },
    pop("popleft") { $0.popFirst() },
    method("extend", [.positional("iterable")]) { (deque, arguments, context) throws(Raise) in
      for value in try context.elements(of: arguments["iterable"], copying: deque) {
        try deque.append(value, in: context)
      }
      return .none
    },
    method("extendleft", [.positional("iterable")]) { (deque, arguments, context) throws(Raise) in
      for value in try context.elements(of: arguments["iterable"], copying: deque) {
        try deque.prepend(value, in: context)
      }
      return .none
    },
  ]
}

extension Context {
  /// The elements of an iterable, which may be the deque that takes them.
  fileprivate func elements(
    of value: Value, copying deque: DequeObject
  ) throws(Raise) -> [Value] {
    if let deque = value.native(as: DequeObject.self) { return deque.elements }
    return try elements(of: value)
  }
}

private func placeMethods() -> [BuiltinFunction] {
  [
    method("index", [.positional("x"), .positional("start", 0), .positional("stop", .none)]) {
      (deque, arguments, context) throws(Raise) in
      let count = deque.count
      func bound(_ name: String, _ standard: Int) -> Int {
        let given = arguments[name].asInt ?? standard
        return min(max(given < 0 ? given &+ count : given, 0), count)
      }
      let (start, stop) = (bound("start", 0), bound("stop", count))
      let elements = deque.elements
      for index in start..<max(start, stop)
      where try context.isSame(elements[index], arguments["x"]) {
        return .int(index)
      }
      throw Raise(.valueError, "\(try context.repr(arguments["x"])) is not in deque")
    },
    method("insert", [.positional("i"), .positional("x")]) {
      (deque, arguments, context) throws(Raise) in
      if let limit = deque.limit, deque.count >= limit {
        throw Raise(.indexError, "deque already at its maximum size")
      }
      let given = try arguments.int("i")
      let index = min(max(given < 0 ? given &+ deque.count : given, 0), deque.count)
      deque.insert(arguments["x"], at: index)
      return .none
    },
    method("remove", [.positional("value")]) { (deque, arguments, context) throws(Raise) in
      for (index, element) in deque.elements.enumerated()
      where try context.isSame(element, arguments["value"]) {
        if index < deque.count { deque.remove(at: index) }
        return .none
      }
      throw Raise(.valueError, "\(try context.repr(arguments["value"])) is not in deque")
    },
    method("count", [.positional("x")]) { (deque, arguments, context) throws(Raise) in
      var count = 0
      for element in deque.elements where try context.isSame(element, arguments["x"]) { count += 1 }
      return .int(count)
    },
  ]
}

private func wholeMethods() -> [BuiltinFunction] {
  [
    method("clear") { (deque, _, _) throws(Raise) in
      deque.replaceAll([])
      return .none
    },
    method("copy") { (deque, _, _) throws(Raise) in
      .native(DequeObject(deque.elements, limit: deque.limit))
    },
    method("reverse") { (deque, _, _) throws(Raise) in
      deque.replaceAll(deque.elements.reversed())
      return .none
    },
    method("rotate", [.positional("n", 1)]) { (deque, arguments, _) throws(Raise) in
      let elements = deque.elements
      guard elements.count > 1 else { return .none }
      let shift = try arguments.int("n") % elements.count
      let cut = (elements.count - shift) % elements.count
      deque.replaceAll(Array(elements[cut...] + elements[..<cut]))
      return .none
    },
    method("__copy__") { (deque, _, _) throws(Raise) in
      .native(DequeObject(deque.elements, limit: deque.limit))
    },
    method("__deepcopy__", [.positional("memo")]) { (deque, _, context) throws(Raise) in
      let copy = try context.importModule("copy")
      let elements = try context.callMethod(
        .module(copy), "deepcopy", [Value(list: deque.elements)])
      return .native(DequeObject(elements.asSequence ?? [], limit: deque.limit))
    },
    method("__reversed__") { (deque, _, context) throws(Raise) in
      .iterator(try context.iterator(Value(list: deque.elements.reversed())))
    },
  ]
}
