/// The generator behind every random number: a Mersenne twister with PyTorch's draws. The same seed
/// gives the numbers that PyTorch's CPU generator gives.
///
/// - SeeAlso: Matsumoto and Nishimura 1998, "Mersenne Twister", doi:10.1145/272991.272995.
public final class RandomGenerator {
  /// Everything that decides which numbers come next.
  public struct State: Equatable, Sendable {
    static let wordCount = 624
    /// The twister's words.
    public internal(set) var words: [UInt32]
    /// How many of the words are used up.
    public internal(set) var position: Int
    /// The second number of a pair of normal ones, not yet given.
    public internal(set) var nextNormal: Double?
    /// What the generator was seeded with.
    public internal(set) var seed: UInt64

    /// A state written down before.
    ///
    /// - Throws: `TensorError.generatorState` unless there are 624 words and a place among them.
    public init(words: [UInt32], position: Int, nextNormal: Double?, seed: UInt64) throws {
      guard words.count == State.wordCount, 0...State.wordCount ~= position else {
        throw TensorError.generatorState(words.count)
      }
      self.words = words
      self.position = position
      self.nextNormal = nextNormal
      self.seed = seed
    }

    init(seed: UInt64) {
      var words = [UInt32(truncatingIfNeeded: seed)]
      words.reserveCapacity(State.wordCount)
      for index in 1..<State.wordCount {
        let last = words[index - 1]
        words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
      }
      self.words = words
      position = State.wordCount
      nextNormal = nil
      self.seed = seed
    }
  }

  /// Where the generator stands; setting it goes back there.
  public var state: State

  /// A generator with a seed, of which the low 32 bits decide the numbers; PyTorch's default seed
  /// where none is given.
  public init(seed: UInt64 = 67_280_421_310_721) {
    state = State(seed: seed)
  }

  /// Starts anew.
  public func reseed(_ seed: UInt64) { state = State(seed: seed) }

  /// The next 32 bits.
  public func next32() -> UInt32 {
    if state.position == State.wordCount { refill() }
    var bits = state.words[state.position]
    state.position += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  /// The next 64 bits, the high half drawn first.
  public func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  private func refill() {
    state.words.withUnsafeMutableBufferPointer { words in
      let (count, middle) = (State.wordCount, 397)
      for i in 0..<count {
        let mixed = words[i] & 0x8000_0000 | words[(i + 1) % count] & 0x7fff_ffff
        words[i] = words[(i + middle) % count] ^ (mixed >> 1) ^ (mixed & 1) &* 0x9908_b0df
      }
    }
    state.position = 0
  }
}
