extension Context {
  /// Python's `callee(*arguments)`.
  package func call(_ callee: Value, _ arguments: [Value]) throws(Raise) -> Value {
    try call(callee, CallArguments(arguments))
  }

  /// Python's `callee(*arguments, **keywords)`.
  package func call(_ callee: Value, _ arguments: CallArguments) throws(Raise) -> Value {
    switch callee {
    case .function(let function): return try call(function, arguments)
    case .builtin(let function): return try call(function, arguments)
    case .method(let method):
      var arguments = arguments
      arguments.positional.insert(method.receiver, at: 0)
      return try call(method.function, arguments)
    case .classObject(let classObject): return try instantiate(classObject, arguments)
    case .native(let object): return try object.call(arguments, in: self)
    case .instance(let object):
      guard let method = object.classObject.lookup("__call__") else {
        throw .notCallable(typeName: object.classObject.messageName)
      }
      return try enter { () throws(Raise) in
        try call(try bind(method, to: callee), arguments)
      }
    case .descriptor(let object):
      if case .staticMethod(let function) = object.kind { return try call(function, arguments) }
      throw .notCallable(typeName: callee.plainTypeName)
    default: throw .notCallable(typeName: callee.plainTypeName)
    }
  }

  /// Calls a method of the value by name.
  package func callMethod(
    _ value: Value, _ name: String, _ arguments: [Value] = []
  ) throws(Raise) -> Value {
    try call(try attribute(value, name), CallArguments(arguments))
  }

  /// Whether the value can be called.
  package func isCallable(_ value: Value) -> Bool {
    switch value {
    case .function, .builtin, .method, .classObject: true
    case .instance(let object): object.classObject.lookup("__call__") != nil
    case .native: special(value, "__call__") != nil
    default: false
    }
  }

  func call(_ function: BuiltinFunction, _ arguments: CallArguments) throws(Raise) -> Value {
    try step()
    guard let extra = function.extraKeywords, !arguments.keywords.isEmpty else {
      return try function.body(try bind(function, arguments), self)
    }
    let (call, target) = extra.read(arguments, of: function)
    let result = try function.body(try bind(function, call), self)
    return target.isNone ? result : try extra.store(result, target, function.name)
  }

  private func bind(
    _ function: BuiltinFunction, _ call: CallArguments
  ) throws(Raise) -> Arguments {
    let parameters = function.parameters
    if function.isSimple, call.keywords.isEmpty, function.takes(call.positional.count) {
      // By hand: the implicit conversion to optionals casts every element at run time.
      var values: [Value?] = call.positional.map { .some($0) }
      for parameter in parameters.dropFirst(values.count) { values.append(parameter.defaultValue) }
      return Arguments(function: function, values: values)
    }
    try function.checkCount(call)
    var bound = try function.signature.bind(
      call, function: function.qualifiedName, style: function.style)
    for index in parameters.indices where bound.values[index] == nil {
      bound.values[index] = parameters[index].defaultValue
    }
    return Arguments(
      function: function, values: bound.values, rest: bound.rest, keywords: bound.keywords)
  }

  func call(_ function: FunctionObject, _ arguments: CallArguments) throws(Raise) -> Value {
    let code = function.code
    let frame = frame(code, function.captures)
    if code.isSimple, arguments.keywords.isEmpty,
      arguments.positional.count == code.parameterCount
    {
      for (index, value) in arguments.positional.enumerated() { frame.slots[index] = value }
    } else {
      try bind(function, arguments, into: frame)
    }
    let result = try run(function, frame)
    keep(frame)
    return result
  }

  private func bind(
    _ function: FunctionObject, _ arguments: CallArguments, into frame: Frame
  ) throws(Raise) {
    let signature = function.code.signature
    let bound = try signature.bind(arguments, function: function.qualifiedName)
    for index in signature.names.indices {
      frame.slots[index] = bound.values[index] ?? function.defaults[index]
    }
    if let index = signature.variadic { frame.slots[index] = Value(tuple: bound.rest) }
    if let index = signature.keywords {
      frame.slots[index] = .dict(try DictObject(bound.keywords, in: self))
    }
  }

  /// Runs a function in a frame whose parameters are filled, or makes its generator.
  func run(_ function: FunctionObject, _ frame: Frame) throws(Raise) -> Value {
    if !function.code.boxedSlots.isEmpty { frame.fillBoxes() }
    guard let make = function.code.generator else { return try run(frame) }
    try step()
    return .iterator(GeneratorObject(frame: frame, body: make(), function: function))
  }

  /// Runs native work that calls back into cells one call deeper.
  func enter<Result>(_ work: () throws(Raise) -> Result) throws(Raise) -> Result {
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    return try work()
  }

  /// Makes an instance: `ClassName(…)`.
  package func instantiate(
    _ classObject: ClassObject, _ arguments: CallArguments
  ) throws(Raise) -> Value {
    if let construct = classObject.construct { return try call(construct, arguments) }
    if let factory = classObject.construction.factory {
      var all = arguments
      all.positional.insert(.classObject(classObject), at: 0)
      if case .descriptor(let object) = factory, case .staticMethod(let function) = object.kind {
        return try initialize(try call(function, all), classObject, arguments)
      }
      return try initialize(try call(factory, all), classObject, arguments)
    }
    return try initialize(
      .instance(InstanceObject(of: classObject)), classObject, arguments)
  }

  private func initialize(
    _ made: Value, _ classObject: ClassObject, _ arguments: CallArguments
  ) throws(Raise) -> Value {
    guard case .instance(let object) = made, object.classObject.isSubclass(of: classObject) else {
      return made
    }
    guard let initializer = classObject.construction.initializer else {
      if arguments.positional.isEmpty && arguments.keywords.isEmpty { return made }
      throw Raise(.typeError, "\(classObject.name)() takes no arguments")
    }
    try checkInitialized(try call(try bind(initializer, to: made), arguments))
    return made
  }

  /// Refuses an `__init__` that gave a value.
  func checkInitialized(_ result: Value) throws(Raise) {
    if result.isNone { return }
    throw Raise(.typeError, "__init__() should return None, not '\(result.plainTypeName)'")
  }
}
