import Diagnostics

/// `try` with a `yield` somewhere inside.
final class TryRun: Resumable {
  private enum Phase {
    case body(Resumable)
    case handler(CompiledHandler, Resumable, handled: Raise)
    case orElse(Resumable)
    case finally(Resumable, Outcome)
  }

  /// What goes on behind `finally`.
  private enum Outcome {
    case completion(Completion, result: Value)
    case raise(Raise)
  }

  private let handlers: [(CompiledHandler, MakeResumable)]
  private let orElse: MakeResumable
  private let finally: MakeResumable
  private var phase: Phase

  init(
    _ body: MakeResumable, _ handlers: [(CompiledHandler, MakeResumable)],
    _ orElse: @escaping MakeResumable, _ finally: @escaping MakeResumable
  ) {
    self.handlers = handlers
    self.orElse = orElse
    self.finally = finally
    phase = .body(body())
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    while true {
      switch phase {
      case .body(let run):
        do throws(Raise) {
          let progress = try run.resume(frame)
          guard case .done(let completion) = progress else { return progress }
          phase = completion == .normal ? .orElse(orElse()) : ending(completion, frame)
        } catch {
          try choose(error, frame)
        }
      case .orElse(let run):
        if let value = try pass(run, frame) { return value }
      case .handler(let handler, let run, let handled):
        frame.context.handled.append(handled)
        defer { frame.context.handled.removeLast() }
        if let value = try pass(run, frame) { return value }
        _ = try handler.forget?(frame)
      case .finally(let run, let outcome):
        let progress = try resume(run, behind: outcome, frame)
        guard case .done(let completion) = progress else { return progress }
        if completion != .normal { return progress }
        switch outcome {
        case .completion(let completion, let result):
          frame.result = result
          return .done(completion)
        case .raise(let raise): throw raise
        }
      }
    }
  }

  private func resume(
    _ run: Resumable, behind outcome: Outcome, _ frame: Frame
  ) throws(Raise) -> Progress {
    guard case .raise(let raise) = outcome else { return try run.resume(frame) }
    return try frame.context.handling(raise) { () throws(Raise) in try run.resume(frame) }
  }

  private func ending(_ completion: Completion, _ frame: Frame) -> Phase {
    .finally(finally(), .completion(completion, result: frame.result))
  }

  /// Goes on with a part whose errors end in `finally`.
  private func pass(_ run: Resumable, _ frame: Frame) throws(Raise) -> Progress? {
    do throws(Raise) {
      let progress = try run.resume(frame)
      guard case .done(let completion) = progress else { return progress }
      phase = ending(completion, frame)
    } catch {
      if error.limit != nil { throw error }
      phase = .finally(finally(), .raise(error))
    }
    return nil
  }

  private func choose(_ error: Raise, _ frame: Frame) throws(Raise) {
    if error.limit != nil { throw error }
    for (handler, body) in handlers {
      let found = try frame.context.handler(for: error, among: [handler], frame)
      guard let (_, object) = found else { continue }
      try handler.store?(frame, .instance(object))
      phase = .handler(handler, body(), handled: error)
      return
    }
    phase = .finally(finally(), .raise(error))
  }
}

/// `with` with a `yield` somewhere inside.
final class WithRun: Resumable {
  private let manager: ExpressionCode
  private let store: StoreCode?
  private let range: SourceRange
  private let body: MakeResumable
  private var entered: (manager: Value, run: Resumable)?

  init(
    _ manager: ExpressionCode, _ store: StoreCode?, _ range: SourceRange,
    _ body: @escaping MakeResumable
  ) {
    self.manager = manager
    self.store = store
    self.range = range
    self.body = body
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    let context = frame.context
    let (manager, run) = try enter(frame)
    let progress: Progress
    do throws(Raise) {
      progress = try run.resume(frame)
    } catch {
      if error.limit != nil { throw error }
      context.note(error, caughtIn: frame)
      if try context.exitContext(manager, error) { return .done(.normal) }
      throw error
    }
    if case .done = progress {
      do throws(Raise) {
        _ = try context.exitContext(manager, nil)
      } catch {
        throw error.located(range)
      }
    }
    return progress
  }

  private func enter(_ frame: Frame) throws(Raise) -> (manager: Value, run: Resumable) {
    if let entered { return entered }
    let value = try manager(frame)
    do throws(Raise) {
      let target = try frame.context.enterContext(value)
      try store?(frame, target)
    } catch {
      throw error.located(range)
    }
    let made = (manager: value, run: body())
    entered = made
    return made
  }
}
