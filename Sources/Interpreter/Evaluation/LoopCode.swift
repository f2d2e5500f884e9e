import Diagnostics

final class WhileCode: StatementCode {
  private let condition: ExpressionCode
  private let body: StatementCode
  private let orElse: StatementCode
  private let range: SourceRange

  init(
    _ condition: ExpressionCode, _ body: StatementCode, _ orElse: StatementCode,
    _ range: SourceRange
  ) {
    self.condition = condition
    self.body = body
    self.orElse = orElse
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    let context = frame.context
    while try condition.isTrue(frame) {
      do throws(Raise) {
        try context.step()
      } catch {
        throw error.located(range)
      }
      switch try body(frame) {
      case .normal, .continue: break
      case .break: return .normal
      case .return: return .return
      }
    }
    return try orElse(frame)
  }
}

final class ForCode: StatementCode {
  private let target: Destination
  private let iterable: ExpressionCode
  private let body: StatementCode
  private let orElse: StatementCode
  /// Of the iterable.
  private let range: SourceRange

  init(
    _ target: Destination, _ iterable: ExpressionCode, _ body: StatementCode,
    _ orElse: StatementCode, _ range: SourceRange
  ) {
    self.target = target
    self.iterable = iterable
    self.body = body
    self.orElse = orElse
    self.range = range
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    var completion: Completion?
    try frame.context.forEach(of: try iterable(frame), range) { element throws(Raise) in
      try target.bind(element, range, frame)
      switch try body(frame) {
      case .normal, .continue: return true
      case .break: completion = .normal
      case .return: completion = .return
      }
      return false
    }
    if let completion { return completion }
    return try orElse(frame)
  }
}

/// What a loop binds; a name is written in place.
struct Destination {
  private let place: VariablePlace?
  private let store: StoreCode

  init(_ store: StoreCode) {
    self.store = store
    place = (store as? VariableStore)?.place
  }

  /// Binds an element; errors are located at the iterable.
  @inline(__always)
  func bind(
    _ element: consuming Value, _ range: SourceRange, _ frame: Frame
  ) throws(Raise) {
    if let place {
      place(frame).pointee = element
      return
    }
    do throws(Raise) {
      try store(frame, element)
    } catch {
      throw error.located(range)
    }
  }
}
