import Diagnostics

/// A target, compiled: binds what it names to a value; see `ExpressionCode`.
class StoreCode {
  func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {}
}

/// A target whose binding is not worth a class of its own.
final class StoreClosure: StoreCode {
  private let store: (Frame, Value) throws(Raise) -> Void

  init(_ store: @escaping (Frame, Value) throws(Raise) -> Void) { self.store = store }

  override func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {
    try store(frame, value)
  }
}

/// A name that is not one of a class's body.
final class VariableStore: StoreCode {
  let place: VariablePlace

  init(_ place: VariablePlace) { self.place = place }

  override func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {
    place(frame).pointee = value
  }
}

/// `object.name = value`.
final class AttributeStore: StoreCode {
  private let object: Operand
  private let cache: AttributeCache

  init(_ object: Operand, _ cache: AttributeCache) {
    self.object = object
    self.cache = cache
  }

  override func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {
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

/// `container[key] = value`.
final class ItemStore: StoreCode {
  private let container: Operand
  private let key: Operand
  private let range: SourceRange

  init(_ container: Operand, _ key: Operand, _ range: SourceRange) {
    self.container = container
    self.key = key
    self.range = range
  }

  override func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {
    let container = try container(frame)
    let key = try key(frame)
    if case .list(let list) = container, case .int(let index) = key, index >= 0,
      index < list.elements.count
    {
      list.elements[index] = value
      return
    }
    do throws(Raise) {
      try frame.context.setItem(container, key, to: value)
    } catch {
      throw error.located(range)
    }
  }
}

/// `first, second = value`.
final class PairStore: StoreCode {
  private let first: StoreCode
  private let second: StoreCode
  private let range: SourceRange

  init(_ first: StoreCode, _ second: StoreCode, _ range: SourceRange) {
    self.first = first
    self.second = second
    self.range = range
  }

  override func callAsFunction(_ frame: Frame, _ value: consuming Value) throws(Raise) {
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
