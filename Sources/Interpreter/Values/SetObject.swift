import Dialect

/// A `set`, or a `frozenset`.
package final class SetObject: TableObject {
  // Unchecked: what runs code of cells reads a copy, and every change is a single step.
  @exclusivity(unchecked) package var table = OrderedTable()
  package let isFrozen: Bool
  /// Where CPython has the elements; nothing where that differs from run to run there.
  private var layout: SetLayout? = SetLayout()

  package init(isFrozen: Bool = false) { self.isFrozen = isFrozen }

  package convenience init(
    _ elements: [Value], isFrozen: Bool = false, in context: Context
  ) throws(Raise) {
    self.init(isFrozen: isFrozen)
    for element in elements { try set(.none, for: element, in: context) }
  }

  /// The set of another one's elements.
  package convenience init(
    copying other: SetObject, isFrozen: Bool, in context: Context
  ) throws(Raise) {
    self.init(isFrozen: isFrozen)
    try merge(other, in: context)
  }

  package func noted(_ value: Value?, for key: Value, hash: Int) {
    guard let count = layout?.count else { return }
    if value == nil {
      layout?.remove(key, hash: hash)
    } else if !key.hasFixedHash {
      layout = nil
    } else if count < table.count {
      layout?.add(key, hash: hash)
    }
  }

  /// The elements in the order in which a set is run through and printed.
  ///
  /// CPython's order is that of its hash table. It is reproduced for sets of numbers and of tuples
  /// of numbers, whose hashes are the same in every run; other sets keep the order of insertion.
  package var elements: [Value] { layout?.keys ?? table.keys }

  func removeAll() {
    table.removeAll()
    layout = (layout ?? SetLayout()).taking(SetLayout())
  }

  /// Python's `pop`, or nothing for an empty set.
  func popFirst(in context: Context) throws(Raise) -> Value? {
    let key = layout == nil ? table.last?.key : layout?.nextToPop()
    if let key { _ = try remove(key, in: context) }
    return key
  }

  /// Takes the elements of another set in place of its own.
  func exchange(with other: SetObject) {
    table = other.table
    layout = other.layout.map { (layout ?? SetLayout()).taking($0) }
  }

  /// Makes room for so many more elements at once.
  func reserve(_ more: Int) { layout?.reserve(more) }

  // MARK: Algebra

  /// Adds all elements of another set.
  func merge(_ other: SetObject, in context: Context) throws(Raise) {
    if other === self { return }
    let (own, added) = (layout, other.layout)
    layout = nil
    var merged = own
    if let added {
      try merged?.merge(added) { (key) throws(Raise) in try !contains(key, in: context) }
    }
    for key in other.elements { try set(.none, for: key, in: context) }
    layout = added == nil ? nil : merged
  }

  /// The elements that are in another set as well.
  func intersection(_ other: SetObject, in context: Context) throws(Raise) -> SetObject {
    let result = SetObject(isFrozen: isFrozen)
    let (more, fewer) = other.table.count > table.count ? (other, self) : (self, other)
    for key in fewer.elements where try more.contains(key, in: context) {
      try result.set(.none, for: key, in: context)
    }
    return result
  }

  /// Removes the elements of another set.
  func subtract(_ other: SetObject, in context: Context) throws(Raise) {
    if other === self { return removeAll() }
    let isLarge = other.table.count >> 3 > table.count
    let removed = isLarge ? try intersection(other, in: context) : other
    for key in removed.elements { _ = try remove(key, in: context) }
    layout?.tidy()
  }

  /// The elements that another set has not.
  func difference(_ other: SetObject, in context: Context) throws(Raise) -> SetObject {
    if table.count >> 2 > other.table.count {
      let result = try SetObject(copying: self, isFrozen: isFrozen, in: context)
      try result.subtract(other, in: context)
      return result
    }
    let result = SetObject(isFrozen: isFrozen)
    for key in elements where try !other.contains(key, in: context) {
      try result.set(.none, for: key, in: context)
    }
    return result
  }

  /// Removes the elements that another set has as well, and adds its others.
  func formSymmetricDifference(_ other: SetObject, in context: Context) throws(Raise) {
    if other === self { return removeAll() }
    for key in other.elements where try remove(key, in: context) == nil {
      try set(.none, for: key, in: context)
    }
  }
}

extension Context {
  /// `|`, `&`, `-`, `^` of sets; the kind of set is the left side's.
  func setAlgebra(
    _ op: BinaryOperator, _ a: SetObject, _ b: SetObject
  ) throws(Raise) -> SetObject? {
    switch op {
    case .bitOr:
      let result = try SetObject(copying: a, isFrozen: a.isFrozen, in: self)
      try result.merge(b, in: self)
      return result
    case .bitAnd: return try a.intersection(b, in: self)
    case .subtract: return try a.difference(b, in: self)
    case .bitXor:
      let result = try SetObject(copying: b, isFrozen: a.isFrozen, in: self)
      try result.formSymmetricDifference(a, in: self)
      return result
    default: return nil
    }
  }

  /// `|=`, `&=`, `-=`, `^=` of sets; false for other operators.
  func changeSet(_ op: BinaryOperator, _ a: SetObject, _ b: SetObject) throws(Raise) -> Bool {
    switch op {
    case .bitOr: try a.merge(b, in: self)
    case .bitAnd: a.exchange(with: try a.intersection(b, in: self))
    case .subtract: try a.subtract(b, in: self)
    case .bitXor: try a.formSymmetricDifference(b, in: self)
    default: return false
    }
    return true
  }

  /// Adds the elements of any iterable to a set.
  func update(_ set: SetObject, with source: Value) throws(Raise) {
    if let other = source.asSet { return try set.merge(other, in: self) }
    if case .dict(let dict) = source { set.reserve(dict.table.count) }
    for element in try elements(of: source) { try set.set(.none, for: element, in: self) }
  }

  /// The set that CPython makes of a display of three or more constants: it keeps them as a
  /// `frozenset`, which it has made twice, and adds that to an empty set.
  func setOfConstants(_ values: [Value]) throws(Raise) -> SetObject {
    let first = try SetObject(values, in: self)
    let kept = try SetObject(first.elements, in: self)
    return try SetObject(copying: kept, isFrozen: false, in: self)
  }
}

extension Value {
  /// Whether CPython gives the value the same hash in every run: numbers, and tuples of them.
  fileprivate var hasFixedHash: Bool {
    switch self {
    case .int, .bool, .bigInt: true
    case .float(let number): !number.isNaN
    case .tuple(let object): object.elements.allSatisfy(\.hasFixedHash)
    default: false
    }
  }
}
