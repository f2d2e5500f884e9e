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
    let collect = self.arguments(arguments, range)
    if case .attribute(let object, let name) = callee.kind {
      return methodCall(object, name, callee.range, collect, range)
    }
    let callee = expression(callee)
    return { frame throws(Raise) in
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
    _ object: Expression, _ name: String, _ attributeRange: SourceRange,
    _ collect: @escaping Collect, _ range: SourceRange
  ) -> Evaluate {
    let object = expression(object)
    let cache = LookupCache()
    return { frame throws(Raise) in
      let context = frame.context
      let receiver = try object(frame)
      let method = context.method(of: receiver, name, cache)
      var attribute = Value.none
      if method == nil {
        do throws(Raise) {
          attribute = try context.attribute(receiver, name)
        } catch {
          throw error.located(attributeRange)
        }
      }
      var arguments = try collect(frame, method ?? attribute)
      do throws(Raise) {
        guard let method else { return try context.call(attribute, arguments) }
        if case .function(let function) = method,
          let simple = function.simpleFrame(
            receiver, arguments, context)
        {
          return try context.run(function, simple)
        }
        arguments.positional.insert(receiver, at: 0)
        return try context.call(method, arguments)
      } catch {
        throw error.located(range)
      }
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

extension Context {
  /// The function behind `value.name(…)` when it is a plain method of the value's class that
  /// nothing of the value itself hides.
  func method(of value: Value, _ name: String, _ cache: LookupCache) -> Value? {
    let found: Value?
    switch value {
    case .instance(let object):
      found = cache.lookup(name, in: object.classObject)
      if found == nil || object.attributes[name] != nil { return nil }
    case .list: found = cache.lookup(name, in: types.list)
    case .string: found = cache.lookup(name, in: types.string)
    case .dict(let object) where object.typeName == nil:
      found = cache.lookup(name, in: types.dict)
    default: return nil
    }
    switch found {
    case .function, .builtin: return found
    default: return nil
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
    guard case .dict(let dict) = value else {
      throw Raise(
        .typeError,
        "\(calleeName(callee))() argument after ** must be a mapping, not \(value.plainTypeName)")
    }
    for entry in dict.table.live {
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
