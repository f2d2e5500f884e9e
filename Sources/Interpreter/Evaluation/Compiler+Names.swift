import Diagnostics
import Dialect

extension Compiler {
  func read(_ name: Name, _ range: SourceRange) -> ExpressionCode {
    let text = name.text
    let place = name.place(namespace.cell)
    let variable = VariableCode(
      text, place ?? VariablePlace(namespace.cell(text)),
      builtin: place == nil || name.storage == .global ? builtins[text] : nil, in: namespace, range)
    if place != nil { return variable }
    return ExpressionClosure { frame throws(Raise) in
      if let value = frame.classNames?.attributes[text] { return value }
      return try variable(frame)
    }
  }

  func write(_ name: Name) -> StoreCode {
    if let place = name.place(namespace.boundCell) { return VariableStore(place) }
    let text = name.text
    return StoreClosure { frame, value throws(Raise) in frame.classNames?.attributes[text] = value }
  }

  /// Unbinds a name; an error when it is not bound.
  func delete(_ name: Name, _ range: SourceRange) -> StatementCode {
    let text = name.text
    let namespace = namespace
    guard let place = name.place(namespace.cell) else {
      return StatementClosure { frame throws(Raise) in
        if frame.classNames?.attributes[text] == nil {
          throw frame.undefinedName(text, in: namespace).located(range)
        }
        frame.classNames?.attributes[text] = nil
        return .normal
      }
    }
    return StatementClosure { frame throws(Raise) in
      let variable = place(frame)
      if variable.pointee == nil {
        let error =
          place.global == nil ? place.unbound(text) : frame.undefinedName(text, in: namespace)
        throw error.located(range)
      }
      variable.clear()
      return .normal
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
