/// The order in which CPython runs through a set whose elements were added one after the other.
///
/// Source: the open addressing of CPython 3.11's `set` (linear probes of nine, then a perturbed
/// jump; growth at three fifths to four times the elements), worked through on the hashes alone.
struct SetOrder {
  private var table: [Int]
  private var mask: Int { table.count - 1 }
  private let hashes: [Int]
  /// Positions of the elements, in the set's order.
  private(set) var positions: [Int] = []

  init(hashes: [Int]) {
    self.hashes = hashes
    table = Array(repeating: -1, count: 8)
    for position in hashes.indices {
      insert(position)
      if (position + 1) * 5 >= mask * 3 { grow(used: position + 1) }
    }
    positions = table.filter { $0 >= 0 }
  }

  private mutating func insert(_ position: Int) {
    var perturb = UInt(bitPattern: hashes[position])
    var index = hashes[position] & mask
    while true {
      let probes = index + 9 <= mask ? 9 : 0
      for offset in 0...probes where table[index + offset] < 0 {
        table[index + offset] = position
        return
      }
      perturb >>= 5
      index = Int(truncatingIfNeeded: UInt(index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  private mutating func grow(used: Int) {
    let least = used > 50_000 ? used * 2 : used * 4
    var size = 8
    while size <= least { size *= 2 }
    let old = table
    table = Array(repeating: -1, count: size)
    for position in old where position >= 0 { insert(position) }
  }
}
