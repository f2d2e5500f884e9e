import BigInt

/// Division of integers with many words, in pieces: a limit or an interrupt ends it between two.
///
/// Schoolbook division by the word.
/// - Complexity: The words of the divisor times those of the quotient.
/// - SeeAlso: Knuth, The Art of Computer Programming, volume 2, §4.3.1, algorithm D.
struct LongDivision {
  /// The dividend, from the lowest word; what is left of it turns into the remainder.
  private var rest: [UInt]
  private let divisor: [UInt]
  private let shift: Int

  /// - Parameter divisor: Not zero.
  private init(_ dividend: BigUInt, _ divisor: BigUInt) {
    // A divisor whose highest bit is set makes the estimates of quotients good.
    shift = divisor.leadingZeroBitCount
    self.divisor = Array((divisor << shift).words)
    rest = Array((dividend << shift).words) + [0]
  }

  /// Quotient and remainder; `pause` is called once in some hundred thousand products of words.
  static func divide(
    _ dividend: BigUInt, by divisor: BigUInt, pause: () throws(Raise) -> Void
  ) throws(Raise) -> (quotient: BigUInt, remainder: BigUInt) {
    if dividend < divisor { return (0, dividend) }
    var division = LongDivision(dividend, divisor)
    let count = division.divisor.count
    var quotient = Array(repeating: 0 as UInt, count: division.rest.count - count)
    var work = 0
    for place in quotient.indices.reversed() {
      quotient[place] = division.takeMultiple(at: place)
      work += count
      if work >> 18 > 0 {
        work = 0
        try pause()
      }
    }
    let remainder = BigUInt(words: division.rest[..<count])
    return (BigUInt(words: quotient), remainder >> division.shift)
  }

  /// Subtracts the divisor from the words at `place` as often as it goes; how often that was.
  private mutating func takeMultiple(at place: Int) -> UInt {
    let count = divisor.count
    var estimate = estimate(at: place)
    if estimate == 0 { return 0 }
    let borrow = rest.withUnsafeMutableBufferPointer { rest in
      divisor.withUnsafeBufferPointer { divisor in
        Self.subtract(estimate, times: divisor, from: rest, at: place)
      }
    }
    let (top, isNegative) = rest[place + count].subtractingReportingOverflow(borrow)
    rest[place + count] = top
    if isNegative {
      estimate -= 1
      addBack(at: place)
    }
    return estimate
  }

  /// At least the word of the quotient, and at most one more.
  private func estimate(at place: Int) -> UInt {
    let count = divisor.count
    let (high, middle) = (rest[place + count], rest[place + count - 1])
    let top = divisor[count - 1]
    if high >= top { return .max }
    var (estimate, left) = top.dividingFullWidth((high, middle))
    guard count > 1 else { return estimate }
    let (next, low) = (divisor[count - 2], rest[place + count - 2])
    while true {
      let product = estimate.multipliedFullWidth(by: next)
      if product.high < left || (product.high == left && product.low <= low) { return estimate }
      estimate -= 1
      let (sum, overflow) = left.addingReportingOverflow(top)
      if overflow { return estimate }
      left = sum
    }
  }

  /// What is to be subtracted from the word above.
  private static func subtract(
    _ factor: UInt, times divisor: UnsafeBufferPointer<UInt>,
    from rest: UnsafeMutableBufferPointer<UInt>, at place: Int
  ) -> UInt {
    var carry: UInt = 0
    for index in 0..<divisor.count {
      let product = factor.multipliedFullWidth(by: divisor[index])
      let (low, hasCarried) = product.low.addingReportingOverflow(carry)
      let (difference, hasBorrowed) = rest[place + index].subtractingReportingOverflow(low)
      rest[place + index] = difference
      carry = product.high &+ (hasCarried ? 1 : 0) &+ (hasBorrowed ? 1 : 0)
    }
    return carry
  }

  private mutating func addBack(at place: Int) {
    var carry: UInt = 0
    for index in divisor.indices {
      let (sum, first) = rest[place + index].addingReportingOverflow(divisor[index])
      let (total, second) = sum.addingReportingOverflow(carry)
      rest[place + index] = total
      carry = (first ? 1 : 0) &+ (second ? 1 : 0)
    }
    rest[place + divisor.count] &+= carry
  }
}

extension Context {
  /// Quotient and remainder of magnitudes; the divisor is not zero.
  func divided(
    _ a: BigUInt, by b: BigUInt
  ) throws(Raise) -> (quotient: BigUInt, remainder: BigUInt) {
    try LongDivision.divide(a, by: b) { () throws(Raise) in try checkLimits() }
  }

  /// Floor division, as Python's `divmod`; the divisor is not zero.
  func floorDivided(
    _ a: BigInt, by b: BigInt
  ) throws(Raise) -> (quotient: BigInt, remainder: BigInt) {
    let (magnitude, rest) = try divided(a.magnitude, by: b.magnitude)
    let quotient = BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: magnitude)
    let remainder = BigInt(sign: a.sign, magnitude: rest)
    if rest.isZero || a.sign == b.sign { return (quotient, remainder) }
    return (quotient - 1, remainder + b)
  }

  /// Euclid's algorithm.
  func greatestDivisor(_ a: BigInt, _ b: BigInt) throws(Raise) -> BigInt {
    var (a, b) = (a.magnitude, b.magnitude)
    while !b.isZero {
      try step()
      spend(b.bitWidth >> 9)
      (a, b) = (b, try divided(a, by: b).remainder)
    }
    return BigInt(a)
  }

  /// `base ** exponent`, product by product; the exponent is not negative.
  func power(_ base: BigInt, _ exponent: Int) throws(Raise) -> BigInt {
    if exponent == 0 { return 1 }
    var result = base
    var bit = (exponent.bitWidth - exponent.leadingZeroBitCount) - 2
    while bit >= 0 {
      result *= result
      try checkLimits()
      if exponent >> bit & 1 == 1 { result *= base }
      bit -= 1
    }
    return result
  }

  /// `base ** exponent % modulus` of magnitudes, product by product.
  func power(
    _ base: BigUInt, _ exponent: BigUInt, modulus: BigUInt
  ) throws(Raise) -> BigUInt {
    if modulus == 1 { return 0 }
    var result: BigUInt = 1
    let words = Array(exponent.words)
    for word in words.reversed() {
      for bit in (0..<UInt.bitWidth).reversed() {
        let isSet = word >> UInt(bit) & 1 == 1
        if result == 1 && !isSet { continue }
        result = try divided(result * result, by: modulus).remainder
        if isSet { result = try divided(result * base, by: modulus).remainder }
        spend(modulus.bitWidth >> 6)
        try step()
      }
    }
    return result
  }
}
