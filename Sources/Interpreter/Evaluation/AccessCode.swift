import Diagnostics

/// `object.name`.
final class AttributeCode: ExpressionCode {
  private let object: Operand
  private let cache: AttributeCache

  init(_ object: Operand, _ cache: AttributeCache) {
    self.object = object
    self.cache = cache
  }

  override var hasNumber: Bool { object.place != nil }

  override func number(_ frame: Frame) -> Number? {
    object.withInstance(frame) { cache.number(in: $0) }
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let found = object.attribute(cache, frame) { return found }
    return try search(frame)
  }

  @inline(never)
  private func search(_ frame: Frame) throws(Raise) -> Value {
    let value = try object(frame)
    if case .module(let module) = value, let found = cache.value(in: module) { return found }
    do throws(Raise) {
      if case .instance(let instance) = value,
        let found = try cache.read(instance, in: frame.context)
      {
        return found
      }
      return try frame.context.attribute(value, cache.name)
    } catch {
      throw error.located(cache.range)
    }
  }
}

/// `container[key]`.
final class ItemCode: ExpressionCode {
  private let container: Operand
  private let key: Operand
  private let range: SourceRange

  init(_ container: Operand, _ key: Operand, _ range: SourceRange) {
    self.container = container
    self.key = key
    self.range = range
  }

  override var hasNumber: Bool { container.place != nil && key.hasNumber }

  override func number(_ frame: Frame) -> Number? {
    container.withElement(at: key, frame) { $0.elements[$1].number }
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let element = container.withElement(at: key, frame, { $0.elements[$1] }) { return element }
    if let value = container.value(for: key, frame) { return value }
    let container = try container(frame)
    let key = try key(frame)
    if case .list(let list) = container, case .int(let index) = key, index >= 0,
      index < list.elements.count
    {
      return list.elements[index]
    }
    do throws(Raise) {
      return try frame.context.item(container, key)
    } catch {
      throw error.located(range)
    }
  }
}
