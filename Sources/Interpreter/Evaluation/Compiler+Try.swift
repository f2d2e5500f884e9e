import Diagnostics
import Dialect

/// An `except` clause, compiled.
struct CompiledHandler {
  let type: ExpressionCode?
  let typeRange: SourceRange?
  let store: StoreCode?
  let forget: StatementCode?
  let body: StatementCode
}

extension Compiler {
  func handler(_ handler: Statement.Handler, body: StatementCode) -> CompiledHandler {
    CompiledHandler(
      type: handler.type.map { expression($0) }, typeRange: handler.type?.range,
      store: handler.name.map { write($0) }, forget: handler.name.map { forget($0) }, body: body)
  }

  /// Unbinds the handler's name behind its body, bound or not.
  private func forget(_ name: Name) -> StatementCode {
    let unbind = delete(name, SourceRange(at: .start))
    return StatementClosure { frame throws(Raise) in
      do throws(Raise) {
        return try unbind(frame)
      } catch {
        return .normal
      }
    }
  }

  func tryStatement(
    _ body: StatementCode, _ handlers: [Statement.Handler], _ orElse: StatementCode?,
    _ finally: StatementCode?
  ) -> StatementCode {
    let handlers = handlers.map { handler($0, body: block($0.body)) }
    let guarded = StatementClosure { frame throws(Raise) in
      let completion: Completion
      do throws(Raise) {
        completion = try body(frame)
      } catch {
        return try handle(error, handlers, frame)
      }
      if completion == .normal, let orElse { return try orElse(frame) }
      return completion
    }
    guard let finally else { return guarded }
    return StatementClosure { frame throws(Raise) in
      let completion: Completion
      do throws(Raise) {
        completion = try guarded(frame)
      } catch {
        if error.limit != nil { throw error }
        frame.context.note(error, caughtIn: frame)
        let override = try frame.context.handling(error) { () throws(Raise) in
          try finally(frame)
        }
        if override != .normal { return override }
        throw error
      }
      let result = frame.result
      let override = try finally(frame)
      if override != .normal { return override }
      frame.result = result
      return completion
    }
  }

  func withStatement(_ items: ArraySlice<Statement.WithItem>, _ body: StatementCode)
    -> StatementCode
  {
    guard let item = items.first else { return body }
    let inner = withStatement(items.dropFirst(), body)
    let range = item.context.range
    let manager = expression(item.context)
    let store = item.target.map { self.store($0) }
    return StatementClosure { frame throws(Raise) in
      let context = frame.context
      let manager = try manager(frame)
      let entered: Value
      do throws(Raise) {
        entered = try context.enterContext(manager)
      } catch {
        throw error.located(range)
      }
      let completion: Completion
      do throws(Raise) {
        try store?(frame, entered)
        completion = try inner(frame)
      } catch {
        if error.limit != nil { throw error }
        context.note(error, caughtIn: frame)
        if try context.exitContext(manager, error) { return .normal }
        throw error
      }
      do throws(Raise) {
        _ = try context.exitContext(manager, nil)
      } catch {
        throw error.located(range)
      }
      return completion
    }
  }
}

/// Runs the first handler that the exception's class fits, or raises it on.
func handle(
  _ error: Raise, _ handlers: [CompiledHandler], _ frame: Frame
) throws(Raise) -> Completion {
  guard let (handler, object) = try frame.context.handler(for: error, among: handlers, frame)
  else { throw error }
  let context = frame.context
  context.handled.append(error)
  defer { context.handled.removeLast() }
  try handler.store?(frame, .instance(object))
  let completion: Completion
  do throws(Raise) {
    completion = try handler.body(frame)
  } catch let inner {
    _ = try handler.forget?(frame)
    inner.note(context: object, of: error, in: context)
    throw inner
  }
  _ = try handler.forget?(frame)
  return completion
}

extension Context {
  /// Runs what a `finally` does while an exception is on its way out.
  func handling<Result>(
    _ error: Raise, _ work: () throws(Raise) -> Result
  ) throws(Raise) -> Result {
    guard let object = error.exception(in: self) else { return try work() }
    handled.append(error)
    defer { handled.removeLast() }
    do throws(Raise) {
      return try work()
    } catch let inner {
      inner.note(context: object, of: error, in: self)
      throw inner
    }
  }
}

extension Raise {
  /// Notes the exception that was being handled when this one was raised.
  func note(context object: InstanceObject, of error: Raise, in context: Context) {
    guard state !== error.state, let own = exception(in: context), own !== object else { return }
    if state.context == nil, !state.isFromCause {
      state.context = object
      state.contextPlace = error.origin
    }
    if own.attributes["__context__"] == nil { own.attributes["__context__"] = .instance(object) }
  }
}

extension Context {
  /// The handler that takes an exception; nothing for limits, which none can take.
  func handler(
    for error: Raise, among handlers: [CompiledHandler], _ frame: Frame
  ) throws(Raise) -> (CompiledHandler, InstanceObject)? {
    guard let object = error.exception(in: self) else { return nil }
    for handler in handlers {
      if try takes(handler, object, frame) {
        note(error, caughtIn: frame)
        return (handler, object)
      }
    }
    return nil
  }

  private func takes(
    _ handler: CompiledHandler, _ object: InstanceObject, _ frame: Frame
  ) throws(Raise) -> Bool {
    guard let type = handler.type else { return true }
    let classes = try type(frame)
    do throws(Raise) {
      return try catches(classes, object)
    } catch {
      throw handler.typeRange.map { error.located($0) } ?? error
    }
  }

  private func catches(_ classes: Value, _ object: InstanceObject) throws(Raise) -> Bool {
    switch classes {
    case .classObject(let type) where type.isSubclass(of: types.exception(.baseException)):
      return object.classObject.isSubclass(of: type)
    case .tuple(let tuple):
      for type in tuple.elements where try catches(type, object) { return true }
      return false
    default:
      throw Raise(
        .typeError,
        "catching classes that do not inherit from BaseException is not allowed")
    }
  }

  /// Python's `__enter__`.
  package func enterContext(_ manager: Value) throws(Raise) -> Value {
    if case .native(let object) = manager { return try object.enter(in: self) }
    guard special(manager, "__enter__") != nil else {
      throw .noContextManager(typeName: manager.plainTypeName)
    }
    guard special(manager, "__exit__") != nil else {
      throw .noExit(typeName: manager.plainTypeName)
    }
    return try callSpecial(manager, "__enter__") ?? .none
  }

  /// Python's `__exit__`: true swallows the exception.
  package func exitContext(_ manager: Value, _ raise: Raise?) throws(Raise) -> Bool {
    if case .native(let object) = manager { return try object.exit(raise, in: self) }
    var arguments = [Value.none, .none, .none]
    if let object = raise?.exception(in: self) {
      arguments = [.classObject(object.classObject), .instance(object), traceback(of: object)]
    }
    guard let result = try callSpecial(manager, "__exit__", arguments) else { return false }
    return try truth(result)
  }
}
