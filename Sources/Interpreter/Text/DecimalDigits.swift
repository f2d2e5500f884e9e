/// Calls with an integer's decimal digits.
@inline(__always)
func withDecimalDigits<Result>(
  of number: Int, _ work: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
    var (rest, start) = (number.magnitude, 20)
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      digits[start] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
    if number < 0 {
      start -= 1
      digits[start] = UInt8(ascii: "-")
    }
    return work(UnsafeBufferPointer(rebasing: digits[start...]))
  }
}

/// An integer in decimal digits.
func integerText(_ number: Int) -> String {
  withDecimalDigits(of: number) { String(decoding: $0, as: UTF8.self) }
}
