import CKernels
import Testing

private let levels: [ck_kernels] = [ck_baseline, ck_avx2, ck_avx512].compactMap {
  ck_kernels_at($0)?.pointee
}

/// A matrix [n, k] of 8-bit integers and what its product with rows of x is.
private struct IntegerProduct {
  let n: Int
  let k: Int
  let weights: [Int8]

  /// Integers of all sizes and signs.
  init(n: Int, k: Int) {
    self.init(n: n, k: k, weights: (0..<n * k).map { Int8(truncatingIfNeeded: $0 &* 37 &+ 11) })
  }

  init(n: Int, k: Int, weights: [Int8]) {
    (self.n, self.k, self.weights) = (n, k, weights)
  }

  private var packed: [Int8] {
    let quads = (k + 3) / 4
    var bytes = [Int8](repeating: 0, count: (n + 15) / 16 * 64 * quads)
    for i in 0..<n {
      for j in 0..<k {
        bytes[64 * (j / 4 + quads * (i / 16)) + 4 * (i % 16) + j % 4] = weights[i * k + j]
      }
    }
    return bytes
  }

  func product(_ x: [Float], _ kernels: ck_kernels) -> [Float] {
    let m = x.count / k
    let sums = (0..<n).map { row in
      weights[(row * k)..<((row + 1) * k)].reduce(Int32(0)) { $0 + Int32($1) }
    }
    let scales = (0..<n).map { 0.01 + Float($0) / 64 }
    var y = [Float](repeating: .nan, count: m * n)
    var scratch = [Int32](repeating: 0, count: m * (3 + (k + 3) / 4))
    packed.withUnsafeBufferPointer { packed in
      sums.withUnsafeBufferPointer { sums in
        scales.withUnsafeBufferPointer { scales in
          guard let bytes = packed.baseAddress, let totals = sums.baseAddress,
            let factors = scales.baseAddress
          else { return }
          var matrix = ck_int8_matrix(
            rows: n, columns: k, packed: bytes, sums: totals, scales: factors, scales_rows: 1)
          kernels.int8_product(m, x, k, &matrix, &scratch, &y, n)
        }
      }
    }
    return y
  }

  /// Rows whose greatest magnitude is 127, so that each number is its own integer.
  func exact(_ x: [Float]) -> [Float] {
    (0..<x.count / k).flatMap { row in
      (0..<n).map { output in
        let sum = (0..<k).reduce(0) { $0 + Int(x[row * k + $1]) * Int(weights[output * k + $1]) }
        return Float(sum) * (0.01 + Float(output) / 64)
      }
    }
  }
}

@Suite struct Int8KernelTests {
  @Test(arguments: [(1, 1, 1), (1, 64, 33), (2, 16, 4), (5, 7, 40), (9, 130, 61), (4, 80, 256)])
  func `a product of integers is the naive sum on every level`(m: Int, n: Int, k: Int) {
    let product = IntegerProduct(n: n, k: k)
    let x = (0..<m * k).map { (place: Int) -> Float in
      place % k == 0 ? 127 : Float((place * 53) % 255 - 127)
    }
    let wanted = product.exact(x)

    for level in levels { #expect(product.product(x, level) == wanted) }
  }

  @Test func `the longest rows of the greatest integers still fit`() {
    let k = 65536
    for weight in [Int8.min, 127] {
      let product = IntegerProduct(n: 2, k: k, weights: [Int8](repeating: weight, count: 2 * k))
      for number in [Float(127), -127] {
        let x = [Float](repeating: number, count: k)
        let wanted = product.exact(x)
        for level in levels { #expect(product.product(x, level) == wanted) }
      }
    }
  }

  @Test func `numbers that are no integers have the same bits on every level`() {
    let product = IntegerProduct(n: 37, k: 100)
    let x = (0..<700).map { (place: Int) -> Float in
      let (up, down) = (Float(place % 13) / 7, Float(place % 29) / 31)
      return up - down
    }
    let bits = levels.map { product.product(x, $0).map(\.bitPattern) }

    #expect(bits.allSatisfy { $0 == bits[0] })
  }
}
