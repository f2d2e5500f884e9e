// `list`, `tuple`, `range`, `slice`.

func listType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "list", [.positional("iterable", Value(tuple: []))],
    documentation: "A new list of the elements."
  ) { (arguments, context) throws(Raise) in
    Value(list: try context.elements(of: arguments.receiver))
  }
  return ClassObject(
    name: "list", base: base, construct: construct,
    methods: listMethods() + [instanceMaker(of: "list")])
}

private func listMethod(
  _ name: String, _ parameters: [BuiltinParameter] = [], _ documentation: String,
  _ body: @escaping (ListObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "list.\(name)",
    style: .cpython,
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let object = arguments.receiver.asList else {
      throw .wrongReceiver(name, of: "list", found: arguments.receiver.plainTypeName)
    }
    return try body(object, arguments, context)
  }
}

private func listMethods() -> [BuiltinFunction] {
  [
    listMethod("__init__", [.positional("iterable", Value(tuple: []))], "Takes the elements.") {
      (list, arguments, context) throws(Raise) in
      list.elements = try context.elements(of: arguments["iterable"])
      return .none
    },
    listMethod("append", [.positional("object")], "Adds an element at the end.") {
      (list, arguments, _) throws(Raise) in
      list.elements.append(arguments.values[1] ?? .none)
      return .none
    },
    listMethod("extend", [.positional("iterable")], "Adds all elements at the end.") {
      (list, arguments, context) throws(Raise) in
      list.elements += try context.elements(of: arguments["iterable"])
      return .none
    },
    listMethod(
      "insert", [.positional("index"), .positional("object")], "Adds an element before an index."
    ) { (list, arguments, context) throws(Raise) in
      context.spend(list.elements.count >> 10)
      let given = try arguments.int("index")
      let index = given < 0 ? max(0, given &+ list.elements.count) : given
      list.elements.insert(arguments["object"], at: min(index, list.elements.count))
      return .none
    },
    listMethod("pop", [.positional("index", -1)], "Removes an element and returns it.") {
      (list, arguments, context) throws(Raise) in
      if list.elements.isEmpty { throw Raise(.indexError, "pop from empty list") }
      let given = try arguments.int("index")
      let index = given < 0 ? given &+ list.elements.count : given
      guard list.elements.indices.contains(index) else {
        throw Raise(.indexError, "pop index out of range")
      }
      return list.elements.remove(at: index)
    },
    listMethod("remove", [.positional("value")], "Removes the first equal element.") {
      (list, arguments, context) throws(Raise) in
      var index = 0
      // The count anew in each turn: a class's `__eq__` may change the list.
      while index < list.elements.count {
        if try context.isSame(list.elements[index], arguments["value"]) {
          if index < list.elements.count { list.elements.remove(at: index) }
          return .none
        }
        index += 1
      }
      throw Raise(.valueError, "list.remove(x): x not in list")
    },
    listMethod("clear", [], "Removes all elements.") { (list, _, _) throws(Raise) in
      list.elements = []
      return .none
    },
    listMethod("copy", [], "A new list of the same elements.") { (list, _, context) throws(Raise) in
      context.spend(list.elements.count >> 8)
      return Value(list: list.elements)
    },
    listMethod("reverse", [], "Turns the order round.") { (list, _, context) throws(Raise) in
      context.spend(list.elements.count >> 8)
      list.elements.reverse()
      return .none
    },
    listMethod(
      "sort", [.keywordOnly("key"), .keywordOnly("reverse", false)],
      "Sorts in place; equal elements keep their order."
    ) { (list, arguments, context) throws(Raise) in
      let elements = list.elements
      list.elements = try context.sorted(
        elements, key: arguments["key"], isReversed: try context.isFlagged(arguments["reverse"]))
      return .none
    },
    listMethod(
      "index", [.positional("value"), .positional("start", 0), .positional("stop", .int(Int.max))],
      "The index of the first equal element."
    ) { (list, arguments, context) throws(Raise) in
      .int(try context.position(of: arguments["value"], in: list.elements, arguments, "list"))
    },
    listMethod("count", [.positional("value")], "How many elements are equal.") {
      (list, arguments, context) throws(Raise) in
      .int(try context.count(of: arguments["value"], in: list.elements))
    },
  ]
}

func tupleType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "tuple", [.positional("iterable", Value(tuple: []))], documentation: "A tuple of the elements."
  ) { (arguments, context) throws(Raise) in
    Value(tuple: try context.elements(of: arguments.receiver))
  }
  let index = BuiltinFunction(
    "index",
    [
      .positional("self"), .positional("value"), .positional("start", 0),
      .positional("stop", .int(Int.max)),
    ], qualifiedName: "tuple.index", documentation: "The index of the first equal element."
  ) { (arguments, context) throws(Raise) in
    .int(
      try context.position(
        of: arguments["value"], in: try arguments.sequence("self"), arguments, "tuple"))
  }
  let count = BuiltinFunction(
    "count", [.positional("self"), .positional("value")], qualifiedName: "tuple.count",
    documentation: "How many elements are equal."
  ) { (arguments, context) throws(Raise) in
    .int(try context.count(of: arguments["value"], in: try arguments.sequence("self")))
  }
  return ClassObject(
    name: "tuple", base: base, construct: construct,
    methods: [index, count, instanceMaker(of: "tuple")])
}

