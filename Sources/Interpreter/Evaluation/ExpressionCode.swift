import Diagnostics
import Dialect

/// An expression, compiled: a node of the tree that runs.
///
/// An object and not a closure: a closure is called through a stub that loads all that it took
/// along, a method reads what it comes to.
class ExpressionCode {
  /// The expression's value.
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value { .none }

  /// Whether `number` can find one; see there.
  var hasNumber: Bool { false }

  /// The number that the expression is, where finding it runs no code of cells and has no effect:
  /// of names, their attributes and elements, and of arithmetic with those. Nothing for another
  /// value, and where finding it takes more.
  func number(_ frame: Frame) -> Number? { nil }

  /// Whether the value is true; a comparison makes no `bool` on the way.
  func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    try frame.context.truth(try self(frame))
  }

  /// The value and whether it is true, which is asked once.
  ///
  /// - Parameter range: Where an error of the asking is.
  func decided(
    _ frame: Frame, at range: SourceRange
  ) throws(Raise) -> (value: Value, isTrue: Bool) {
    let value = try self(frame)
    return (value, try frame.isTrue(value, range))
  }
}

/// An expression whose evaluation is not worth a class of its own.
final class ExpressionClosure: ExpressionCode {
  private let evaluate: (Frame) throws(Raise) -> Value

  init(_ evaluate: @escaping (Frame) throws(Raise) -> Value) { self.evaluate = evaluate }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value { try evaluate(frame) }
}

final class ConstantCode: ExpressionCode {
  let value: Value

  init(_ value: Value) { self.value = value }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value { value }
}

/// A name that is not one of a class's body.
final class VariableCode: ExpressionCode {
  let place: VariablePlace
  private let name: String
  /// What a name of the note means where no cell binds it.
  let builtin: Value?
  private let namespace: Namespace
  private let range: SourceRange

  init(
    _ name: String, _ place: VariablePlace, builtin: Value?, in namespace: Namespace,
    _ range: SourceRange
  ) {
    self.name = name
    self.place = place
    self.builtin = builtin
    self.namespace = namespace
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let value = place(frame).pointee { return value }
    if let builtin { return builtin }
    return try search(frame)
  }

  @inline(never)
  private func search(_ frame: Frame) throws(Raise) -> Value {
    guard place.global != nil else { throw place.unbound(name).located(range) }
    if let value = frame.context.builtins[name] { return value }
    throw frame.undefinedName(name, in: namespace).located(range)
  }
}

/// An expression that decides something: what its truth raises has the expression's place.
final class ConditionCode: ExpressionCode {
  private let value: ExpressionCode
  private let range: SourceRange

  init(_ value: ExpressionCode, _ range: SourceRange) {
    self.value = value
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value { try value(frame) }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    try frame.isTrue(try value(frame), range)
  }
}

final class NotCode: ExpressionCode {
  private let condition: ExpressionCode

  init(_ condition: ExpressionCode) { self.condition = condition }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    .bool(!(try condition.isTrue(frame)))
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool { !(try condition.isTrue(frame)) }
}

/// `then if condition else orElse`.
final class ConditionalCode: ExpressionCode {
  private let condition: ExpressionCode
  private let then: ExpressionCode
  private let orElse: ExpressionCode

  init(_ condition: ExpressionCode, _ then: ExpressionCode, _ orElse: ExpressionCode) {
    self.condition = condition
    self.then = then
    self.orElse = orElse
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    try condition.isTrue(frame) ? try then(frame) : try orElse(frame)
  }
}

extension Frame {
  @inline(__always)
  func isTrue(_ value: Value, _ range: SourceRange) throws(Raise) -> Bool {
    if case .bool(let answer) = value { return answer }
    do throws(Raise) {
      return try context.truth(value)
    } catch {
      throw error.located(range)
    }
  }
}
