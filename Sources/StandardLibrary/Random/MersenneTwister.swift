/// MT19937 as CPython's `random` uses it: Matsumoto and Nishimura 1998, seeded by an array.
struct MersenneTwister {
  private(set) var state: [UInt32]
  /// How many words of `state` have been given out.
  private(set) var position: Int

  /// A generator seeded by the words of a number, lowest first; at least one.
  init(words key: [UInt32]) {
    var state: [UInt32] = [19_650_218]
    for index in 1..<624 {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
    var (i, j) = (1, 0)
    func advance() {
      i += 1
      if i == 624 {
        state[0] = state[623]
        i = 1
      }
    }
    for _ in 0..<max(624, key.count) {
      let last = state[i - 1]
      state[i] = (state[i] ^ ((last ^ (last >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      j = (j + 1) % key.count
      advance()
    }
    for _ in 0..<623 {
      let last = state[i - 1]
      state[i] = (state[i] ^ ((last ^ (last >> 30)) &* 1_566_083_941)) &- UInt32(i)
      advance()
    }
    state[0] = 0x8000_0000
    self.state = state
    position = 624
  }

  /// A generator in a state that `state` and `position` have told; nothing when they can't be.
  init?(state: [UInt32], position: Int) {
    guard state.count == 624, (0...624).contains(position) else { return nil }
    self.state = state
    self.position = position
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if position == 624 { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  private mutating func refill() {
    for index in 0..<624 {
      let mixed = (state[index] & 0x8000_0000) | (state[(index + 1) % 624] & 0x7fff_ffff)
      let odd: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_b0df
      state[index] = state[(index + 397) % 624] ^ (mixed >> 1) ^ odd
    }
    position = 0
  }

  /// A number in `[0, 1)` of 53 random bits.
  mutating func nextDouble() -> Double {
    let (high, low) = (Double(next() >> 5), Double(next() >> 6))
    return (high * 67_108_864 + low) * (1 / 9_007_199_254_740_992)
  }

  /// A number below `bound`, without bias.
  ///
  /// - Parameter bound: Above 0.
  mutating func next(below bound: UInt64) -> UInt64 {
    let bits = 64 - bound.leadingZeroBitCount
    var drawn = next(bits: bits)
    while drawn >= bound { drawn = next(bits: bits) }
    return drawn
  }

  /// - Parameter bits: In `1...64`.
  mutating func next(bits: Int) -> UInt64 {
    if bits <= 32 { return UInt64(next() >> UInt32(32 - bits)) }
    let low = UInt64(next())
    return low | UInt64(next() >> UInt32(64 - bits)) << 32
  }
}
