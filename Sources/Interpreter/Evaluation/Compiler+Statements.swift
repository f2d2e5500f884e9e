import Diagnostics
import Dialect

extension Compiler {
  func block(_ statements: [Statement]) -> Execute {
    block(statements.map { Step(statement($0)) })
  }

  func block(_ parts: [Step]) -> Execute {
    switch parts.count {
    case 0: return { _ throws(Raise) in .normal }
    case 1: return parts[0].execute
    case 2:
      let first = parts[0].execute
      let second = parts[1].execute
      return { frame throws(Raise) in
        let completion = try first(frame)
        if completion != .normal { return completion }
        return try second(frame)
      }
    case 3:
      return inOrder(parts[0].execute, parts[1].execute, parts[2].execute)
    default:
      // No loop over the parts: each would be retained for its turn.
      let rest = parts.count / 2
      return inOrder(
        parts[0].execute, block(Array(parts[1...rest])), block(Array(parts[(rest + 1)...])))
    }
  }

  private func inOrder(
    _ first: @escaping Execute, _ second: @escaping Execute, _ third: @escaping Execute
  ) -> Execute {
    { frame throws(Raise) in
      var completion = try first(frame)
      if completion != .normal { return completion }
      completion = try second(frame)
      if completion != .normal { return completion }
      return try third(frame)
    }
  }

  func statement(_ statement: Statement) -> Execute {
    let range = statement.range
    switch statement.kind {
    case .expression(let value):
      let value = expression(value)
      return { frame throws(Raise) in
        _ = try value(frame)
        return .normal
      }
    case .assign(let targets, let value): return assign(targets, value)
    case .augmentedAssign(let target, let op, let value):
      return augmentedAssign(target, op, value, range)
    case .annotatedAssign(let target, let annotation, let value):
      return annotatedAssign(target, annotation, value)
    case .delete(let targets): return block(targets.map { Step(delete($0)) })
    case .if(let condition, let then, let orElse):
      let test = self.condition(condition)
      let then = block(then)
      if orElse.isEmpty {
        return { frame throws(Raise) in try test(frame) ? try then(frame) : .normal }
      }
      let orElse = block(orElse)
      return { frame throws(Raise) in
        try test(frame) ? try then(frame) : try orElse(frame)
      }
    case .for(let target, let iterable, let body, let orElse):
      return forLoop(target, iterable, body, orElse)
    case .while(let condition, let body, let orElse):
      return whileLoop(self.condition(condition), block(body), block(orElse), range)
    case .function(let target, let function, let decorators):
      return functionStatement(target, function, decorators)
    case .classDefinition(let target, let definition, let decorators):
      return classStatement(target, definition, decorators, range)
    case .return(let value?):
      let value = expression(value)
      return { frame throws(Raise) in
        frame.result = try value(frame)
        return .return
      }
    case .return(nil):
      return { frame throws(Raise) in
        frame.result = .none
        return .return
      }
    case .break: return { _ throws(Raise) in .break }
    case .continue: return { _ throws(Raise) in .continue }
    case .pass, .declaration: return { _ throws(Raise) in .normal }
    case .raise(let exception, let cause): return raising(exception, cause, range)
    case .assert(let condition, let message): return assertion(condition, message, range)
    case .try(let body, let handlers, let orElse, let finally):
      return tryStatement(
        block(body), handlers, orElse.isEmpty ? nil : block(orElse),
        finally.isEmpty ? nil : block(finally))
    case .with(let items, let body): return withStatement(items[...], block(body))
    case .match(let subject, let cases):
      let choose = choice(subject, cases)
      let bodies = cases.map { Step(block($0.body)) }
      return { frame throws(Raise) in
        guard let index = try choose(frame) else { return .normal }
        return try bodies[index].execute(frame)
      }
    case .import(let modules): return block(modules.map { Step(importModule($0)) })
    case .importFrom(let module, let names): return importFrom(module, names, range)
    }
  }

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

