/// A hash table from values to values that keeps the order of insertion: the store of `dict` and
/// `set`.
///
/// Keys are hashed and compared as Python does (`1 == 1.0 == True`), which may run a class's
/// `__hash__` and `__eq__`; so look-ups take the context and can raise.
package struct OrderedTable {
  package struct Entry {
    package let hash: Int
    package let key: Value
    package var value: Value
  }

  /// In order of insertion; deleted entries stay as holes until the next rebuild.
  private(set) var entries: [Entry?] = []
  /// Open addressing: -1 for a free place, -2 for a deleted one, else the number of an entry and,
  /// in the bits that numbers do not need, a part of its hash: most keys that differ are told apart
  /// without a look at the entry.
  private var places: [Int32] = []
  /// How many places are not free: taken, or deleted since the last rebuild.
  private var filled = 0
  package private(set) var count = 0
  /// Changes with every change of the set of keys: iterators notice.
  package private(set) var version = 0

  package init() {}

  fileprivate func place(of key: Value, hash: Int, in context: Context) throws(Raise) -> Int? {
    guard !places.isEmpty else { return nil }
    let mask = places.count - 1
    let mixed = mix(hash)
    var index = Int(mixed) & mask
    while true {
      let place = places[index]
      if place == -1 { return nil }
      if isMarked(place, mixed), let known = keyOfEntry(number(place), ifHash: hash),
        try context.isSameKey(known, key)
      {
        return index
      }
      index = (index + 1) & mask
    }
  }

  /// The key of an entry with this hash. Looks at the hash where it is: the whole entry would be
  /// retained.
  @inline(__always)
  private func keyOfEntry(_ number: Int, ifHash hash: Int) -> Value? {
    entries.withUnsafeBufferPointer { entries in
      entries[number]?.hash == hash ? entries[number]?.key : nil
    }
  }

  // MARK: Places

  /// A hash as places use it: where the search begins, and the mark in front.
  private func mix(_ hash: Int) -> Int32 {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int32(truncatingIfNeeded: mixed >> 20) & .max
  }

  /// The bits of a place that hold the entry's number. A table has more places than entries.
  private var numberMask: Int32 { Int32(truncatingIfNeeded: places.count &- 1) }

  @inline(__always)
  private func number(_ place: Int32) -> Int { Int(place & numberMask) }

  /// Whether a place is taken by an entry whose hash may be this one.
  @inline(__always)
  private func isMarked(_ place: Int32, _ mixed: Int32) -> Bool {
    (place ^ mixed) & ~numberMask == 0
  }

  @inline(__always)
  private func entry(at index: Int) -> Int { number(places[index & (places.count - 1)]) }

  // MARK: Looking up

  /// Finds a text or an integer where that takes no code of cells. Keys are compared where they are:
  /// none is retained.
  @inline(__always)
  func search(for key: PlainKey) -> PlainKey.Search {
    if places.isEmpty { return .missing }
    let mask = places.count - 1
    let mixed = mix(key.hash)
    var index = Int(mixed) & mask
    while true {
      let place = places[index]
      if place == -1 { return .missing }
      if isMarked(place, mixed), let isSame = isKey(ofEntry: number(place), key) {
        return isSame ? .found(place: index) : .unsure
      }
      index = (index + 1) & mask
    }
  }

  /// Whether an entry has the key; nothing where it has another one of the same kind.
  @inline(__always)
  private func isKey(ofEntry number: Int, _ key: PlainKey) -> Bool? {
    entries.withUnsafeBufferPointer { entries in
      guard entries[number]?.hash == key.hash else { return nil }
      switch entries[number]?.key {
      case .string(let text)?: return key.isSame(as: text)
      case .int(let value)?: return key.isSame(as: value)
      default: return false
      }
    }
  }

  @inline(__always)
  func value(at index: Int) -> Value? {
    let number = entry(at: index)
    return entries.withUnsafeBufferPointer { $0[number]?.value }
  }

  @inline(__always)
  fileprivate func number(at index: Int) -> Number? {
    let number = entry(at: index)
    return entries.withUnsafeBufferPointer { entries in
      switch entries[number]?.value {
      case .int(let value)?: .int(value)
      case .float(let value)?: .float(value)
      default: nil
      }
    }
  }

  package func value(for key: Value, in context: Context) throws(Raise) -> Value? {
    let hash = try context.hash(key)
    guard let place = try place(of: key, hash: hash, in: context) else { return nil }
    return value(at: place)
  }

  /// Sets the value, at the end of the order for a new key; an old key object is kept.
  ///
  /// Only for a table that no object holds yet: comparing keys may run code of a cell, which must
  /// not meet a table that is being changed. `DictObject.set` does it in two steps.
  package mutating func set(_ value: Value, for key: Value, in context: Context) throws(Raise) {
    let hash = try context.hash(key)
    store(value, for: key, hash: hash, at: try place(of: key, hash: hash, in: context))
  }

  fileprivate mutating func store(_ value: Value, for key: Value, hash: Int, at place: Int?) {
    if let place { return replace(at: place, with: value) }
    if (max(filled, entries.count) + 1) * 3 > places.count * 2 { rebuild() }
    insert(number: entries.count, hash: hash)
    entries.append(Entry(hash: hash, key: key, value: value))
    count += 1
    version &+= 1
  }

  fileprivate func key(at place: Int) -> Value? { entries[entry(at: place)]?.key }

  @inline(__always)
  fileprivate mutating func replace(at index: Int, with value: Value) {
    entries[entry(at: index)]?.value = value
  }

  fileprivate mutating func remove(at place: Int) -> Value? {
    let number = entry(at: place)
    let value = entries[number]?.value
    entries[number] = nil
    places[place] = -2
    while let last = entries.last, last == nil { entries.removeLast() }
    count -= 1
    version &+= 1
    return value
  }

  package mutating func removeAll() {
    entries = []
    places = []
    filled = 0
    count = 0
    version &+= 1
  }

  private mutating func insert(number: Int, hash: Int) {
    let mask = places.count - 1
    let mixed = mix(hash)
    var index = Int(mixed) & mask
    while places[index] >= 0 { index = (index + 1) & mask }
    if places[index] == -1 { filled += 1 }
    places[index] = mixed & ~numberMask | Int32(truncatingIfNeeded: number)
  }

  private mutating func rebuild() {
    if count < entries.count { entries.removeAll { $0 == nil } }
    var size = 8
    while size < entries.count * 3 { size *= 2 }
    places = Array(repeating: -1, count: size)
    filled = 0
    for number in entries.indices {
      let hash = entries.withUnsafeBufferPointer { $0[number]?.hash }
      if let hash { insert(number: number, hash: hash) }
    }
  }

  /// The live entries in order.
  package var live: [Entry] { entries.compactMap { $0 } }
  package var keys: [Value] { entries.compactMap { $0?.key } }
  package var values: [Value] { entries.compactMap { $0?.value } }

  /// The first live entry at or behind a position, and the position behind it.
  package func entry(from position: Int) -> (entry: Entry, next: Int)? {
    var index = position
    while index < entries.count {
      if let entry = entries[index] { return (entry, index + 1) }
      index += 1
    }
    return nil
  }

  package var last: Entry? {
    for entry in entries.reversed() { if let entry { return entry } }
    return nil
  }
}

