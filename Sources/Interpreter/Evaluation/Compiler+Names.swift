import Diagnostics
import Dialect

typealias Store = (Frame, Value) throws(Raise) -> Void

extension Compiler {
  func read(_ name: Name, _ range: SourceRange) -> Evaluate {
    let text = name.text
    switch name.storage {
    case .local(let slot):
      return { frame throws(Raise) in
        if let value = frame.slots[slot] { return value }
        throw Raise.unboundLocal(text).located(range)
      }
    case .boxed(let slot):
      return { frame throws(Raise) in
        if let value = frame.box(slot).value { return value }
        throw Raise.unboundLocal(text).located(range)
      }
    case .captured(let index):
      return { frame throws(Raise) in
        if let value = frame.captures[index].value { return value }
        throw Raise.unboundFree(text).located(range)
      }
    case .classBody:
      let global = readGlobal(text, range)
      return { frame throws(Raise) in
        if let value = frame.classNames?.attributes[text] { return value }
        return try global(frame)
      }
    case .global: return readGlobal(text, range)
    }
  }

  private func readGlobal(_ text: String, _ range: SourceRange) -> Evaluate {
    let cell = namespace.cell(text)
    let builtin = builtins[text]
    let namespace = namespace
    return { frame throws(Raise) in
      if let value = cell.value { return value }
      if let builtin { return builtin }
      if let value = frame.context.builtins[text] { return value }
      throw frame.undefinedName(text, in: namespace).located(range)
    }
  }

  func write(_ name: Name) -> Store {
    let text = name.text
    switch name.storage {
    case .local(let slot): return { frame, value throws(Raise) in frame.slots[slot] = value }
    case .boxed(let slot): return { frame, value throws(Raise) in frame.box(slot).value = value }
    case .captured(let index):
      return { frame, value throws(Raise) in frame.captures[index].value = value }
    case .classBody:
      return { frame, value throws(Raise) in frame.classNames?.attributes[text] = value }
    case .global:
      let cell = namespace.boundCell(text)
      return { _, value throws(Raise) in cell.value = value }
    }
  }

  /// Unbinds a name; an error when it is not bound.
  func delete(_ name: Name, _ range: SourceRange) -> Execute {
    let text = name.text
    let namespace = namespace
    let cell = namespace.cell(text)
    return { frame throws(Raise) in
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

  func store(_ target: Target) -> Store {
    let range = target.range
    switch target.kind {
    case .name(let name): return write(name)
    case .attribute(let object, let name):
      if let object = local(object) { return storeAttribute(object, name, range) }
      return storeAttribute(computed(object), name, range)
    case .item(let object, let key):
      let object = expression(object)
      let key = expression(key)
      return { frame, value throws(Raise) in
        let container = try object(frame)
        let key = try key(frame)
        do throws(Raise) {
          try frame.context.setItem(container, key, to: value)
        } catch {
          throw error.located(range)
        }
      }
    case .sequence(let targets, let starred): return unpack(targets, starred, range)
    }
  }

  private func storeAttribute(
    _ object: some Operand, _ name: String, _ range: SourceRange
  ) -> Store {
    let cache = AttributeCache(name, range)
    return { frame, value throws(Raise) in
      if object.setAttribute(cache, to: value, frame) { return }
      let object = try object(frame)
      if case .instance(let instance) = object, cache.write(value, to: instance) { return }
      do throws(Raise) {
        try frame.context.setAttribute(object, cache.name, to: value, remembering: cache)
      } catch {
        throw error.located(cache.range)
      }
    }
  }

  private func unpack(_ targets: [Target], _ starred: Int?, _ range: SourceRange) -> Store {
    let stores = targets.map { store($0) }
    let count = stores.count
    if count == 2, starred == nil { return unpackPair(stores[0], stores[1], range) }
    return { frame, value throws(Raise) in
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

  private func unpackPair(
    _ first: @escaping Store, _ second: @escaping Store, _ range: SourceRange
  ) -> Store {
    { frame, value throws(Raise) in
      if case .tuple(let pair) = value, pair.elements.count == 2 {
        try first(frame, pair.elements[0])
        return try second(frame, pair.elements[1])
      }
      let elements: [Value]
      do throws(Raise) {
        elements = try frame.context.unpack(value, count: 2)
      } catch {
        throw error.located(range)
      }
      try first(frame, elements[0])
      try second(frame, elements[1])
    }
  }

  func delete(_ target: Target) -> Execute {
    let range = target.range
    switch target.kind {
    case .name(let name): return delete(name, range)
    case .attribute(let object, let name):
      let object = expression(object)
      return { frame throws(Raise) in
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
      return { frame throws(Raise) in
        let container = try object(frame)
        let key = try key(frame)
        do throws(Raise) {
          try frame.context.deleteItem(container, key)
        } catch {
          throw error.located(range)
        }
        return .normal
      }
    case .sequence(let targets, _): return block(targets.map { Step(delete($0)) })
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
