import Glibc

// Draws of the old generator from distributions beside the uniform and the normal one.
extension BitSource {
  /// - SeeAlso: Marsaglia and Tsang 2000, "A simple method for generating gamma variables".
  func gamma(_ shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape == 0 { return 0 }
    return shape < 1 ? smallGamma(shape) : largeGamma(shape)
  }

  private func smallGamma(_ shape: Double) -> Double {
    while true {
      let (u, v) = (double(), exponential())
      if u <= 1 - shape {
        let x = pow(u, 1 / shape)
        if x <= v { return x }
      } else {
        let y = -log((1 - u) / shape)
        let x = pow(1 - shape + shape * y, 1 / shape)
        if x <= v + y { return x }
      }
    }
  }

  private func largeGamma(_ shape: Double) -> Double {
    let b = shape - 1 / 3.0
    let c = 1 / (9 * b).squareRoot()
    while true {
      var (x, v) = (0.0, 0.0)
      repeat {
        x = gauss()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = double()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  func beta(_ a: Double, _ b: Double) -> Double {
    guard a <= 1, b <= 1 else {
      let (x, y) = (gamma(a), 0.0)
      return x / (x + (y + gamma(b)))
    }
    while true {
      let (u, v) = (double(), double())
      let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
      if x + y <= 1, x + y > 0 { return x / (x + y) }
    }
  }

  func poisson(_ mean: Double) -> Int64 {
    if mean == 0 { return 0 }
    if mean >= 10 { return largePoisson(mean) }
    let least = exp(-mean)
    var (count, product): (Int64, Double) = (0, 1)
    while true {
      product *= double()
      if product <= least { return count }
      count += 1
    }
  }

  /// - SeeAlso: Hörmann 1993, "The transformed rejection method for generating Poisson random
  ///   variables".
  private func largePoisson(_ mean: Double) -> Int64 {
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let fast = 0.9277 - 3.6224 / (b - 2)
    while true {
      let (u, v) = (double() - 0.5, double())
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= fast { return Int64(k) }
      if k < 0 || us < 0.013 && v > us { continue }
      let bound = -mean + k * log(mean) - lgamma(k + 1)
      if log(v) + log(inverse) - log(a / (us * us) + b) <= bound { return Int64(k) }
    }
  }

  /// The count of successes, by inversion; for an expected count below 30.
  func binomial(_ count: Int64, _ share: Double) -> Int64 {
    if count == 0 || share == 0 { return 0 }
    if share > 0.5 { return count - binomial(count, 1 - share) }
    let (n, q) = (Double(count), 1 - share)
    let none = exp(n * log(q))
    let bound = min(n, n * share + 10 * (n * share * q + 1).squareRoot())
    var (x, p, u) = (0.0, none, double())
    while u > p {
      x += 1
      if x > bound.rounded(.towardZero) {
        (x, p, u) = (0, none, double())
      } else {
        u -= p
        p = (n - x + 1) * share * p / (x * q)
      }
    }
    return Int64(x)
  }
}
