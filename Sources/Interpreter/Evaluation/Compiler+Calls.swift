import Diagnostics
import Dialect

extension Compiler {
  func call(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange
  ) -> ExpressionCode {
    if arguments.isEmpty, case .name(let name) = callee.kind, name.text == "super",
      name.storage == .global, let function
    {
      return implicitSuper(function, range)
    }
    guard var plain = plainArguments(arguments) else {
      return spreadingCall(expression(callee), self.arguments(arguments, range), range)
    }
    guard case .attribute(let object, let name) = callee.kind else {
      let function = operand(callee)
      if let name = function.code as? VariableCode, let variable = name.place.global {
        return GlobalCallCode(variable, name.builtin, function, plain, range)
      }
      return FunctionCallCode(function, plain, range)
    }
    let receiver = operand(object)
    plain.keepSubject = arguments.allSatisfy { keeps(receiver.place, $0.value) }
    let call = MethodCallCode(receiver, AttributeCache(name, callee.range), plain, range)
    if name == "append", let value = plain.only {
      return AppendCallCode(receiver, value, call, keepsList: plain.keepSubject)
    }
    return call
  }

  /// The arguments compiled; nothing where there are stars among them.
  private func plainArguments(_ arguments: [Argument]) -> PlainArguments? {
    var plain = PlainArguments()
    for argument in arguments {
      switch argument.kind {
      case .positional where plain.keywords.isEmpty: plain.values.append(operand(argument.value))
      case .keyword(let name): plain.keywords.append((name, operand(argument.value)))
      case .positional, .star, .doubleStar: return nil
      }
    }
    return plain
  }

  private func spreadingCall(
    _ callee: ExpressionCode, _ collect: @escaping Collect, _ range: SourceRange
  ) -> ExpressionCode {
    ExpressionClosure { frame throws(Raise) in
      let function = try callee(frame)
      let arguments = try collect(frame, function)
      do throws(Raise) {
        return try frame.context.call(function, arguments)
      } catch {
        throw error.located(range)
      }
    }
  }

  /// `super()`: the class whose body holds the method, and the method's first argument.
  private func implicitSuper(_ function: Function, _ range: SourceRange) -> ExpressionCode {
    guard let index = function.captureNames.firstIndex(of: "__class__"),
      !function.parameters.isEmpty
    else {
      return failing(Raise(.runtimeError, "super(): no arguments"), at: range)
    }
    let isBoxed = function.boxedSlots.contains(0)
    let (firstPlace, anchorPlace) = (
      isBoxed ? VariablePlace(box: 0) : VariablePlace(slot: 0), VariablePlace(capture: index)
    )
    return ExpressionClosure { frame throws(Raise) in
      guard case .classObject(let anchor)? = anchorPlace(frame).pointee,
        let first = firstPlace(frame).pointee
      else {
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
