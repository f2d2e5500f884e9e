/// A `list`.
package final class ListObject {
  // Unchecked: every access is a single read or a single change, and no change runs other code.
  @exclusivity(unchecked) package var elements: [Value]

  package init(_ elements: [Value] = []) { self.elements = elements }
}

/// A `tuple`. A subclass with names (`torch.Size`, a named tuple) gives `typeName` and `fields`.
package final class TupleObject {
  package let elements: [Value]
  /// The type's name where it is not a plain tuple: shown by `repr` before the elements.
  package let typeName: String?
  /// The names of the elements; empty for a plain tuple. `repr` shows them as `name=value`.
  package let fields: [String]
  /// The class where it is one of a cell's own (`collections.namedtuple`): its methods are found.
  package let classObject: ClassObject?

  package init(
    _ elements: [Value], typeName: String? = nil, fields: [String] = [],
    classObject: ClassObject? = nil
  ) {
    self.elements = elements
    self.typeName = typeName ?? classObject?.name
    self.fields = fields
    self.classObject = classObject
  }
}

/// A `range`.
package final class RangeObject {
  package let start: Int
  package let stop: Int
  /// Never zero.
  package let step: Int
  package let count: Int

  package init(start: Int, stop: Int, step: Int) {
    precondition(step != 0, "a range's step is not zero")
    self.start = start
    self.stop = stop
    self.step = step
    let ascending = step > 0
    if ascending ? start >= stop : start <= stop {
      count = 0
    } else {
      let (low, high) = ascending ? (start, stop) : (stop, start)
      let span = UInt(bitPattern: high) &- UInt(bitPattern: low)
      count = Int(clamping: (span - 1) / step.magnitude + 1)
    }
  }

  /// The number at an index in `0..<count`.
  package func element(at index: Int) -> Int { start &+ index &* step }
}

/// A `slice`, as an item's key.
package final class SliceObject {
  package let lower: Value
  package let upper: Value
  package let step: Value

  package init(lower: Value, upper: Value, step: Value) {
    self.lower = lower
    self.upper = upper
    self.step = step
  }
}

/// A slice made definite for a sequence of known length: `count` indices from `start` by `step`.
package struct SliceIndices: Hashable {
  package let start: Int
  package let stop: Int
  package let step: Int
  package let count: Int

  /// The indices as an ordinary sequence of numbers.
  package var indices: [Int] { (0..<count).map { start + $0 * step } }
}

/// An iterator: a closure that gives the next value, or nothing at the end.
package class IteratorObject {
  package typealias Next = (Context) throws(Raise) -> Value?

  package let typeName: String
  private var advance: Next = { _ throws(Raise) in nil }

  init(typeName: String) { self.typeName = typeName }

  package convenience init(typeName: String, next: @escaping Next) {
    self.init(typeName: typeName)
    advance = next
  }

  /// The next value, or nothing when there is none any more.
  package func next(in context: Context) throws(Raise) -> Value? { try advance(context) }
}
