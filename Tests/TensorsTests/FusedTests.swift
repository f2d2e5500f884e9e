import CKernels
import Testing

/// The kernels of every level that this CPU can run.
private let levels: [ck_kernels] = [ck_baseline, ck_avx2, ck_avx512].compactMap {
  ck_kernels_at($0)?.pointee
}

/// Seeded bits.
private struct Draws {
  var state: UInt64

  mutating func bits(_ count: UInt64) -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(state >> (64 - count))
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(bits(31)) % range.count
  }

  /// A number with an exponent of a range, as far as floats have it; often its last bits are zeros.
  mutating func float(exponents: ClosedRange<Int>) -> Float {
    let zeros = bits(1) * bits(4)
    let significand = (bits(23) >> zeros) << zeros
    let exponent = UInt32(min(max(integer(exponents) + 127, 0), 254))
    return Float(bitPattern: bits(1) << 31 | exponent << 23 | significand)
  }
}

/// Operands of a·b + c.
private struct Operands {
  var a: [Float] = []
  var b: [Float] = []
  var c: [Float] = []

  init(_ count: Int, seed: UInt64, _ draw: (inout Draws) -> (Float, Float, Float)) {
    var draws = Draws(state: seed)
    for _ in 0..<count {
      let (a, b, c) = draw(&draws)
      self.a.append(a)
      self.b.append(b)
      self.c.append(c)
    }
  }

  var fused: [UInt32] { bits(a.indices.map { c[$0].addingProduct(a[$0], b[$0]) }) }

  func fused(by level: ck_kernels) -> [UInt32] {
    var y = c
    level.add_scaled_product(a.count, 1, a, b, &y)
    return bits(y)
  }
}

/// Of NaN, all have the same bits here.
private func bits(_ values: [Float]) -> [UInt32] {
  values.map { ($0.isNaN ? .nan : $0).bitPattern }
}

/// Numbers about which rounding, underflow and overflow begin or end, and those that are none.
private let edges: [Float] = {
  let sizes: [Float] = [
    0, 1, 1.5, 3, .leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, 0x1p-140,
    .leastNormalMagnitude.nextDown, .leastNormalMagnitude, 0x1.000002p-126, 0x1p-100,
    0x1.fffffep-76, 0x1p-75, 0x1.000002p-75, 0x1.8p-75, 0x1p-74, 0x1p-25, 0x1p-24, 0x1.fffffep-1,
    0x1.000002p0, 0x1.001p0, 0x1.ffep-1, 0x1.555556p0, 16_777_215, 0x1.fffffep63, 0x1p64, 0x1p102,
    0x1.000002p103, 0x1p127, .greatestFiniteMagnitude, .infinity,
  ]
  return sizes + sizes.map { -$0 } + [.nan]
}()

@Suite struct FusedTests {
  @Test(arguments: edges)
  func `a term is added to a sum with one rounding on every level`(start: Float) {
    let count = edges.count
    var expected: [Float] = []
    for a in edges { expected += edges.map { start.addingProduct(a, $0) } }
    let results = levels.map { level in
      var c = [Float](repeating: start, count: count * count)
      level.product(count, count, 1, edges, 1, 1, edges, count, 1, &c, count)
      return bits(c)
    }

    #expect(results == levels.map { _ in bits(expected) })
  }

  @Test func `numbers of any bits are rounded once on every level`() {
    let operands = Operands(30_000, seed: 1) {
      (
        Float(bitPattern: $0.bits(32)), Float(bitPattern: $0.bits(32)),
        Float(bitPattern: $0.bits(32))
      )
    }

    #expect(levels.map(operands.fused) == levels.map { _ in operands.fused })
  }

  @Test(arguments: [0, -70, 62])
  func `products of about the sum's size are rounded once on every level`(exponent: Int) {
    let operands = Operands(30_000, seed: 2) {
      let range = exponent - 2...exponent + 2
      let sums = 2 * exponent - 26...2 * exponent + 50
      return ($0.float(exponents: range), $0.float(exponents: range), $0.float(exponents: sums))
    }

    #expect(levels.map(operands.fused) == levels.map { _ in operands.fused })
  }

  @Test func `sums that nearly vanish are exact on every level`() {
    let operands = Operands(30_000, seed: 3) {
      let (a, b) = ($0.float(exponents: -63...63), $0.float(exponents: -63...63))
      return (a, b, Float(bitPattern: (-(a * b)).bitPattern &+ $0.bits(2)))
    }

    #expect(levels.map(operands.fused) == levels.map { _ in operands.fused })
  }

  @Test(arguments: [-126, -100, 0, 100])
  func `sums just beside the middle of two floats are rounded once on every level`(exponent: Int) {
    let half = Float(sign: .plus, exponent: exponent - 24, significand: 1)
    let operands = Operands(30_000, seed: 4) {
      let shift = Float($0.integer(-40...40)) * 0x1p-23
      let odd = Float($0.integer(0...7) * 2 + 1)
      let rest = [1, 1 - shift, 1 + shift, 1 - shift / 2][$0.integer(0...3)]
      return (odd + odd * shift, half * rest, $0.float(exponents: exponent...exponent))
    }

    #expect(levels.map(operands.fused) == levels.map { _ in operands.fused })
  }

  @Test func `sums just beside the middle of two subnormal floats are rounded once on every level`()
  {
    let operands = Operands(30_000, seed: 5) {
      let shift = Float($0.integer(-7...7)) * 0x1p-23
      let odd = Float($0.integer(0...7) * 2 + 1)
      let rest = [1 - shift, 1 + shift][$0.integer(0...1)]
      return (
        odd * 0x1p-75 * (1 + shift), 0x1p-75 * rest,
        Float(bitPattern: $0.bits(1) << 31 | $0.bits(23))
      )
    }

    #expect(levels.map(operands.fused) == levels.map { _ in operands.fused })
  }
}
