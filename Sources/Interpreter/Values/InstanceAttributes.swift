/// The attributes of an instance, in order of their first setting: values by place, and a layout
/// shared with other instances that says which names the places have.
///
/// An object with very many attributes, or one that lost some, has a table of its own instead.
package struct InstanceAttributes {
  /// Has as many names as there are `values`; nothing where `table` holds the attributes.
  private(set) var layout: AttributeLayout?
  private var values: [Value] = []
  private var table = AttributeTable()

  init(_ layout: AttributeLayout) { self.layout = layout }

  package subscript(name: String) -> Value? {
    get {
      guard let layout else { return table[name] }
      return layout.position(of: name).map { values[$0] }
    }
    set {
      guard let layout else {
        table[name] = newValue
        return
      }
      switch (layout.position(of: name), newValue) {
      case (let position?, let value?): values[position] = value
      case (nil, let value?):
        if let next = layout.adding(name) { append(value, next) } else { setApart(name, value) }
      case (_?, nil): setApart(name, nil)
      case (nil, nil): break
      }
    }
  }

  package var count: Int { layout == nil ? table.count : values.count }
  package var names: [String] { layout?.names ?? table.names }

  /// Names with values, in order.
  package var pairs: [(name: String, value: Value)] {
    guard let layout else { return table.pairs }
    return zip(layout.names, values).map { ($0, $1) }
  }

  /// The value at a place of the layout.
  @inline(__always)
  func value(at position: Int) -> Value { values[position] }

  @inline(__always)
  func number(at position: Int) -> Number? {
    values.withUnsafeBufferPointer { $0[position].number }
  }

  /// Puts a number in the place of another one, which has no reference to let go.
  @inline(__always)
  mutating func replaceNumber(at position: Int, with number: Number) {
    values.withUnsafeMutableBufferPointer {
      $0.initializeElement(at: position, to: Value(number))
    }
  }

  @inline(__always)
  mutating func replace(at position: Int, with value: Value) { values[position] = value }

  /// Adds the value of the name that `next` has beyond the layout.
  mutating func append(_ value: Value, _ next: AttributeLayout) {
    if values.isEmpty { values.reserveCapacity(4) }
    values.append(value)
    layout = next
  }

  private mutating func setApart(_ name: String, _ value: Value?) {
    table = AttributeTable(pairs)
    layout = nil
    values = []
    table[name] = value
  }
}