  private func augmentedAssign(
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
        return pair(old, value, AugmentedLocalMaker(op: op, slot: slot, range: range)).execute
      case .global where op == .add:
        let (cell, read) = (namespace.cell(name.text), read(name, target.range))
        return augmentedGlobal(cell, read, ComputedOperand(evaluate: operand), range)
      default:
        let (read, write) = (self.read(name, target.range), self.write(name))
        return { frame throws(Raise) in
          try write(frame, try combine(frame, try read(frame)))
          return .normal
        }
      }
    case .attribute(let object, let name):
      let maker = AugmentedAttributeMaker(op: op, name: name, range: range, place: target.range)
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

  private func assertion(
    _ condition: Expression, _ message: Expression?, _ range: SourceRange
  ) -> Execute {
    let (test, message) = (self.condition(condition), message.map { expression($0) })
    let place = condition.range
    return { frame throws(Raise) in
      if try test(frame) { return .normal }
      let value = try message?(frame)
      let object = InstanceObject(of: frame.context.types.exception(.assertionError))
      object.attributes["args"] = Value(tuple: value.map { [$0] } ?? [])
      throw Raise(object).located(place)
    }
  }

  private func raising(
    _ exception: Expression?, _ cause: Expression?, _ range: SourceRange
  ) -> Execute {
    guard let exception = exception.map({ expression($0) }) else {
      return { frame throws(Raise) in
        if let current = frame.context.handled.last { throw current.located(range) }
        throw Raise(.runtimeError, "No active exception to reraise").located(range)
      }
    }
    let cause = cause.map { expression($0) }
    return { frame throws(Raise) in
      let value = try exception(frame)
      let reason = try cause?(frame)
      do throws(Raise) {
        throw try frame.context.makeRaise(value, cause: reason)
      } catch {
        throw error.located(range)
      }
    }
  }
}

/// The new value of `old op= …`.
private typealias Combine = (Frame, Value) throws(Raise) -> Value

private struct AugmentedLocalMaker: PairMaker {
  let op: BinaryOperator
  let slot: Int
  let range: SourceRange

  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Step {
    Step { [op, slot, range] frame throws(Raise) in
      if op == .add, case .string? = frame.slots[slot] {
        switch try TextGrowth(of: { $0.slots[slot] }, by: right, range, frame) {
        case .append(let text): frame.slots[slot].append(text)
        case .replace(let value): frame.slots[slot] = value
        }
        return .normal
      }
      let old = try left(frame)
      frame.slots[slot] = try combined(op, old, try right(frame), range, frame)
      return .normal
    }
  }
}

private struct AugmentedAttributeMaker: PairMaker {
  let op: BinaryOperator
  let name: String
  let range: SourceRange
  /// Of the attribute alone.
  let place: SourceRange

  func callAsFunction(_ object: some Operand, _ operand: some Operand) -> Step {
    let (reading, writing) = (AttributeCache(name), AttributeCache(name))
    return Step { [op, name, range, place] frame throws(Raise) in
      let context = frame.context
      let object = try object(frame)
      let old: Value
      do throws(Raise) {
        if case .instance(let instance) = object, let own = try reading.read(instance, in: context)
        {
          old = own
        } else {
          old = try context.attribute(object, name)
        }
      } catch {
        throw error.located(place)
      }
      let new = try combined(op, old, try operand(frame), range, frame)
      if case .instance(let instance) = object, writing.write(new, to: instance) { return .normal }
      do throws(Raise) {
        try context.setAttribute(object, name, to: new, remembering: writing)
      } catch {
        throw error.located(place)
      }
      return .normal
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

extension Context {
  /// What `raise value from cause` raises.
  func makeRaise(_ value: Value, cause: Value?) throws(Raise) -> Raise {
    let made: Raise
    switch value {
    case .instance(let object) where isException(object):
      made = Raise(object)
    case .classObject(let type) where type.isSubclass(of: types.exception(.baseException)):
      guard case .instance(let object) = try instantiate(type, CallArguments()) else {
        throw Raise(.typeError, "exceptions must derive from BaseException")
      }
      made = Raise(object)
    default: throw Raise(.typeError, "exceptions must derive from BaseException")
    }
    guard let cause, case .object(let object) = made.cause else { return made }
    if case .instance(let reason) = cause, isException(reason) {
      made.state.context = reason
    } else if !cause.isNone {
      throw Raise(.typeError, "exception causes must derive from BaseException")
    }
    made.state.isFromCause = true
    object.attributes["__cause__"] = cause
    object.attributes["__suppress_context__"] = true
    return made
  }
}