func rangeType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "range", [.variadic("args")], documentation: "The integers from start up to stop, by step."
  ) { (arguments, context) throws(Raise) in
    guard (1...3).contains(arguments.rest.count) else {
      throw Raise(
        .typeError,
        arguments.rest.isEmpty
          ? "range expected at least 1 argument, got 0"
          : "range expected at most 3 arguments, got \(arguments.rest.count)")
    }
    var numbers: [Int] = []
    for value in arguments.rest {
      numbers.append(
        try context.integer(
          value,
          else: "'\(value.plainTypeName)' object cannot be interpreted as an integer"))
    }
    if numbers.count == 1 { return .range(RangeObject(start: 0, stop: numbers[0], step: 1)) }
    let step = numbers.count == 3 ? numbers[2] : 1
    if step == 0 { throw Raise(.valueError, "range() arg 3 must not be zero") }
    return .range(RangeObject(start: numbers[0], stop: numbers[1], step: step))
  }
  func property(_ name: String, _ read: @escaping (RangeObject) -> Int) -> (String, Value) {
    DescriptorObject.property(name) { (value, _) throws(Raise) in
      guard case .range(let object) = value else { return .none }
      return .int(read(object))
    }
  }
  return ClassObject(
    name: "range", base: base, construct: construct, methods: rangeMethods(),
    attributes: [
      property("start", \.start), property("stop", \.stop), property("step", \.step),
    ])
}

private func rangeMethods() -> [BuiltinFunction] {
  func place(_ arguments: Arguments, _ context: Context) throws(Raise) -> Int? {
    guard case .range(let range) = arguments.receiver,
      try context.contains(.range(range), arguments["value"]),
      let number = arguments["value"].asInt ?? arguments["value"].asDouble.map({ Int($0) })
    else { return nil }
    return (number &- range.start) / range.step
  }
  return [
    BuiltinFunction(
      "index", [.positional("self"), .positional("value")], documentation: "A number's place."
    ) { (arguments, context) throws(Raise) in
      if let place = try place(arguments, context) { return .int(place) }
      throw Raise(.valueError, "\(try context.repr(arguments["value"])) is not in range")
    },
    BuiltinFunction(
      "count", [.positional("self"), .positional("value")],
      documentation: "Whether a number is there, as 1 or 0."
    ) { (arguments, context) throws(Raise) in
      try place(arguments, context) == nil ? 0 : 1
    },
  ]
}

func sliceType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "slice", [.positional("start"), .positional("stop", .ellipsis), .positional("step", .none)],
    documentation: "What stands between the brackets of a slice."
  ) { (arguments, _) throws(Raise) in
    if case .ellipsis = arguments["stop"] {
      return .slice(SliceObject(lower: .none, upper: arguments["start"], step: .none))
    }
    return .slice(
      SliceObject(
        lower: arguments["start"], upper: arguments["stop"], step: arguments["step"]))
  }
  return ClassObject(
    name: "slice", base: base, construct: construct, methods: [sliceIndices])
}

private var sliceIndices: BuiltinFunction {
  BuiltinFunction(
    "indices", [.positional("self"), .positional("length")],
    documentation: "Start, stop and step for a sequence of a length."
  ) { (arguments, context) throws(Raise) in
    guard case .slice(let slice) = arguments.receiver else { return .none }
    let length = try context.integer(
      arguments["length"],
      else: "'\(arguments["length"].plainTypeName)' object cannot be interpreted as an integer")
    if length < 0 { throw Raise(.valueError, "length should not be negative") }
    let found = try context.indices(slice, count: length)
    return Value(tuple: [.int(found.start), .int(found.stop), .int(found.step)])
  }
}

extension Context {
  func count(of value: Value, in elements: [Value]) throws(Raise) -> Int {
    var count = 0
    for (turn, element) in elements.enumerated() {
      try checkLimits(turn: turn)
      if try isSame(element, value) { count += 1 }
    }
    return count
  }

  func position(
    of value: Value, in elements: [Value], _ arguments: Arguments, _ typeName: String
  ) throws(Raise) -> Int {
    func bound(_ given: Int) -> Int {
      min(max(given < 0 ? given &+ elements.count : given, 0), elements.count)
    }
    let start = bound(try arguments.int("start"))
    let stop = bound(try arguments.int("stop"))
    if start < stop {
      for index in start..<stop {
        try checkLimits(turn: index)
        if try isSame(elements[index], value) { return index }
      }
    }
    if typeName == "tuple" { throw Raise(.valueError, "tuple.index(x): x not in tuple") }
    throw Raise(.valueError, "\(try repr(value)) is not in list")
  }
}
