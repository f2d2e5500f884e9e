extension Context {
  /// Sorted by `<` of the elements or of their keys; equal ones keep their order, reversed or not.
  package func sorted(
    _ elements: [Value], key: Value = .none, isReversed: Bool = false
  ) throws(Raise) -> [Value] {
    var items: [(key: Value, value: Value)] = []
    items.reserveCapacity(elements.count)
    for element in elements {
      items.append((key.isNone ? element : try call(key, [element]), element))
    }
    if isReversed { items.reverse() }
    try mergeSort(&items)
    if isReversed { items.reverse() }
    return items.map(\.value)
  }

  /// Bottom-up and stable; comparisons may raise.
  private func mergeSort(_ items: inout [(key: Value, value: Value)]) throws(Raise) {
    var width = 1
    while width < items.count {
      var merged: [(key: Value, value: Value)] = []
      merged.reserveCapacity(items.count)
      var start = 0
      while start < items.count {
        let middle = min(start + width, items.count)
        let end = min(start + 2 * width, items.count)
        var (left, right) = (start, middle)
        while left < middle, right < end {
          try checkLimits(turn: merged.count)
          if try isLess(items[right].key, items[left].key) {
            merged.append(items[right])
            right += 1
          } else {
            merged.append(items[left])
            left += 1
          }
        }
        merged.append(contentsOf: items[left..<middle])
        merged.append(contentsOf: items[right..<end])
        start = end
      }
      items = merged
      width *= 2
      try checkLimits()
    }
  }
}
