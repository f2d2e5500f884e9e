import Diagnostics
import Dialect

/// `left op right`.
class BinaryCode: ExpressionCode {
  fileprivate let op: BinaryOperator
  fileprivate let left: Operand
  fileprivate let right: Operand
  private let range: SourceRange

  init(_ op: BinaryOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let a = try left(frame)
    return try frame.context.apply(op, a, try right(frame), range)
  }
}

/// The same for local names and numbers: those that are numbers are taken where they stand.
final class PlainBinaryCode: BinaryCode {
  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let a = left.int(frame) {
      if let b = right.int(frame), let result = combine(op, a, b) { return result }
    } else if let a = left.float(frame) {
      if let b = right.float(frame), let result = combine(op, a, b) { return result }
    }
    return try super.callAsFunction(frame)
  }
}

/// `left op right` with one comparison.
final class ComparisonCode: ExpressionCode {
  private let op: ComparisonOperator
  private let left: Operand
  private let right: Operand
  private let range: SourceRange

  init(_ op: ComparisonOperator, _ left: Operand, _ right: Operand, _ range: SourceRange) {
    self.op = op
    self.left = left
    self.right = right
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let a = try left(frame)
    let b = try right(frame)
    if let answer = compareNumbers(op, a, b) { return .bool(answer) }
    return try compare(a, b, frame)
  }

  override func isTrue(_ frame: Frame) throws(Raise) -> Bool {
    if let a = left.int(frame), let b = right.int(frame), let answer = compareNumbers(op, a, b) {
      return answer
    }
    let a = try left(frame)
    let b = try right(frame)
    if let answer = compareNumbers(op, a, b) { return answer }
    return try frame.isTrue(try compare(a, b, frame), range)
  }

  private func compare(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Value {
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
    if let result = combineNumbers(op, a, b) { return result }
    do throws(Raise) {
      return try binary(op, a, b)
    } catch {
      throw error.located(range)
    }
  }
}
