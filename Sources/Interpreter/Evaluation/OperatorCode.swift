import Diagnostics
import Dialect

/// `left op right`.
final class BinaryCode: ExpressionCode {
  private let op: BinaryOperator
  private let left: Operand
  private let right: Operand
  private let range: SourceRange
  private let isNumeric: Bool
  @exclusivity(unchecked) private var guess = NumberGuess()

  init(_ op: BinaryOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
    isNumeric = left.hasNumber && right.hasNumber
  }

  override var hasNumber: Bool { isNumeric }

  override func number(_ frame: Frame) -> Number? {
    if guess.pays, let a = left.number(frame), let b = right.number(frame) {
      return combine(op, a, b)
    }
    return nil
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if isNumeric, guess.pays {
      if let a = left.number(frame), let b = right.number(frame), let result = combine(op, a, b) {
        return Value(result)
      }
      guess.fail()
    }
    let a = try left(frame)
    return try frame.context.apply(op, a, try right(frame), range)
  }
}

/// `left op right` with one comparison.
final class ComparisonCode: ExpressionCode {
  private let op: ComparisonOperator
  private let left: Operand
  private let right: Operand
  private let range: SourceRange
  private let isNumeric: Bool
  @exclusivity(unchecked) private var guess = NumberGuess()

  init(_ op: ComparisonOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
    isNumeric = left.hasNumber && right.hasNumber
  }

  /// The answer for numbers in place.
  @inline(__always)
  private func answer(_ frame: Frame) -> Bool? {
    guard isNumeric, guess.pays else { return nil }
    if let a = left.number(frame), let b = right.number(frame), let answer = compare(op, a, b) {
      return answer
    }
    guess.fail()
    return nil
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let answer = answer(frame) { return .bool(answer) }
    let a = try left(frame)
    return try compared(a, try right(frame), frame)
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    if let answer = answer(frame) { return answer }
    let a = try left(frame)
    return try frame.isTrue(try compared(a, try right(frame), frame), range)
  }

  @inline(__always)
  private func compared(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Value {
    if let x = a.number, let y = b.number, let answer = compare(op, x, y) { return .bool(answer) }
    do throws(Raise) {
      return try frame.context.compare(op, a, b)
    } catch {
      throw error.located(range)
    }
  }
}

/// `item in container`, `item not in container`.
final class MembershipCode: ExpressionCode {
  private let item: Operand
  private let container: Operand
  private let isNegated: Bool
  private let range: SourceRange

  init(_ item: Operand, _ container: Operand, isNegated: Bool, _ range: SourceRange) {
    self.item = item
    self.container = container
    self.isNegated = isNegated
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    .bool(try isTrue(frame))
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    let isMember = container.withDict(item, frame) { dict, key -> Bool? in
      switch dict.table.search(for: key) {
      case .found: true
      case .missing: false
      case .unsure: nil
      }
    }
    if let isMember { return isMember != isNegated }
    let item = try item(frame)
    let container = try container(frame)
    do throws(Raise) {
      return try frame.context.contains(container, item) != isNegated
    } catch {
      throw error.located(range)
    }
  }
}

/// `first and second`, `first or second`.
final class JunctionCode: ExpressionCode {
  private let first: ExpressionCode
  private let second: ExpressionCode
  private let stop: Bool
  /// Of the whole chain.
  private let range: SourceRange

  init(
    _ first: ExpressionCode, _ second: ExpressionCode, stopsAt stop: Bool, _ range: SourceRange
  ) {
    self.first = first
    self.second = second
    self.stop = stop
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let (value, isTrue) = try first.decided(frame, at: range)
    return isTrue == stop ? value : try second(frame)
  }

  override func decided(
    _ frame: Frame, at place: SourceRange
  ) throws(Raise) -> (value: Value, isTrue: Bool) {
    let known = try first.decided(frame, at: range)
    return known.isTrue == stop ? known : try second.decided(frame, at: place)
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    try first.isTrue(frame) == stop ? stop : try second.isTrue(frame)
  }
}

extension Context {
  /// One binary operation, with the commonest pairs of numbers up front.
  @inline(__always)
  func apply(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ range: SourceRange
  ) throws(Raise) -> Value {
    if let x = a.number, let y = b.number, let result = combine(op, x, y) { return Value(result) }
    do throws(Raise) {
      return try binary(op, a, b)
    } catch {
      throw error.located(range)
    }
  }
}
