extension Context {
  /// Python's `container[key] = value`.
  package func setItem(_ container: Value, _ key: Value, to value: Value) throws(Raise) {
    switch container {
    case .list(let object):
      if case .slice(let slice) = key {
        try setSlice(object, slice, to: value)
      } else {
        let index = try index(key, count: object.elements.count, of: "list", assigning: true)
        object.elements[index] = value
      }
    case .dict(let object): try object.set(value, for: key, in: self)
    case .native(let object): try object.setItem(key, to: value, in: self)
    case .instance where special(container, "__setitem__") != nil:
      _ = try callSpecial(container, "__setitem__", [key, value])
    case .instance(let object):
      guard let base = object.base else { fallthrough }
      try setItem(base, key, to: value)
    default: throw .noItemAssignment(typeName: container.plainTypeName)
    }
  }

  private func setSlice(
    _ object: ListObject, _ slice: SliceObject, to value: Value
  ) throws(Raise) {
    let new = try assignable(value)
    let range = try indices(slice, count: object.elements.count)
    if range.step == 1 {
      object.elements.replaceSubrange(range.start..<range.start + range.count, with: new)
      return
    }
    guard new.count == range.count else {
      throw Raise(
        .valueError,
        "attempt to assign sequence of size \(new.count) to extended slice of size \(range.count)")
    }
    for (index, element) in zip(range.indices, new) { object.elements[index] = element }
  }

  private func assignable(_ value: Value) throws(Raise) -> [Value] {
    do throws(Raise) {
      return try elements(of: value)
    } catch {
      guard error.isKind(.typeError) else { throw error }
      throw Raise(.typeError, "can only assign an iterable")
    }
  }

  /// Removes the elements of a slice in one pass.
  private func remove(_ range: SliceIndices, from object: ListObject) {
    spend(object.elements.count >> 6)
    guard range.count > 0 else { return }
    let last = range.start + (range.count - 1) * range.step
    let (low, high, step) = (
      min(range.start, last), max(range.start, last), Int(clamping: range.step.magnitude)
    )
    var kept = Array(object.elements[..<low])
    for index in low...high where (index - low) % step != 0 {
      kept.append(object.elements[index])
    }
    kept.append(contentsOf: object.elements[(high + 1)...])
    object.elements = kept
  }

  /// Python's `del container[key]`.
  package func deleteItem(_ container: Value, _ key: Value) throws(Raise) {
    switch container {
    case .list(let object):
      guard case .slice(let slice) = key else {
        let index = try index(
          key, count: object.elements.count, of: "list", assigning: true)
        object.elements.remove(at: index)
        return
      }
      let range = try indices(slice, count: object.elements.count)
      remove(range, from: object)
    case .dict(let object):
      if try object.remove(key, in: self) == nil, object.typeName != "Counter" {
        throw .keyError(key, in: self)
      }
    case .native(let object): try object.deleteItem(key, in: self)
    case .instance where special(container, "__delitem__") != nil:
      _ = try callSpecial(container, "__delitem__", [key])
    case .instance(let object):
      guard let base = object.base else { fallthrough }
      try deleteItem(base, key)
    default: throw .noItemDeletion(typeName: container.plainTypeName)
    }
  }
}
