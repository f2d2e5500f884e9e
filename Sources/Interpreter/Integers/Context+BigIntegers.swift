import BigInt
import Dialect
import Glibc

extension Context {
  /// Arithmetic of integers of any size; small results come back small.
  func integers(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(Raise) -> Value {
    spend((a.magnitude.bitWidth + b.magnitude.bitWidth) >> 6)
    switch op {
    case .add, .subtract:
      try checkBits(max(a.magnitude.bitWidth, b.magnitude.bitWidth) + 1)
      return Value(op == .add ? a + b : a - b)
    case .multiply:
      try checkBits(a.magnitude.bitWidth + b.magnitude.bitWidth - 1)
      return Value(a * b)
    case .divide:
      if b.isZero { throw Raise(.zeroDivisionError, "division by zero") }
      return .float(try trueQuotient(a, b))
    case .floorDivide:
      if b.isZero { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
      return Value(try floorDivided(a, by: b).quotient)
    case .modulo:
      if b.isZero { throw Raise(.zeroDivisionError, "integer modulo by zero") }
      return Value(try floorDivided(a, by: b).remainder)
    case .power: return try integerPower(a, b)
    case .shiftLeft, .shiftRight: return try shifted(op, a, b)
    case .bitAnd: return Value(a.bitwise(b, &))
    case .bitOr: return Value(a.bitwise(b, |))
    case .bitXor: return Value(a.bitwise(b, ^))
    case .matrixMultiply: throw .unsupportedOperands("@", "int", "int")
    }
  }

  /// Refuses an integer of more bits than `BigInteger.maximumBits`, before it is computed.
  func checkBits(_ count: Int) throws(Raise) {
    if count > BigInteger.maximumBits { throw .integerTooLarge(bits: BigInteger.maximumBits) }
  }

  private func shifted(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(Raise) -> Value {
    if b.sign == .minus { throw Raise(.valueError, "negative shift count") }
    if a.isZero { return 0 }
    guard let count = b.small else {
      if op == .shiftRight { return a.sign == .minus ? -1 : 0 }
      throw .integerTooLarge(bits: BigInteger.maximumBits)
    }
    if op == .shiftRight { return Value(a.shiftedDown(by: count)) }
    try checkBits(count > BigInteger.maximumBits ? count : a.magnitude.bitWidth + count)
    return Value(BigInt(sign: a.sign, magnitude: a.magnitude << count))
  }

  private func integerPower(_ base: BigInt, _ exponent: BigInt) throws(Raise) -> Value {
    if exponent.sign == .minus {
      return try binary(.power, .float(try double(base)), .float(try double(exponent)))
    }
    if base.magnitude <= 1 {
      return exponent.magnitude.trailingZeroBitCount == 0 ? Value(base) : Value(base * base)
    }
    let bits = base.magnitude.bitWidth
    guard let count = exponent.small, count <= BigInteger.maximumBits else {
      throw .integerTooLarge(bits: BigInteger.maximumBits)
    }
    // A base of n bits is at least 2^(n−1).
    try checkBits((bits - 1) * count + 1)
    let power = try power(base, count)
    try checkBits(power.magnitude.bitWidth)
    return Value(power)
  }

  /// The nearest float; `OverflowError` beyond the largest.
  func double(_ integer: BigInt) throws(Raise) -> Double {
    if let result = integer.nearestDouble { return result }
    throw Raise(.overflowError, "int too large to convert to float")
  }

  /// `a / b`, rounded once: to even at a half.
  func trueQuotient(_ a: BigInt, _ b: BigInt) throws(Raise) -> Double {
    let isNegative = a.sign != b.sign
    let (x, y) = (a.magnitude, b.magnitude)
    if x.isZero { return isNegative ? -0.0 : 0 }
    // A quotient of 66 bits or more, with one bit for all that is cut off, rounds right; below
    // the smallest normal float its last place is that of the subnormals.
    let shift = min(66 - (x.bitWidth - y.bitWidth), 1076)
    if shift < -1024 {
      throw Raise(.overflowError, "integer division result too large for a float")
    }
    let (quotient, rest) = try divided(
      shift > 0 ? x << shift : x, by: shift < 0 ? y << -shift : y)
    let drop = max(quotient.bitWidth - 53, shift == 1076 ? 2 : 0)
    let kept = roundedDown(quotient, by: drop, isCut: !rest.isZero)
    let result = scalbn(Double(kept), Int32(drop - shift))
    if result.isInfinite {
      throw Raise(.overflowError, "integer division result too large for a float")
    }
    return isNegative ? -result : result
  }

  /// The number without its last `drop` bits, rounded to even at a half; `isCut` when something
  /// behind the last bit is lost already.
  private func roundedDown(_ number: BigUInt, by drop: Int, isCut: Bool) -> UInt {
    let kept = (number >> drop).words.first ?? 0
    if drop == 0 { return kept }
    let half = BigUInt(1) << (drop - 1)
    let tail = number - (BigUInt(kept) << drop)
    if tail < half || (tail == half && !isCut && kept & 1 == 0) { return kept }
    return kept + 1
  }

  /// The decimal text, within CPython's limit.
  func decimalText(_ integer: BigInt) throws(Raise) -> String {
    let failure = Raise(
      .valueError,
      "Exceeds the limit (\(BigInteger.maximumDigits) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit",
      fix: "print a part of it, or its number of bits: n.bit_length()")
    // 10^4300 has 14 285 bits.
    if integer.magnitude.bitWidth > 14_285 { throw failure }
    let text = String(integer)
    if text.utf8.count - (integer.sign == .minus ? 1 : 0) > BigInteger.maximumDigits {
      throw failure
    }
    return text
  }

  /// Python's `pow(base, exponent, modulus)`.
  func modularPower(_ base: BigInt, _ exponent: BigInt, _ modulus: BigInt) throws(Raise) -> Value {
    if modulus.isZero { throw Raise(.valueError, "pow() 3rd argument cannot be 0") }
    let size = modulus.magnitude
    var base = base
    if exponent.sign == .minus {
      let remainder = try floorDivided(base, by: BigInt(size)).remainder
      guard let inverse = remainder.inverse(BigInt(size)) else {
        throw Raise(.valueError, "base is not invertible for the given modulus")
      }
      base = inverse
    }
    let reduced = try floorDivided(base, by: BigInt(size)).remainder.magnitude
    try checkWork(of: exponent.magnitude.bitWidth, squarings: size.bitWidth)
    let result = BigInt(try power(reduced, exponent.magnitude, modulus: size))
    return Value(try floorDivided(result, by: modulus).remainder)
  }

  /// Refuses work of more than some seconds: so many products of numbers with so many bits.
  func checkWork(of count: Int, squarings bits: Int) throws(Raise) {
    let words = bits / 64 + 1
    let work = Double(count) * Double(words) * Double(words)
    if work > 2e9 { throw .integerTooLarge(bits: BigInteger.maximumBits) }
    spend(Int(work) >> 4)
  }
}
