/// SHA-512 (FIPS 180-4): how a text becomes the seed of a generator.
enum SHA512 {
  /// The digest of the bytes, 64 bytes.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [0x80]
    while bytes.count % 128 != 112 { bytes.append(0) }
    bytes += [UInt8](repeating: 0, count: 8) + bigEndian(UInt64(message.count) * 8)
    var hash = initial
    for start in stride(from: 0, to: bytes.count, by: 128) {
      absorb(bytes[start..<start + 128], into: &hash)
    }
    return hash.flatMap(bigEndian)
  }

  private static func bigEndian(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
  }

  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word >> count | word << (64 - count)
  }

  private static func absorb(_ block: ArraySlice<UInt8>, into hash: inout [UInt64]) {
    var words: [UInt64] = []
    for place in stride(from: block.startIndex, to: block.endIndex, by: 8) {
      words.append(block[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) })
    }
    for index in 16..<80 {
      let (a, b) = (words[index - 15], words[index - 2])
      let small = rotate(a, 1) ^ rotate(a, 8) ^ a >> 7
      let large = rotate(b, 19) ^ rotate(b, 61) ^ b >> 6
      words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
    }
    var h = hash
    for index in 0..<80 {
      let choice = (h[4] & h[5]) ^ (~h[4] & h[6])
      let majority = (h[0] & h[1]) ^ (h[0] & h[2]) ^ (h[1] & h[2])
      let large = rotate(h[4], 14) ^ rotate(h[4], 18) ^ rotate(h[4], 41)
      let small = rotate(h[0], 28) ^ rotate(h[0], 34) ^ rotate(h[0], 39)
      let first = h[7] &+ large &+ choice &+ rounds[index] &+ words[index]
      let second = small &+ majority
      h = [first &+ second, h[0], h[1], h[2], h[3] &+ first, h[4], h[5], h[6]]
    }
    for index in 0..<8 { hash[index] &+= h[index] }
  }

  private static let primes: [UInt64] = {
    var found: [UInt64] = []
    var number: UInt64 = 2
    while found.count < 80 {
      if found.allSatisfy({ number % $0 != 0 }) { found.append(number) }
      number += 1
    }
    return found
  }()

  /// The first 64 bits behind the point of the square roots of the first eight primes.
  private static let initial = primes.prefix(8).map { fraction(of: $0, power: 2) }
  /// The first 64 bits behind the point of the cube roots of the first eighty primes.
  private static let rounds = primes.map { fraction(of: $0, power: 3) }

  /// The fraction of a root in units of 2⁻⁶⁴: the largest `x` with `xᵖ ≤ number · 2⁶⁴ᵖ`, by bits.
  private static func fraction(of number: UInt64, power: Int) -> UInt64 {
    let target = [UInt32](repeating: 0, count: 2 * power) + [UInt32(number)]
    var root: [UInt32] = [0, 0, 0]
    for bit in stride(from: 69, through: 0, by: -1) {
      var candidate = root
      candidate[bit / 32] |= 1 << UInt32(bit % 32)
      let product = (1..<power).reduce(candidate) { made, _ in multiply(made, candidate) }
      if !exceeds(product, target) { root = candidate }
    }
    return UInt64(root[1]) << 32 | UInt64(root[0])
  }

  private static func multiply(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var product = [UInt32](repeating: 0, count: a.count + b.count)
    for i in a.indices {
      var carry: UInt64 = 0
      for j in b.indices {
        let sum = UInt64(a[i]) * UInt64(b[j]) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[i + b.count] = UInt32(carry)
    }
    return product
  }

  private static func exceeds(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    for index in (0..<max(a.count, b.count)).reversed() {
      let (x, y) = (index < a.count ? a[index] : 0, index < b.count ? b[index] : 0)
      if x != y { return x > y }
    }
    return false
  }
}
