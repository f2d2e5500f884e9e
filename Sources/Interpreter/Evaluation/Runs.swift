import Diagnostics

/// A statement without `yield`.
final class PlainRun: Resumable {
  private let execute: StatementCode
  init(_ execute: StatementCode) { self.execute = execute }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    .done(try execute(frame))
  }
}

/// Statements one after the other.
final class BlockRun: Resumable {
  private let parts: [MakeResumable]
  private var index = 0
  private var current: Resumable?

  init(_ parts: [MakeResumable]) { self.parts = parts }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    while index < parts.count {
      let run = current ?? parts[index]()
      current = run
      let progress = try run.resume(frame)
      guard case .done(let completion) = progress else { return progress }
      current = nil
      index += 1
      if completion != .normal { return progress }
    }
    return .done(.normal)
  }
}

/// `yield value`, whose own value is what `send` gave.
final class YieldRun: Resumable {
  private let value: ExpressionCode?
  private let store: StoreCode?
  private let completion: Completion
  private let range: SourceRange
  private var isWaiting = false

  init(
    _ value: ExpressionCode?, _ store: StoreCode?, _ completion: Completion, _ range: SourceRange
  ) {
    self.value = value
    self.store = store
    self.completion = completion
    self.range = range
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    if !isWaiting {
      isWaiting = true
      return .yield(try value?(frame) ?? .none)
    }
    let exchange = frame.exchange
    if let raise = exchange?.injected {
      exchange?.injected = nil
      throw raise.located(range)
    }
    try store?(frame, exchange?.received ?? .none)
    return .done(completion)
  }
}

/// `yield from iterable`, whose own value is what an inner generator returned.
final class YieldFromRun: Resumable {
  private let iterable: ExpressionCode
  private let store: StoreCode?
  private let completion: Completion
  private let range: SourceRange
  private var iterator: IteratorObject?

  init(
    _ iterable: ExpressionCode, _ store: StoreCode?, _ completion: Completion,
    _ range: SourceRange
  ) {
    self.iterable = iterable
    self.store = store
    self.completion = completion
    self.range = range
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    let context = frame.context
    do throws(Raise) {
      let isFirst = iterator == nil
      let source: IteratorObject
      if let iterator { source = iterator } else { source = try start(frame) }
      iterator = source
      if let value = try advance(source, isFirst: isFirst, frame, context) {
        return .yield(value)
      }
      try store?(frame, (source as? GeneratorObject)?.result ?? .none)
      return .done(completion)
    } catch {
      throw error.located(range)
    }
  }

  private func start(_ frame: Frame) throws(Raise) -> IteratorObject {
    try frame.context.iterator(try iterable(frame))
  }

  private func advance(
    _ source: IteratorObject, isFirst: Bool, _ frame: Frame, _ context: Context
  ) throws(Raise) -> Value? {
    let outer = frame.exchange
    if let raise = outer?.injected {
      outer?.injected = nil
      guard let inner = source as? GeneratorObject else { throw raise }
      return try inner.raise(raise, in: context)
    }
    if let inner = source as? GeneratorObject, !isFirst {
      return try inner.resume(sending: outer?.received ?? .none, in: context)
    }
    return try source.next(in: context)
  }
}

final class IfRun: Resumable {
  private let test: ExpressionCode
  private let then: MakeResumable
  private let orElse: MakeResumable
  private var chosen: Resumable?

  init(
    _ test: ExpressionCode, _ then: @escaping MakeResumable,
    _ orElse: @escaping MakeResumable
  ) {
    self.test = test
    self.then = then
    self.orElse = orElse
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    if let chosen { return try chosen.resume(frame) }
    let made = try test.isTrue(frame) ? then() : orElse()
    chosen = made
    return try made.resume(frame)
  }
}

/// `while` and `for`.
final class LoopRun: Resumable {
  enum Source {
    case test(ExpressionCode)
    case iterable(ExpressionCode, StoreCode, SourceRange)
  }

  private let source: Source
  private let body: MakeResumable
  private let orElse: MakeResumable
  private var iterator: IteratorObject?
  private var current: Resumable?
  private var ending: Resumable?

  init(_ source: Source, _ body: @escaping MakeResumable, _ orElse: @escaping MakeResumable) {
    self.source = source
    self.body = body
    self.orElse = orElse
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    while true {
      if let ending { return try ending.resume(frame) }
      if current == nil {
        guard try proceeds(frame) else {
          ending = orElse()
          continue
        }
        current = body()
      }
      guard let run = current else { continue }
      let progress = try run.resume(frame)
      guard case .done(let completion) = progress else { return progress }
      current = nil
      switch completion {
      case .normal, .continue: break
      case .break: return .done(.normal)
      case .return: return progress
      }
    }
  }

  /// Whether there is another turn; binds the target of a `for`.
  private func proceeds(_ frame: Frame) throws(Raise) -> Bool {
    let context = frame.context
    switch source {
    case .test(let test):
      try context.step()
      return try test.isTrue(frame)
    case .iterable(let iterable, let store, let range):
      do throws(Raise) {
        try context.step()
        let current: IteratorObject
        if let iterator {
          current = iterator
        } else {
          current = try context.iterator(try iterable(frame))
        }
        iterator = current
        guard let element = try current.next(in: context) else { return false }
        try store(frame, element)
        return true
      } catch {
        throw error.located(range)
      }
    }
  }
}
