import Glibc
import Tensors

/// Places drawn with the probabilities that weights in double precision are proportional to, with
/// the draws that `torch.multinomial` makes for a tensor of doubles.
///
/// With replacement each draw is one uniform number, looked up in the running sums. Without, each
/// weight is divided by its own exponential number, and the largest quotients win.
struct WeightedDraw {
  let weights: [Double]

  /// - Throws: `TensorError.multinomialProbability`, `.multinomialSum`, `.multinomialCount`.
  init(_ weights: [Double]) throws {
    guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw TensorError.multinomialProbability
    }
    guard weights.contains(where: { $0 > 0 }) else { throw TensorError.multinomialSum }
    self.weights = weights
  }

  func indices(_ count: Int, replacement: Bool, _ generator: RandomGenerator) throws -> [Int] {
    guard count > 0 else { throw TensorError.multinomialCount(count) }
    if replacement, count > 1 { return replaced(count, generator) }
    guard count <= weights.count else { throw TensorError.multinomialExcess }
    let scores = weights.map { $0 / -log1p(-generator.uniform64()) }
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    return Array(order.prefix(count))
  }

  private func replaced(_ count: Int, _ generator: RandomGenerator) -> [Int] {
    var sum = 0.0
    var running = weights.map { weight in
      sum += weight
      return sum
    }
    running = running.map { $0 / sum }
    running[running.count - 1] = 1
    return (0..<count).map { _ in
      let draw = generator.uniform64()
      var (low, high) = (0, running.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if running[middle] < draw { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
