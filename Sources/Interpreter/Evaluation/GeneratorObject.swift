/// A function that was left in the middle by `yield` and goes on with the next value asked for.
final class GeneratorObject: IteratorObject {
  private enum State { case fresh, suspended, running, finished }

  let name: String
  private let function: FunctionObject
  private let frame: Frame
  private let body: Resumable
  private var state = State.fresh
  private let exchange = Exchange()

  init(frame: Frame, body: Resumable, function: FunctionObject) {
    self.frame = frame
    self.body = body
    self.function = function
    name = function.qualifiedName
    super.init(typeName: "generator")
    frame.exchange = exchange
  }

  // What nobody can ask for more is closed, so that its `finally` runs; at the next step, not here:
  // the last reference may go in the middle of a change of the container that held it.
  deinit {
    guard state == .suspended else { return }
    frame.context.abandon(AbandonedBody(frame: frame, body: body, exchange: exchange))
  }

  /// What the generator returned at its end: the value of `yield from`.
  var result: Value { frame.result }

  override func next(in context: Context) throws(Raise) -> Value? {
    try resume(sending: .none, in: context)
  }

  func resume(sending value: Value, in context: Context) throws(Raise) -> Value? {
    switch state {
    case .finished: return nil
    case .running: throw Raise(.valueError, "generator already executing")
    case .fresh:
      if !value.isNone {
        throw Raise(.typeError, "can't send non-None value to a just-started generator")
      }
    case .suspended: break
    }
    exchange.received = value
    return try proceed(in: context)
  }

  /// Raises at the `yield` that the body waits at.
  func raise(_ raise: Raise, in context: Context) throws(Raise) -> Value? {
    if state == .fresh || state == .finished {
      state = .finished
      throw raise
    }
    exchange.injected = raise
    return try proceed(in: context)
  }

  private func proceed(in context: Context) throws(Raise) -> Value? {
    state = .running
    try context.step()
    context.depth += 1
    defer { context.depth -= 1 }
    do throws(Raise) {
      try context.checkDepth()
      if case .yield(let value) = try body.resume(frame) {
        state = .suspended
        return value
      }
    } catch {
      state = .finished
      let definition = function.code.definition
      if error.isKind(.stopIteration) {
        throw Raise(endingBy: error, in: context)
      }
      throw error.leaving(definition.name, definition.source, definition.range)
    }
    state = .finished
    return nil
  }
}

extension Raise {
  /// What a `StopIteration` that leaves a generator's body turns into.
  fileprivate init(endingBy stop: Raise, in context: Context) {
    self.init(.runtimeError, "generator raised StopIteration")
    guard let reason = stop.exception(in: context), let own = exception(in: context) else { return }
    state.context = reason
    state.contextPlace = stop.origin
    state.isFromCause = true
    own.attributes["__cause__"] = .instance(reason)
    own.attributes["__context__"] = .instance(reason)
    own.attributes["__suppress_context__"] = true
  }
}

/// The rest of a generator that is gone.
struct AbandonedBody {
  let frame: Frame
  let body: Resumable
  let exchange: Exchange
}

extension Context {
  /// Notes a body whose `finally` is to run at the next step.
  func abandon(_ body: AbandonedBody) {
    guard closesGenerators else { return }
    abandoned.append(body)
    nextCheck = 0
  }

  /// At the end of a run: generators that the cells left in the middle stay so.
  package func dropGenerators() {
    closesGenerators = false
    abandoned = []
  }

  /// Closes what was left in the middle, as reference counting does; nobody hears of what fails
  /// there.
  @inline(never)
  func closeAbandoned() {
    while let rest = abandoned.popLast() {
      rest.exchange.injected = Raise(.generatorExit, "")
      do throws(Raise) {
        try checkStack()
        _ = try rest.body.resume(rest.frame)
      } catch {}
    }
  }
}

/// What a generator tells its body, which knows the exchange but not the generator.
final class Exchange {
  /// What `send` gave: the value of the `yield` that the body waits at.
  var received: Value = .none
  /// What `throw` gave: raised at the `yield` that the body waits at.
  var injected: Raise?
}

/// How far a resumable statement came.
enum Progress {
  case yield(Value)
  case done(Completion)
}

/// A statement with `yield` inside, run piecewise. Each run of the statement has an object of its
/// own, which remembers how far it came.
class Resumable {
  /// Starts the statement, or goes on where the last call stopped.
  func resume(_ frame: Frame) throws(Raise) -> Progress { .done(.normal) }
}

/// Makes a fresh run of a statement.
typealias MakeResumable = () -> Resumable
