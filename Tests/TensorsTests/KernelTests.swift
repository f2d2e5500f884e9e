import CKernels
import Foundation
import Testing

private typealias Function = (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void

/// The kernels of every level that this CPU can run, the baseline first.
private let levels: [ck_kernels] = [ck_baseline, ck_avx2, ck_avx512].compactMap {
  ck_kernels_at($0)?.pointee
}

/// Floats of all sizes and signs, infinities and zeros among them.
private let arguments: [Float] =
  stride(from: UInt32(0), through: UInt32.max - 49_999, by: 49_999).map(Float.init(bitPattern:))
  .filter { !$0.isNaN } + [0, -0.0, .infinity, -.infinity, 88.8, -104, 89, 1]

private func values(_ kernel: Function, _ x: [Float]) -> [Float] {
  [Float](unsafeUninitializedCapacity: x.count) { y, count in
    count = x.count
    y.baseAddress.map { kernel(x.count, x, $0) }
  }
}

/// The largest distance from the true values in units of the last place.
private func error(_ kernel: Function, _ x: [Float], _ truth: (Double) -> Double) -> Double {
  zip(x, values(kernel, x)).reduce(0) { worst, pair in
    let exact = truth(Double(pair.0))
    let rounded = Float(exact)
    guard rounded.isFinite, pair.1.isFinite else {
      return rounded == pair.1 || rounded.isNaN && pair.1.isNaN ? worst : .infinity
    }
    return max(worst, abs(Double(pair.1) - exact) / Double(rounded.ulp))
  }
}

private func numbers(_ count: Int, seed: UInt32) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(state >> 8) * 0x1p-23 - 1
  }
}

@Suite struct KernelTests {
  @Test func `functions are within three units of the last place`() {
    let kernels = levels[levels.count - 1]

    #expect(error(kernels.exponential, arguments) { exp($0) } < 2)
    #expect(error(kernels.logarithm, arguments) { log($0) } < 2)
    #expect(error(kernels.hyperbolic_tangent, arguments) { tanh($0) } < 2)
    #expect(error(kernels.sigmoid, arguments) { 1 / (1 + exp(-$0)) } < 3)
  }

  @Test func `functions have the same bits on every level, tails included`() {
    let x = Array(arguments.prefix(5003))
    let functions: [KeyPath<ck_kernels, Function>] = [
      \.exponentialFunction, \.logarithmFunction, \.tangentFunction, \.sigmoidFunction,
    ]
    for function in functions {
      let bits = levels.map { values($0[keyPath: function], x).map(\.bitPattern) }
      #expect(bits.allSatisfy { $0 == bits[0] })
    }
  }

  @Test(arguments: [(1, 1, 1), (1, 64, 33), (5, 7, 40), (13, 500, 70), (30, 385, 31), (12, 16, 64)])
  func `a product is the plain loop of fused additions on every level`(m: Int, k: Int, n: Int) {
    let (a, b) = (numbers(m * k, seed: 1), numbers(k * n, seed: 2))
    var expected = numbers(m * n, seed: 3)
    for i in 0..<m {
      for j in 0..<n {
        for p in 0..<k { expected[i * n + j].addProduct(a[i * k + p], b[p * n + j]) }
      }
    }
    let transposed = (0..<n * k).map { b[$0 % k * n + $0 / k] }

    for level in levels {
      var c = numbers(m * n, seed: 3)
      level.product(m, n, k, a, k, 1, b, n, 1, &c, n)
      #expect(c == expected)
      var d = numbers(m * n, seed: 3)
      level.product(m, n, k, a, k, 1, transposed, 1, k, &d, n)
      #expect(d == expected)
    }
  }

  @Test func `updates and normal numbers have the same bits on every level`() {
    let (a, b) = (numbers(1003, seed: 4), numbers(1003, seed: 5))
    let results = levels.map { level in
      var y = numbers(1003, seed: 6)
      level.add_scaled(1003, 0.3, a, &y)
      level.interpolate(1003, 0.1, b, &y)
      level.add_scaled_product(1003, 0.7, a, b, &y)
      var normal = numbers(1008, seed: 7).map { abs($0) * 0.5 }
      level.normal_blocks(1008, 1, 2, &normal)
      return (y + normal).map(\.bitPattern)
    }

    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test func `a level is chosen by name, an unknown one is the best`() {
    #expect(ck_kernels_named("baseline").pointee.level == ck_baseline)
    #expect(ck_kernels_named("quantum").pointee.level == levels[levels.count - 1].level)
  }
}

extension ck_kernels {
  fileprivate var exponentialFunction: Function { exponential }
  fileprivate var logarithmFunction: Function { logarithm }
  fileprivate var tangentFunction: Function { hyperbolic_tangent }
  fileprivate var sigmoidFunction: Function { sigmoid }
}
