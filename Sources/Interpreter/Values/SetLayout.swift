/// Where CPython would have the elements of a set: the order in which it runs through them.
///
/// Source: the open addressing of CPython 3.11's `set` (linear probes of nine, then a perturbed
/// jump; growth at three fifths), with the places that removed elements leave behind.
struct SetLayout {
  private enum Place {
    case free, left
    case taken(hash: Int, key: Value)
  }

  private var places = Array(repeating: Place.free, count: 8)
  /// How many places are not free.
  private var filled = 0
  private(set) var count = 0
  /// Where `pop` goes on looking.
  private var finger = 0

  private var mask: Int { places.count - 1 }
  private var isCrowded: Bool { filled * 5 >= mask * 3 }

  /// The elements in their order.
  var keys: [Value] { entries.map(\.key) }

  private var entries: [(hash: Int, key: Value)] {
    places.compactMap { place in
      if case .taken(let hash, let key) = place { return (hash, key) }
      return nil
    }
  }

  /// Adds a key that is not there.
  mutating func add(_ key: Value, hash: Int) {
    var reusable: Int?
    let free = firstPlace(from: hash) { place in
      switch places[place] {
      case .free: return true
      case .left: reusable = place
      case .taken: break
      }
      return false
    }
    count += 1
    if let reusable {
      places[reusable] = .taken(hash: hash, key: key)
      return
    }
    places[free] = .taken(hash: hash, key: key)
    filled += 1
    if isCrowded { grow() }
  }

  /// Removes a key that is there.
  mutating func remove(_ key: Value, hash: Int) {
    let place = firstPlace(from: hash) { place in
      switch places[place] {
      case .free: return true
      case .left: return false
      case .taken(let other, let known): return other == hash && known.isIdentical(to: key)
      }
    }
    guard case .taken = places[place] else { return }
    places[place] = .left
    count -= 1
  }

  /// Adds what another set has, of which `isNew` tells what this one has not.
  mutating func merge(
    _ other: SetLayout, where isNew: (Value) throws(Raise) -> Bool
  ) throws(Raise) {
    if other.count == 0 { return }
    reserve(other.count)
    if filled > 0 {
      for entry in other.entries where try isNew(entry.key) {
        add(entry.key, hash: entry.hash)
      }
      return
    }
    if mask == other.mask, other.filled == other.count {
      places = other.places
    } else {
      for entry in other.entries { insert(entry.key, hash: entry.hash) }
    }
    (filled, count) = (other.count, other.count)
  }

  /// Makes room for so many more elements.
  mutating func reserve(_ more: Int) {
    if (filled + more) * 5 >= mask * 3 { resize(beyond: (count + more) * 2) }
  }

  /// The element that `pop` takes.
  mutating func nextToPop() -> Value? {
    for offset in places.indices {
      let place = (finger + offset) & mask
      if case .taken(_, let key) = places[place] {
        finger = place + 1
        return key
      }
    }
    return nil
  }

  /// Another set's places, with `pop` going on where it was.
  func taking(_ other: SetLayout) -> SetLayout {
    var taken = other
    taken.finger = finger
    return taken
  }

  /// Gives places back after many elements were removed one by one.
  mutating func tidy() {
    if filled - count > mask / 4 { grow() }
  }

  private mutating func grow() { resize(beyond: count > 50_000 ? count * 2 : count * 4) }

  private mutating func resize(beyond least: Int) {
    let old = entries
    var size = 8
    while size <= least { size *= 2 }
    places = Array(repeating: .free, count: size)
    filled = count
    for entry in old { insert(entry.key, hash: entry.hash) }
  }

  /// Adds a key to a table without removed ones.
  private mutating func insert(_ key: Value, hash: Int) {
    let place = firstPlace(from: hash) { place in
      if case .free = places[place] { return true }
      return false
    }
    places[place] = .taken(hash: hash, key: key)
  }

  /// The first place of a hash's probes that fits.
  private func firstPlace(from hash: Int, where fits: (Int) -> Bool) -> Int {
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      let probes = index + 9 <= mask ? 9 : 0
      for offset in 0...probes where fits(index + offset) { return index + offset }
      perturb >>= 5
      index = Int(truncatingIfNeeded: UInt(index) &* 5 &+ 1 &+ perturb) & mask
    }
  }
}
