import Diagnostics
import Dialect

extension Compiler {
  func assertion(
    _ condition: Expression, _ message: Expression?, _ range: SourceRange
  ) -> StatementCode {
    let (test, message) = (self.condition(condition), message.map { expression($0) })
    let place = condition.range
    return StatementClosure { frame throws(Raise) in
      if try test.isTrue(frame) { return .normal }
      let value = try message?(frame)
      let object = InstanceObject(of: frame.context.types.exception(.assertionError))
      object.attributes["args"] = Value(tuple: value.map { [$0] } ?? [])
      throw Raise(object).located(place)
    }
  }

  func raising(
    _ exception: Expression?, _ cause: Expression?, _ range: SourceRange
  ) -> StatementCode {
    guard let exception = exception.map({ expression($0) }) else {
      return StatementClosure { frame throws(Raise) in
        if let current = frame.context.handled.last { throw current.located(range) }
        throw Raise(.runtimeError, "No active exception to reraise").located(range)
      }
    }
    let cause = cause.map { expression($0) }
    return StatementClosure { frame throws(Raise) in
      let value = try exception(frame)
      let reason = try cause?(frame)
      do throws(Raise) {
        throw try frame.context.makeRaise(value, cause: reason)
      } catch {
        throw error.located(range)
      }
    }
  }
}

extension Context {
  /// What `raise value from cause` raises.
  func makeRaise(_ value: Value, cause: Value?) throws(Raise) -> Raise {
    let made: Raise
    switch value {
    case .instance(let object) where isException(object):
      made = Raise(again: object)
    case .classObject(let type) where type.isSubclass(of: types.exception(.baseException)):
      guard case .instance(let object) = try instantiate(type, CallArguments()) else {
        throw Raise(.typeError, "exceptions must derive from BaseException")
      }
      made = Raise(object)
    default: throw Raise(.typeError, "exceptions must derive from BaseException")
    }
    guard let cause, case .object(let object) = made.cause else { return made }
    if case .instance(let reason) = cause, isException(reason) {
      made.state.context = reason
      made.state.contextPlace = handled.last { $0.exception(in: self) === reason }?.origin
    } else if !cause.isNone {
      throw Raise(.typeError, "exception causes must derive from BaseException")
    }
    made.state.isFromCause = true
    object.attributes["__cause__"] = cause
    object.attributes["__suppress_context__"] = true
    return made
  }
}
