import Diagnostics

/// A statement, compiled; see `ExpressionCode`.
class StatementCode {
  func callAsFunction(_ frame: Frame) throws(Raise) -> Completion { .normal }
}

/// How a statement ended.
enum Completion {
  case normal, `break`, `continue`, `return`
}

/// A statement whose run is not worth a class of its own.
final class StatementClosure: StatementCode {
  private let execute: (Frame) throws(Raise) -> Completion

  init(_ execute: @escaping (Frame) throws(Raise) -> Completion) { self.execute = execute }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion { try execute(frame) }
}

/// A statement that only ends in a way: `pass`, `break`, `continue`.
final class CompletionCode: StatementCode {
  private let completion: Completion

  init(_ completion: Completion) { self.completion = completion }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion { completion }
}

/// Up to three statements in order; see `Compiler.block`.
final class BlockCode: StatementCode {
  private let first: StatementCode
  private let second: StatementCode
  private let third: StatementCode?

  init(_ first: StatementCode, _ second: StatementCode, _ third: StatementCode?) {
    self.first = first
    self.second = second
    self.third = third
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    var completion = try first(frame)
    if completion != .normal { return completion }
    completion = try second(frame)
    guard completion == .normal, let third else { return completion }
    return try third(frame)
  }
}

/// An expression as a statement: its value is dropped, a verdict shown.
final class DiscardCode: StatementCode {
  private let value: ExpressionCode

  init(_ value: ExpressionCode) { self.value = value }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    let result = try value(frame)
    if case .native(let object) = result, object.isVerdict {
      try frame.context.showVerdict(result)
    }
    return .normal
  }
}

final class IfCode: StatementCode {
  private let condition: ExpressionCode
  private let then: StatementCode
  private let orElse: StatementCode?

  init(_ condition: ExpressionCode, _ then: StatementCode, _ orElse: StatementCode?) {
    self.condition = condition
    self.then = then
    self.orElse = orElse
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    if try condition.isTrue(frame) { return try then(frame) }
    return try orElse?(frame) ?? .normal
  }
}

final class ReturnCode: StatementCode {
  private let value: Operand

  init(_ value: Operand) { self.value = value }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    frame.result = try value(frame)
    return .return
  }
}

/// A function's body: gives what `return` gave.
final class BodyCode: ExpressionCode {
  private let body: StatementCode

  init(_ body: StatementCode) { self.body = body }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    _ = try body(frame)
    return frame.takeResult()
  }
}
