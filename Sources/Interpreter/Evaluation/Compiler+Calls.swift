import Diagnostics
import Dialect

extension Compiler {
  func call(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange
  ) -> Evaluate {
    if arguments.isEmpty, case .name(let name) = callee.kind, name.text == "super",
      name.storage == .global, let function
    {
      return implicitSuper(function, range)
    }
    guard let site = callSite(arguments, range) else {
      return spreadingCall(expression(callee), self.arguments(arguments, range), range)
    }
    if case .attribute(let object, let name) = callee.kind {
      if let object = local(object) { return methodCall(object, name, callee.range, site) }
      return methodCall(computed(object), name, callee.range, site)
    }
    if let callee = global(callee) { return functionCall(callee, site) }
    return functionCall(computed(callee), site)
  }

  private func functionCall(_ callee: some Operand, _ site: CallSite) -> Evaluate {
    { frame throws(Raise) in try site.call(try callee(frame), nil, frame) }
  }

  /// The call with its arguments compiled; nothing where there are stars among them.
  private func callSite(_ arguments: [Argument], _ range: SourceRange) -> CallSite? {
    var values: [Part] = []
    var keywords: [(name: String, value: Part)] = []
    for argument in arguments {
      switch argument.kind {
      case .positional where keywords.isEmpty: values.append(Part(expression(argument.value)))
      case .keyword(let name): keywords.append((name, Part(expression(argument.value))))
      case .positional, .star, .doubleStar: return nil
      }
    }
    return CallSite(values, keywords: keywords, range)
  }

  private func spreadingCall(
    _ callee: @escaping Evaluate, _ collect: @escaping Collect, _ range: SourceRange
  ) -> Evaluate {
    { frame throws(Raise) in
      let function = try callee(frame)
      let arguments = try collect(frame, function)
      do throws(Raise) {
        return try frame.context.call(function, arguments)
      } catch {
        throw error.located(range)
      }
    }
  }

  /// `object.name(…)` without a bound method in between where the class has a function.
  private func methodCall(
    _ object: some Operand, _ name: String, _ range: SourceRange, _ site: CallSite
  ) -> Evaluate {
    if name == "append", let value = site.onlyArgument {
      return appendCall(object, value.evaluate, range, site)
    }
    let cache = AttributeCache(name, range)
    return { frame throws(Raise) in
      if let function = object.method(cache, frame),
        let result = try site.call(function, of: object, frame)
      {
        return result
      }
      return try site.callMethod(cache, try object(frame), frame)
    }
  }

  /// `object.append(value)`, which is of a list nearly always.
  private func appendCall(
    _ object: some Operand, _ value: @escaping Evaluate, _ range: SourceRange, _ site: CallSite
  ) -> Evaluate {
    let cache = AttributeCache("append", range)
    return { frame throws(Raise) in
      let receiver = try object(frame)
      guard case .list(let list) = receiver else {
        return try site.callMethod(cache, receiver, frame)
      }
      let element = try value(frame)
      do throws(Raise) {
        try frame.context.step()
      } catch {
        throw error.located(cache.range)
      }
      list.elements.append(element)
      return .none
    }
  }

  /// `super()`: the class whose body holds the method, and the method's first argument.
  private func implicitSuper(_ function: Function, _ range: SourceRange) -> Evaluate {
    guard let index = function.captureNames.firstIndex(of: "__class__"),
      !function.parameters.isEmpty
    else {
      return failing(Raise(.runtimeError, "super(): no arguments"), at: range)
    }
    let isBoxed = function.boxedSlots.contains(0)
    return { frame throws(Raise) in
      let first = isBoxed ? frame.box(0).value : frame.slots[0]
      guard case .classObject(let anchor)? = frame.captures[index].value, let first else {
        throw Raise(.runtimeError, "super(): empty __class__ cell").located(range)
      }
      do throws(Raise) {
        return .superObject(try frame.context.makeSuper(anchor, first))
      } catch {
        throw error.located(range)
      }
    }
  }

  /// Evaluates a call's arguments; the callee is there for messages.
  typealias Collect = (Frame, Value) throws(Raise) -> CallArguments

