import Diagnostics
import Dialect

// What a caught exception keeps of the way that it came: `__traceback__`.

extension Context {
  /// Notes in the exception's object which calls it has left and where the running one catches it,
  /// and which exception was being handled meanwhile.
  func note(_ error: Raise, caughtIn frame: Frame) {
    guard let object = error.exception(in: self) else { return }
    if let outer = handled.last, let handled = outer.exception(in: self) {
      error.note(context: handled, of: outer, in: self)
    }
    // The value of a built-in type that the class is derived from too is more than a place.
    guard object.payload == nil || object.payload is TracebackObject else { return }
    var calls = Array(error.state.frames.reversed())
    if let call = frame.call(at: error.state.range), !call.source.isLibrary {
      calls.insert(call, at: 0)
    }
    object.payload = TracebackObject(calls[...])
  }

  /// The `__traceback__` of an exception: `None` for one that nothing has caught yet.
  package func traceback(of object: InstanceObject) -> Value {
    object.payload(as: TracebackObject.self).map { .native($0) } ?? .none
  }

  /// The exception that the running `except` or `finally` is about.
  package var handledException: InstanceObject? { handled.last?.exception(in: self) }
}

extension Frame {
  /// The running call at a place of its code.
  fileprivate func call(at range: SourceRange?) -> Raise.Frame? {
    guard let range else { return nil }
    if let definition = code?.definition {
      return Raise.Frame(function: definition.name, source: definition.source, range: range)
    }
    return context.runningSource.map {
      Raise.Frame(function: "<module>", source: $0, range: range)
    }
  }
}

extension Raise {
  /// An exception object raised once more: it goes on from the calls that it has left before.
  init(again object: InstanceObject) {
    self.init(object)
    if let traceback = object.payload(as: TracebackObject.self) {
      state.frames = traceback.calls.reversed()
    }
  }
}

/// `BaseException.__traceback__`.
var tracebackProperty: Value {
  let get = BuiltinFunction("__traceback__", [.positional("self")]) {
    (arguments, context) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    return context.traceback(of: object)
  }
  let set = BuiltinFunction("__traceback__", [.positional("self"), .positional("value")]) {
    (arguments, _) throws(Raise) in
    try setTraceback(of: arguments.receiver, to: arguments["value"])
    return .none
  }
  return .descriptor(
    DescriptorObject(.property(getter: .builtin(get), setter: .builtin(set), deleter: nil)))
}

/// `BaseException.with_traceback`.
var withTraceback: BuiltinFunction {
  BuiltinFunction(
    "with_traceback", [.positional("self"), .positional("tb")],
    qualifiedName: "BaseException.with_traceback",
    documentation: "The exception itself, with its way so far set."
  ) { (arguments, _) throws(Raise) in
    try setTraceback(of: arguments.receiver, to: arguments["tb"])
    return arguments.receiver
  }
}

private func setTraceback(of value: Value, to traceback: Value) throws(Raise) {
  guard case .instance(let object) = value else { return }
  let native = traceback.native(as: TracebackObject.self)
  guard native != nil || traceback.isNone else {
    throw Raise(.typeError, "__traceback__ must be a traceback or None")
  }
  if object.payload == nil || object.payload is TracebackObject { object.payload = native }
}
