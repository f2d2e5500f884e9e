import Glibc

/// CPython's hash of numbers: arithmetic modulo the prime 2⁶¹ − 1, so that equal numbers of
/// different types have equal hashes.
///
/// Source: CPython's documentation, "Hashing of numeric types".
enum HashModulus {
  static let bits = 61
  static let value = (1 << bits) - 1

  /// A remainder with its number's sign; −1 is kept for errors.
  static func signed(_ remainder: Int, isNegative: Bool) -> Int {
    let result = isNegative ? -remainder : remainder
    return result == -1 ? -2 : result
  }

  static func hash(_ number: Int) -> Int {
    signed(Int(number.magnitude % UInt(value)), isNegative: number < 0)
  }

  static func hash(_ number: Double) -> Int {
    if number.isNaN { return 0 }
    if number.isInfinite { return number < 0 ? -314_159 : 314_159 }
    if let whole = Int(exactly: number) { return hash(whole) }
    // 53 bits of mantissa times a power of two: the power turns the bits round.
    let exponent = Int(number.exponent) - 52
    let mantissa = Int(number.magnitude.significand * 0x1p52)
    let scaled = number.isNormal ? mantissa : Int(scalbn(number.magnitude, -exponent))
    let turn = ((exponent % bits) + bits) % bits
    let turned = (scaled << turn) & value | scaled >> (bits - turn)
    return signed(turned % value, isNegative: number < 0)
  }

  /// The hash of a tuple from its elements' hashes (xxHash's rounds, as in CPython 3.8 and later).
  static func hash(elements: [Int]) -> Int {
    let primes: (UInt, UInt, UInt) = (
      11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261
    )
    var state = primes.2
    for element in elements {
      state &+= UInt(bitPattern: element) &* primes.1
      state = (state << 31 | state >> 33) &* primes.0
    }
    state &+= UInt(elements.count) ^ (primes.2 ^ 3_527_539)
    return state == .max ? 1_546_275_796 : Int(bitPattern: state)
  }
}
