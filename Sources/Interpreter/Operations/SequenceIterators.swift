/// Over a list, which may change meanwhile.
final class ListIterator: IteratorObject {
  private let list: ListObject
  @exclusivity(unchecked) private var index = 0

  init(_ list: ListObject) {
    self.list = list
    super.init(typeName: "list_iterator")
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    guard index < list.elements.count else {
      index = Int.max
      return nil
    }
    defer { index += 1 }
    return list.elements[index]
  }
}

/// Over elements that cannot change.
final class ElementIterator: IteratorObject {
  private let elements: [Value]
  @exclusivity(unchecked) private var index = 0

  init(_ elements: [Value], typeName: String) {
    self.elements = elements
    super.init(typeName: typeName)
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    guard index < elements.count else { return nil }
    defer { index += 1 }
    return elements[index]
  }
}

final class RangeIterator: IteratorObject {
  private let range: RangeObject
  @exclusivity(unchecked) private var index = 0

  init(_ range: RangeObject) {
    self.range = range
    super.init(typeName: "range_iterator")
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    guard index < range.count else { return nil }
    defer { index += 1 }
    return .int(range.element(at: index))
  }
}
