import CKernels
import Foundation
import Tensors
import Testing

/// The kernels of every level that this CPU can run.
private let levels: [ck_kernels] = [ck_baseline, ck_avx2, ck_avx512].compactMap {
  ck_kernels_at($0)?.pointee
}

private func numbers(_ count: Int, seed: UInt32) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(state >> 8) * 0x1p-23 - 1
  }
}

/// A product of drawn sizes, with either operand as it stands or transposed in memory.
private struct Product: CustomTestStringConvertible, Sendable {
  let m: Int
  let n: Int
  let k: Int
  let leftIsTransposed: Bool
  let rightIsTransposed: Bool
  /// More than n leaves gaps between the rows of the result.
  let rowLength: Int

  var testDescription: String {
    "\(m)x\(k)\(leftIsTransposed ? "t" : "") by \(k)x\(n)\(rightIsTransposed ? "t" : "")"
  }

  /// Small ones, rows and columns alone and no terms at all among them.
  static let drawn: [Product] = (0..<48).map { index in
    let draw = numbers(5, seed: UInt32(index)).map { abs($0) }
    return Product(
      m: index % 8 == 1 ? 1 : 1 + Int(draw[0] * 40), n: index % 8 == 2 ? 1 : 1 + Int(draw[1] * 90),
      k: index % 16 == 3 ? 0 : Int(draw[2] * (index % 4 == 0 ? 420 : 90)),
      leftIsTransposed: index & 1 == 1, rightIsTransposed: index & 2 == 2,
      rowLength: index % 5)
  }

  var a: [Float] { numbers(m * k, seed: 1) }
  var b: [Float] { numbers(k * n, seed: 2) }
  var c: [Float] { numbers(m * (n + rowLength), seed: 3) }

  func run(_ product: ck_product, start: [Float]?, startRow: Int, to c: inout [Float]) {
    let (a, b) = (self.a, self.b)
    let aSteps = leftIsTransposed ? (1, m) : (k, 1)
    let bSteps = rightIsTransposed ? (1, k) : (n, 1)
    start.withPointer { start in
      product(
        m, n, k, a, aSteps.0, aSteps.1, b, bSteps.0, bSteps.1, start, startRow, &c, n + rowLength)
    }
  }

  /// The sums from the given starts, by a plain loop.
  func expected(_ start: (_ row: Int, _ column: Int) -> Float) -> [Float] {
    let (a, b) = (self.a, self.b)
    var c = self.c
    for i in 0..<m {
      for j in 0..<n {
        var sum = start(i, j)
        for p in 0..<k {
          sum.addProduct(
            a[leftIsTransposed ? p * m + i : i * k + p],
            b[rightIsTransposed ? j * k + p : p * n + j])
        }
        c[i * (n + rowLength) + j] = sum
      }
    }
    return c
  }
}

extension Optional where Wrapped == [Float] {
  fileprivate func withPointer(_ body: (UnsafePointer<Float>?) -> Void) {
    guard let self else { return body(nil) }
    self.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

@Suite struct ProductTests {
  @Test(arguments: Product.drawn)
  private func `a product is the plain loop in every form and on every level`(product: Product) {
    let bias = numbers(product.n, seed: 4)
    let (fromZero, fromBias) = (product.expected { _, _ in 0 }, product.expected { bias[$1] })
    let (c, row) = (product.c, product.n + product.rowLength)
    let fromItself = product.expected { c[$0 * row + $1] }

    for level in levels {
      var results = [c, c, c]
      product.run(level.product_from, start: nil, startRow: 0, to: &results[0])
      product.run(level.product_from, start: bias, startRow: 0, to: &results[1])
      product.run(level.product_from, start: c, startRow: row, to: &results[2])
      #expect(results == [fromZero, fromBias, fromItself])
    }
  }

  @Test(arguments: [(400, 500, 70), (230, 1200, 400), (30, 70, 900)], [true, false])
  func `a product of many blocks has the rows that each has alone`(
    size: (m: Int, n: Int, k: Int), isTransposed: Bool
  ) {
    let (m, n, k) = size
    let (a, b) = (numbers(m * k, seed: 5), numbers(k * n, seed: 6))
    let steps = isTransposed ? (1, k) : (n, 1)
    for level in levels.suffix(levels.count - 1) {
      var (whole, alone) = (
        [Float](repeating: 0, count: m * n), [Float](repeating: 0, count: m * n)
      )
      level.product_from(m, n, k, a, k, 1, b, steps.0, steps.1, nil, 0, &whole, n)
      for i in 0..<m {
        a.withUnsafeBufferPointer { a in
          alone.withUnsafeMutableBufferPointer { c in
            guard let a = a.baseAddress, let c = c.baseAddress else { return }
            level.product(1, n, k, a + i * k, k, 1, b, steps.0, steps.1, c + i * n, n)
          }
        }
      }
      #expect(whole == alone)
    }
  }

  @Test(arguments: [(700, 210, 64), (210, 900, 40), (300, 300, 300), (1000, 1000, 70)])
  func `a product has the same bits on any number of threads`(m: Int, n: Int, k: Int) {
    let (a, b, bias) = (numbers(m * k, seed: 7), numbers(k * n, seed: 8), numbers(n, seed: 9))
    let kernels = levels[levels.count - 1]
    let results = [1, 2, 3].map { threads in
      ck_set_threads(threads)
      var c = [Float](repeating: 0, count: m * n)
      ck_shared_product(kernels.product_from, m, n, k, a, 1, m, b, n, 1, bias, 0, &c, n)
      return c
    }
    var expected = [Float](repeating: 0, count: m * n)
    kernels.product_from(m, n, k, a, 1, m, b, n, 1, bias, 0, &expected, n)

    #expect(results == [expected, expected, expected])
  }
}