/// What owns a table. Changes look the key up first and then change the table at once, so that a
/// class's `__eq__` that touches the same object does no harm.
package protocol TableObject: AnyObject {
  var table: OrderedTable { get set }
  /// Hears of a key that has a new value, or none any more.
  func noted(_ value: Value?, for key: Value, hash: Int)
}

extension TableObject {
  /// Sets the value of a key, at the end of the order for a new key.
  package func set(_ value: Value, for key: Value, in context: Context) throws(Raise) {
    if let plain = PlainKey(key) {
      switch table.search(for: plain) {
      case .found(let place):
        table.replace(at: place, with: value)
        return noted(value, for: key, hash: plain.hash)
      case .missing:
        table.store(value, for: key, hash: plain.hash, at: nil)
        return noted(value, for: key, hash: plain.hash)
      case .unsure: break
      }
    }
    let hash = try context.hash(key)
    let version = table.version
    let place = try table.place(of: key, hash: hash, in: context)
    guard table.version == version else { throw .changedDuringLookup }
    table.store(value, for: key, hash: hash, at: place)
    noted(value, for: key, hash: hash)
  }

  /// Gives a key that is there a new value, made of the old one, in one look-up; false where that
  /// takes code of cells or `change` gives nothing.
  @inline(__always)
  func update(_ key: PlainKey, _ change: (Number) -> Number?) -> Bool {
    guard case .found(let place) = table.search(for: key), let old = table.number(at: place),
      let new = change(old), let known = table.key(at: place)
    else { return false }
    table.replace(at: place, with: Value(new))
    noted(Value(new), for: known, hash: key.hash)
    return true
  }

  /// Removes a key and returns its value, or nothing when it was not there.
  package func remove(_ key: Value, in context: Context) throws(Raise) -> Value? {
    let hash = try context.hash(key)
    let version = table.version
    guard let place = try table.place(of: key, hash: hash, in: context) else { return nil }
    guard table.version == version else { throw .changedDuringLookup }
    let known = table.key(at: place)
    let value = table.remove(at: place)
    noted(nil, for: known ?? key, hash: hash)
    return value
  }

  /// The value of a key, or nothing.
  package func value(for key: Value, in context: Context) throws(Raise) -> Value? {
    if let plain = PlainKey(key) {
      switch table.search(for: plain) {
      case .found(let place): return table.value(at: place)
      case .missing: return nil
      case .unsure: break
      }
    }
    return try table.value(for: key, in: context)
  }

  package func contains(_ key: Value, in context: Context) throws(Raise) -> Bool {
    if let plain = PlainKey(key) {
      switch table.search(for: plain) {
      case .found: return true
      case .missing: return false
      case .unsure: break
      }
    }
    return try table.value(for: key, in: context) != nil
  }
}