  func arguments(_ arguments: [Argument], _ range: SourceRange) -> Collect {
    if arguments.allSatisfy({ $0.kind == .positional }) {
      let collect = collection(arguments.map(\.value))
      return { frame, _ throws(Raise) in CallArguments(try collect(frame)) }
    }
    let parts = arguments.map { ($0.kind, expression($0.value), $0.value.range) }
    return { frame, callee throws(Raise) in
      var call = CallArguments()
      for (kind, value, valueRange) in parts {
        let value = try value(frame)
        switch kind {
        case .positional: call.positional.append(value)
        case .keyword(let name): call.keywords.append((name, value))
        case .star, .doubleStar:
          do throws(Raise) {
            try frame.context.spread(value, kind, into: &call, of: callee)
          } catch {
            throw error.located(error.isKind(.typeError) ? range : valueRange)
          }
        }
      }
      return call
    }
  }
}

extension CallSite {
  /// Calls the receiver's method that the cache is for.
  @inline(__always)
  fileprivate func callMethod(
    _ cache: AttributeCache, _ receiver: Value, _ frame: Frame
  ) throws(Raise) -> Value {
    let context = frame.context
    let method: Value?
    if case .instance(let object) = receiver {
      method = cache.method(of: object)
    } else {
      method = context.builtinMethod(of: receiver, cache)
    }
    if let method { return try call(method, receiver, frame) }
    let attribute: Value
    do throws(Raise) {
      attribute = try context.attribute(receiver, cache.name)
    } catch {
      throw error.located(cache.range)
    }
    return try call(attribute, nil, frame)
  }
}

extension Context {
  /// The function behind a method of a value whose built-in type holds all its attributes.
  @inline(never)
  fileprivate func builtinMethod(of value: Value, _ cache: AttributeCache) -> Value? {
    switch value {
    case .list: cache.method(in: types.list)
    case .string: cache.method(in: types.string)
    case .dict(let object) where object.typeName == nil: cache.method(in: types.dict)
    default: nil
    }
  }

  /// `*value` and `**value` in a call.
  func spread(
    _ value: Value, _ kind: Argument.Kind, into call: inout CallArguments, of callee: Value
  ) throws(Raise) {
    if kind == .star {
      guard isIterable(value) else {
        throw Raise(
          .typeError,
          "\(calleeName(callee))() argument after * must be an iterable, not "
            + value.plainTypeName)
      }
      call.positional += try elements(of: value)
      return
    }
    for entry in try mapping(value, spreadTo: callee).table.live {
      guard let name = entry.key.asString else {
        throw Raise(.typeError, "keywords must be strings")
      }
      if call.keywords.contains(where: { $0.name == name }) {
        throw Raise(
          .typeError,
          "\(calleeName(callee))() got multiple values for keyword argument '\(name)'")
      }
      call.keywords.append((name, entry.value))
    }
  }

  private func mapping(_ value: Value, spreadTo callee: Value) throws(Raise) -> DictObject {
    if case .dict(let dict) = value { return dict }
    let made = DictObject()
    if try merge(value, into: made) { return made }
    throw Raise(
      .typeError,
      "\(calleeName(callee))() argument after ** must be a mapping, not \(value.plainTypeName)")
  }

  /// The callee as messages about its arguments name it.
  private func calleeName(_ callee: Value) -> String {
    switch callee {
    case .function(let function): "\(function.code.namespace.name).\(function.qualifiedName)"
    case .builtin(let function): function.qualifiedName
    case .method(let method): calleeName(method.function)
    case .classObject(let object): classPath(object)
    default: callee.plainTypeName
    }
  }

  /// `super(anchor, object)`.
  func makeSuper(_ anchor: ClassObject, _ object: Value) throws(Raise) -> SuperObject {
    if case .classObject(let type) = object, type.isSubclass(of: anchor) {
      return SuperObject(anchor: anchor, object: object, objectClass: type)
    }
    let type = type(of: object)
    guard type.isSubclass(of: anchor) else {
      throw Raise(
        .typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    return SuperObject(anchor: anchor, object: object, objectClass: type)
  }
}
