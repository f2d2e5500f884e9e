import CKernels
import Glibc

extension RandomGenerator {
  /// A number in [0, 1) with 24 random bits.
  public func uniform32() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

  /// A number in [0, 1) with 53 random bits.
  public func uniform64() -> Double { Double(next64() & 0x1f_ffff_ffff_ffff) * 0x1p-53 }

  /// A number of the normal distribution; they come in pairs, by Box and Muller's method.
  public func normal64() -> Double {
    if let next = state.nextNormal {
      state.nextNormal = nil
      return next
    }
    let (u, v) = (uniform64(), uniform64())
    let radius = (-2 * log1p(-v)).squareRoot()
    let angle = 2 * Double.pi * u
    state.nextNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  /// A number in `low ..< high`, by remainder; of 64 bits where the range has 2²⁸ numbers or more.
  ///
  /// - Throws: `TensorError.emptyRandomRange`.
  public func integer(_ low: Int, _ high: Int) throws -> Int {
    guard low < high else { throw TensorError.emptyRandomRange(low: low, high: high) }
    let range = UInt64(bitPattern: Int64(high &- low))
    let bits = range >= 1 << 28 ? next64() : UInt64(next32())
    return low &+ Int(truncatingIfNeeded: bits % range)
  }

  /// A number in 0 ..< 2⁶³: the seed of another generator.
  public func seed64() -> UInt64 { next64() & 0x7fff_ffff_ffff_ffff }

  /// The numbers below `count` in random order.
  ///
  /// - Throws: `TensorError.permutationSize`, `.tooLarge`.
  public func permutation(_ count: Int) throws -> [Int] {
    guard count >= 0 else { throw TensorError.permutationSize(count) }
    _ = try Shape.count([count])
    var order = Array(0..<count)
    for i in 0..<max(count - 1, 0) {
      order.swapAt(i, i + Int(next32() % UInt32(count - i)))
    }
    return order
  }

  /// A number of the exponential distribution.
  func exponential64(rate: Double = 1) -> Double { -1 / rate * log1p(-uniform64()) }

  /// Fills memory with normal numbers: in pairs where there are few, in blocks of 16 where not.
  func fillNormal(
    _ x: UnsafeMutablePointer<Float>, _ count: Int, mean: Double, deviation: Double
  ) {
    guard count >= 16 else {
      for i in 0..<count { x[i] = Float(normal64() * deviation + mean) }
      return
    }
    for i in 0..<count { x[i] = uniform32() }
    let whole = count / 16 * 16
    Kernels.active.normal_blocks(whole, Float(mean), Float(deviation), x)
    guard whole < count else { return }
    // The last 16 are drawn anew, over what is there.
    let last = x + count - 16
    for i in 0..<16 { last[i] = uniform32() }
    Kernels.active.normal_blocks(16, Float(mean), Float(deviation), last)
  }

  /// Fills memory with normal numbers in double precision, in blocks of 16 as in single precision.
  ///
  /// - Parameter inBlocks: False for memory with gaps, which is filled in pairs.
  func fillNormal(
    _ x: UnsafeMutablePointer<Double>, _ count: Int, inBlocks: Bool, mean: Double,
    deviation: Double
  ) {
    guard inBlocks, count >= 16 else {
      for i in 0..<count { x[i] = normal64() * deviation + mean }
      return
    }
    for i in 0..<count { x[i] = uniform64() }
    for start in stride(from: 0, through: count - 16, by: 16) {
      Self.makeNormal(x + start, mean: mean, deviation: deviation)
    }
    guard count % 16 > 0 else { return }
    let last = x + count - 16
    for i in 0..<16 { last[i] = uniform64() }
    Self.makeNormal(last, mean: mean, deviation: deviation)
  }

  /// Turns 16 uniform numbers into normal ones by Box and Muller's method.
  private static func makeNormal(
    _ x: UnsafeMutablePointer<Double>, mean: Double, deviation: Double
  ) {
    for i in 0..<8 {
      let radius = (-2 * log(1 - x[i])).squareRoot()
      let angle = 2 * Double.pi * x[i + 8]
      x[i] = radius * cos(angle) * deviation + mean
      x[i + 8] = radius * sin(angle) * deviation + mean
    }
  }
}
