/// Attributes by name, in order of their first setting.
///
/// Most objects have few: up to sixteen names are searched one after the other (short strings
/// compare in one step), more through an index.
package struct AttributeTable {
  package private(set) var names: [String] = []
  private var storage: [Value] = []
  private var index: [String: Int]?

  package init() {}

  package init(_ pairs: [(String, Value)]) {
    for (name, value) in pairs { self[name] = value }
  }

  package subscript(name: String) -> Value? {
    get { position(of: name).map { storage[$0] } }
    set {
      switch (position(of: name), newValue) {
      case (let position?, let value?): storage[position] = value
      case (let position?, nil): remove(at: position)
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  package var count: Int { names.count }

  /// The value of a name that stands at a place now.
  func value(at place: Int, ifNamed name: String) -> Value? {
    names.indices.contains(place) && names[place] == name ? storage[place] : nil
  }

  /// Names with values, in order.
  package var pairs: [(name: String, value: Value)] {
    names.indices.map { (names[$0], storage[$0]) }
  }

  func position(of name: String) -> Int? {
    if let index { return index[name] }
    for position in names.indices where names[position] == name { return position }
    return nil
  }

  private mutating func append(_ name: String, _ value: Value) {
    names.append(name)
    storage.append(value)
    if index != nil {
      index?[name] = names.count - 1
    } else if names.count > 16 {
      rebuildIndex()
    }
  }

  private mutating func remove(at position: Int) {
    names.remove(at: position)
    storage.remove(at: position)
    if index != nil { rebuildIndex() }
  }

  private mutating func rebuildIndex() {
    var made: [String: Int] = [:]
    for (position, name) in names.enumerated() { made[name] = position }
    index = made
  }
}
