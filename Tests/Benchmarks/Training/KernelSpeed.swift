import CKernels
import Peak
import Tensors

/// Matrix products at the shapes of recurrent networks, beside what the CPU could do at most.
enum KernelSpeed {
  /// Rows, terms, columns.
  static let shapes = [
    (32, 128, 512), (20, 200, 800), (32, 256, 1024), (20, 650, 2600), (990, 64, 256),
    (2048, 256, 1024), (700, 650, 10000), (1024, 1024, 1024), (1, 64, 256), (1, 256, 1024),
  ]

  static func measureAll() {
    let peak = peak_gigaflops() * Double(Threads.count)
    print("{\"peak_gflops\": \(Clock.rounded(peak)), \"threads\": \(Threads.count)}")
    for (m, k, n) in shapes {
      let rates = [(false, false), (true, false), (false, true), (true, true)].map {
        rate(m, n, k, leftIsTransposed: $0, rightIsTransposed: $1)
      }
      let values = zip(["plain", "left", "right", "both"], rates)
        .map { "\"\($0)\": \(Clock.rounded($1))" }.joined(separator: ", ")
      print("{\"shape\": \"\(m)x\(k)x\(n)\", \(values)}")
    }
  }

  /// The best of many, in GFLOP/s.
  private static func rate(
    _ m: Int, _ n: Int, _ k: Int, leftIsTransposed: Bool, rightIsTransposed: Bool
  ) -> Double {
    let (a, b) = ([Float](repeating: 0.5, count: m * k), [Float](repeating: 0.25, count: k * n))
    var c = [Float](repeating: 0, count: m * n)
    let (left, right) = (leftIsTransposed ? (1, m) : (k, 1), rightIsTransposed ? (1, k) : (n, 1))
    let work = 2 * Double(m) * Double(n) * Double(k)
    let repeats = max(1, Int(2e6 / work))
    var best = 0.0
    let end = Clock.now() + 0.2
    var rounds = 0
    while Clock.now() < end || rounds < 3 {
      let start = Clock.now()
      for _ in 0..<repeats {
        ck_shared_product(
          Kernels.active.product_from, m, n, k, a, left.0, left.1, b, right.0, right.1, nil, 0, &c,
          n)
      }
      best = max(best, work * Double(repeats) / (Clock.now() - start) / 1e9)
      rounds += 1
    }
    return best
  }
}
