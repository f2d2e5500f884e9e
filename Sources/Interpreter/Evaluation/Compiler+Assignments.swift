import Diagnostics
import Dialect

extension Compiler {
  func assign(_ targets: [Target], _ value: Expression) -> Execute {
    if targets.count == 1, case .name(let name) = targets[0].kind,
      case .local(let slot) = name.storage
    {
      let value = expression(value)
      return { frame throws(Raise) in
        frame.slots[slot] = try value(frame)
        return .normal
      }
    }
    if targets.count == 1, let parallel = parallelAssign(targets[0], value) { return parallel }
    let (value, stores) = (expression(value), targets.map { store($0) })
    return { frame throws(Raise) in
      let value = try value(frame)
      for store in stores { try store(frame, value) }
      return .normal
    }
  }

  /// `a, b = x, y`, without a tuple in between.
  private func parallelAssign(_ target: Target, _ value: Expression) -> Execute? {
    guard case .sequence(let targets, starred: nil) = target.kind, targets.count == 2,
      case .tuple(let values) = value.kind, values.count == 2,
      !values.contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return nil }
    let (first, second) = (expression(values[0]), expression(values[1]))
    let (storeFirst, storeSecond) = (store(targets[0]), store(targets[1]))
    return { frame throws(Raise) in
      let (one, two) = (try first(frame), try second(frame))
      try storeFirst(frame, one)
      try storeSecond(frame, two)
      return .normal
    }
  }

  func augmentedAssign(
    _ target: Target, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange
  ) -> Execute {
    let operand = expression(value)
    let combine: Combine = { frame, old throws(Raise) in
      try combined(op, old, try operand(frame), range, frame)
    }
    switch target.kind {
    case .name(let name):
      switch name.storage {
      case .local(let slot):
        let old = LocalOperand(slot: slot, name: LocalName(name.text, target.range))
        return pair(old, value, AugmentedLocalMaker(op: op, slot: slot, place: CodePlace(range)))
          .execute
      case .global where op == .add:
        let (cell, read) = (namespace.boundCell(name.text), read(name, target.range))
        return augmentedGlobal(cell, read, ComputedOperand(evaluate: operand), range)
      default:
        let (read, write) = (self.read(name, target.range), self.write(name))
        return { frame throws(Raise) in
          try write(frame, try combine(frame, try read(frame)))
          return .normal
        }
      }
    case .attribute(let object, let name):
      let maker = AugmentedAttributeMaker(
        op: op, name: name, statement: CodePlace(range), place: target.range,
        keepsObject: value.bindsNothing(levels: 8))
      return pair(object, value, maker).execute
    case .item(let object, let key):
      return augmentedItem(expression(object), expression(key), combine, target.range)
    case .sequence:
      return { _ throws(Raise) in .normal }
    }
  }

  /// `name += value` of a cell's own name.
  private func augmentedGlobal(
    _ cell: Namespace.GlobalCell, _ read: @escaping Evaluate, _ operand: ComputedOperand,
    _ range: SourceRange
  ) -> Execute {
    { frame throws(Raise) in
      if case .string? = cell.value {
        switch try TextGrowth(of: { _ in cell.value }, by: operand, range, frame) {
        case .append(let text): cell.value.append(text)
        case .replace(let value): cell.value = value
        }
        return .normal
      }
      let old = try read(frame)
      cell.value = try combined(.add, old, try operand(frame), range, frame)
      return .normal
    }
  }

  private func augmentedItem(
    _ object: @escaping Evaluate, _ key: @escaping Evaluate,
    _ combine: @escaping Combine, _ range: SourceRange
  ) -> Execute {
    { frame throws(Raise) in
      let container = try object(frame)
      let key = try key(frame)
      let old: Value
      do throws(Raise) {
        old = try frame.context.item(container, key)
      } catch {
        throw error.located(range)
      }
      let new = try combine(frame, old)
      do throws(Raise) {
        try frame.context.setItem(container, key, to: new)
      } catch {
        throw error.located(range)
      }
      return .normal
    }
  }
}

/// The new value of `old op= …`.
private typealias Combine = (Frame, Value) throws(Raise) -> Value

private struct AugmentedLocalMaker: PairMaker {
  let op: BinaryOperator
  let slot: Int
  let place: CodePlace

  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Step {
    // Compared here and not in each turn.
    let isAddition = op == .add
    return Step { [op, slot, place] frame throws(Raise) in
      if isAddition, case .string? = frame.slots[slot] {
        switch try TextGrowth(of: { $0.slots[slot] }, by: right, place.range, frame) {
        case .append(let text): frame.slots[slot].append(text)
        case .replace(let value): frame.slots[slot] = value
        }
        return .normal
      }
      let old = try left(frame)
      frame.slots[slot] = try combined(op, old, try right(frame), place.range, frame)
      return .normal
    }
  }
}

private struct AugmentedAttributeMaker: PairMaker {
  let op: BinaryOperator
  let name: String
  let statement: CodePlace
  /// Of the attribute alone.
  let place: SourceRange
  /// Whether a local name surely holds the same object behind the operand.
  let keepsObject: Bool

  func callAsFunction(_ object: some Operand, _ operand: some Operand) -> Step {
    let (reading, writing) = (AttributeCache(name, place), AttributeCache(name, place))
    return Step { [op, statement, keepsObject] frame throws(Raise) in
      if keepsObject, let old = object.attribute(reading, frame) {
        let new = try combined(op, old, try operand(frame), statement.range, frame)
        if object.setAttribute(writing, to: new, frame) { return .normal }
        return try Self.store(new, in: try object(frame), writing, frame)
      }
      let context = frame.context
      let object = try object(frame)
      let old: Value
      do throws(Raise) {
        if case .instance(let instance) = object, let own = try reading.read(instance, in: context)
        {
          old = own
        } else {
          old = try context.attribute(object, reading.name)
        }
      } catch {
        throw error.located(reading.range)
      }
      let new = try combined(op, old, try operand(frame), statement.range, frame)
      if case .instance(let instance) = object, writing.write(new, to: instance) { return .normal }
      return try Self.store(new, in: object, writing, frame)
    }
  }

  private static func store(
    _ new: Value, in object: Value, _ cache: AttributeCache, _ frame: Frame
  ) throws(Raise) -> Completion {
    do throws(Raise) {
      try frame.context.setAttribute(object, cache.name, to: new, remembering: cache)
    } catch {
      throw error.located(cache.range)
    }
    return .normal
  }
}

extension Expression {
  /// Whether it is plain to see, looking a few levels deep, that no part binds a name.
  fileprivate func bindsNothing(levels: Int) -> Bool {
    if levels == 0 { return false }
    switch kind {
    case .none, .bool, .int, .float, .string, .name: return true
    case .attribute(let part, _), .unary(_, let part):
      return part.bindsNothing(levels: levels - 1)
    case .binary(_, let left, let right), .item(let left, let right):
      return left.bindsNothing(levels: levels - 1) && right.bindsNothing(levels: levels - 1)
    default: return false
    }
  }
}

/// `old op= operand` without the assignment.
@inline(__always)
func combined(
  _ op: BinaryOperator, _ old: Value, _ operand: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Value {
  if let result = combineNumbers(op, old, operand) { return result }
  do throws(Raise) {
    return try frame.context.augmented(op, old, operand)
  } catch {
    throw error.located(range)
  }
}
