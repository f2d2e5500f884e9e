import Interpreter
import Tensors

/// Random bits, and what NumPy's draws have in common.
protocol BitSource: AnyObject {
  func next32() -> UInt32
  func next64() -> UInt64
  /// A number in [0, 1) with 53 random bits.
  func double() -> Double
  func gauss() -> Double
  /// A number in 0 … `last`.
  func bounded(_ last: UInt64) -> UInt64
}

extension BitSource {
  /// A number in 0 … `last`: draws as many bits as `last` has until they are not greater.
  func masked(_ last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    let mask = UInt64.max >> UInt64(last.leadingZeroBitCount)
    while true {
      let bits = last <= 0xffff_ffff ? UInt64(next32()) : next64()
      if bits & mask <= last { return bits & mask }
    }
  }

  /// Indices below `count` in random order.
  func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in stride(from: count - 1, through: 1, by: -1) { order.swapAt(i, Int(masked(UInt64(i)))) }
    return order
  }

  /// Indices below `count`, of which those from `first` on are in random order.
  func sampled(_ count: Int, from first: Int = 1) -> [Int] {
    var order = Array(0..<count)
    for i in stride(from: count - 1, through: first, by: -1) {
      order.swapAt(i, Int(bounded(UInt64(i))))
    }
    return order
  }

  /// −log(1 − u)
  func exponential() -> Double { -logarithm(1 - double()) }
}

/// NumPy's old generator: a Mersenne twister with draws that never change.
///
/// - SeeAlso: Marsaglia and Bray 1964, the polar method for normal numbers.
final class TwisterSource: BitSource {
  let generator: RandomGenerator
  /// The second number of a pair of normal ones, not yet given.
  var spare: Double?

  init(seed: UInt32) { generator = RandomGenerator(seed: UInt64(seed)) }

  func reseed(_ seed: UInt32) {
    generator.reseed(UInt64(seed))
    spare = nil
  }

  func next32() -> UInt32 { generator.next32() }
  func next64() -> UInt64 { generator.next64() }

  func double() -> Double {
    let (high, low) = (next32() >> 5, next32() >> 6)
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  func gauss() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    while true {
      let (x, y) = (2 * double() - 1, 2 * double() - 1)
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * logarithm(square) / square).squareRoot()
      spare = factor * x
      return factor * y
    }
  }

  func bounded(_ last: UInt64) -> UInt64 { masked(last) }
}

/// NumPy's new generator: a congruential one of 128 bits whose output is permuted.
///
/// - SeeAlso: O'Neill 2014, "PCG: a family of simple fast space-efficient statistically good
///   algorithms for random number generation".
final class PermutedSource: BitSource {
  private var state: UInt128
  private let increment: UInt128
  private var half: UInt32?

  private static let multiplier: UInt128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645

  init(seed: [UInt32]) {
    let words = SeedSequence(seed).words(4)
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    state = increment &+ (UInt128(words[0]) << 64 | UInt128(words[1]))
    state = state &* Self.multiplier &+ increment
  }

  func next64() -> UInt64 {
    state = state &* Self.multiplier &+ increment
    let (high, low) = (UInt64(truncatingIfNeeded: state >> 64), UInt64(truncatingIfNeeded: state))
    let (mixed, turn) = (high ^ low, high >> 58)
    return mixed >> turn | mixed << ((64 - turn) & 63)
  }

  /// Half of 64 bits; the other half comes next.
  func next32() -> UInt32 {
    if let half {
      self.half = nil
      return half
    }
    let bits = next64()
    half = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }

  func double() -> Double { Double(next64() >> 11) * 0x1p-53 }

  func gauss() -> Double { Ziggurat.normal(self) }

  /// Lemire's method: the high half of a product, with few draws thrown away.
  func bounded(_ last: UInt64) -> UInt64 {
    switch last {
    case 0: return 0
    case 0xffff_ffff: return UInt64(next32())
    case .max: return next64()
    case 0..<0xffff_ffff:
      let range = last + 1
      var product = UInt64(next32()) * range
      if product & 0xffff_ffff < range {
        let threshold = (0xffff_ffff - last) % range
        while product & 0xffff_ffff < threshold { product = UInt64(next32()) * range }
      }
      return product >> 32
    default:
      let range = last + 1
      var product = next64().multipliedFullWidth(by: range)
      if product.low < range {
        let threshold = (UInt64.max - last) % range
        while product.low < threshold { product = next64().multipliedFullWidth(by: range) }
      }
      return product.high
    }
  }
}

/// Turns a seed of any length into well mixed words: `numpy.random.SeedSequence`.
struct SeedSequence {
  private var pool = [UInt32](repeating: 0, count: 4)
  private var factor: UInt32 = 0x43b0_d7e5

  init(_ entropy: [UInt32]) {
    for index in 0..<4 { pool[index] = hashed(index < entropy.count ? entropy[index] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where source != target { mix(hashed(pool[source]), into: target) }
    }
    for word in entropy.dropFirst(4) {
      for target in 0..<4 { mix(hashed(word), into: target) }
    }
  }

  private mutating func hashed(_ value: UInt32) -> UInt32 {
    var value = value ^ factor
    factor &*= 0x931e_8875
    value &*= factor
    return value ^ value >> 16
  }

  private mutating func mix(_ value: UInt32, into index: Int) {
    let mixed = pool[index] &* 0xca01_f9dd &- value &* 0x4973_f715
    pool[index] = mixed ^ mixed >> 16
  }

  /// Words of 64 bits for a generator's state.
  func words(_ count: Int) -> [UInt64] {
    var factor: UInt32 = 0x8b51_f9dd
    let halves = (0..<2 * count).map { index in
      var value = pool[index % 4] ^ factor
      factor &*= 0x58f3_8ded
      value &*= factor
      return UInt64(value ^ value >> 16)
    }
    return (0..<count).map { halves[2 * $0] | halves[2 * $0 + 1] << 32 }
  }
}
