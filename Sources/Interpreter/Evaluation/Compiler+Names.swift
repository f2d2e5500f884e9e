import Diagnostics
import Dialect

extension Compiler {
  func read(_ name: Name, _ range: SourceRange) -> ExpressionCode {
    let text = name.text
    switch name.storage {
    case .local(let slot): return LocalCode(slot: slot, text, range)
    case .boxed(let slot):
      return ExpressionClosure { frame throws(Raise) in
        if let value = frame.box(slot).value { return value }
        throw Raise.unboundLocal(text).located(range)
      }
    case .captured(let index):
      return ExpressionClosure { frame throws(Raise) in
        if let value = frame.captures[index].value { return value }
        throw Raise.unboundFree(text).located(range)
      }
    case .classBody:
      let global = global(text, range)
      return ExpressionClosure { frame throws(Raise) in
        if let value = frame.classNames?.attributes[text] { return value }
        return try global(frame)
      }
    case .global: return global(text, range)
    }
  }

  private func global(_ text: String, _ range: SourceRange) -> GlobalCode {
    GlobalCode(text, builtin: builtins[text], in: namespace, range)
  }

  func write(_ name: Name) -> StoreCode {
    let text = name.text
    switch name.storage {
    case .local(let slot): return LocalStore(slot)
    case .boxed(let slot):
      return StoreClosure { frame, value throws(Raise) in frame.box(slot).value = value }
    case .captured(let index):
      return StoreClosure { frame, value throws(Raise) in frame.captures[index].value = value }
    case .classBody:
      return StoreClosure { frame, value throws(Raise) in
        frame.classNames?.attributes[text] = value
      }
    case .global: return GlobalStore(namespace.boundCell(text))
    }
  }

  /// Unbinds a name; an error when it is not bound.
  func delete(_ name: Name, _ range: SourceRange) -> StatementCode {
    let text = name.text
    let namespace = namespace
    let cell = namespace.cell(text)
    return StatementClosure { frame throws(Raise) in
      let wasBound: Bool
      switch name.storage {
      case .local(let slot):
        wasBound = frame.slots[slot] != nil
        frame.slots[slot] = nil
      case .boxed(let slot):
        wasBound = frame.box(slot).value != nil
        frame.box(slot).value = nil
      case .captured(let index):
        wasBound = frame.captures[index].value != nil
        frame.captures[index].value = nil
      case .classBody:
        wasBound = frame.classNames?.attributes[text] != nil
        frame.classNames?.attributes[text] = nil
      case .global:
        wasBound = cell.value != nil
        cell.value = nil
      }
      if wasBound { return .normal }
      switch name.storage {
      case .local, .boxed: throw Raise.unboundLocal(text).located(range)
      default: throw frame.undefinedName(text, in: namespace).located(range)
      }
    }
  }

  // MARK: Targets

  func store(_ target: Target) -> StoreCode {
    let range = target.range
    switch target.kind {
    case .name(let name): return write(name)
    case .attribute(let object, let name):
      return AttributeStore(operand(object), AttributeCache(name, range))
    case .item(let object, let key): return ItemStore(operand(object), operand(key), range)
    case .sequence(let targets, let starred): return unpack(targets, starred, range)
    }
  }

  private func unpack(
    _ targets: [Target], _ starred: Int?, _ range: SourceRange
  ) -> StoreCode {
    let stores = targets.map { store($0) }
    let count = stores.count
    if count == 2, starred == nil { return PairStore(stores[0], stores[1], range) }
    return StoreClosure { frame, value throws(Raise) in
      let elements: [Value]
      do throws(Raise) {
        elements =
          if let starred {
            try frame.context.unpack(value, count: count, starred: starred)
          } else {
            try frame.context.unpack(value, count: count)
          }
      } catch {
        throw error.located(range)
      }
      for index in 0..<count { try stores[index](frame, elements[index]) }
    }
  }

  func delete(_ target: Target) -> StatementCode {
    let range = target.range
    switch target.kind {
    case .name(let name): return delete(name, range)
    case .attribute(let object, let name):
      let object = expression(object)
      return StatementClosure { frame throws(Raise) in
        let object = try object(frame)
        do throws(Raise) {
          try frame.context.deleteAttribute(object, name)
        } catch {
          throw error.located(range)
        }
        return .normal
      }
    case .item(let object, let key):
      let object = expression(object)
      let key = expression(key)
      return StatementClosure { frame throws(Raise) in
        let container = try object(frame)
        let key = try key(frame)
        do throws(Raise) {
          try frame.context.deleteItem(container, key)
        } catch {
          throw error.located(range)
        }
        return .normal
      }
    case .sequence(let targets, _): return block(targets.map { delete($0) })
    }
  }
}

extension Frame {
  /// The error for a name that nothing binds, with the nearest name that something does.
  func undefinedName(_ name: String, in namespace: Namespace) -> Raise {
    let locals = code?.definition.slotNames ?? []
    return .undefinedName(
      name, known: locals + namespace.names + context.builtins.keys.sorted(),
      modules: context.moduleNames, originals: context.originalBuiltins)
  }
}
