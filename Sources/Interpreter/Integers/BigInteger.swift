import BigInt

/// An `int` beyond 64 bits.
///
/// Every number has one form only: what fits in 64 bits is `Value.int`, so that equality, hashes
/// and fast paths need not look at both. `Value.init(_: BigInt)` sees to that.
package final class BigInteger {
  let value: BigInt

  fileprivate init(_ value: BigInt) { self.value = value }

  /// The most bits that an integer of a cell may have: beyond them, one operation could take
  /// minutes and could not be interrupted.
  static let maximumBits = 1 << 22
  /// CPython's limit for the conversion between integers and decimal text.
  static let maximumDigits = 4300
}

extension BigInteger {
  /// The integer of decimal digits: small where it fits.
  static func value(digits: String) -> Value { BigInt(digits).map { Value($0) } ?? .int(0) }
}

extension Value {
  /// An integer in its one form.
  init(_ integer: BigInt) {
    self = integer.small.map { .int($0) } ?? .bigInt(BigInteger(integer))
  }

  /// The integer of an `int` of any size or a `bool`, else nothing.
  var asBigInt: BigInt? {
    if case .bigInt(let object) = plain { return object.value }
    return plain.builtinInt.map { BigInt($0) }
  }

  /// Whether the value is an `int` of any size or a `bool`.
  package var isInteger: Bool {
    switch self {
    case .int, .bool, .bigInt: true
    case .instance(let object): object.base?.isInteger ?? false
    default: false
    }
  }

  /// Whether the value is an `int`, a `float` or a `bool`.
  var isNumber: Bool {
    if case .float = plain { return true }
    return isInteger
  }
}

extension BigInt {
  /// The same number as a machine's integer, where it fits.
  var small: Int? {
    if magnitude.bitWidth > 64 { return nil }
    let word = magnitude.words.first ?? 0
    if sign == .plus { return Int(exactly: word) }
    return word <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- word) : nil
  }

  /// The quotient by a power of two, rounded towards minus infinity.
  func shiftedDown(by count: Int) -> BigInt {
    if sign == .plus { return BigInt(magnitude >> count) }
    return -BigInt((magnitude - 1) >> count) - 1
  }

  /// `op` on the endless two's complements of both numbers.
  func bitwise(_ other: BigInt, _ op: (UInt, UInt) -> UInt) -> BigInt {
    let (left, right) = (Array(words), Array(other.words))
    let count = Swift.max(left.count, right.count) + 1
    func word(_ words: [UInt], _ sign: Sign, _ index: Int) -> UInt {
      index < words.count ? words[index] : (sign == .minus ? UInt.max : 0)
    }
    let result = (0..<count).map { op(word(left, sign, $0), word(right, other.sign, $0)) }
    if result[count - 1] >> 63 == 0 { return BigInt(BigUInt(words: result)) }
    return -BigInt(BigUInt(words: result.map { ~$0 })) - 1
  }

  /// The nearest float, to even at a half; nothing beyond the largest float.
  var nearestDouble: Double? {
    let extra = Swift.max(0, magnitude.bitWidth - 64)
    var top = (magnitude >> extra).words.first ?? 0
    // What is cut off decides only ties: one bit stands for all of it.
    if extra > 0, magnitude.trailingZeroBitCount < extra { top |= 1 }
    if extra > 1024 { return nil }
    let result = Double(sign: .plus, exponent: extra, significand: Double(top))
    return result.isInfinite ? nil : (sign == .minus ? -result : result)
  }

  /// CPython's hash: the remainder by 2⁶¹ − 1 with the sign, and −2 in the place of −1.
  var pythonHash: Int {
    let remainder = Int(magnitude % BigUInt(HashModulus.value))
    return HashModulus.signed(remainder, isNegative: sign == .minus)
  }
}
