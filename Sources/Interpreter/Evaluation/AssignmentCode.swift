import Diagnostics
import Dialect

/// `name = value`.
final class VariableAssignment: StatementCode {
  private let place: VariablePlace
  private let value: Operand

  init(_ place: VariablePlace, _ value: Operand) {
    self.place = place
    self.value = value
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    if let number = value.number(frame) {
      place(frame).bind(number)
    } else {
      let value = try value(frame)
      place(frame).pointee = value
    }
    return .normal
  }
}

/// `target = value`.
final class Assignment: StatementCode {
  private let store: StoreCode
  private let value: ExpressionCode

  init(_ store: StoreCode, _ value: ExpressionCode) {
    self.store = store
    self.value = value
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    try store(frame, try value(frame))
    return .normal
  }
}

/// `name op= operand`.
final class AugmentedVariable: StatementCode {
  private let op: BinaryOperator
  private let place: VariablePlace
  private let old: ExpressionCode
  private let operand: Operand
  private let range: SourceRange
  /// Whether the name surely means the same value behind the operand.
  private let keepsName: Bool

  init(
    _ op: BinaryOperator, _ place: VariablePlace, _ old: ExpressionCode, _ operand: Operand,
    _ range: SourceRange, keepsName: Bool
  ) {
    self.op = op
    self.place = place
    self.old = old
    self.operand = operand
    self.range = range
    self.keepsName = keepsName
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    let variable = place(frame)
    if let a = variable.number, let b = operand.number(frame), let result = combine(op, a, b) {
      variable.initialize(to: Value(result))
      return .normal
    }
    if op == .add, case .string? = variable.pointee {
      if let text = try keepsName ? addedText(frame) : addedTextOrOther(frame) {
        place(frame).pointee.append(text)
      }
      return .normal
    }
    let old = try old(frame)
    let new = try combined(op, old, try operand(frame), range, frame)
    place(frame).pointee = new
    return .normal
  }

  // MARK: Texts

  /// The text to put behind the variable's own, in place where nothing else refers to that. Nothing
  /// where the variable has its new value already.
  @inline(never)
  private func addedText(_ frame: Frame) throws(Raise) -> StringObject? {
    let value = try operand(frame)
    let variable = place(frame)
    if case .string(let added) = value {
      try frame.checkGrowth(of: variable.pointee, by: added, range)
      return added
    }
    variable.pointee = try combined(op, variable.pointee ?? .none, value, range, frame)
    return nil
  }

  /// The same where evaluating the operand may bind the name anew.
  @inline(never)
  private func addedTextOrOther(_ frame: Frame) throws(Raise) -> StringObject? {
    let old = try old(frame)
    let value = try operand(frame)
    if case .string(let text) = old, case .string(let added) = value,
      case .string(let now)? = place(frame).pointee, now === text
    {
      try frame.checkGrowth(of: old, by: added, range)
      return added
    }
    let new = try combined(op, old, value, range, frame)
    place(frame).pointee = new
    return nil
  }
}

extension Frame {
  fileprivate func checkGrowth(
    of text: Value?, by added: StringObject, _ range: SourceRange
  ) throws(Raise) {
    guard case .string(let text)? = text else { return }
    do throws(Raise) {
      try context.checkGrowth(
        of: "the text", from: text.text.utf8.count, by: added.text.utf8.count)
    } catch {
      throw error.located(range)
    }
  }
}

/// `object.name op= operand`.
final class AugmentedAttribute: StatementCode {
  private let op: BinaryOperator
  private let object: Operand
  private let operand: Operand
  private let reading: AttributeCache
  private let writing: AttributeCache
  private let range: SourceRange
  /// Whether a local name surely holds the same object behind the operand.
  private let keepsObject: Bool

  /// - Parameter place: Of the attribute alone.
  init(
    _ op: BinaryOperator, _ object: Operand, _ name: String, _ operand: Operand,
    _ range: SourceRange, place: SourceRange, keepsObject: Bool
  ) {
    self.op = op
    self.object = object
    self.operand = operand
    self.range = range
    self.keepsObject = keepsObject
    reading = AttributeCache(name, place)
    writing = AttributeCache(name, place)
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    if let number = operand.number(frame), isUpdated(by: number, frame) { return .normal }
    if keepsObject, let old = object.attribute(reading, frame) {
      let new = try combined(op, old, try operand(frame), range, frame)
      if object.setAttribute(writing, to: new, frame) { return .normal }
      return try store(new, in: try object(frame), frame)
    }
    return try search(frame)
  }

  @inline(never)
  private func search(_ frame: Frame) throws(Raise) -> Completion {
    let context = frame.context
    let object = try object(frame)
    let old: Value
    do throws(Raise) {
      if case .instance(let instance) = object, let own = try reading.read(instance, in: context) {
        old = own
      } else {
        old = try context.attribute(object, reading.name)
      }
    } catch {
      throw error.located(reading.range)
    }
    let new = try combined(op, old, try operand(frame), range, frame)
    if case .instance(let instance) = object, writing.write(new, to: instance) { return .normal }
    return try store(new, in: object, frame)
  }

  private func isUpdated(by number: Number, _ frame: Frame) -> Bool {
    object.withInstance(frame) { object in
      writing.update(object, readBy: reading) { combine(op, $0, number) }
    } ?? false
  }

  private func store(
    _ new: Value, in object: Value, _ frame: Frame
  ) throws(Raise) -> Completion {
    do throws(Raise) {
      try frame.context.setAttribute(object, writing.name, to: new, remembering: writing)
    } catch {
      throw error.located(writing.range)
    }
    return .normal
  }
}

/// `container[key] op= operand`.
final class AugmentedItem: StatementCode {
  private let op: BinaryOperator
  private let container: Operand
  private let key: Operand
  private let operand: Operand
  private let range: SourceRange
  /// Of the item alone.
  private let place: SourceRange

  init(
    _ op: BinaryOperator, _ container: Operand, _ key: Operand, _ operand: Operand,
    _ range: SourceRange, place: SourceRange
  ) {
    self.op = op
    self.container = container
    self.key = key
    self.operand = operand
    self.range = range
    self.place = place
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Completion {
    if let number = operand.number(frame), isUpdated(by: number, frame) { return .normal }
    let container = try container(frame)
    let key = try key(frame)
    let old: Value
    do throws(Raise) {
      old = try frame.context.item(container, key)
    } catch {
      throw error.located(place)
    }
    let new = try combined(op, old, try operand(frame), range, frame)
    do throws(Raise) {
      try frame.context.setItem(container, key, to: new)
    } catch {
      throw error.located(place)
    }
    return .normal
  }

  /// Changes the number that a dict has for the key, in one look-up; false where it takes more.
  private func isUpdated(by number: Number, _ frame: Frame) -> Bool {
    container.withDict(key, frame) { dict, key in
      dict.update(key) { combine(op, $0, number) }
    } ?? false
  }
}

/// `old op= operand` without the assignment.
@inline(__always)
func combined(
  _ op: BinaryOperator, _ old: Value, _ operand: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Value {
  if let a = old.number, let b = operand.number, let result = combine(op, a, b) {
    return Value(result)
  }
  do throws(Raise) {
    return try frame.context.augmented(op, old, operand)
  } catch {
    throw error.located(range)
  }
}
