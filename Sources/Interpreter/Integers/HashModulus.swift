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
    if number.magnitude < value { return number == -1 ? -2 : number }
    return signed(Int(number.magnitude % UInt(value)), isNegative: number < 0)
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
}

/// The hash of a tuple from its elements' hashes, added one by one (xxHash's rounds, as in
/// CPython 3.8 and later).
struct TupleHash {
  private var state: UInt = 2_870_177_450_012_600_261
  private var count: UInt = 0

  mutating func add(_ hash: Int) {
    state &+= UInt(bitPattern: hash) &* 14_029_467_366_897_019_727
    state = (state << 31 | state >> 33) &* 11_400_714_785_074_694_791
    count += 1
  }

  var value: Int {
    let result = state &+ (count ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    return result == .max ? 1_546_275_796 : Int(bitPattern: result)
  }
}
